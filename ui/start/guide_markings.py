"""Third page of the guide: protective markings."""

from dataclasses import replace

from app.reference.marking_schemes import MARKING_SCHEMES
from app.reference.speaking import in_words
from app.rules.markings import MarkingScheme
from app.settings import Settings
from language import mark, tr
from ui.fields.choice_field import ChoiceField
from ui.start.guide_page import GuidePage
from ui.widgets.marking_strip import MarkingStrip, MarkingView
from ui.widgets.words import Words


class GuideMarkings(GuidePage):
    """Scheme, ceiling, and the marking that new reports start with."""

    step = mark("Markings")

    def __init__(self) -> None:
        super().__init__(
            tr("Protective markings"),
            tr(
                "Every evidence item, report and brief carries one; printed pages carry it at top and bottom. The schemes "
                "are presets from public sources: check them against your own rules. Tocsin claims no accreditation, so "
                "a ceiling limits what may be entered here at all."
            ),
        )
        self._schemes: dict[str, MarkingScheme] = {
            one.code: one for one in in_words(MARKING_SCHEMES.shipped())
        }
        self.scheme: ChoiceField[str] = ChoiceField(
            tr("Marking scheme"),
            tuple((code, one.name) for code, one in self._schemes.items()),
            name="marking scheme",
            required=True,
            empty=None,
        )
        self.ceiling: ChoiceField[str] = ChoiceField(
            tr("Highest marking allowed here"), (), name="ceiling", required=True, empty=None
        )
        self.default: ChoiceField[str] = ChoiceField(
            tr("Marking of a new report"), (), name="default marking", required=True, empty=None
        )
        self._source = Words(role="muted", running=True)
        self._strip = MarkingStrip(MarkingView(""))
        self.form.add(self.scheme)
        self.form.add_widget(self._source)
        self.form.add_row(self.ceiling, self.default)
        self.form.add_widget(Words(tr("The ceiling looks like this:"), role="muted"))
        self.form.add_widget(self._strip)
        self.scheme.changed.connect(self._show_scheme)
        self.ceiling.changed.connect(self._show_ceiling)
        self.scheme.set_value(Settings().marking_scheme)
        self._show_scheme()
        self.form.settle()

    def settings(self, before: Settings) -> Settings:
        """The settings with what was entered here."""
        return replace(
            before,
            marking_scheme=self._scheme.code,
            ceiling=self.ceiling.value() or "",
            default_marking=self.default.value() or "",
        )

    def usable(self) -> bool:
        if not super().usable():
            return False
        if self._scheme.rank(self.default.value() or "") > self._scheme.rank(self.ceiling.value() or ""):
            self.default.set_error(tr("A new report cannot start above the ceiling. Choose a lower marking."))
            self.default.setFocus()
            return False
        return True

    def told(self) -> str:
        return self._scheme.name

    def said(self) -> str:
        """What was chosen, by the names of the scheme."""
        scheme = self._scheme
        ceiling, default = self.ceiling.value() or "", self.default.value() or ""
        return tr(
            "{scheme}, up to {ceiling}; a report starts as {default}",
            scheme=scheme.name,
            ceiling=scheme.level(ceiling).name,
            default=scheme.level(default).name,
        )

    @property
    def _scheme(self) -> MarkingScheme:
        return self._schemes[self.scheme.value() or Settings().marking_scheme]

    def _show_scheme(self) -> None:
        levels = tuple((level.code, level.name) for level in self._scheme.levels)
        self.ceiling.set_choices(levels)
        self.default.set_choices(levels)
        # The middle of a scheme: high enough to work, and not a promise that this machine is fit for more.
        self.ceiling.set_value(levels[(len(levels) - 1) // 2][0])
        # Not the lowest: what nobody marked should not start as fit for everybody.
        self.default.set_value(levels[1 if len(levels) > 2 else 0][0])
        self._source.setText(tr("Source: {source}", source=self._scheme.source))
        self._show_ceiling()

    def _show_ceiling(self) -> None:
        level = self._scheme.level(self.ceiling.value() or self._scheme.levels[0].code)
        self._strip.show_marking(MarkingView(level.name, level.ground, level.ink))
