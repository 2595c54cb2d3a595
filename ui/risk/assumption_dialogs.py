"""Stating an assumption, and recording what a test of it found."""

from datetime import timedelta

from app.actions.risk.assumptions import (
    RetestAssumption,
    StateAssumption,
    retest_assumption,
    state_assumption,
)
from app.reading.countries.country_files import CountryView
from app.reading.risk.assumptions import AssumptionView
from db.vocabulary.risk import AssumptionResult
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.frame import Frame

_FIRST_TEST = timedelta(days=90)


class StateDialog(Dialog):
    """What is taken for granted, and when it is tested."""

    def __init__(self, case: Case, frame: Frame, view: CountryView) -> None:
        super().__init__(
            frame,
            tr("State an assumption"),
            words=tr(
                "What the judgement rests on without proof, such as that a transition goes on. Its words never change "
                "afterwards; what changes is stated anew."
            ),
            about=view.country,
        )
        self._case = case
        self._country = view.country
        self.assumption = TextArea(tr("Assumption"), name="assumption", required=True, rows=3)
        self.if_wrong = TextArea(
            tr("If it does not hold"),
            name="if it does not hold",
            rows=2,
            hint=tr("What would follow for the risk."),
        )
        self.retest = DateField(tr("Test again on"), name="test again on", required=True)
        self.retest.set_value(today(case) + _FIRST_TEST)
        self.assessment = ChoiceField[str](
            tr("Made for the assessment"),
            [(one.assessment_id, one.number) for one in view.assessments],
            name="assessment",
            empty=tr("None in particular"),
        )
        self.form.add(self.assumption, self.if_wrong, self.retest, self.assessment)
        self.act_button = self.add_act(tr("State it"), self._state)

    def _state(self) -> None:
        def act() -> object:
            request = StateAssumption(
                country=self._country,
                text=self.assumption.value(),
                if_wrong=self.if_wrong.value(),
                retest_on=self.retest.value() or today(self._case),
                assessment_id=self.assessment.value(),
            )
            return self._case.act(state_assumption, request)

        self.attempt(act)


class RetestDialog(Dialog):
    """A further record: it held, it did not, or nothing rests on it any more."""

    def __init__(self, case: Case, frame: Frame, view: AssumptionView) -> None:
        super().__init__(
            frame,
            tr("Test {number}", number=view.number),
            words=tr("“{text}” Every test stays on record beside the others.", text=view.text),
            about=view.number,
        )
        self._case = case
        self._view = view
        self.found = ChoiceField[AssumptionResult](
            tr("Result"), [(one, one.label) for one in AssumptionResult], name="result", required=True
        )
        self.tested = DateField(tr("Tested on"), name="tested on", required=True)
        self.tested.set_value(today(case))
        self.finding = TextArea(
            tr("Finding"), name="finding", required=True, rows=3, hint=tr("What was looked at, and seen.")
        )
        self.next = DateField(tr("Test again on"), name="test again on")
        self.form.add(self.found, self.tested, self.finding, self.next)
        self.found.changed.connect(self._ask_next)
        self._ask_next()
        self.act_button = self.add_act(tr("Record the test"), self._record)

    def _ask_next(self) -> None:
        self.next.setVisible(self.found.value() is AssumptionResult.HELD)

    def _record(self) -> None:
        def act() -> object:
            held = self.found.value() is AssumptionResult.HELD
            request = RetestAssumption(
                assumption_id=self._view.assumption_id,
                result=self.found.value() or AssumptionResult.HELD,
                finding=self.finding.value(),
                tested_on=self.tested.value() or today(self._case),
                next_retest_on=self.next.value() if held else None,
            )
            return self._case.act(retest_assumption, request)

        self.attempt(act)
