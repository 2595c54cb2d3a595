"""A risk assessment to be read: its judgement, then every factor with what was seen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.risk_assessments import RiskAssessmentView
from app.reference.framework import CITATION, Factor
from app.rules.ratings import FactorRating
from ui.case import Case
from ui.countries.rating_words import RATINGS, TRENDS
from ui.reports.words import moment
from ui.theme import TextSize, current
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.line import Line
from ui.widgets.words import Words


class AssessmentReading(QWidget):
    """Read-only: a completed assessment, or one that somebody else has under way."""

    def __init__(self, case: Case, view: RiskAssessmentView, factors: Sequence[Factor]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        judgement = Card(f"{view.number}, by {view.author}")
        facts = Facts()
        facts.add("Begun", moment(view.started_at, case.zone))
        completed = (
            moment(view.completed_at, case.zone) if view.completed_at else "Not yet: its author is at work"
        )
        facts.add("Completed", completed)
        if view.overview:
            facts.add("Overview", view.overview)
        if view.confidence is not None:
            facts.add("Confidence", f"{view.confidence.value.capitalize()}. {view.confidence_reason}")
        judgement.body.addWidget(facts)
        column.addWidget(judgement)
        rated = Card("Factors")
        rated.body.addWidget(Words(CITATION, size=TextSize.CAPTION, role="muted", wrap=True))
        stored = {rating.factor: rating for rating in view.ratings}
        for factor in factors:
            rated.body.addWidget(Line())
            rated.body.addWidget(_factor(factor, stored.get(factor.number)))
        column.addWidget(rated)
        column.addStretch(1)


def _factor(factor: Factor, rating: FactorRating | None) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    said = "Not rated"
    if rating and rating.rating:
        said = f"{RATINGS[rating.rating]}, {TRENDS[rating.trend].lower()}"
    row.setAccessibleName(f"Factor {factor.number}, {factor.title}: {said}")
    column.addWidget(Words(f"{factor.number}. {factor.title}", wrap=True))
    column.addWidget(Words(said, strong=True))
    if not rating:
        return row
    seen = {one.code for one in rating.seen}
    for indicator in factor.indicators:
        if indicator.code in seen:
            unsure = "" if indicator.confirmed else " (to be confirmed)"
            words = f"{indicator.code}  {indicator.meaning}{unsure}"
            column.addWidget(Words(words, size=TextSize.CAPTION, wrap=True, selectable=True))
    parts = [
        rating.note,
        f"Evidence: {', '.join(rating.evidence)}" if rating.evidence else "",
    ]
    for part in filter(None, parts):
        column.addWidget(Words(part, size=TextSize.CAPTION, role="muted", wrap=True, selectable=True))
    return row
