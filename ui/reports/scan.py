"""The scan of a signed paper, shown beside its record where the program can show it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.reading.evidence.items import attachment_content
from app.refusals import BadInput
from language import tr
from ui.case import Case
from ui.frame import Frame
from ui.pdf.view import PdfView
from ui.preview.kinds import by_bytes
from ui.preview.pictures import decode
from ui.widgets.words import Words

_HEIGHT = 360
_WIDTH = 660
"""Of a photographed page, so that it is read without scrolling sideways."""


def scan_view(case: Case, frame: Frame, scan_id: str, name: str) -> QWidget:
    """The pages of a PDF, or a picture of the page; of another file a sentence that names it.

    A picture is not blurred as those of evidence are: it is a paper of the ministry, and has to be compared.
    """
    content = case.look(lambda session: attachment_content(session, scan_id))
    if content.startswith(b"%PDF"):
        view = PdfView(frame.tasks)
        view.setMinimumHeight(_HEIGHT)
        view.show_pdf(content, file_name=name, title=tr("Scan {name}", name=name))
        return view
    kind = by_bytes(content)
    if kind is not None and kind.is_picture:
        try:
            picture = QPixmap.fromImage(decode(content, kind).image)
        except BadInput as damaged:
            return Words(damaged.message, wrap=True)
        return _page(picture, tr("Scan {name}", name=name))
    return Words(
        tr("The scan is kept as {name}; it is not a PDF and is not shown here.", name=name), wrap=True
    )


def _page(picture: QPixmap, name: str) -> QScrollArea:
    """Scrolled with the arrow keys and the wheel, as wide as it can be read."""
    if picture.width() > _WIDTH:
        picture = picture.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
    label = QLabel()
    label.setPixmap(picture)
    area = QScrollArea()
    area.setWidget(label)
    area.setMinimumHeight(_HEIGHT)
    area.setAccessibleName(name)
    return area
