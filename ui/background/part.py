"""A part of the background of a country: registers beneath one another, that scroll."""

from abc import abstractmethod
from typing import Protocol, TypeVar

from app.actions.countries.register_entries import RegisterKind, WithdrawEntry, withdraw_entry
from app.reading.countries.background import Background
from app.rules.verdict import ALLOWED, Verdict
from language import said, tr
from ui.case import Case
from ui.countries.past import Past
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.reports.text_dialog import TextDialog
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.register import Register
from ui.widgets.scrolled import Scrolled


class Withdrawable(Protocol):
    """An entry of a register, in the version that is shown."""

    @property
    def entry_id(self) -> str: ...

    @property
    def version(self) -> int: ...


class BackgroundPart(Scrolled):
    """``title`` names it in the list of parts; :meth:`due` says there what is overdue in it."""

    title = ""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(said(self.title), margin=0)
        self.body.setSpacing(current().metrics.between)
        self.case = case
        self.frame = frame
        self.country = ""
        self.held: Background | None = None
        self.past: Past | None = None
        self._may: Verdict = ALLOWED

    def show_part(self, country: str, held: Background, may: Verdict, past: Past | None = None) -> None:
        """Show the registers; ``may`` says whether they may be written, and if not, why; ``past``: of which day."""
        self.country, self.held, self._may, self.past = country, held, may, past
        self.show_held(held, may)

    @abstractmethod
    def show_held(self, held: Background, may: Verdict) -> None:
        """Fill the registers."""
        raise NotImplementedError

    @property
    def new(self) -> ActButton | None:
        """What begins an entry of its first register, if its entries are not given."""
        first = self.findChild(Register)
        if first is None:
            return None
        return first.new if first.new is not None and not first.new.isHidden() else first.nothing.act

    @staticmethod
    def due(_held: Background) -> str:
        """What of it is overdue, in two or three words; empty for nothing."""
        return ""

    def may_write(self, _row: object) -> Verdict:
        """Whether an entry may be changed."""
        return self._may

    def withdraw(self, kind: RegisterKind, entry: Withdrawable, what: str) -> TextDialog:
        """Ask why an entry is withdrawn, and withdraw it."""
        country = self.country

        def run(reason: str) -> object:
            request = WithdrawEntry(
                kind=kind, country=country, entry_id=entry.entry_id, based_on=entry.version, reason=reason
            )
            return self.case.act(withdraw_entry, request)

        dialog = TextDialog(
            self.frame,
            tr("Withdraw {what}", what=what),
            about=f"withdraw {country} {entry.entry_id}",
            words=tr(
                "For an entry that was made in error. It stays readable in the history, with your reason."
            ),
            act=tr("Withdraw the entry"),
            label=tr("Reason"),
            run=run,
        )
        dialog.open()
        return dialog


Opened = TypeVar("Opened", bound=Dialog)


def opened(dialog: Opened) -> Opened:
    """The dialog, open."""
    dialog.open()
    return dialog
