"""Instruments whose signer left: each asks the successor to stand by it (Authority rule 22)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.actions.delegations import ConfirmInstrument, confirm_instrument
from app.refusals import UserError
from app.rules.authority import ToConfirm
from db.vocabulary import Role
from ui.authorities.words import with_rule
from ui.case import Case
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.reports.layouts import empty
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words


class ConfirmBanner(QFrame):
    """Hidden while none waits. They are in force with or without the confirmation."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self.buttons: dict[str, ActButton] = {}
        self.setProperty("kind", "notice")
        self.setProperty("tone", "warn")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(current().metrics.inside)
        self.hide()

    def show_waiting(self, waiting: Sequence[ToConfirm]) -> None:
        """Show the instruments that wait for a confirmation."""
        empty(self._column)
        self.buttons = {}
        for one in waiting:
            number = one.instrument.number
            line = QHBoxLayout()
            line.addWidget(Glyph("warn", "warn"))
            said = (
                f"{number} was signed by an earlier holder of {one.delegator.name}. It stays in force; the present "
                "holder is asked to confirm it."
            )
            line.addWidget(Words(said, wrap=True), 1)
            button = ActButton(f"Confirm {number}")
            successor = one.successor == self._case.actor.person_id
            theirs = refusal(
                f"Only the present holder of {one.delegator.name} confirms it.", unless=successor
            )
            button.set_verdict(first_refusal(may(self._case, Role.AUTHORITY), theirs))
            button.acted.connect(lambda instrument_id=one.instrument.id: self._confirm(instrument_id))
            line.addWidget(button)
            self.buttons[number] = button
            self._column.addLayout(line)
        self.setVisible(bool(waiting))
        self.setAccessibleName(f"{len(waiting)} instruments wait for a successor's confirmation")

    def _confirm(self, instrument_id: str) -> None:
        try:
            self._case.act(confirm_instrument, ConfirmInstrument(instrument_id=instrument_id))
        except UserError as error:
            self._frame.refuse(with_rule(error))
