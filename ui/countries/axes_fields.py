"""The three axes of a country file in a form, kept apart: phase, level of risk, atrocities under way."""

from app.actions.countries.country_files import Axes
from app.reading.countries.country_files import PhaseView
from db.vocabulary import Ongoing, Phase, RiskLevel
from language import tr
from ui.countries.words import NOT_SAID, ONGOING, risk_level
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form
from ui.theme.phases import phase_label

_NONE = ""


class AxesFields:
    """Adds its fields to a form and reads them as :class:`Axes`."""

    def __init__(self, form: Form) -> None:
        self.phase = ChoiceField[str](
            tr("Phase"),
            [
                (_NONE, f"{phase_label(None)}"),
                *((code.value, f"{code.letter}  {code.label}") for code in Phase),
            ],
            required=True,
            empty=None,
        )
        self.risk_level = ChoiceField[str](
            tr("Level of risk"),
            [(_NONE, tr(NOT_SAID)), *((level.value, risk_level(level)) for level in RiskLevel)],
            required=True,
            empty=None,
        )
        self.ongoing = ChoiceField[Ongoing](
            tr("Atrocities ongoing"),
            [(code, ONGOING[code]) for code in (Ongoing.UNCLEAR, Ongoing.YES, Ongoing.NO)],
            required=True,
            empty=None,
        )
        form.add_row(self.phase, self.risk_level, self.ongoing)

    def show(self, present: PhaseView | None) -> None:
        """Begin with how the file stands."""
        if present is not None:
            self.phase.set_value(present.phase.value if present.phase else _NONE)
            self.risk_level.set_value(present.risk_level.value if present.risk_level else _NONE)
            self.ongoing.set_value(present.ongoing)

    def set_visible(self, *, visible: bool) -> None:
        """Show or hide the three of them."""
        for field in (self.phase, self.risk_level, self.ongoing):
            field.setVisible(visible)

    def value(self) -> Axes:
        """What is chosen."""
        phase, level = self.phase.value(), self.risk_level.value()
        return Axes(
            phase=Phase(phase) if phase else None,
            risk_level=RiskLevel(level) if level else None,
            ongoing=self.ongoing.value() or Ongoing.UNCLEAR,
        )
