"""The provisional passphrases of the first people, to be handed over."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.opening.setting_up import HandOver
from language import tr
from ui.fields.check_field import CheckField
from ui.start.start_page import StartPage
from ui.widgets.notice import Tone
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


class HandOverPage(StartPage):
    """``handed`` is sent when the user confirms that they noted them."""

    handed = Signal()

    def __init__(self, people: Sequence[HandOver], failed: Sequence[str] = ()) -> None:
        super().__init__(
            tr("To be handed over"),
            tr(
                "Each of these people signs in once with the passphrase beside their name and then chooses their own. Hand "
                "it over in person or on paper. It is shown only now; an administrator can give a new one at any time."
            ),
        )
        self.table = TableView(
            (
                Column[HandOver](tr("Name"), lambda one: one.name, stretch=True),
                Column[HandOver](tr("Login"), lambda one: one.login, width=150),
                Column[HandOver](tr("Provisional passphrase"), lambda one: one.passphrase, width=200),
            ),
            name=tr("Provisional passphrases"),
            rows=people,
        )
        self.table.setMinimumHeight(220)
        self.body.addWidget(self.table)
        self.noted = CheckField(
            tr("I have noted them"), required=True, hint=tr("Ctrl+C copies the chosen rows.")
        )
        self.form.add(self.noted)
        self.add_act(tr("Open the case"), self._go)
        if failed:
            self.tell(
                Tone.WARN,
                tr("The ministry is made, but not every account: ") + " ".join(failed),
                remedy=tr("Open them in the settings, under people."),
            )

    def _go(self) -> None:
        if self.form.check():
            self.handed.emit()
