"""Changing how a country file stands on its three axes."""

from app.actions.countries.country_files import ChangePhase, change_phase
from app.reading.countries.country_files import CountryView
from language import tr
from ui.case import Case
from ui.countries.axes_fields import AxesFields
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.frame import Frame


class PhaseDialog(Dialog):
    """Up, down or past a phase, from a day on, with a reason."""

    def __init__(self, case: Case, frame: Frame, view: CountryView) -> None:
        super().__init__(
            frame,
            tr("Change the phase of {name}", name=view.name),
            words=tr(
                "Phase, level of risk and atrocities under way are three questions; none follows from another. "
                "The phase may rise, fall or skip."
            ),
            about=view.country,
        )
        self._case = case
        self._country = view.country
        self.axes = AxesFields(self.form)
        self.axes.show(view.present)
        self.effective = DateField(
            tr("From which day on"),
            name="day of effect",
            required=True,
            hint=tr("Today, or the day on which it began."),
        )
        self.effective.set_value(today(case))
        self.reason = TextArea(
            tr("Reason"),
            name="reason",
            required=True,
            rows=4,
            hint=tr("What was seen that changes the judgement."),
        )
        self.form.add(self.effective, self.reason)
        self.act_button = self.add_act(tr("Change the phase"), self._change)

    def _change(self) -> None:
        def act() -> object:
            request = ChangePhase(
                country=self._country,
                axes=self.axes.value(),
                effective_on=self.effective.value() or today(self._case),
                reason=self.reason.value(),
            )
            return self._case.act(change_phase, request)

        self.attempt(act)
