"""The scan of a signed paper, shown beside its record where the program can show it."""

from PySide6.QtWidgets import QWidget

from app.reading.evidence.items import attachment_content
from app.refusals import BadInput
from language import tr
from ui.case import Case
from ui.frame import Frame
from ui.pdf.view import PdfView
from ui.preview.kinds import FileKind, by_bytes
from ui.preview.looking import look_into
from ui.preview.scans import scan_as_pdf
from ui.widgets.words import Words

_HEIGHT = 360


def require_shown(name: str, content: bytes) -> None:
    """Refuse a scan that whoever compares it would not see; takes long for a long one.

    Raises:
        BadInput: of a kind that is not shown, damaged, or locked with a password.
    """
    remedy = tr("Save it as PDF, TIFF, JPEG or PNG without a password, and choose that file.")
    if by_bytes(content) is None:
        raise BadInput(
            "file",
            tr("“{name}” cannot be shown to the second person, who has to compare it.", name=name),
            remedy=remedy,
        )
    try:
        look_into(content, name)
    except BadInput as error:
        raise BadInput("file", error.message, remedy=remedy) from error


def scan_view(case: Case, frame: Frame, scan_id: str, name: str) -> QWidget:
    """The pages of a PDF, a TIFF or a photograph, to be enlarged where the hand is small; of another file a sentence.

    Nothing is blurred, as evidence is: it is a paper of the ministry, and has to be compared. Nothing leaves from here:
    what is saved of a file stands on the ledger.
    """
    content = case.look(lambda session: attachment_content(session, scan_id))
    kind = by_bytes(content)
    if kind is None:
        return Words(
            tr(
                "The scan is kept as {name}. It is of a kind that is not shown here: PDF, TIFF, JPEG and PNG are.",
                name=name,
            ),
            wrap=True,
        )
    title = tr("Scan {name}", name=name)
    view = PdfView(frame.tasks, leaves=False)
    view.setMinimumHeight(_HEIGHT)
    if kind is FileKind.PDF:
        view.show_pdf(content, file_name=name, title=title)
        return view
    frame.tasks.run(
        lambda _progress, _cancelled: scan_as_pdf(content, kind),
        lambda pages: view.show_pdf(pages, file_name=name, title=title),
        view.notice.refuse,
        owner=view,
    )
    return view
