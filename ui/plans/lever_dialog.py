"""Adding a lever, or changing what is said of it."""

from app.actions.plans.levers import LONGEST_LEAD, AddLever, ReviseLever, add_lever, revise_lever
from app.plan_content import LeverContent
from app.reading.ministry.organisation import office_views
from app.reading.ministry.reference import current_toolbox
from app.reading.plans.levers import LeverView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.number_field import NumberField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class LeverDialog(Dialog):
    """What it is, whose it is, how long it takes, what it would take, and until when it can be used."""

    def __init__(self, case: Case, frame: Frame, country: str, lever: LeverView | None = None) -> None:
        super().__init__(
            frame,
            tr("Revise {lever_number}", lever_number=lever.number) if lever else tr("Add a lever"),
            words=tr(
                "A lever is something that our state can give, hold back or do. It is worth most before it is needed: "
                "say whose it is and how long it takes."
            ),
            about=lever.number if lever else country,
        )
        self._case = case
        self._country = country
        self._lever = lever
        at = case.now()
        offices = case.look(lambda session: office_views(session, at))
        tools = case.look(current_toolbox)
        self.what = TextField(
            tr("Lever"),
            name="lever",
            required=True,
            hint=tr("Such as: trade preferences; visas; a seat in a forum."),
        )
        self.tool = ChoiceField[str](
            tr("Tool of the toolbox"),
            [(tool.code, f"{tool.code}  {tool.name}") for tool in tools],
            name="tool",
            empty=tr("None: in own words"),
        )
        self.owner = ChoiceField[str](
            tr("Office that owns it"),
            [(office.office_id, office.name) for office in offices],
            name="office",
            required=True,
            searchable=True,
        )
        self.lead = NumberField(
            tr("From a decision until it works"),
            minimum=0,
            maximum=LONGEST_LEAD,
            value=None if lever is None else lever.content.lead_time_days,
            unit="days",
            name="lead time",
            hint=tr("In days."),
        )
        self.requirements = TextArea(
            tr("What it would take"), name="requirements", rows=3, hint=tr("A law, money, a partner, a vote.")
        )
        self.expires = DateField(tr("Can be used until"), name="expiry", hint=tr("Empty: no end is known."))
        if lever is not None:
            content = lever.content
            self.what.set_value(content.title)
            self.tool.set_value(content.tool)
            self.owner.set_value(content.owner_office_id)
            self.requirements.set_value(content.requirements)
            self.expires.set_value(content.expires_on)
        self.form.add(self.what, self.tool, self.owner)
        self.form.add_row(self.lead, self.expires)
        self.form.add(self.requirements)
        self.act_button = self.add_act(tr("Save the lever") if lever else tr("Add the lever"), self._save)

    def _save(self) -> None:
        def save() -> object:
            content = LeverContent(
                title=self.what.value(),
                tool=self.tool.value(),
                owner_office_id=self.owner.value() or "",
                lead_time_days=self.lead.value(),
                requirements=self.requirements.value(),
                expires_on=self.expires.value(),
            )
            if self._lever is None:
                return self._case.act(add_lever, AddLever(country=self._country, content=content))
            request = ReviseLever(
                lever_id=self._lever.lever_id, based_on=self._lever.version, content=content
            )
            return self._case.act(revise_lever, request)

        self.attempt(save)
