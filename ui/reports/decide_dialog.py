"""Deciding options of an escalated report in one's own office."""

from app.actions.reports.decisions import Decide, decide
from db.vocabulary import Outcome
from language import mark, tr
from ui.case import Case
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.reports.authority_words import best_of
from ui.reports.choices_dialog import ChoicesDialog, undecided
from ui.reports.panel import ReportPicture
from ui.reports.words import moment

ACTION_INSTEAD = mark("Action was authorised instead.")
_SUMMARY = mark("You sign that {made}.")


class DecideDialog(ChoicesDialog):
    """Per option: whose authority it needs, and what is decided. Several are decided at once; each is signed."""

    def __init__(self, case: Case, frame: Frame, picture: ReportPicture) -> None:
        report, waiting = picture.report, picture.report.open_escalation
        due = (
            tr(" A decision is due {decide_by}.", decide_by=moment(waiting.decide_by, case.zone))
            if waiting
            else ""
        )
        super().__init__(
            frame,
            tr("Decide {report_number}", report_number=report.number),
            words=tr(
                "What you decide is signed with your key and stands on the ledger. The report is decided "
                "once every option has its decision.{due}",
                due=due,
            ),
            summary=_SUMMARY,
            about=report.number,
        )
        self._case = case
        self._report_id = report.report_id
        offices = _my_offices(picture)
        self.office = ChoiceField[str](
            tr("You decide as"), list(offices.items()), name="office", required=True, empty=None
        )
        self.office.setVisible(len(offices) != 1)
        self.form.add(self.office)
        self.add_cards(picture, case.zone)
        self.instructed = CheckField(
            tr("I received an instruction from above about this decision"),
            name="i received an instruction from above about this decision",
        )
        self.instruction = TextArea(
            tr("The instruction, as it was given"), name="instruction", required=True, rows=2
        )
        self.own_judgement = CheckField(
            tr("This is nevertheless my own judgement"),
            name="this is nevertheless my own judgement",
            hint=tr(
                "A delegate decides by own judgement. Otherwise the superior decides in the superior’s own name."
            ),
        )
        self.form.add_section(tr("Own judgement"))
        self.form.add(self.instructed, self.instruction, self.own_judgement)
        self.instructed.changed.connect(self._show_instruction)
        self._show_instruction()
        self.act_button = self.add_act(tr("Sign and decide"), self._decide)
        self.office.changed.connect(self._judge)
        self._begin(picture)

    def _begin(self, picture: ReportPicture) -> None:
        """Start in the office that can do most."""
        mine = [found for option in undecided(picture) if (found := best_of(option)) is not None]
        able = next((one for one in mine if one.may_authorise), mine[0] if mine else None)
        if able is not None:
            self.office.set_value(able.office_id)
        self._judge()
        self.focus_first()
        self.form.settle()

    def _judge(self) -> None:
        office = self.office.value() or ""
        for card in self.cards:
            card.judge_as(office)
        name = self.office.editor.currentText()
        self.act_button.set_words(
            tr("Sign and decide as {name}", name=name) if name else tr("Sign and decide")
        )

    def _chosen(self) -> None:
        """Whoever acts declines to take no action: fill that in where it was left open, to be seen and changed.

        It is taken back once nothing is authorised: arrow keys pass over “Authorise” on the way to “Defer”. A paper is
        recorded as it was signed: there nothing is filled in.
        """
        acts = any(
            card.outcome.value() is Outcome.AUTHORISE for card in self.cards if not card.option.no_action
        )
        for card in self.cards:
            if not card.option.no_action:
                continue
            if acts:
                card.suggest(Outcome.DECLINE, tr(ACTION_INSTEAD))
            else:
                card.take_back()
        super()._chosen()

    def _show_instruction(self) -> None:
        told = self.instructed.value()
        self.instruction.setVisible(told)
        self.own_judgement.setVisible(told)

    def _decide(self) -> None:
        def act() -> object:
            told = self.instructed.value()
            request = Decide(
                report_id=self._report_id,
                office_id=self.office.value() or "",
                choices=self.choices(
                    self.instruction.value() if told else "",
                    own_judgement=self.own_judgement.value() if told else True,
                ),
            )
            return self._case.act(decide, request)

        self.attempt_choices(act)


def _my_offices(picture: ReportPicture) -> dict[str, str]:
    return {mine.office_id: mine.office for option in picture.options for mine in option.mine}
