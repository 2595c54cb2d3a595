"""Recommendations to a state that are entered by hand; whole lists come in files (S-20)."""

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
    past_day,
    revise,
    sourced,
)
from app.refusals import BadInput
from app.rules.entry.texts import clean_line, required_line, required_text
from db.actor import Actor
from db.vocabulary.recommendations import RecommendingBody, UprResponse
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationFacts:
    """A recommendation: who made it (a state, committee or mandate), when, and what the state answered.

    Only recommendations of the Universal Periodic Review are supported or noted, and have a cycle.
    """

    body: RecommendingBody
    recommended_by: str
    recommended_on: date
    cycle: int | None = None
    text: str
    response: UprResponse = UprResponse.NONE
    symbol: str = ""
    source: str
    source_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRecommendation:
    """A recommendation for the register of a country."""

    country: str
    recommendation: RecommendationFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseRecommendation(Revision):
    """A recommendation as it should stand, as when the state has answered."""

    recommendation: RecommendationFacts


def record_recommendation(work: Work, actor: Actor, request: RecordRecommendation) -> EntryKept:
    """Enter a recommendation.

    Raises:
        Refused: ``role``.
        BadInput: no such file, or unusable facts.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.recommendation)
    return kept(enter(work, actor, RegisterKind.RECOMMENDATION, request.country, values))


def revise_recommendation(work: Work, actor: Actor, request: ReviseRecommendation) -> EntryKept:
    """Change a recommendation, with a reason.

    Raises:
        Refused: ``role``; ``register.stale``; ``register.withdrawn``; ``unchanged``.
        BadInput: as for a new one, and no such entry or no reason.
    """
    require_role(actor, *WRITERS)
    return kept(revise(work, RegisterKind.RECOMMENDATION, request, _clean(work, request.recommendation)))


def _clean(work: Work, facts: RecommendationFacts) -> dict[str, Any]:
    of_review = facts.body is RecommendingBody.UPR
    if of_review and (facts.cycle is None or not 1 <= facts.cycle <= 99):
        raise BadInput("cycle", tr("A review has a cycle."), remedy=tr("Give its number, as in 4."))
    if not of_review and facts.response is not UprResponse.NONE:
        raise BadInput(
            "response",
            tr("Only recommendations of the Universal Periodic Review are supported or noted."),
            remedy=tr("Leave the response open, or choose the review as the body."),
        )
    return {
        "body": facts.body,
        "recommended_by": required_line(facts.recommended_by, "by whom"),
        "recommended_on": past_day(work, facts.recommended_on, "date"),
        "cycle": facts.cycle if of_review else None,
        "text": required_text(facts.text, "text"),
        "response": facts.response,
        "symbol": clean_line(facts.symbol, "symbol"),
        **sourced(work, facts.source, facts.source_on),
    }
