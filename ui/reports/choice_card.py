"""What is decided on one option: the option, whose authority it needs, and the decision."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.reports.judging import Choice
from app.reading.reports.options import OptionView
from db.vocabulary import Outcome
from language import Wording, mark, tr
from ui.fields.date_field import DateField
from ui.fields.form import Form
from ui.fields.text_area import TextArea
from ui.reports.authority_words import authority_said, mine_in, who_can
from ui.reports.chain_view import ChainView
from ui.reports.outcome_field import OutcomeField
from ui.widgets.option_card import OptionCard

_MEASURE = Wording(
    {Outcome.AUTHORISE: mark("Authorise"), Outcome.DECLINE: mark("Decline"), Outcome.DEFER: mark("Defer")}
)
_NO_ACTION = Wording(
    {
        Outcome.AUTHORISE: mark("Take no action"),
        Outcome.DECLINE: mark("Decline: action is taken"),
        Outcome.DEFER: mark("Defer"),
    }
)


class ChoiceCard(QWidget):
    """``changed`` is sent on every edit, ``chosen`` when an outcome is chosen; ``touched`` once the reader chose one."""

    changed = Signal()
    chosen = Signal()

    def __init__(self, option: OptionView) -> None:
        super().__init__()
        self.option = option
        self.touched = False
        self._suggested = ""
        named = tr("Option {ordinal}", ordinal=option.ordinal)
        self.card = OptionCard(option.title, option.phase, label=named)
        self.card.add_fact(tr("Outcome"), option.content.expected_outcome or tr("not stated"))
        if not option.no_action:
            self.card.add_fact(tr("Harm"), option.content.harm_to_civilians or tr("not stated"))
            self.card.add_fact(tr("Humanitarian"), option.content.humanitarian_effect or tr("not stated"))
            self.card.add_fact(tr("Cost"), str(option.cost) if option.cost else tr("not stated"))
            self.card.add_fact(tr("Costs us"), option.content.cost_to_us or tr("not stated"))
        if option.exposures:
            self.card.add_fact(tr("Exposure"), "\n".join(option.exposures))
        self.outcome = OutcomeField(tr("Decision"), _NO_ACTION if option.no_action else _MEASURE, of=named)
        self.reason = TextArea(tr("Reason"), name="reason", required=True, rows=2)
        self.defer_until = DateField(tr("To be decided on"), name="date", required=True)
        self.review_on = DateField(
            tr("Looked at again on"),
            name="review date",
            required=True,
            hint=tr("Taking no action is a decision too; it is reviewed on this date."),
        )
        self.form = Form()
        self.form.add(self.outcome, self.reason, self.defer_until, self.review_on)
        self.form.changed.connect(self.changed)
        self.outcome.changed.connect(self._chosen)
        self.card.acts.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self._show_needed()

    def judge_as(self, office_id: str) -> None:
        """Show the reader's authority in an office, and let only what it covers be chosen."""
        mine = mine_in(self.option, office_id)
        said = authority_said(self.option, mine)
        self.card.set_authority(may_decide=said.may, words=said.words, detail=said.detail)
        if mine is not None and mine.chain:
            self.card.set_chain(ChainView(mine.chain, broken=not mine.may_authorise))
        self.outcome.allow(Outcome.AUTHORISE, allowed=mine is not None and mine.may_authorise)
        for outcome in (Outcome.DECLINE, Outcome.DEFER):
            self.outcome.allow(outcome, allowed=mine is not None and mine.may_decline)

    def judge_on_paper(self) -> None:
        """Who signed is judged when the paper is recorded: name the offices that can."""
        self.card.set_authority(may_decide=False, words=who_can(self.option.others))

    def suggest(self, outcome: Outcome, reason: str) -> None:
        """Fill in what follows from the other options, where nothing was chosen and it may be."""
        if self.touched or self.outcome.value() is not None or not self.outcome.button(outcome).isEnabled():
            return
        self._suggested = reason
        self.reason.set_value(reason)
        self.outcome.set_value(outcome)
        self.touched = False

    def take_back(self) -> None:
        """Give up what was filled in, unless the reader made it their own."""
        if self._suggested and not self.touched and self.reason.value() == self._suggested:
            self._suggested = ""
            self.reason.set_value("")
            self.outcome.set_value(None)
            self.touched = False

    def check(self) -> bool:
        """Whether what is entered can be used; marks what cannot."""
        return self.form.check()

    def choice(self, instruction: str = "", *, own_judgement: bool = True) -> Choice | None:
        """What is decided, or none while nothing is."""
        outcome = self.outcome.value()
        if outcome is None:
            return None
        return Choice(
            option_id=self.option.option_id,
            outcome=outcome,
            reason=self.reason.value(),
            defer_until=self._date(self.defer_until),
            review_on=self._date(self.review_on),
            instruction=instruction,
            own_judgement=own_judgement,
        )

    def _chosen(self) -> None:
        self.touched = True
        self._show_needed()
        self.chosen.emit()

    def _show_needed(self) -> None:
        outcome = self.outcome.value()
        needs_reason = outcome in {Outcome.DECLINE, Outcome.DEFER}
        self.reason.ask(required=needs_reason)
        self.reason.setVisible(outcome is not None)
        self.defer_until.setVisible(outcome is Outcome.DEFER)
        self.review_on.setVisible(self.option.no_action and outcome is Outcome.AUTHORISE)

    @staticmethod
    def _date(field: DateField) -> date | None:
        return None if field.isHidden() else field.value()
