"""Recording that a plan was agreed on paper."""

from app.actions.plans.action_plans import AgreePlan, agree_plan
from app.reading.ministry.organisation import person_views
from app.reading.plans.plans import PlanView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.file_field import FileField
from ui.fields.instant_field import InstantField
from ui.files import file_at
from ui.frame import Frame


class SignedPlanDialog(Dialog):
    """Who signed, when, and the scan: all as the paper has it, so that none of it is filled in.

    Whoever records it is named beside the signature.
    """

    binding = True

    def __init__(self, case: Case, frame: Frame, plan: PlanView) -> None:
        super().__init__(
            frame,
            tr("Record the signed {plan_number}", plan_number=plan.number),
            words=tr(
                "It was submitted to {submitted_to}. You are named as the recorder.",
                submitted_to=plan.submitted_to,
            ),
            about=plan.number,
        )
        self._case = case
        self._plan_id, self._entry = plan.plan_id, plan.entry
        at = case.now()
        people = case.look(lambda session: person_views(session, at))
        self.person = ChoiceField[str](
            tr("Signed by"),
            [(one.person_id, one.name) for one in people],
            name="person",
            required=True,
            searchable=True,
        )
        self.signed_at = InstantField(
            tr("Signed on"), name="time of signature", required=True, zone=case.zone
        )
        self.document = FileField(tr("Signed document"), name="file", required=True)
        self.form.add_row(self.person, self.signed_at)
        self.form.add(self.document)
        self.act_button = self.add_act(tr("Record the agreement"), self._record)

    def _record(self) -> None:
        def act() -> object:
            path = self.document.value()
            request = AgreePlan(
                plan_id=self._plan_id,
                based_on=self._entry,
                signed_by_id=self.person.value(),
                signed_at=self.signed_at.value(),
                document=file_at(path) if path else None,
            )
            return self._case.act(agree_plan, request)

        self.attempt(act)
