"""A risk assessment to be read: its judgement, who is at risk, what may happen, then every factor with what was seen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.risk.risk_assessments import RiskAssessmentView
from app.reference.framework import Factor
from app.rules.risk.rating_changes import counts
from app.rules.risk.ratings import FactorRating, Finding, IndicatorRating
from db.vocabulary import words
from language import tr
from language.lists import listed
from language.phrases import headed
from ui.case import Case
from ui.reports.words import moment
from ui.risk.description_card import description_facts
from ui.risk.scenario_words import likelihood_words, scenario_facts, window_words
from ui.risk.words import RATINGS, finding_words, indicator_words, rating_role, rating_words, trend_words
from ui.theme import TextSize, current
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.line import Line
from ui.widgets.words import Words


class AssessmentReading(QWidget):
    """Read-only: a completed assessment, or one that somebody else has under way."""

    def __init__(
        self, case: Case, view: RiskAssessmentView, factors: Sequence[Factor], citation: str
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        column.addWidget(_judgement(case, view))
        if view.scenarios:
            column.addWidget(_scenarios(view))
        if view.divergences:
            column.addWidget(_divergences(view))
        rated = Card(tr("Factors"))
        rated.body.addWidget(Words(citation, size=TextSize.CAPTION, role="muted", wrap=True))
        for factor in factors:
            rated.body.addWidget(Line())
            rated.body.addWidget(_factor(factor, view.rating(factor.number)))
        column.addWidget(rated)
        column.addStretch(1)


def _judgement(case: Case, view: RiskAssessmentView) -> Card:
    card = Card(tr("{number}, by {author}", number=view.number, author=view.author))
    facts = Facts()
    facts.add(tr("Framework"), view.framework_title)
    facts.add(tr("Begun"), moment(view.started_at, case.zone))
    completed = (
        moment(view.completed_at, case.zone) if view.completed_at else tr("Not yet: its author is at work")
    )
    facts.add(tr("Completed"), completed)
    for label, text in description_facts(view):
        if text:
            facts.add(label, text)
    if view.overview:
        facts.add(tr("Overview"), view.overview)
    if view.confidence is not None:
        facts.add(tr("Confidence"), f"{words(view.confidence)}. {view.confidence_reason}")
    counted = ", ".join(
        tr("{count} {judged}", count=count, judged=RATINGS[rating].lower())
        for rating, count in counts(view.ratings)
        if count
    )
    if counted:
        facts.add(tr("Factors"), counted)
    card.body.addWidget(facts)
    return card


def _scenarios(view: RiskAssessmentView) -> Card:
    card = Card(tr("Scenarios"))
    for one in view.scenarios:
        window = window_words(one)
        card.body.addWidget(Words(one.name, strong=True, wrap=True))
        card.body.addWidget(Words(f"{likelihood_words(one)}{f', {window}' if window else ''}", wrap=True))
        facts = Facts()
        for label, text in scenario_facts(one):
            if text:
                facts.add(label, text)
        card.body.addWidget(facts)
    return card


def _divergences(view: RiskAssessmentView) -> Card:
    card = Card(tr("Rankings that diverged, and what was said"))
    for one in view.divergences:
        card.body.addWidget(Words(one.said, role="muted", wrap=True, selectable=True))
        said = tr("No comment possible: {comment}", comment=one.comment) if one.no_comment else one.comment
        card.body.addWidget(Words(said, wrap=True, selectable=True))
    return card


def _factor(factor: Factor, rated: FactorRating | None) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    said = ", ".join(filter(None, (rating_words(rated), trend_words(rated.trend) if rated else "")))
    row.setAccessibleName(
        tr(
            "Factor {factor_number}, {factor}: {said}",
            factor_number=factor.number,
            factor=factor.title,
            said=said,
        )
    )
    column.addWidget(Words(f"{factor.number}. {factor.title}", wrap=True))
    column.addWidget(Words(said, strong=True, role=rating_role(rated) or "text"))
    if rated is None:
        return row
    for indicator in factor.indicators:
        found = rated.indicator(indicator.code)
        if found is not None and found.finding is not Finding.NOT_SEEN:
            line = headed(indicator_words(indicator), _found(found))
            column.addWidget(Words(line, size=TextSize.CAPTION, wrap=True, selectable=True))
    not_seen = [one.code for one in rated.indicators if one.finding is Finding.NOT_SEEN]
    parts = [
        rated.note,
        tr("Looked for and not seen: {not_seen}", not_seen=", ".join(not_seen)) if not_seen else "",
        tr("Evidence: {evidence}", evidence=", ".join(rated.evidence)) if rated.evidence else "",
    ]
    for part in filter(None, parts):
        column.addWidget(Words(part, size=TextSize.CAPTION, role="muted", wrap=True, selectable=True))
    return row


def _found(found: IndicatorRating) -> str:
    parts = (finding_words(found), trend_words(found.trend), ", ".join(found.evidence), found.note)
    return listed(parts)
