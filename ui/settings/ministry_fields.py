"""The settings of the ministry as fields of a form."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from app.actions.ministry.settings import roles_for
from app.paper import Paper
from app.reference.calendars import has_holidays
from app.reference.countries import CountryTable
from app.rules.markings import MarkingScheme
from app.rules.reports.clocks import ClockTerms, UrgencyTerms, parse_term
from app.rules.risk.likelihood import LikelihoodScale
from app.settings import Settings
from db.actor import Actor
from db.vocabulary import ClockKind, TrainingRule, Urgency, words
from language import Wording, mark, said, tr
from language.lists import or_list
from language.phrases import begun
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form
from ui.fields.form_field import FormField
from ui.fields.multi_choice import MultiChoice
from ui.fields.number_field import NumberField
from ui.fields.tag_field import TagField
from ui.fields.text_field import TextField
from ui.start.zones import zone_choices

_DAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_CLOCKS = (ClockKind.ASSESS, ClockKind.ACKNOWLEDGE, ClockKind.DECIDE)
_TRAINING = Wording(
    {
        TrainingRule.NOT_REQUIRED: mark("Not required"),
        TrainingRule.WARNS: mark("A missing certificate warns"),
        TrainingRule.BARS: mark("A missing certificate bars"),
    }
)


class MinistryFields:
    """Puts the fields into ``form``; what ``actor`` may not change rests, and says who may."""

    def __init__(
        self,
        form: Form,
        actor: Actor,
        *,
        countries: CountryTable,
        schemes: tuple[MarkingScheme, ...],
        scales: tuple[LikelihoodScale, ...],
    ) -> None:
        self._schemes = {one.code: one for one in schemes}
        holidays = tuple((one.alpha3, one.name) for one in countries if has_holidays(one.alpha3))
        self._fields: dict[str, FormField[Any]] = {
            "ministry_name": TextField(
                tr("Name of the ministry"), name="name of the ministry", required=True
            ),
            "country": ChoiceField(
                tr("Country"),
                holidays,
                name="country",
                searchable=True,
                empty=tr("None"),
                hint=tr("Its public holidays are no working days."),
            ),
            "time_zone": ChoiceField(
                tr("Time zone"), zone_choices(), name="time zone", required=True, searchable=True
            ),
            "currency": TextField(
                tr("Currency"),
                name="currency",
                required=True,
                max_length=3,
                hint=tr("What a new option starts with."),
            ),
            "paper": ChoiceField(
                tr("Paper"),
                tuple((one, one.label) for one in Paper),
                name="paper",
                required=True,
                empty=None,
                hint=tr("What documents are printed on."),
            ),
            "weekend": MultiChoice(
                tr("Weekend"),
                tuple((place, begun(day)) for place, day in enumerate(said(_DAYS))),
                name="weekend",
                rows=7,
            ),
            "closure_days": TagField(
                tr("Own days off"),
                name="closure days",
                hint=tr("As in 2026-12-24; Enter adds it."),
                placeholder=tr("YYYY-MM-DD"),
            ),
            "marking_scheme": ChoiceField(
                tr("Marking scheme"),
                tuple((one.code, one.name) for one in schemes),
                name="marking scheme",
                required=True,
                empty=None,
            ),
            "ceiling": ChoiceField(
                tr("Ceiling"),
                (),
                name="ceiling",
                empty=tr("The highest of the scheme"),
                hint=tr("No accreditation is claimed."),
            ),
            "default_marking": ChoiceField(
                tr("Marking of a new report"), (), name="default marking", empty=tr("The lowest")
            ),
            "likelihood_scale": ChoiceField(
                tr("Words of likelihood"),
                tuple((one.code, one.name) for one in scales),
                name="likelihood scale",
                required=True,
                empty=None,
            ),
            "review_days": NumberField(
                tr("Review of a country file every"),
                minimum=1,
                maximum=366,
                value=90,
                unit="days",
                name="review days",
            ),
            "flagged_review_days": NumberField(
                tr("Review of a file with past atrocities and impunity at least every"),
                minimum=1,
                maximum=366,
                value=90,
                unit="days",
                name="flagged review days",
            ),
            "assessment_max_age_days": NumberField(
                tr("A risk assessment holds for"),
                minimum=1,
                maximum=366,
                value=90,
                unit="days",
                name="assessment max age days",
            ),
            "risk_annex_max_age_days": NumberField(
                tr("A risk annex of an exit or a recognition holds for"),
                minimum=1,
                maximum=366,
                value=90,
                unit="days",
                name="risk annex max age days",
            ),
            "training": ChoiceField(
                tr("Training for a power"),
                tuple(_TRAINING.items()),
                name="training for a power",
                required=True,
                empty=None,
                hint=tr("Authority rule 23."),
            ),
            "attachment_limit_mb": NumberField(
                tr("Largest attachment"),
                minimum=1,
                maximum=500,
                value=50,
                unit="MB",
                name="attachment limit mb",
            ),
            "idle_lock_minutes": NumberField(
                tr("Lock after"),
                minimum=1,
                maximum=240,
                value=15,
                unit="minutes",
                name="idle lock minutes",
            ),
        }
        self._terms = {
            (kind, urgency): TextField(
                words(urgency), name=f"clocks.{kind.value}.{urgency.value}", required=True, max_length=30
            )
            for kind in _CLOCKS
            for urgency in Urgency
        }
        self._lay_out(form)
        self._scheme_field.changed.connect(self._show_levels)
        self._fields["ceiling"].changed.connect(self._show_marking_levels)
        for name, field in self._fields.items():
            _allow(field, actor, name)
        for term in self._terms.values():
            _allow(term, actor, "clocks")

    def show(self, settings: Settings) -> None:
        """Show what is in force."""
        self._fields["marking_scheme"].set_value(settings.marking_scheme)
        self._show_levels()
        self._fields["ceiling"].set_value(settings.ceiling or None)
        self._show_marking_levels()
        for name, field in self._fields.items():
            value = getattr(settings, name)
            field.set_value((value or None) if isinstance(field, ChoiceField) else value)
        for (kind, urgency), field in self._terms.items():
            field.set_value(settings.clocks.term(kind, urgency).words)

    def settings(self, before: Settings) -> Settings:
        """The settings as they are entered.

        Raises:
            BadInput: a term that cannot be read.
        """
        known = {item.name for item in fields(Settings)}
        entered = {
            name: _entered(field, getattr(before, name))
            for name, field in self._fields.items()
            if name in known
        }
        return replace(before, **entered, clocks=self._clocks())

    def _clocks(self) -> ClockTerms:
        def terms(kind: ClockKind) -> UrgencyTerms:
            return UrgencyTerms(
                **{
                    urgency.value: parse_term(
                        self._terms[kind, urgency].value(), self._terms[kind, urgency].name
                    )
                    for urgency in Urgency
                }
            )

        return ClockTerms(
            assess=terms(ClockKind.ASSESS),
            acknowledge=terms(ClockKind.ACKNOWLEDGE),
            decide=terms(ClockKind.DECIDE),
        )

    @property
    def _scheme_field(self) -> FormField[Any]:
        return self._fields["marking_scheme"]

    def changed_words(self, names: Iterable[str]) -> tuple[str, ...]:
        """What settings are called in this form, by the names under which they are kept."""
        return tuple(
            tr("Deadlines") if name == "clocks" else said(self._fields[name].label)
            for name in names
            if name == "clocks" or name in self._fields
        )

    def _show_levels(self) -> None:
        """The levels of the scheme; for a new report those that may be entered here, and what is chosen already."""
        scheme = self._schemes.get(self._scheme_field.value() or "")
        levels = tuple((level.code, level.name) for level in scheme.levels) if scheme else ()
        _offer(self._fields["ceiling"], levels)
        self._show_marking_levels()

    def _show_marking_levels(self) -> None:
        usual, ceiling = self._fields["default_marking"], self._fields["ceiling"].value()
        scheme = self._schemes.get(self._scheme_field.value() or "")
        levels = scheme.levels if scheme else ()
        codes = [level.code for level in levels]
        highest = codes.index(ceiling) if ceiling in codes else len(codes)
        _offer(
            usual,
            tuple(
                (level.code, level.name)
                for place, level in enumerate(levels)
                if place <= highest or level.code == usual.value()
            ),
        )

    def _lay_out(self, form: Form) -> None:
        field = self._fields
        form.add_section(tr("The ministry"))
        form.add(field["ministry_name"])
        form.add_row(field["country"], field["time_zone"], field["currency"], stretch=(2, 2, 1))
        form.add_row(field["weekend"], field["closure_days"])
        form.add(field["paper"])
        form.add_section(tr("Markings and words"))
        form.add(field["marking_scheme"])
        form.add_row(field["ceiling"], field["default_marking"])
        form.add(field["likelihood_scale"])
        form.add_section(
            tr("Deadlines"),
            tr(
                "Hours run through nights, weekends and holidays; working days do not. Write 10 working days, or 72 h. "
                "Deadlines that run already keep their length."
            ),
        )
        for kind, title in zip(
            _CLOCKS, (tr("To assess"), tr("To acknowledge"), tr("To decide")), strict=True
        ):
            form.add_section(title)
            form.add_row(*(self._terms[kind, urgency] for urgency in Urgency))
        form.add_section(tr("Casework"))
        form.add_row(field["review_days"], field["assessment_max_age_days"])
        form.add_row(field["flagged_review_days"], field["risk_annex_max_age_days"])
        form.add(field["training"])
        form.add_section(tr("This installation"))
        form.add_row(field["attachment_limit_mb"], field["idle_lock_minutes"])


def _offer(field: FormField[Any], levels: tuple[tuple[str, str], ...]) -> None:
    if isinstance(field, ChoiceField):
        field.set_choices(levels)


def _entered(field: FormField[Any], before: Any) -> Any:
    value = field.value()
    if isinstance(before, str):
        return value or ""
    return tuple(value) if isinstance(before, tuple) else value


def _allow(field: FormField[Any], actor: Actor, name: str) -> None:
    wanted = roles_for(name)
    if not actor.has(*wanted):
        field.setEnabled(False)
        field.setToolTip(tr("Changed by: {wanted}", wanted=or_list(words(role).lower() for role in wanted)))
