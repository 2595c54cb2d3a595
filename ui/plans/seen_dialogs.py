"""Recording what came of a measure, and whether protection is given to all alike."""

from app.actions.plans.measure_results import CheckTreatment, RecordResult, check_treatment, record_result
from app.reading.plans.plan_measures import MeasureView
from app.reading.plans.plans import PlanView
from db.vocabulary.plans import MeasureEffect, Treatment
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.plans.words import effects, treatments


class ResultDialog(Dialog):
    """The effect, beside what was expected."""

    def __init__(self, case: Case, frame: Frame, plan: PlanView, measure: MeasureView) -> None:
        super().__init__(
            frame,
            # Read on the desk as well, among what was typed and not recorded.
            tr(
                "Result of measure {ordinal} of {plan_number}",
                ordinal=measure.ordinal,
                plan_number=plan.number,
            ),
            words=tr(
                "{content}. Expected was: {expected_outcome}",
                content=measure.content.title,
                expected_outcome=measure.content.expected_outcome,
            ),
            about=measure.measure_id,
        )
        self._case = case
        self._measure_id = measure.measure_id
        self.effect = ChoiceField[MeasureEffect](tr("Effect"), effects(), name="effect", required=True)
        self.seen_on = DateField(tr("Seen by"), name="day", required=True)
        self.seen_on.set_value(today(case))
        self.seen = TextArea(
            tr("Result"), name="result", required=True, rows=4, hint=tr("What was seen, and how it is known.")
        )
        self.form.add_row(self.effect, self.seen_on)
        self.form.add(self.seen)
        self.act_button = self.add_act(tr("Record the result"), self._record)

    def _record(self) -> None:
        def act() -> object:
            request = RecordResult(
                measure_id=self._measure_id,
                effect=self.effect.value() or MeasureEffect.NOT_USED,
                result=self.seen.value(),
                seen_on=self.seen_on.value() or today(self._case),
            )
            return self._case.act(record_result, request)

        self.attempt(act)


class TreatmentDialog(Dialog):
    """Who was looked at, and what was seen. Names a measure or a response."""

    def __init__(
        self,
        case: Case,
        frame: Frame,
        what: str,
        *,
        measure_id: str | None = None,
        response_id: str | None = None,
    ) -> None:
        super().__init__(
            frame,
            tr("Check equal treatment"),
            words=tr(
                "{what}. Protection must not depend on citizenship, origin, faith or sex: see who is let "
                "through and who is not.",
                what=what,
            ),
            about=measure_id or response_id or "",
        )
        self._case = case
        self._measure_id, self._response_id = measure_id, response_id
        self.finding = ChoiceField[Treatment](tr("Finding"), treatments(), name="finding", required=True)
        self.checked_on = DateField(tr("Looked at on"), name="day", required=True)
        self.checked_on.set_value(today(case))
        self.note = TextArea(
            tr("What was seen"),
            name="what was seen",
            required=True,
            rows=4,
            hint=tr("Whose treatment was compared, where, by whom."),
        )
        self.form.add_row(self.finding, self.checked_on)
        self.form.add(self.note)
        self.act_button = self.add_act(tr("Record the check"), self._record)

    def _record(self) -> None:
        def act() -> object:
            request = CheckTreatment(
                measure_id=self._measure_id,
                response_id=self._response_id,
                finding=self.finding.value() or Treatment.NOT_KNOWN,
                note=self.note.value(),
                checked_on=self.checked_on.value() or today(self._case),
            )
            return self._case.act(check_treatment, request)

        self.attempt(act)
