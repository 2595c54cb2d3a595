"""Adding a measure to a draft plan, or changing what it says."""

from datetime import timedelta

from app.actions.plans.plan_measures import AddMeasure, ReviseMeasure, add_measure, revise_measure
from app.plan_content import MeasureContent
from app.reading.ministry.organisation import office_views
from app.reading.ministry.reference import current_toolbox
from app.reading.plans.plan_measures import MeasureView, groups_of_file
from app.reading.plans.plans import PlanView
from app.rules.entry.money import Money, parse_money
from app.rules.plans.plans import needs_groups, needs_humanitarian_effect
from db.vocabulary.toolbox import Coercion, OutcomeClass, Strand, Target
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.form_field import FormField
from ui.fields.lines_field import LinesField
from ui.fields.money_field import CURRENCIES, MoneyField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.plans.words import COERCIONS, OUTCOMES, STRANDS, TARGETS
from ui.reports.tool_field import ToolField, about
from ui.widgets.words import Words

_REVIEW_AFTER = timedelta(days=90)


class MeasureDialog(Dialog):
    """A tool fills in its classes and its words; a measure in own words says its classes itself."""

    def __init__(self, case: Case, frame: Frame, plan: PlanView, measure: MeasureView | None = None) -> None:
        super().__init__(
            frame,
            tr("Revise measure {ordinal} of {plan_number}", ordinal=measure.ordinal, plan_number=plan.number)
            if measure
            else tr("Add a measure to {plan_number}", plan_number=plan.number),
            words=tr("For the phase {phase}.", phase=plan.phase.label.lower()),
            width=760,
            about=f"{plan.number} {measure.measure_id if measure else ''}".strip(),
        )
        self._case = case
        self._plan = plan
        self._measure = measure
        self._filled: dict[FormField[str], str] = {}
        self._make_fields()
        if measure is not None:
            self._load(measure)
        else:
            self.review_on.set_value(today(case) + _REVIEW_AFTER)
        self.tool.changed.connect(self._tool_chosen)
        self.coercion.changed.connect(self._say_needed)
        self.registered.changed.connect(self._say_needed)
        self._say_needed()
        self.act_button = self.add_act(
            tr("Save the measure") if measure else tr("Add the measure"), self._save
        )

    def _make_fields(self) -> None:
        at = self._case.now()
        offices = self._case.look(lambda session: office_views(session, at))
        tools = self._case.look(current_toolbox)
        self.tool = ToolField(tr("Tool of the toolbox"), tools, self._plan.phase, required=False)
        self.about = Words("", role="muted", wrap=True, selectable=True)
        self.what = TextField(tr("Title"), name="title", required=True)
        self.mechanisms = TextArea(
            tr("Mechanisms"), name="mechanisms", rows=2, hint=tr("Divide several with a semicolon.")
        )
        self.scope = TextArea(tr("Scope"), name="scope", rows=1, hint=tr("Where, how much, for how long."))
        self.owner = ChoiceField[str](
            tr("Office that owns it"),
            [(office.office_id, office.name) for office in offices],
            name="office",
            required=True,
            searchable=True,
        )
        self.lead_time = TextField(tr("Time until it works"), name="lead time")
        self.target = ChoiceField[Target](tr("Works on"), list(TARGETS.items()), name="target", required=True)
        self.strand = ChoiceField[Strand](tr("Strand"), list(STRANDS.items()), name="strand", required=True)
        self.coercion = ChoiceField[Coercion](
            tr("Coercion"), list(COERCIONS.items()), name="coercion", required=True
        )
        self.outcome_class = ChoiceField[OutcomeClass](
            tr("Brings about"), list(OUTCOMES.items()), name="outcome class", required=True
        )
        country = self._plan.country
        on_register = self._case.look(lambda session: groups_of_file(session, country))
        self.registered = MultiChoice[str](
            tr("Groups at risk that it is for"), on_register, name="group", rows=4
        )
        self.registered.setVisible(bool(on_register))
        self.groups = LinesField(
            tr("Other groups at risk that it is for") if on_register else tr("Groups at risk that it is for"),
            name="groups",
            rows=2,
            hint=tr("One a line. A contingency for flight cannot do without."),
        )
        self.expected = TextArea(tr("Expected outcome"), name="expected outcome", required=True, rows=2)
        self.review_on = DateField(tr("Look at the result on"), name="review date", required=True)
        self.harm = TextArea(tr("Risk of harm to civilians"), name="harm to civilians", rows=2)
        self.humanitarian = TextArea(
            tr("Humanitarian effect"),
            name="humanitarian effect",
            rows=2,
            hint=tr("Required of sanctions, aid stops and whatever else coerces."),
        )
        ours = self._case.settings.currency
        self.cost = MoneyField(
            tr("Cost"), name="cost", currencies=(ours, *(code for code in CURRENCIES if code != ours))
        )
        self.who_pays = TextField(tr("Who pays"), name="who pays")
        self.partners = TextArea(
            tr("Partners"), name="partners", rows=1, hint=tr("Who would have to act with us.")
        )
        self.form.add(self.tool)
        self.form.add_widget(self.about)
        self.form.add(self.what, self.mechanisms, self.scope)
        self.form.add_row(self.owner, self.lead_time)
        self.form.add_section(tr("What kind of measure it is"))
        self.form.add_row(self.target, self.strand)
        self.form.add_row(self.coercion, self.outcome_class)
        self.form.add(self.registered, self.groups)
        self.form.add_section(tr("What it does"))
        self.form.add(self.expected, self.review_on, self.humanitarian, self.harm)
        self.form.add_section(tr("What it costs"))
        self.form.add_row(self.cost, self.who_pays)
        self.form.add(self.partners)

    def _load(self, measure: MeasureView) -> None:
        content = measure.content
        self.tool.set_value(content.tool)
        for field, text in (
            (self.what, content.title),
            (self.mechanisms, content.mechanisms),
            (self.scope, content.scope),
            (self.lead_time, content.lead_time),
            (self.expected, content.expected_outcome),
            (self.harm, content.harm_to_civilians),
            (self.humanitarian, content.humanitarian_effect),
            (self.who_pays, content.who_pays),
            (self.partners, content.partners),
        ):
            field.set_value(text)
        self.owner.set_value(content.owner_office_id)
        self.target.set_value(content.target)
        self.strand.set_value(content.strand)
        self.coercion.set_value(content.coercion)
        self.outcome_class.set_value(content.outcome_class)
        self.registered.set_value(content.group_ids)
        self.groups.set_value(content.groups)
        self.review_on.set_value(content.review_on)
        self.cost.set_value(_money(content))

    def _tool_chosen(self) -> None:
        tool = self.tool.tool
        if tool is None:
            return
        self.target.set_value(tool.target)
        self.strand.set_value(tool.strand)
        self.coercion.set_value(tool.coercion)
        self.outcome_class.set_value(tool.outcome_class)
        for field, text in ((self.what, tool.name), (self.mechanisms, tool.mechanisms)):
            if field.is_empty() or field.value() == self._filled.get(field):
                field.set_value(text)
                self._filled[field] = text
        self._say_needed()

    def _say_needed(self) -> None:
        tool, coercion = self.tool.tool, self.coercion.value()
        self.about.setText(about(tool) if tool else tr("No tool: in the ministry’s own words."))
        self.humanitarian.required = coercion is not None and needs_humanitarian_effect(coercion)
        needed = needs_groups(tool.code if tool else None)
        self.groups.required = needed and not self.registered.value()

    def _content(self) -> MeasureContent:
        cost = self.cost.value()
        return MeasureContent(
            tool=self.tool.value(),
            title=self.what.value(),
            mechanisms=self.mechanisms.value(),
            scope=self.scope.value(),
            owner_office_id=self.owner.value() or "",
            lead_time=self.lead_time.value(),
            target=self.target.value(),
            strand=self.strand.value(),
            coercion=self.coercion.value(),
            outcome_class=self.outcome_class.value(),
            group_ids=self.registered.value(),
            groups=self.groups.value(),
            expected_outcome=self.expected.value(),
            review_on=self.review_on.value() or today(self._case),
            harm_to_civilians=self.harm.value(),
            humanitarian_effect=self.humanitarian.value(),
            cost=format(cost.amount, "f") if cost else "",
            currency=cost.currency if cost else "",
            who_pays=self.who_pays.value(),
            partners=self.partners.value(),
        )

    def _save(self) -> None:
        def save() -> object:
            content = self._content()
            if self._measure is None:
                return self._case.act(add_measure, AddMeasure(plan_id=self._plan.plan_id, content=content))
            request = ReviseMeasure(
                measure_id=self._measure.measure_id, based_on=self._measure.version, content=content
            )
            return self._case.act(revise_measure, request)

        self.attempt(save)


def _money(content: MeasureContent) -> Money | None:
    return parse_money(content.cost, content.currency) if content.cost else None
