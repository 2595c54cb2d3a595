"""Levers: what is left of each, and whether a country at imminent risk has any left (S-35)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.vocabulary import Phase
from db.vocabulary.plans import LeverState
from language import plural, tr


@dataclass(frozen=True, slots=True)
class LeverUseFacts:
    """A use of a lever: when, and whether nothing was left of it."""

    used_on: date
    whole: bool


@dataclass(frozen=True, slots=True)
class Readiness:
    """How many levers can still be used. ``alarm`` is the sentence that must be seen; empty where none is due.

    ``words`` say the numbers.
    """

    unspent: int
    partly_spent: int
    gone: int
    alarm: str

    @property
    def words(self) -> str:
        parts = [tr("{unspent} unspent", unspent=self.unspent)]
        if self.partly_spent:
            parts.append(tr("{partly_spent} partly spent", partly_spent=self.partly_spent))
        if self.gone:
            parts.append(tr("{gone} spent, expired or withdrawn", gone=self.gone))
        return ", ".join(parts)


def lever_state(
    uses: Iterable[LeverUseFacts],
    *,
    expires_on: date | None,
    withdrawn_on: date | None,
    today: date,
) -> LeverState:
    """What is left of a lever on a day. Spent stays spent, whatever its expiry."""
    found = tuple(use for use in uses if use.used_on <= today)
    if any(use.whole for use in found):
        return LeverState.SPENT
    if withdrawn_on is not None and withdrawn_on <= today:
        return LeverState.WITHDRAWN
    if expires_on is not None and expires_on < today:
        return LeverState.EXPIRED
    return LeverState.PARTLY_SPENT if found else LeverState.UNSPENT


def readiness(phase: Phase | None, states: Sequence[LeverState]) -> Readiness:
    """Whether a file in this phase has a lever left. Only imminent risk without any raises the alarm.

    A lever that is partly spent is not unspent: it can still be used, and the alarm says that it is all there is.
    """
    unspent = sum(state is LeverState.UNSPENT for state in states)
    partly = sum(state is LeverState.PARTLY_SPENT for state in states)
    return Readiness(unspent, partly, len(states) - unspent - partly, _alarm(phase, unspent, partly, states))


def _alarm(phase: Phase | None, unspent: int, partly: int, states: Sequence[LeverState]) -> str:
    if phase is not Phase.IMMINENT_RISK or unspent:
        return ""
    if not states:
        return tr("Imminent risk, and no lever is on file.")
    if partly:
        return plural(
            "Imminent risk, and no unused lever is left; {count}, partly spent, can still be used.",
            "Imminent risk, and no unused lever is left; {count}, partly spent, can still be used.",
            partly,
        )
    return tr("Imminent risk, and no lever is left.")
