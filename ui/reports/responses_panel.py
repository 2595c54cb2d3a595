"""The responses of a report: what is being done, what was reported, how it ended."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.reading.reports.completions import ResponseActs, response_acts
from app.reading.reports.responses import ResponseView
from app.reading.reports.results_due import days_of_responses
from app.rules.verdict import Verdict
from app.rules.waiting import late_words
from db.vocabulary import ResponseStatus
from language import ptr, tr
from language.phrases import begun, headed
from ui.case import Case
from ui.countries.words import today
from ui.frame import Frame
from ui.reports.acts import ReportActs
from ui.reports.panel import ReportPicture, StepPanel
from ui.reports.words import EFFECTS, RESPONSES, day, moment
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.glyph import Glyph
from ui.widgets.layouts import empty
from ui.widgets.line import Line
from ui.widgets.words import Words

_GOING_ON = {ResponseStatus.OPEN, ResponseStatus.STARTED}


class ResponsesPanel(StepPanel):
    """One card a response; only its lead acts on it."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self._cards: dict[str, QWidget] = {}

    def part_of(self, item: str) -> QWidget | None:
        return self._cards.get(item)

    def show_report(self, picture: ReportPicture) -> None:
        """Show every response with what the reader may do with it."""
        empty(self.column)
        self._cards = {}
        report, actor, at = picture.report, self.case.actor, self.case.now()
        if not picture.responses:
            self.column.addWidget(
                EmptyState(
                    tr("No response is open"),
                    tr(
                        "A response opens by itself as soon as a decision that authorises a measure is in force."
                    ),
                )
            )
            return
        acts = ReportActs(self.case, self.frame, picture)
        may = self.case.look(lambda session: response_acts(session, report.report_id, actor, at))
        days = self.case.look(lambda session: days_of_responses(session, report.country))
        for response in picture.responses:
            due = days.get(response.number)
            card = self._cards[response.number] = self._card(response, due, may[response.response_id], acts)
            self.column.addWidget(card)

    def _card(self, response: ResponseView, due: date | None, may: ResponseActs, acts: ReportActs) -> QWidget:
        zone = self.case.zone
        card = Card(headed(response.number, response.option))
        words, glyph, role = RESPONSES[response.status]
        line = QHBoxLayout()
        line.setSpacing(current().metrics.inside)
        line.addWidget(Glyph(glyph, role))
        line.addWidget(Words(begun(words), strong=True, role=role))
        late = (today(self.case) - due).days if due is not None else 0
        if late > 0:
            # As the desk says it, which leads here.
            line.addSpacing(current().metrics.inside)
            line.addWidget(Glyph("time-lapsed", "danger"))
            line.addWidget(Words(late_words(late), strong=True, role="danger"))
        line.addStretch(1)
        card.body.addLayout(line)
        facts = Facts()
        facts.add(tr("Lead"), response.lead)
        facts.add(
            tr("Under"),
            tr(
                "Decision {number} ({effect})",
                number=response.decision,
                effect=EFFECTS[response.effect][0].lower(),
            ),
        )
        facts.add(tr("Opened"), moment(response.opened_at, zone))
        if response.started_at is not None:
            facts.add(tr("Started"), moment(response.started_at, zone))
        if due is not None:
            facts.add(tr("Result due"), day(due))
        if response.ended_at is not None:
            facts.add(ptr("on a day", "Ended"), moment(response.ended_at, zone))
        if response.outcome:
            facts.add(tr("Outcome"), response.outcome)
        if response.halt_reason:
            facts.add(tr("Halted because"), response.halt_reason)
        card.body.addWidget(facts)
        self._add_reports(card, response)
        self._add_acts(card, response, may, acts)
        return card

    def _add_reports(self, card: Card, response: ResponseView) -> None:
        for report in response.reports:
            card.body.addWidget(Line())
            card.body.addWidget(Words(report.text, running=True, selectable=True))
            said = f"{report.reported_by}, {moment(report.reported_at, self.case.zone)}"
            if report.people_protected is not None:
                said += tr(
                    " · people protected: {people_protected:,}", people_protected=report.people_protected
                )
            card.body.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))

    @staticmethod
    def _add_acts(card: Card, response: ResponseView, may: ResponseActs, acts: ReportActs) -> None:
        if response.status not in _GOING_ON:
            return
        open_still = response.status is ResponseStatus.OPEN
        offered: list[tuple[str, Verdict, Callable[[], object]]] = [
            (tr("Halt…"), may.halt, lambda: acts.halt(response))
        ]
        if open_still:
            offered.insert(0, (tr("Start…"), may.start, lambda: acts.start(response)))
        else:
            offered.insert(0, (tr("Complete…"), may.complete, lambda: acts.complete(response)))
            offered.insert(0, (tr("Report on it…"), may.report, lambda: acts.report_on(response)))
        first = offered[0]
        if not first[1].allowed:
            # One reason stands for all: who is not the lead can do none of it.
            offered = [first]
        line = QHBoxLayout()
        line.setSpacing(current().metrics.inside)
        for words, verdict, run in offered:
            button = ActButton(words, verdict=verdict)
            button.acted.connect(lambda run=run: run())
            line.addWidget(button, 0 if verdict.allowed else 1)
        if first[1].allowed:
            line.addStretch(1)
        card.body.addLayout(line)
