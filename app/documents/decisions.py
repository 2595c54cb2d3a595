"""The decision record under the common cover, as frozen data."""

from dataclasses import dataclass

from app.briefs.decision_record import DecisionRecord
from app.documents.cover import Cover


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """What was asked, shown and decided on a report. The cover says how it is marked."""

    cover: Cover
    record: DecisionRecord
