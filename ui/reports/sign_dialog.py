"""The second signature: what is signed is read before it is signed, since nothing takes a signature back."""

from app.actions.reports.signatures import SignSecond, sign_second
from app.reading.reports.completions import SignatureView
from app.reading.reports.decisions import DecisionView
from app.rules.reports.outcomes import outcome_words
from language import tr
from language.phrases import begun
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.reports.words import moment
from ui.widgets.facts import Facts


class SignDialog(Dialog):
    """The decision in facts, and one button that signs it for the office that owes the signature."""

    binding = True

    def __init__(self, case: Case, frame: Frame, decision: DecisionView, owed: SignatureView) -> None:
        super().__init__(
            frame,
            tr("Sign {decision_number} as the second person", decision_number=decision.number),
            words=tr("It has no effect until you sign. Your signature cannot be taken back."),
            about=decision.number,
        )
        self._case = case
        self._request = SignSecond(decision_id=decision.decision_id, office_id=owed.office_id)
        facts = Facts()
        facts.add(tr("Option"), decision.option)
        facts.add(tr("Decision"), begun(outcome_words(decision.outcome, decision.effect)))
        facts.add(tr("Signed by"), f"{decision.person}, {decision.office}")
        facts.add(tr("Authority"), decision.instrument)
        facts.add(tr("Signed on"), moment(decision.decided_at, case.zone))
        facts.add(tr("Reason"), decision.reason or tr("none given"))
        self.form.add_widget(facts)
        self.act_button = self.add_act(tr("Sign as {office}", office=owed.office), self._sign)

    def _sign(self) -> None:
        self.attempt(lambda: self._case.act(sign_second, self._request))
