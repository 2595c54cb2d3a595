"""Assessments and other readings that are on record, to be read."""

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.reports.report import AssessmentView, DissentView, ReportView
from db.vocabulary import words
from language import tr
from ui.reports.phase_line import phase_line
from ui.reports.words import moment
from ui.theme import TextSize, current
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.layouts import empty
from ui.widgets.words import Words


class Judgements(QWidget):
    """The newest assessment first; then dissents as they were written, and who had none."""

    def __init__(self) -> None:
        super().__init__()
        self.dissents: QWidget | None = None
        """Other readings, where there are any."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().metrics.between)

    def show_report(self, report: ReportView, zone: ZoneInfo) -> None:
        """Show what is on record."""
        empty(self._column)
        self.dissents = None
        for assessment in reversed(report.assessments):
            self._column.addWidget(_assessment(assessment, zone))
        if report.dissents:
            self.dissents = dissents_card(report.dissents, zone)
            self._column.addWidget(self.dissents)
        self.setVisible(bool(report.assessments or report.dissents))


def _assessment(view: AssessmentView, zone: ZoneInfo) -> Card:
    card = Card(tr("Assessed by {assessor}", assessor=view.assessor))
    said = Words(moment(view.assessed_at, zone), size=TextSize.CAPTION, role="muted")
    card.body.addWidget(said)
    if view.note:
        card.body.addWidget(Words(view.note, running=True, selectable=True))
    facts = Facts()
    facts.add(tr("Phase"), phase_line(view.phase))
    if view.phase_reason:
        facts.add("", view.phase_reason)
    facts.add(tr("How sure"), words(view.confidence))
    facts.add("", view.confidence_reason)
    card.body.addWidget(facts)
    return card


def dissents_card(views: tuple[DissentView, ...], zone: ZoneInfo) -> Card:
    """Other readings as they were written, and who was asked and had none; also that nobody was."""
    card = Card(tr("Other readings"))
    if not views:
        card.body.addWidget(Words(tr("None is on record, and nobody was asked."), role="muted", wrap=True))
    for view in views:
        when = moment(view.recorded_at, zone)
        if not view.text:
            said = tr("{person} was asked and has none ({when}).", person=view.person, when=when)
            card.body.addWidget(Words(said, wrap=True))
            continue
        card.body.addWidget(Words(view.person, strong=True))
        card.body.addWidget(Words(view.text, running=True, selectable=True))
        if view.would_change:
            changes = tr("What would change this view: {would_change}", would_change=view.would_change)
            card.body.addWidget(Words(changes, role="muted", running=True, selectable=True))
        card.body.addWidget(Words(when, size=TextSize.CAPTION, role="muted"))
    return card
