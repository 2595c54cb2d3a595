"""The limits of an instrument in a form: what bounds the power, one question each."""

from typing import Any

from app.actions.ministry.instrument_limits import Limits
from app.reading.ministry.organisation import office_views, person_views
from app.reading.ministry.reference import current_countries, current_toolbox
from db.vocabulary import Phase, SubDelegation
from language import tr
from ui.authorities.words import SUB_DELEGATION
from ui.case import Case
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form
from ui.fields.form_field import FormField
from ui.fields.lines_field import LinesField
from ui.fields.money_field import MoneyField
from ui.fields.multi_choice import MultiChoice
from ui.fields.number_field import NumberField

_USUAL_WINDOW = 72
_LONGEST_WINDOW = 24 * 60


class LimitsFields:
    """Adds its fields to a form and reads them as :class:`Limits`. A ticked “every” takes its list away."""

    def __init__(self, case: Case, form: Form) -> None:
        at = case.now()
        tools = case.look(current_toolbox)
        table = case.look(current_countries)
        offices = case.look(lambda session: office_views(session, at))
        people = case.look(lambda session: person_views(session, at))
        self.every_tool = CheckField(tr("Every tool of the toolbox"), name="every tool of the toolbox")
        self.powers = MultiChoice[str](
            tr("Tools"),
            [(tool.code, f"{tool.code}  {tool.name}") for tool in tools],
            name="powers",
            rows=6,
            required=True,
        )
        self.every_country = CheckField(tr("Every country"), name="every country")
        regions = [(region.name, tr("Region: {region}", region=region.label)) for region in table.regions()]
        self.countries = MultiChoice[str](
            tr("Countries and regions"),
            [*regions, *((one.alpha3, f"{one.name} ({one.alpha3})") for one in table)],
            name="countries",
            rows=6,
            required=True,
        )
        self.every_phase = CheckField(tr("Every phase"), name="every phase")
        self.phases = MultiChoice[Phase](
            tr("Phases"),
            [(phase, f"{phase.letter}  {phase.label}") for phase in Phase],
            name="phases",
            rows=3,
            required=True,
        )
        self.ceiling = MoneyField(tr("Ceiling of a decision"), name="ceiling", hint=tr("Empty: no ceiling."))
        self.sub_delegation = ChoiceField[SubDelegation](
            tr("Giving the power on"),
            list(SUB_DELEGATION.items()),
            name="sub delegation",
            required=True,
            empty=None,
        )
        self.second = ChoiceField[str](
            tr("Second signature of"),
            [(one.office_id, one.name) for one in offices],
            name="second signature",
            empty=tr("No office"),
            searchable=True,
        )
        self.consult = LinesField(tr("Departments to consult first"), name="department to consult", rows=2)
        self.legal = CheckField(tr("Legal advice must be on record"), name="legal advice must be on record")
        self.emergency = CheckField(
            tr("Emergencies only, to be ratified"), name="emergencies only, to be ratified"
        )
        self.hours = NumberField(
            tr("To be ratified within"),
            name="emergency hours",
            minimum=1,
            maximum=_LONGEST_WINDOW,
            value=_USUAL_WINDOW,
            unit="hours",
        )
        self.personal = ChoiceField[str](
            tr("Personal to"),
            [(one.person_id, one.name) for one in people],
            name="person",
            searchable=True,
            empty=tr("Nobody: it belongs to the office"),
        )
        self.no_acting = CheckField(
            tr("Acting holders do not exercise it"), name="acting holders do not exercise it"
        )
        self.graded = CheckField(tr("Only officials from a grade on"), name="only officials from a grade on")
        self.grade = NumberField(tr("From grade"), name="grade", minimum=0, maximum=99, value=0)
        self._lay_out(form)

    def value(self) -> Limits:
        """The limits as entered."""
        return Limits(
            powers=None if self.every_tool.value() else self.powers.value(),
            countries=None if self.every_country.value() else self.countries.value(),
            phases=None if self.every_phase.value() else self.phases.value(),
            ceiling=self.ceiling.value(),
            sub_delegation=self.sub_delegation.value() or SubDelegation.NO,
            personal_id=self.personal.value(),
            excludes_acting=self.no_acting.value(),
            emergency_hours=self.hours.value() if self.emergency.value() else None,
            consult=self.consult.value(),
            legal_advice=self.legal.value(),
            second_signature_id=self.second.value(),
            grade_floor=self.grade.value() if self.graded.value() and not self.graded.isHidden() else None,
        )

    def _lay_out(self, form: Form) -> None:
        form.add_section(tr("What it covers"))
        form.add(
            self.every_tool, self.powers, self.every_country, self.countries, self.every_phase, self.phases
        )
        form.add_section(tr("Within what"))
        form.add_row(self.ceiling, self.sub_delegation)
        form.add_row(self.second, self.personal)
        form.add(
            self.consult, self.legal, self.emergency, self.hours, self.no_acting, self.graded, self.grade
        )
        self._follow(self.every_tool, self.powers, shown_when=False)
        self._follow(self.every_country, self.countries, shown_when=False)
        self._follow(self.every_phase, self.phases, shown_when=False)
        self._follow(self.emergency, self.hours, shown_when=True)
        self._follow(self.graded, self.grade, shown_when=True)
        for every in (self.every_country, self.every_phase):
            every.set_value(True)

    @staticmethod
    def _follow(check: CheckField, field: FormField[Any], *, shown_when: bool) -> None:
        """Show a field only while its check stands as it should."""

        def show() -> None:
            field.setVisible(check.value() is shown_when)

        check.changed.connect(show)
        show()
