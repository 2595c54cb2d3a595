"""The thresholds of the signs of early onset, each with its unit and the reason of its default."""

from dataclasses import replace

from app.actions.ministry.settings import SettingsKept
from app.rules.entry.numbers import parse_number
from app.rules.signals.settings import Threshold, settings_from, thresholds
from app.settings import Settings
from db.vocabulary import Role
from language import mark, tr
from language.numbers import number
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.may import may
from ui.open_case import OpenCase
from ui.settings.reasoned_section import ReasonedSection
from ui.widgets.notice import Tone


class SignalsSection(ReasonedSection):
    """A field a threshold. Signals that were seen keep the thresholds by which they were seen."""

    name = "signals"
    title = mark("Signals")
    words = mark(
        "From which numbers on the three signs of early onset are seen. The defaults are justified by a back-test "
        "(docs/backtest.md). Every change stands on the ledger with its reason; no signal ever changes a phase."
    )

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(case, frame)
        self.fields = {threshold.name: _field(threshold) for threshold in thresholds()}
        for field in self.fields.values():
            self.form.add(field)
        self._offer(tr("Change the thresholds"), may(case, Role.FOCAL_POINT))
        self.form.setEnabled(case.actor.has(Role.FOCAL_POINT))

    def _fill(self, settings: Settings) -> None:
        for name, field in self.fields.items():
            field.set_value(number(getattr(settings.signals, name), "g"))

    def _entered(self, settings: Settings) -> Settings:
        found = {
            threshold.name: parse_number(
                self.fields[threshold.name].value(), f"signals.{threshold.name}", whole=threshold.whole
            )
            for threshold in thresholds()
        }
        return replace(settings, signals=settings_from(found))

    def _tell(self, kept: SettingsKept) -> None:  # noqa: ARG002 - the thresholds are shown as they are now
        self.notice.tell(
            Tone.OK, tr("The thresholds are changed."), remedy=tr("Look for signals again to apply them.")
        )


def _field(threshold: Threshold) -> TextField:
    return TextField(
        f"{threshold.label} ({threshold.unit})",
        name=f"signals.{threshold.name}",
        required=True,
        hint=tr("Default {default:g}. {reason}", default=threshold.default, reason=threshold.reason),
    )
