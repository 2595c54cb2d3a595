"""A report before an office: its clocks, questions, and the authority over each option."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from app.reading.reports.decisions import DecisionView
from app.reading.reports.option_findings import findings_of_options
from app.reading.reports.options import OptionView
from app.reading.reports.trail import EscalationView, QuestionView
from app.rules.reports.clocks import clock_state
from app.rules.reports.flow import Act
from db.vocabulary import DecisionEffect, Outcome
from language import tr
from ui.case import Case
from ui.frame import Frame
from ui.reports.acts import ReportActs
from ui.reports.authority_words import authority_said, best_of
from ui.reports.chain_view import ChainView
from ui.reports.judgements import dissents_card
from ui.reports.observed_card import ObservedCard
from ui.reports.panel import ReportPicture, StepPanel
from ui.reports.words import moment
from ui.theme import TextSize
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.clock_label import ClockLabel
from ui.widgets.facts import Facts
from ui.widgets.layouts import empty
from ui.widgets.option_card import OptionCard
from ui.widgets.words import Words

_SETTLED = frozenset({DecisionEffect.IN_FORCE, DecisionEffect.DECLINED})
"""Nothing of the decision is still owed, and it has not lapsed."""


class EscalatedPanel(StepPanel):
    """Shows nothing while the report is before no office; what was is told by :class:`DecidedPanel`."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.cards: dict[str, OptionCard] = {}

    def show_report(self, picture: ReportPicture) -> None:
        """Show the open escalation with its options; earlier ones as lines beneath."""
        opened = {option_id for option_id, card in self.cards.items() if card.chain_is_shown}
        empty(self.column)
        self.cards = {}
        waiting = picture.report.open_escalation
        if waiting is None:
            return
        acts = ReportActs(self.case, self.frame, picture)
        self.column.addWidget(self._escalation(waiting, picture))
        for question in picture.report.questions:
            self.column.addWidget(self._question(question, picture, acts))
        self.column.addWidget(dissents_card(picture.report.dissents, self.case.zone))
        live = [option for option in picture.options if option.dropped_at is None]
        report_id = picture.report.report_id
        found = self.case.look(lambda session: findings_of_options(session, report_id))
        observed = ObservedCard()
        # Laid out before it is shown: without a place it would be a window of its own for a moment.
        self.column.addWidget(observed)
        observed.show_findings(found)
        self.column.addWidget(Words(tr("Options"), size=TextSize.SECTION))
        for option in live:
            card = self._option(option, picture)
            if option.option_id in opened:
                card.show_chain()
            self.cards[option.option_id] = card
            self.column.addWidget(card)

    def _escalation(self, waiting: EscalationView, picture: ReportPicture) -> QWidget:
        zone, at = self.case.zone, self.case.now()
        card = Card(tr("Before {office}", office=waiting.office))
        facts = Facts()
        facts.add(tr("Sent"), f"{waiting.escalated_by}, {moment(waiting.escalated_at, zone)}")
        if waiting.reason:
            facts.add(tr("Referred because"), waiting.reason)
        if waiting.acknowledged_at is not None:
            said = f"{waiting.acknowledged_by}, {moment(waiting.acknowledged_at, zone)}"
            facts.add(tr("Acknowledged"), said)
        if not waiting.acknowledged:
            facts.add(
                tr("To acknowledge"),
                tr("by {acknowledge_by}", acknowledge_by=moment(waiting.acknowledge_by, zone)),
            )
            facts.add("", ClockLabel(clock_state(at, waiting.acknowledge_by)))
        facts.add(tr("To decide"), tr("by {decide_by}", decide_by=moment(waiting.decide_by, zone)))
        facts.add("", ClockLabel(clock_state(at, waiting.decide_by)))
        version = next((b.version for b in picture.report.briefs if b.brief_id == waiting.brief_id), 0)
        facts.add(tr("Brief"), tr("version {version}, frozen", version=version))
        card.body.addWidget(facts)
        for before in picture.report.escalations:
            if before.ended_at is not None:
                ended = moment(before.ended_at, zone)
                said = tr(
                    "Before that with {office}; {ending} {ended}.",
                    office=before.office,
                    ending=before.ending,
                    ended=ended,
                )
                card.body.addWidget(Words(said, role="muted", wrap=True))
        return card

    def _question(self, question: QuestionView, picture: ReportPicture, acts: ReportActs) -> QWidget:
        zone = self.case.zone
        card = Card(tr("Question of {asked_by}", asked_by=question.asked_by))
        card.body.addWidget(Words(question.question, running=True, selectable=True))
        asked = tr(
            "Asked {asked_at}; answer wanted by {due_at}.",
            asked_at=moment(question.asked_at, zone),
            due_at=moment(question.due_at, zone),
        )
        card.body.addWidget(Words(asked, size=TextSize.CAPTION, role="muted", wrap=True))
        if question.answered_at is not None:
            card.body.addWidget(Words(question.answer, running=True, selectable=True))
            said = tr("Answered {answered_at}.", answered_at=moment(question.answered_at, zone))
            card.body.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))
            return card
        card.body.addWidget(ClockLabel(clock_state(self.case.now(), question.due_at)))
        button = ActButton(tr("Answer…"), verdict=picture.report.verdicts[Act.ANSWER])
        button.acted.connect(lambda: acts.answer(question))
        card.body.addWidget(button)
        return card

    def _option(self, option: OptionView, picture: ReportPicture) -> OptionCard:
        card = OptionCard(option.title, option.phase, label=tr("Option {ordinal}", ordinal=option.ordinal))
        card.offer_comment().connect(lambda: self.comment_asked.emit(option.option_id))
        if not option.no_action:
            card.add_fact(tr("Tool"), f"{option.tool_name} ({option.tool})")
            card.add_fact(tr("Mechanisms"), option.content.mechanisms or tr("not stated"))
        card.add_fact(tr("Outcome"), option.content.expected_outcome or tr("not stated"))
        if not option.no_action:
            card.add_fact(tr("Harm"), option.content.harm_to_civilians or tr("not stated"))
            card.add_fact(tr("Humanitarian"), option.content.humanitarian_effect or tr("not stated"))
            card.add_fact(tr("Cost"), str(option.cost) if option.cost else tr("not stated"))
            card.add_fact(tr("Costs us"), option.content.cost_to_us or tr("not stated"))
        if option.exposures:
            card.add_fact(tr("Exposure"), "\n".join(option.exposures))
        for refused in option.refused:
            card.add_fact(tr("Record refused"), refused)
        if option.decided:
            card.add_fact(tr("Decided"), option.decided)
            decision = _settling(picture.report.decisions, option.option_id)
            # What still lacks a confirmation, a signature or a ratification is no reason to rest.
            card.set_authority(
                may_decide=decision is not None and decision.effect in _SETTLED,
                words=_has_decision(decision),
            )
            return card
        mine = best_of(option)
        said = authority_said(option, mine)
        card.set_authority(may_decide=said.may, words=said.words, detail=said.detail)
        if mine is not None and mine.chain:
            card.set_chain(ChainView(mine.chain, broken=not (mine.may_authorise or option.no_action)))
        return card


def _settling(decisions: Iterable[DecisionView], option_id: str) -> DecisionView | None:
    """The decision that settled an option: a deferral before it did not."""
    return next(
        (
            one
            for one in decisions
            if one.option_id == option_id
            and one.outcome is not Outcome.DEFER
            and one.effect is not DecisionEffect.RECORD_REFUSED
        ),
        None,
    )


def _has_decision(decision: DecisionView | None) -> str:
    if decision is not None and decision.effect in _SETTLED:
        return tr("This option has its decision.")
    if decision is None or decision.effect is not DecisionEffect.LAPSED:
        return tr("A decision on this option is on record, and is not complete.")
    if decision.acted:
        return tr(
            "The decision on this option is no longer in effect. A new report can take the matter up again."
        )
    return tr("The decision on this option never took effect. A new report can take the matter up again.")
