"""The reviews of the state in the Universal Periodic Review: held, and the next one on the calendar (S-20)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.actions.common import require_role
from app.actions.countries.register_entries import (
    WRITERS,
    EntryKept,
    RegisterKind,
    Revision,
    enter,
    kept,
    known_day,
    revise,
    sourced,
)
from app.refusals import BadInput
from app.rules.entry.dates import LATEST
from app.rules.entry.texts import clean_line, clean_text
from db.actor import Actor
from db.vocabulary import DatePrecision
from db.work import Work
from language import tr

FIRST_REVIEWS = date(2008, 4, 7)
"""First day of the first session of the working group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """A review: its cycle, the session of the working group, the day, and the report's symbol once there is one."""

    cycle: int
    session: str = ""
    review_on: tuple[date, DatePrecision]
    symbol: str = ""
    note: str = ""
    source: str
    source_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordUniversalReview:
    """A review for the register of a country."""

    country: str
    review: ReviewFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseUniversalReview(Revision):
    """A review as it should stand, as when its day is moved."""

    review: ReviewFacts


def record_universal_review(work: Work, actor: Actor, request: RecordUniversalReview) -> EntryKept:
    """Enter a review, past or to come.

    Raises:
        Refused: ``role``.
        BadInput: no such file, or a cycle or a day that cannot be.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.review)
    return kept(enter(work, actor, RegisterKind.UNIVERSAL_REVIEW, request.country, values))


def revise_universal_review(work: Work, actor: Actor, request: ReviseUniversalReview) -> EntryKept:
    """Change a review, with a reason.

    Raises:
        Refused: ``role``; ``register.stale``; ``register.withdrawn``; ``unchanged``.
        BadInput: as for a new one, and no such entry or no reason.
    """
    require_role(actor, *WRITERS)
    return kept(revise(work, RegisterKind.UNIVERSAL_REVIEW, request, _clean(work, request.review)))


def _clean(work: Work, facts: ReviewFacts) -> dict[str, Any]:
    if not 1 <= facts.cycle <= 99:
        raise BadInput(
            "cycle",
            tr("There is no cycle {cycle}.", cycle=facts.cycle),
            remedy=tr("Give its number, as in 4."),
        )
    day, precision = facts.review_on
    if not FIRST_REVIEWS.replace(month=1, day=1) <= known_day(day, "day of the review") <= LATEST:
        raise BadInput(
            "day of the review",
            tr("No state was reviewed on {day}: the reviews began in April 2008.", day=day.isoformat()),
            remedy=tr("Correct the year."),
        )
    return {
        "cycle": facts.cycle,
        "session": clean_line(facts.session, "session"),
        "review_on": day,
        "precision": precision,
        "symbol": clean_line(facts.symbol, "symbol"),
        "note": clean_text(facts.note, "note"),
        **sourced(work, facts.source, facts.source_on),
    }
