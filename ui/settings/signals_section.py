"""The thresholds of the signs of early onset, each with its unit and the reason of its default."""

from dataclasses import replace

from app.actions.ministry.settings import ChangeSettings, change_settings
from app.refusals import UserError
from app.rules.entry.numbers import parse_number
from app.rules.signals.settings import SignalSettings, Threshold, settings_from, thresholds
from db.vocabulary import Role
from language import mark, tr
from language.numbers import number
from ui.fields.form import Form
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.may import may
from ui.open_case import OpenCase
from ui.settings.section import Section
from ui.widgets.act_button import ActButton
from ui.widgets.notice import Notice, Tone


class SignalsSection(Section):
    """A field a threshold. Signals that were seen keep the thresholds by which they were seen."""

    name = "signals"
    title = mark("Signals")
    words = mark(
        "From which numbers on the three signs of early onset are seen. The defaults are justified by a back-test "
        "(docs/backtest.md). Every change stands on the ledger with its reason; no signal ever changes a phase."
    )

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(case, frame)
        self.form = Form()
        self.fields = {threshold.name: _field(threshold) for threshold in thresholds()}
        for field in self.fields.values():
            self.form.add(field)
        self.reason = TextArea(tr("Reason for the change"), name="reason", required=True, rows=2)
        self.form.add_section(tr("Why"))
        self.form.add(self.reason)
        self.notice = Notice()
        self.save = ActButton(tr("Change the thresholds"), primary=True, verdict=may(case, Role.FOCAL_POINT))
        self.save.acted.connect(self._save)
        self.form.setEnabled(case.actor.has(Role.FOCAL_POINT))
        for part in (self.form, self.notice, self.save):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._show()

    @property
    def unsaved(self) -> bool:
        return self.form.edited

    def refresh(self) -> None:
        if not self.form.edited:
            self._show()

    def _show(self) -> None:
        self._based_on = self.case.settings
        for name, field in self.fields.items():
            field.set_value(number(getattr(self._based_on.signals, name), "g"))
        self.form.settle()

    def _save(self) -> None:
        self.notice.clear()
        if not self.form.check():
            return
        try:
            settings = replace(self._based_on, signals=self._entered())
            request = ChangeSettings(settings=settings, based_on=self._based_on, reason=self.reason.value())
            self.case.act(change_settings, request)
        except UserError as error:
            if not self.form.show_refusal(error):
                self.notice.refuse(error, kept=tr("What you typed is still here."))
            return
        self.reason.set_value("")
        self.reason.clear_error()
        self._show()
        self.notice.tell(
            Tone.OK, tr("The thresholds are changed."), remedy=tr("Look for signals again to apply them.")
        )

    def _entered(self) -> SignalSettings:
        return settings_from(
            {
                threshold.name: parse_number(
                    self.fields[threshold.name].value(), f"signals.{threshold.name}", whole=threshold.whole
                )
                for threshold in thresholds()
            }
        )


def _field(threshold: Threshold) -> TextField:
    return TextField(
        f"{threshold.label} ({threshold.unit})",
        name=f"signals.{threshold.name}",
        required=True,
        hint=tr("Default {default:g}. {reason}", default=threshold.default, reason=threshold.reason),
    )
