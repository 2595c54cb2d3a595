"""Planning the next step of a phased engagement."""

from app.actions.engagement.steps import PlanStep, plan_step
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import chosen, engagement_field
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class StepDialog(Dialog):
    """Steps are numbered in the order in which they are planned."""

    def __init__(self, case: Case, frame: Frame, country: str) -> None:
        super().__init__(
            frame,
            tr("Plan a step"),
            words=tr(
                "It comes after the steps that are planned already, and is locked until its benchmarks are met."
            ),
            about=country,
        )
        self._case = case
        self.engagement = engagement_field(case, country)
        self.engagement.required = True
        self.item_title = TextField(
            tr("Title"), name="title", required=True, hint=tr("Such as Trade preferences restored.")
        )
        self.what = TextArea(tr("What our state gives or does in it"), name="what", rows=3)
        self.form.add(self.engagement, self.item_title, self.what)
        self.act_button = self.add_act(tr("Plan the step"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                plan_step,
                PlanStep(
                    engagement_id=chosen(self.engagement, "engagement"),
                    title=self.item_title.value(),
                    what=self.what.value(),
                ),
            )
        )
