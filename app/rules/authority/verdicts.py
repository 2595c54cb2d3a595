"""The answer of authority to a request."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.rules.authority.chains import Link
from app.rules.authority.instruments import Instrument, OfficeId
from app.rules.authority.refusal import Refusal


class Standing(StrEnum):
    """What a decision would be worth, the best first."""

    AUTHORISED = "authorised"
    PENDING_SECOND_SIGNATURE = "pending_second_signature"
    PENDING_RATIFICATION = "pending_ratification"
    REFUSED = "refused"

    @property
    def rank(self) -> int:
        """0 for the best."""
        return tuple(Standing).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a person in an office may decide, under what, or why not.

    ``chain`` runs from the deciding instrument up to original authority and is empty when refused; ``examined``
    then holds the links that were looked at, up to the one at which the chain breaks. ``refusals`` names all that
    stands in the way, the greatest first. A decision can owe a second signature and a ratification at once: it is
    then pending ratification, with ``owed_signatures`` not empty. ``ratify_by`` is the first instant at which the
    decision has lapsed.
    """

    outcome: Standing
    message: str
    instrument: Instrument | None = None
    chain: tuple[Link, ...] = ()
    owed_signatures: tuple[OfficeId, ...] = ()
    ratify_by: datetime | None = None
    ratifying_office: OfficeId | None = None
    refusals: tuple[Refusal, ...] = ()
    examined: tuple[Link, ...] = ()
    warnings: tuple[Refusal, ...] = ()

    @property
    def refused(self) -> bool:
        return self.outcome is Standing.REFUSED

    @property
    def in_effect(self) -> bool:
        """True when the decision acts at once. An emergency act does, until it lapses (Authority rules 11, 12)."""
        return not self.refused and not self.owed_signatures

    @property
    def rule(self) -> str | None:
        """The stable code of the rule that refuses, such as ``authority.ceiling``."""
        return self.refusals[0].code if self.refusals else None

    @property
    def rule_number(self) -> int | None:
        """The number of that rule in the design."""
        return self.refusals[0].number if self.refusals else None

    @property
    def remedy(self) -> str:
        """What to do about a refusal, in a sentence."""
        return self.refusals[0].remedy if self.refusals else ""

    @property
    def unasked_remedy(self) -> str:
        """The same for a measure that is only thought of: there is no report that could be referred."""
        return self.refusals[0].unasked if self.refusals else ""

    def require(self) -> None:
        """Do nothing when the request may be decided.

        Raises:
            Refused: when it may not, with the code, the message and the remedy of the verdict.
        """
        if self.refusals:
            raise self.refusals[0].as_error()
