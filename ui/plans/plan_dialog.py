"""Beginning a plan for a phase, or changing the words of a draft."""

from app.actions.plans.action_plans import DraftPlan, EditPlan, draft_plan, edit_plan
from app.reading.plans.plans import PlanView
from db.vocabulary import Phase
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.plans.words import phases


class PlanDialog(Dialog):
    """Why these measures, and what is particular to the country: without both it cannot be submitted."""

    def __init__(
        self, case: Case, frame: Frame, country: str, plan: PlanView | None = None, phase: Phase | None = None
    ) -> None:
        super().__init__(
            frame,
            tr("Edit {plan_number}", plan_number=plan.number) if plan else tr("Draft an action plan"),
            words=tr(
                "A plan is agreed before the phase comes, so that a change of phase opens it. Where the phase has an "
                "agreed plan, the draft begins with its measures."
            ),
            about=plan.number if plan else country,
        )
        self._case = case
        self._country = country
        self._plan = plan
        self.phase = ChoiceField[Phase](tr("Phase"), phases(), name="phase", required=True)
        self.rationale = TextArea(
            tr("Why these measures"), name="rationale", rows=5, hint=tr("Needed to submit it.")
        )
        self.context = TextArea(
            tr("Context"),
            name="context",
            rows=6,
            hint=tr(
                "What is particular here, so that it is not a plan for any country. Needed to submit it."
            ),
        )
        self.phase.set_value(plan.phase if plan else phase)
        self.phase.setVisible(plan is None)
        if plan is not None:
            self.rationale.set_value(plan.rationale)
            self.context.set_value(plan.context_note)
        self.form.add(self.phase, self.rationale, self.context)
        self.act_button = self.add_act(tr("Save the plan") if plan else tr("Begin the draft"), self._save)

    def _save(self) -> None:
        def save() -> object:
            phase = self.phase.value()
            if self._plan is None and phase is not None:
                draft = DraftPlan(
                    country=self._country,
                    phase=phase,
                    rationale=self.rationale.value(),
                    context_note=self.context.value(),
                )
                return self._case.act(draft_plan, draft)
            plan = self._plan
            if plan is None:
                raise AssertionError("the form asks for a phase")
            edit = EditPlan(
                plan_id=plan.plan_id,
                based_on=plan.entry,
                rationale=self.rationale.value(),
                context_note=self.context.value(),
            )
            return self._case.act(edit_plan, edit)

        self.attempt(save)
