"""Changing how often a country file is reviewed."""

from app.actions.countries.country_files import SetReviewCycle, set_review_cycle
from app.reading.countries.country_files import CountryView
from app.rules.background import LONGEST_CYCLE
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.number_field import NumberField
from ui.fields.text_area import TextArea
from ui.frame import Frame


class CycleDialog(Dialog):
    """A number of days and a reason."""

    def __init__(self, case: Case, frame: Frame, view: CountryView) -> None:
        super().__init__(
            frame,
            tr("Change the review cycle of {name}", name=view.name),
            words=tr(
                "A shorter cycle brings the next review forward; a longer one postpones none that is due."
            ),
            about=view.country,
        )
        self._case = case
        self._view = view
        self.days = NumberField(
            tr("Reviewed every"),
            name="review cycle",
            minimum=1,
            maximum=LONGEST_CYCLE,
            value=view.review_every_days,
            unit="days",
        )
        self.reason = TextArea(tr("Reason"), name="reason", required=True, rows=3)
        self.form.add(self.days, self.reason)
        self.act_button = self.add_act(tr("Change the cycle"), self._change)

    def _change(self) -> None:
        def act() -> object:
            request = SetReviewCycle(
                country=self._view.country,
                based_on=self._view.version,
                review_every_days=self.days.value(),
                reason=self.reason.value(),
            )
            return self._case.act(set_review_cycle, request)

        self.attempt(act)
