"""One part of the engagement tab: registers that belong together, read when the part is shown."""

from PySide6.QtWidgets import QWidget

from db.vocabulary import Role
from language import said
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.may import may
from ui.widgets.act_button import ActButton
from ui.widgets.scrolled import Scrolled


class Part(Scrolled):
    """``title`` is its line in the list of parts; ``new`` the act that N begins."""

    title = ""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(said(self.title), margin=0)
        self.case = case
        self.frame = frame
        self.country = ""
        self.name = ""
        self.new: ActButton | None = None
        self.writes = may(case, Role.ANALYST, Role.FOCAL_POINT)
        self.leads = may(case, Role.FOCAL_POINT)

    def show_country(self, country: str, name: str) -> None:
        """Read and show what this part holds of a country."""
        self.country, self.name = country, name
        self.read()

    def read(self) -> None:
        """Read the registers of the country; each part does."""
        raise NotImplementedError

    def lay_out(self, *widgets: QWidget) -> None:
        """Put the registers one beneath another."""
        for widget in widgets:
            self.body.addWidget(widget)
        self.body.addStretch(1)

    @staticmethod
    def ask(dialog: Dialog) -> Dialog:
        """Open a dialog."""
        dialog.open()
        return dialog
