"""Putting a plan to the office that is to agree it."""

from app.actions.plans.action_plans import SubmitPlan, submit_plan
from app.reading.ministry.organisation import office_views
from app.reading.plans.plans import PlanView
from language import tr
from language.phrases import headed
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.frame import Frame
from ui.plans.words import lines
from ui.widgets.words import Words


class SubmitPlanDialog(Dialog):
    """The office, and what the plan should be looked at for."""

    def __init__(self, case: Case, frame: Frame, plan: PlanView) -> None:
        super().__init__(
            frame,
            tr("Submit {plan_number}", plan_number=plan.number),
            words=tr("Its office agrees it or gives it back. Who drafted it does not agree it."),
            about=plan.number,
        )
        self._case = case
        self._plan = plan
        at = case.now()
        offices = case.look(lambda session: office_views(session, at))
        vacant = tr("vacant")
        self.office = ChoiceField[str](
            tr("To the office of"),
            [(office.office_id, headed(office.name, office.now or vacant)) for office in offices],
            name="office",
            required=True,
            searchable=True,
        )
        if plan.submitted_to_id:
            self.office.set_value(plan.submitted_to_id)
        self.form.add(self.office)
        if plan.findings:
            self.form.add_section(tr("The office will see these warnings; they stop nothing"))
            self.form.add_widget(Words(lines(plan.findings), role="warn", wrap=True))
        self.act_button = self.add_act(tr("Submit {plan_number}", plan_number=plan.number), self._submit)

    def _submit(self) -> None:
        self.attempt(
            lambda: self._case.act(
                submit_plan,
                SubmitPlan(
                    plan_id=self._plan.plan_id, based_on=self._plan.entry, office_id=self.office.value() or ""
                ),
            )
        )
