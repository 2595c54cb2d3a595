"""The scan of a signed paper, shown beside its record where the program can show it."""

from PySide6.QtWidgets import QWidget

from app.reading.evidence.items import attachment_content
from language import tr
from ui.case import Case
from ui.frame import Frame
from ui.pdf.view import PdfView
from ui.widgets.words import Words

_HEIGHT = 360


def scan_view(case: Case, frame: Frame, scan_id: str, name: str) -> QWidget:
    """The pages of a PDF; of another file a sentence that names it."""
    content = case.look(lambda session: attachment_content(session, scan_id))
    if not content.startswith(b"%PDF"):
        return Words(
            tr("The scan is kept as {name}; it is not a PDF and is not shown here.", name=name), wrap=True
        )
    view = PdfView(frame.tasks)
    view.setMinimumHeight(_HEIGHT)
    view.show_pdf(content, file_name=name, title=tr("Scan {name}", name=name))
    return view
