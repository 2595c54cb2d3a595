"""A clock that ran out while a record stood on record that was refused afterwards: nobody is said to have been idle."""

from typing import Final

from db.vocabulary import ClockKind
from language import Wording, mark

_BEHIND: Final = Wording(
    {
        ClockKind.ACKNOWLEDGE: mark(
            "The deadline to acknowledge passed while {number} stood on record; its record was refused afterwards."
        ),
        ClockKind.DECIDE: mark(
            "The deadline to decide passed while {number} stood on record; its record was refused afterwards."
        ),
    }
)

_BEHIND_DUE: Final = Wording(
    {
        ClockKind.ACKNOWLEDGE: mark(
            "The deadline to acknowledge, {due}, passed while {number} stood on record; its record was refused afterwards."
        ),
        ClockKind.DECIDE: mark(
            "The deadline to decide, {due}, passed while {number} stood on record; its record was refused afterwards."
        ),
    }
)


def lapsed_behind(kind: ClockKind, number: str, due: str = "") -> str:
    """Which clock ran out behind the refused record of decision ``number``; ``due``: when, where the place does not say it."""
    return _BEHIND_DUE[kind].format(number=number, due=due) if due else _BEHIND[kind].format(number=number)
