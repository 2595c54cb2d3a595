"""When an opportunity counts as missed (S-42)."""

from datetime import date

from db.vocabulary.engagement import OpportunityStatus
from language import tr


def missed_because(
    status: OpportunityStatus, closes_on: date | None, today: date, *, reason: str = ""
) -> str:
    """Why an opportunity was missed, in a sentence; empty where it was taken or is still open."""
    if status is OpportunityStatus.DECLINED:
        return tr("Declined: {reason}", reason=reason)
    if status is OpportunityStatus.OPEN and closes_on is not None and closes_on < today:
        return tr("Nobody decided before it closed on {closes_on}.", closes_on=closes_on.isoformat())
    return ""
