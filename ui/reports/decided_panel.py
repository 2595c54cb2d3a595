"""The decisions on a report: their effect in words, and what gives or takes it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.reading.reports.completions import CompletionView, SignatureView, completions
from app.reading.reports.decisions import DecisionView
from app.reading.reports.responses import ResponseView
from app.rules.reports.outcomes import outcome_words
from db.vocabulary import DecisionEffect, Outcome, Role
from language import ptr, tr
from language.phrases import begun
from ui.case import Case
from ui.frame import Frame
from ui.reports.acts import ReportActs
from ui.reports.chain_view import ChainToggle
from ui.reports.panel import ReportPicture, StepPanel
from ui.reports.standing_words import stands_said
from ui.reports.words import EFFECTS, day, moment
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.act_menu import ActMenu
from ui.widgets.acts_line import ActsLine
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.glyph import Glyph
from ui.widgets.layouts import empty
from ui.widgets.words import Words

_OVER = {
    DecisionEffect.LAPSED,
    DecisionEffect.RECORD_REFUSED,
    DecisionEffect.DECLINED,
    DecisionEffect.DEFERRED,
}


_NOT_CONFIRMED = {DecisionEffect.PENDING_CONFIRMATION, DecisionEffect.RECORD_REFUSED}
"""Standings whose words say what was recorded from a paper, and that it does not count."""


class DecidedPanel(StepPanel):
    """One card a decision."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self._cards: dict[str, QWidget] = {}

    def show_report(self, picture: ReportPicture) -> None:
        """Show every decision, the newest last, each with what the reader may still do with it."""
        empty(self.column)
        self._cards = {}
        report, actor, at = picture.report, self.case.actor, self.case.now()
        if not report.decisions:
            return
        acts = ReportActs(self.case, self.frame, picture)
        done = self.case.look(lambda session: completions(session, report.report_id, actor, at))
        self.column.addWidget(Words(tr("Decisions"), size=TextSize.SECTION))
        carried = {one.decision: one for one in picture.responses}
        for decision in report.decisions:
            response = carried.get(decision.number)
            card = self._card(decision, done[decision.decision_id], acts, response)
            self._cards[decision.number] = card
            self.column.addWidget(card)

    def part_of(self, item: str) -> QWidget | None:
        return self._cards.get(item)

    def _card(
        self, decision: DecisionView, done: CompletionView, acts: ReportActs, response: ResponseView | None
    ) -> QWidget:
        zone = self.case.zone
        card = Card(
            tr(
                "Decision {decision_number}: option {option}",
                decision_number=decision.number,
                option=decision.option,
            )
        )
        self._add_menu(card, decision, acts)
        card.body.addLayout(self._standing(decision))
        said = stands_said(decision, response, zone)
        if said:
            card.body.addWidget(Words(said, running=True))
        if done.findings:
            said = tr("Found to be outside authority; the finding and its correction stand beneath.")
            card.body.addWidget(Words(said, strong=True, role="warn", wrap=True))
        facts = Facts()
        facts.add(tr("Decision"), _outcome(decision))
        if decision.defer_until is not None and decision.effect in _NOT_CONFIRMED:
            # On a line of its own: “not confirmed yet until” would be another day.
            facts.add(tr("Deferred until"), day(decision.defer_until))
        # What a refused record says is nobody's act: it is told as what was recorded.
        refused = decision.effect is DecisionEffect.RECORD_REFUSED
        signed = f"{decision.person}, {decision.office}, {moment(decision.decided_at, zone)}"
        facts.add(tr("Recorded as signed by") if refused else tr("By"), signed)
        facts.add(tr("Recorded under") if refused else tr("Authority"), _instruments(decision, done))
        if decision.reason or not refused:
            reason = decision.reason or tr("No reason is on record.")
            facts.add(tr("Recorded reason") if refused else tr("Reason"), reason)
        if decision.review_on and done.refused_at is None:
            facts.add(tr("Looked at again"), day(decision.review_on))
        if done.instruction:
            own = tr("own judgement confirmed") if done.own_judgement else tr("not own judgement")
            facts.add(tr("Instruction"), f"{done.instruction} ({own})")
        if decision.on_paper:
            facts.add(
                tr("On paper"),
                tr(
                    "recorded by {recorded_by}, {recorded_at}",
                    recorded_by=decision.recorded_by,
                    recorded_at=moment(decision.recorded_at, zone),
                ),
            )
        for label, words in self._what_followed(done):
            facts.add(label, words)
        card.body.addWidget(facts)
        if done.chain:
            card.body.addWidget(ChainToggle(done.chain))
        self._add_acts(card, decision, done, acts)
        return card

    @staticmethod
    def _standing(decision: DecisionView) -> QHBoxLayout:
        words, glyph, role = EFFECTS[decision.effect]
        line = QHBoxLayout()
        line.setSpacing(current().metrics.inside)
        line.addWidget(Glyph(glyph, role))
        line.addWidget(Words(words, strong=True, role=role))
        line.addStretch(1)
        return line

    def _what_followed(self, done: CompletionView) -> list[tuple[str, str]]:
        zone = self.case.zone
        found = [
            (tr("Second signature"), f"{owed.signed_by}, {owed.office}, {moment(owed.signed_at, zone)}")
            for owed in done.signatures
            if owed.signed_at is not None
        ]
        if done.confirmed_at is not None:
            found.append((tr("Confirmed"), f"{done.confirmed_by}, {moment(done.confirmed_at, zone)}"))
        if done.refused_at is not None:
            found.append((tr("Record refused"), f"{done.refused_by}, {moment(done.refused_at, zone)}"))
            found.append((tr("What differs"), done.differs))
        if done.ratified_at is not None:
            said = f"{done.ratified_by}, {moment(done.ratified_at, zone)}"
            because = f". {done.ratified_because}" if done.ratified_because else ""
            found.append((tr("Ratified"), f"{said}{because}"))
        if done.lapsed_at is not None and done.refused_at is None:
            found.append((ptr("on a day", "Ended"), f"{moment(done.lapsed_at, zone)}. {done.lapse_cause}"))
        for finding in done.findings:
            said = tr(
                "{finding} Correction: {correction}", finding=finding.finding, correction=finding.correction
            )
            found.append(
                (tr("Outside authority"), f"{said} ({finding.found_by}, {moment(finding.found_at, zone)})")
            )
        return found

    def _add_acts(self, card: Card, decision: DecisionView, done: CompletionView, acts: ReportActs) -> None:
        if decision.effect in _OVER or decision.outcome is not Outcome.AUTHORISE:
            self._add_confirm(card, decision, done, acts)
            return
        for owed in done.signatures:
            if owed.signed_at is None:
                self._add_signature(card, decision, owed, acts)
        if done.may_ratify is not None and decision.effect is DecisionEffect.PENDING_RATIFICATION:
            ratify = ActButton(tr("Ratify…"), icon="signature", verdict=done.may_ratify)
            ratify.acted.connect(lambda: acts.ratify(decision))
            card.body.addWidget(ratify)
        self._add_confirm(card, decision, done, acts)

    @staticmethod
    def _add_signature(card: Card, decision: DecisionView, owed: SignatureView, acts: ReportActs) -> None:
        sign = ActButton(tr("Sign as {office}…", office=owed.office), icon="signature", verdict=owed.may_sign)
        sign.acted.connect(lambda: acts.sign(decision, owed))
        if not owed.may_sign.allowed:
            # Who may not sign may not refuse either; one reason says both.
            card.body.addWidget(sign)
            return
        refuse = ActButton(tr("Refuse to sign…"))
        refuse.acted.connect(lambda: acts.refuse_signature(decision, owed))
        card.body.addWidget(ActsLine((sign, refuse)))

    @staticmethod
    def _add_confirm(card: Card, decision: DecisionView, done: CompletionView, acts: ReportActs) -> None:
        if done.may_confirm is None or done.confirmed_at is not None or done.refused_at is not None:
            return
        confirm = ActButton(tr("Compare with the scan and confirm…"), verdict=done.may_confirm)
        confirm.acted.connect(lambda: acts.confirm(decision, done))
        if not done.may_confirm.allowed or done.may_refuse is None:
            # Who may not confirm it may not refuse it either; one reason says both.
            card.body.addWidget(confirm)
            return
        refuse = ActButton(tr("Refuse the record…"), verdict=done.may_refuse)
        refuse.acted.connect(lambda: acts.refuse_record(decision, done))
        if done.may_refuse.allowed:
            card.body.addWidget(ActsLine((confirm, refuse)))
        else:
            # The reason takes the width of the card.
            card.body.addWidget(confirm)
            card.body.addWidget(refuse)

    def _add_menu(self, card: Card, decision: DecisionView, acts: ReportActs) -> None:
        # What stands on a refused record was never decided, and so not outside authority either.
        made = decision.effect is not DecisionEffect.RECORD_REFUSED
        if made and self.case.actor.has(Role.FOCAL_POINT, Role.AUTHORITY):
            menu = ActMenu("")
            menu.setAccessibleName(tr("More acts on {decision_number}", decision_number=decision.number))
            menu.setProperty("kind", "flat")
            menu.add(tr("Record that it was outside authority…"), lambda: acts.find_outside(decision))
            card.corner.addWidget(menu)


def _instruments(decision: DecisionView, done: CompletionView) -> str:
    first = done.chain[0].number if done.chain else decision.instrument
    above = ", ".join(link.number for link in done.chain[1:])
    if above:
        return tr("Instrument {first}, which rests on {above}", first=first, above=above)
    return tr("Instrument {first}", first=first) if first else ""


def _outcome(decision: DecisionView) -> str:
    words = begun(outcome_words(decision.outcome, decision.effect))
    if decision.defer_until is not None and decision.effect not in _NOT_CONFIRMED:
        return tr("{words} until {defer_until}", words=words, defer_until=day(decision.defer_until))
    return words
