"""Instruments whose signer left: each asks the successor to stand by it (Authority rule 22)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.actions.ministry.delegations import ConfirmInstrument, confirm_instrument
from app.refusals import UserError
from app.rules.authority import ToConfirm
from db.vocabulary import Role
from language import mark, tr
from ui.authorities.words import with_rule
from ui.case import Case
from ui.frame import Frame, Question
from ui.may import may
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.glyph import Glyph
from ui.widgets.layouts import empty
from ui.widgets.words import Words

_AT_A_TIME = 5
_SIGNED = mark("signed by an earlier holder.")
_ASKED = mark("In force; only the present holder confirms.")


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
        """One's own with a button each, a few at a time; those of others in a line for each office."""
        empty(self._column)
        self.buttons = {}
        person = self._case.actor.person_id
        mine = [one for one in waiting if one.successor == person]
        for one in mine[:_AT_A_TIME]:
            self._column.addLayout(self._to_confirm(one))
        if len(mine) > _AT_A_TIME:
            self._column.addWidget(
                Words(tr("{mine} more wait for you.", mine=len(mine) - _AT_A_TIME), role="muted")
            )
        others: dict[str, list[str]] = {}
        for one in waiting:
            if one.successor != person:
                others.setdefault(one.delegator.name, []).append(one.instrument.number)
        for office, numbers in others.items():
            self._column.addLayout(
                _line(
                    tr(
                        "{numbers} of {office}: {signed} {asked}",
                        numbers=_listed(numbers),
                        office=office,
                        signed=tr(_SIGNED),
                        asked=tr(_ASKED),
                    )
                )
            )
        self.setVisible(bool(waiting))
        self.setAccessibleName(
            tr("{waiting} instruments wait for a successor’s confirmation", waiting=len(waiting))
        )

    def _to_confirm(self, one: ToConfirm) -> QHBoxLayout:
        number, instrument_id = one.instrument.number, one.instrument.id
        line = _line(
            tr(
                "{number} of {delegator}: {signed} It stays in force; you are asked to confirm it.",
                number=number,
                delegator=one.delegator.name,
                signed=tr(_SIGNED),
            )
        )
        button = ActButton(tr("Confirm {number}…", number=number), verdict=may(self._case, Role.AUTHORITY))
        button.acted.connect(lambda: self._ask(number, one.delegator.name, instrument_id))
        line.addWidget(button)
        self.buttons[number] = button
        return line

    def _ask(self, number: str, office: str, instrument_id: str) -> None:
        """Say what is stood by before it is: it is put on record in the holder's name."""
        question = Question(
            heading=tr("Confirm {number}", number=number),
            words=tr(
                "You stand by {number} as holder of {office}. It is in force with or without this, and you can "
                "revoke it instead, in the register beneath.",
                number=number,
                office=office,
            ),
            act=tr("Confirm it"),
            close=tr("Close"),
            run=lambda: self._confirm(instrument_id),
        )
        self._frame.ask(question)

    def _confirm(self, instrument_id: str) -> object:
        try:
            return self._case.act(confirm_instrument, ConfirmInstrument(instrument_id=instrument_id))
        except UserError as error:
            raise with_rule(error) from error


def _line(words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(current().metrics.inside)
    line.addWidget(Glyph("warn", "warn"))
    line.addWidget(Words(words, wrap=True), 1)
    return line


def _listed(numbers: Sequence[str]) -> str:
    shown = ", ".join(numbers[:_AT_A_TIME])
    return (
        tr("{shown} and {numbers} more", shown=shown, numbers=len(numbers) - _AT_A_TIME)
        if len(numbers) > _AT_A_TIME
        else shown
    )
