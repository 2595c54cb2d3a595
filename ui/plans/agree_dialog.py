"""Agreeing a plan: what it says stands before the act that binds the office."""

from app.actions.plans.action_plans import AgreePlan, agree_plan
from app.reading.plans.plans import PlanView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.plans.words import lines
from ui.widgets.words import Words


class AgreePlanDialog(Dialog):
    """The measures of the plan, why they are proposed, and what it was warned of. No key but the button agrees."""

    binding = True

    def __init__(self, case: Case, frame: Frame, plan: PlanView) -> None:
        super().__init__(
            frame,
            tr("Agree {plan_number}", plan_number=plan.number),
            words=tr(
                "You agree it for {submitted_to}. An agreed plan is not changed: the next version is drafted.",
                submitted_to=plan.submitted_to,
            ),
            about=plan.number,
        )
        self.set_close_words(tr("Close"))
        self._case = case
        self._request = AgreePlan(plan_id=plan.plan_id, based_on=plan.entry)
        self.form.add_section(
            plan.phase.label,
            plan.rationale,
        )
        self.measures = Words(
            "\n".join(f"{one.tool}  {one.content.title}" for one in plan.measures), wrap=True, selectable=True
        )
        self.form.add_widget(self.measures)
        if plan.findings:
            self.form.add_widget(Words(lines(plan.findings), role="warn", wrap=True, selectable=True))
        self.act_button = self.add_act(tr("Agree it"), self._agree)

    def _agree(self) -> None:
        self.attempt(lambda: self._case.act(agree_plan, self._request))
