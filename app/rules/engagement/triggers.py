"""Exit, sanctions relief, recognition, normalisation: decided with a risk annex or a recorded waiver (S-60)."""

from datetime import date

from app.rules.flow import ALLOWED, Verdict
from db.vocabulary.engagement import TriggerStatus


def annex_serves(annex_on: date | None, decided_on: date, max_age_days: int) -> bool:
    """Whether an annex of that day carries a decision: not later than it, and not too old for it."""
    return annex_on is not None and 0 <= (decided_on - annex_on).days <= max_age_days


def may_decide_event(
    status: TriggerStatus, annex_on: date | None, decided_on: date, max_age_days: int, *, waived: bool
) -> Verdict:
    """Whether the event may be marked as decided on ``decided_on``."""
    if status is not TriggerStatus.PROPOSED:
        return Verdict(
            allowed=False,
            rule="trigger.settled",
            reason=f"The event is {status.value} already.",
            remedy="Propose a new one.",
        )
    if waived or annex_serves(annex_on, decided_on, max_age_days):
        return ALLOWED
    if annex_on is None:
        why = "It has no risk annex."
    elif annex_on > decided_on:
        why = f"Its risk annex of {annex_on.isoformat()} was written after the decision."
    else:
        age = (decided_on - annex_on).days
        why = f"Its risk annex of {annex_on.isoformat()} was {age} days old, and {max_age_days} are allowed."
    return Verdict(
        allowed=False,
        rule="trigger.annex",
        reason=f"Such an act is not decided without a look at the risk. {why}",
        remedy="Attach a risk annex, or record a waiver by a focal point and a named authority, with the reason.",
    )
