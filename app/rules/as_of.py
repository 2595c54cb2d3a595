"""As of a day: what held then."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Effective(Protocol):
    """A change that holds from a day on, until the next one. ``entry``: its number on the ledger."""

    @property
    def effective_on(self) -> date: ...
    @property
    def entry(self) -> int: ...


Change = TypeVar("Change", bound=Effective)


def holding_on(changes: Iterable[Change], day: date) -> Change | None:
    """The change that holds on ``day``: of those in effect, the latest; of one day, the one entered last."""
    in_effect = (change for change in changes if change.effective_on <= day)
    return max(in_effect, key=lambda change: (change.effective_on, change.entry), default=None)
