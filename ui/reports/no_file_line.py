"""What stands beneath a country that has no file yet, where a report is begun: that, and the way to open one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.vocabulary import Role
from language import tr
from ui.case import Case
from ui.may import may
from ui.widgets.act_button import ActButton
from ui.widgets.words import Words


class NoFileLine(QWidget):
    """Hidden while the country that is chosen has a file. ``asked``: its file is to be opened."""

    asked = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self.words = Words(role="warn", wrap=True)
        self.open = ActButton(tr("Open its file…"))
        self.open.acted.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.open)
        self.hide()

    def show_country(self, name: str) -> None:
        """Say that the country of this name has no file; an empty name hides all."""
        self.words.setText(no_file(name))
        self.open.set_words(tr("Open the file of {country}…", country=name))
        self.open.set_verdict(may(self._case, Role.ANALYST, Role.FOCAL_POINT))
        self.setVisible(bool(name))


def no_file(name: str) -> str:
    """That a country has no file, in words."""
    return tr("There is no file of {country} yet; a report stands on one.", country=name)
