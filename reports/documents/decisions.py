"""The decision record as a document of the common frame."""

from reportlab.platypus import Flowable

from app.documents.decisions import DecisionPaper
from reports.decision_record import record_story


def decisions_story(page: DecisionPaper) -> list[Flowable]:
    """What was asked, shown and decided, dissent, and the proof."""
    return record_story(page.record)
