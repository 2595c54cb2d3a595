"""The base of a section of the settings page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from language import said
from ui.frame import Frame
from ui.open_case import OpenCase
from ui.theme import TextSize, current
from ui.widgets.words import Words


class Section(QWidget):
    """Lay content out in ``column``. ``name`` is its key, ``title`` what the list shows."""

    name = ""
    title = ""
    words = ""

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__()
        self.case = case
        self.frame = frame
        self.setAccessibleName(said(self.title))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(current().metrics.between)
        self.column.addWidget(Words(said(self.title), size=TextSize.SECTION))
        if self.words:
            self.column.addWidget(Words(said(self.words), role="muted", running=True))

    @property
    def unsaved(self) -> bool:
        """Whether something is typed here that is not kept."""
        return False

    def refresh(self) -> None:
        """Read again what is shown; what is typed and not kept stays."""
