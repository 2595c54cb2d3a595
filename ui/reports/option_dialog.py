"""Proposing a response, or revising what a proposal says."""

from typing import Any, TypeVar

from PySide6.QtCore import QTimer

from app.actions.reports.options import AddOption, ReviseOption, add_option, revise_option
from app.content import OptionContent
from app.reading.engagement.exposure import exposure_lines
from app.reading.ministry.organisation import office_views
from app.reading.ministry.reference import current_toolbox
from app.reading.reports.options import OptionView
from app.reference.toolbox import Target, Tool
from db.vocabulary import Phase
from language import Wording, mark, tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.form_field import FormField
from ui.fields.money_field import CURRENCIES, MoneyField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.reports.panel import ReportPicture
from ui.reports.tool_field import ToolField, about
from ui.widgets.into_view import bring_into_view
from ui.widgets.words import Words

Needed = TypeVar("Needed", bound=FormField[Any])

_TARGETS = Wording(
    {
        Target.PERPETRATOR: mark("Those responsible"),
        Target.VICTIM: mark("Those at risk"),
        Target.CONTEXT: mark("The conditions in the country"),
    }
)


class OptionDialog(Dialog):
    """Choosing a tool fills in what the toolbox knows, wherever the user has typed nothing of their own."""

    def __init__(
        self, case: Case, frame: Frame, picture: ReportPicture, option: OptionView | None = None
    ) -> None:
        number = picture.report.number
        super().__init__(
            frame,
            tr("Revise option {ordinal} of {number}", ordinal=option.ordinal, number=number)
            if option
            else tr("Add an option to {number}", number=number),
            words=tr("It can be saved half done; what the decider needs is listed until it is there."),
            width=760,
            about=f"{picture.report.number} {option.option_id if option else ''}".strip(),
        )
        self._case = case
        self._report_id = picture.report.report_id
        self._country = picture.report.country
        self._option = option
        self._filled: dict[FormField[str], str] = {}
        self._make_fields(assessed_phase(picture))
        if option is not None:
            self._load(option)
        self.tool.changed.connect(self._tool_chosen)
        self._show_tool()
        self.act_button = self.add_act(tr("Save the option") if option else tr("Add the option"), self._save)

    def _make_fields(self, assessed: Phase | None) -> None:
        at = self._case.now()
        offices = self._case.look(lambda session: office_views(session, at))
        tools = self._case.look(current_toolbox)
        self.tool = ToolField(tr("Tool (of {tools})", tools=len(tools)), tools, assessed)
        self.about = Words("", role="muted", wrap=True, selectable=True)
        self.out_of_phase = TextArea(
            tr("Why a tool of a later phase"),
            name="out of phase reason",
            required=True,
            rows=2,
            hint=tr("It needs an office with original authority."),
        )
        self.option_title = TextField(tr("Title"), name="title", required=True)
        self.mechanisms = _needed(
            TextArea(
                tr("Mechanisms"),
                name="mechanisms",
                required=True,
                rows=2,
                hint=tr("Divide several with a semicolon."),
            )
        )
        self.scope = _needed(
            TextArea(
                tr("Scope"), name="scope", required=True, rows=2, hint=tr("Where, how much, for how long.")
            )
        )
        self.target = TextField(tr("Target"), name="target", hint=tr("On whom it works."))
        self.lead = _needed(
            ChoiceField[str](
                tr("Lead department"),
                [(office.office_id, office.name) for office in offices],
                name="office",
                required=True,
                searchable=True,
            )
        )
        ours = self._case.settings.currency
        currencies = (ours, *(code for code in CURRENCIES if code != ours))
        self.cost = MoneyField(tr("Cost"), name="cost", required=True, currencies=currencies)
        self.cost.required = False
        self.who_pays = TextArea(tr("Who pays"), name="who pays", rows=1)
        self.cost_to_us = TextArea(
            tr("What else it costs us"),
            name="what else it costs us",
            rows=1,
            hint=tr("Trade, relations, people at risk."),
        )
        self.outcome = _needed(
            TextArea(tr("Expected outcome"), name="expected outcome", required=True, rows=2)
        )
        self.lead_time = _needed(TextField(tr("Time until it works"), name="lead time", required=True))
        self.review_on = DateField(
            tr("Look at the result on"),
            name="look at the result on",
            hint=tr("Empty: one review cycle of the file later."),
        )
        self.harm = _needed(
            TextArea(tr("Risk of harm to civilians"), name="harm to civilians", required=True, rows=2)
        )
        self.humanitarian = _needed(
            TextArea(tr("Humanitarian effect"), name="humanitarian effect", required=True, rows=2)
        )
        self.partners = TextArea(
            tr("Partners"), name="partners", rows=1, hint=tr("Who would have to act with us.")
        )
        self.recommended = CheckField(tr("This option is recommended"), name="this option is recommended")
        self.form.add(self.tool)
        self.form.add_widget(self.about)
        self.form.add(self.out_of_phase, self.option_title, self.mechanisms)
        self.form.add_row(self.scope, self.target)
        self.form.add_row(self.lead, self.lead_time)
        self.form.add_section(tr("What it does"))
        self.form.add(self.outcome, self.review_on, self.harm, self.humanitarian)
        self.form.add_section(tr("What it costs"))
        self.form.add_row(self.cost, self.who_pays)
        self.form.add(self.cost_to_us, self.partners, self.recommended)

    def begin_at(self, field: FormField[Any]) -> None:
        """Show the dialog at a field: who comes for what is missing does not look for it."""
        QTimer.singleShot(0, self, lambda: _go_to(field))

    def _load(self, option: OptionView) -> None:
        content = option.content
        for field, text in self._texts(content):
            field.set_value(text)
        self.tool.set_value(content.tool)
        self.lead.set_value(content.lead_office_id)
        self.recommended.set_value(content.recommended)
        self.cost.set_value(option.cost)
        self.review_on.set_value(content.review_on)

    def _texts(self, content: OptionContent) -> list[tuple[FormField[str], str]]:
        return [
            (self.option_title, content.title),
            (self.mechanisms, content.mechanisms),
            (self.scope, content.scope),
            (self.target, content.target),
            (self.who_pays, content.who_pays),
            (self.cost_to_us, content.cost_to_us),
            (self.outcome, content.expected_outcome),
            (self.lead_time, content.lead_time),
            (self.harm, content.harm_to_civilians),
            (self.humanitarian, content.humanitarian_effect),
            (self.partners, content.partners),
            (self.out_of_phase, content.out_of_phase_reason),
        ]

    def _tool_chosen(self) -> None:
        self._show_tool()
        tool = self.tool.tool
        if tool is not None:
            self._fill(tool)

    def _show_tool(self) -> None:
        tool = self.tool.tool
        self.about.setText(
            self._about(tool) if tool else tr("Choose a tool: what the toolbox says of it stands here.")
        )
        self.out_of_phase.setVisible(self.tool.later_phase)

    def _about(self, tool: Tool) -> str:
        """What the toolbox says of a tool, and whom on our exposure list it would reach."""
        lines = self._case.look(lambda session: exposure_lines(session, self._country, tool.code))
        reached = [tr("On our exposure list, and reached by it: {line}", line=line) for line in lines]
        return "\n".join([about(tool), *reached])

    def _fill(self, tool: Tool) -> None:
        known: list[tuple[FormField[str], str]] = [
            (self.option_title, tool.name),
            (self.mechanisms, tool.mechanisms),
            (self.target, _TARGETS[tool.target]),
        ]
        for field, text in known:
            if field.is_empty() or field.value() == self._filled.get(field):
                field.set_value(text)
                # As the field gives it back: it levels blanks, as the narrow one that French puts before a semicolon.
                self._filled[field] = field.value()

    def _content(self) -> OptionContent:
        cost = self.cost.value()
        return OptionContent(
            tool=self.tool.value(),
            title=self.option_title.value(),
            mechanisms=self.mechanisms.value(),
            scope=self.scope.value(),
            target=self.target.value(),
            lead_office_id=self.lead.value(),
            cost=format(cost.amount, "f") if cost else "",
            currency=cost.currency if cost else "",
            who_pays=self.who_pays.value(),
            cost_to_us=self.cost_to_us.value(),
            expected_outcome=self.outcome.value(),
            lead_time=self.lead_time.value(),
            harm_to_civilians=self.harm.value(),
            humanitarian_effect=self.humanitarian.value(),
            partners=self.partners.value(),
            recommended=self.recommended.value(),
            out_of_phase_reason=self.out_of_phase.value() if self.tool.later_phase else "",
            review_on=self.review_on.value(),
        )

    def _save(self) -> None:
        def save() -> object:
            content = self._content()
            if self._option is None:
                return self._case.act(add_option, AddOption(report_id=self._report_id, content=content))
            request = ReviseOption(
                report_id=self._report_id,
                option_id=self._option.option_id,
                based_on=self._option.version,
                content=content,
            )
            return self._case.act(revise_option, request)

        self.attempt(save)


def assessed_phase(picture: ReportPicture) -> Phase | None:
    """The phase of the newest assessment."""
    return picture.report.assessments[-1].phase if picture.report.assessments else None


def _needed(field: Needed) -> Needed:
    """Needed before the report is escalated, not before the option is saved."""
    field.required = False
    return field


def _go_to(field: FormField[Any]) -> None:
    field.setFocus()
    bring_into_view(field)
