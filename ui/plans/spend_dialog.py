"""Recording that a lever was spent, wholly or in part."""

from app.actions.plans.levers import SpendLever, spend_lever
from app.reading.plans.levers import LeverView
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class SpendDialog(Dialog):
    """When, whether anything is left, on what, and why."""

    binding = True

    def __init__(self, case: Case, frame: Frame, lever: LeverView) -> None:
        super().__init__(
            frame,
            tr("Spend {lever_number}", lever_number=lever.number),
            words=tr(
                "{lever}. What is spent does not come back; what is left of it can still be used.",
                lever=lever.title,
            ),
            about=lever.number,
        )
        self._case = case
        self._lever_id = lever.lever_id
        self.used_on = DateField(tr("Used on"), name="day of use", required=True)
        self.used_on.set_value(today(case))
        self.whole = ChoiceField[bool](
            tr("What is left of it"),
            [(True, tr("Nothing: it is spent")), (False, tr("A part: it is partly spent"))],
            name="what is left of it",
            required=True,
        )
        self.on_what = TextField(
            tr("On what"),
            name="on what",
            hint=tr("Number of a decision or response, as D-2026-0001 or R-2026-0001."),
        )
        self.reason = TextArea(
            tr("Reason"),
            name="reason",
            required=True,
            rows=3,
            hint=tr("What it was used for, and what was got for it."),
        )
        self.form.add_row(self.used_on, self.whole)
        self.form.add(self.on_what, self.reason)
        self.act_button = self.add_act(tr("Record that it is spent"), self._spend)

    def _spend(self) -> None:
        def act() -> object:
            request = SpendLever(
                lever_id=self._lever_id,
                used_on=self.used_on.value() or today(self._case),
                whole=self.whole.value() is not False,
                reason=self.reason.value(),
                on_what=self.on_what.value(),
            )
            return self._case.act(spend_lever, request)

        self.attempt(act)
