"""Proposing a trigger event, and marking it as decided."""

from app.actions.engagement.triggers import (
    DecideTriggerEvent,
    ProposeTriggerEvent,
    decide_trigger_event,
    propose_trigger_event,
)
from app.reading.engagement.triggers import TriggerView
from db.vocabulary.engagement import TriggerKind
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import choices, chosen, day_of, engagement_field
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class ProposeEventDialog(Dialog):
    """What our state is about to do at a stroke."""

    def __init__(self, case: Case, frame: Frame, country: str) -> None:
        super().__init__(
            frame,
            tr("Propose a trigger event"),
            words=tr(
                "It can be marked as decided once it has a risk annex, or the authority has confirmed a waiver."
            ),
            about=country,
        )
        self._case = case
        self._country = country
        self.kind = ChoiceField[TriggerKind](tr("Kind"), choices(TriggerKind), name="kind", required=True)
        self.on = DateField(tr("Proposed on"), name="day of the proposal", required=True)
        self.on.set_value(today(case))
        self.item_title = TextField(tr("Title"), name="title", required=True)
        self.what = TextArea(tr("What it is"), name="what", required=True, rows=3)
        self.engagement = engagement_field(case, country)
        self.form.add_row(self.kind, self.on)
        self.form.add(self.item_title, self.what, self.engagement)
        self.act_button = self.add_act(tr("Propose the event"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                propose_trigger_event,
                ProposeTriggerEvent(
                    country=self._country,
                    kind=chosen(self.kind, "kind"),
                    title=self.item_title.value(),
                    what=self.what.value(),
                    proposed_on=day_of(self.on),
                    engagement_id=self.engagement.value(),
                ),
            )
        )


class DecideEventDialog(Dialog):
    """When it was decided, and by whom: such acts are often the government's."""

    binding = True

    def __init__(self, case: Case, frame: Frame, row: TriggerView) -> None:
        super().__init__(
            frame,
            tr("Mark {number} as decided", number=row.number),
            words=tr("{title}. You sign this with your own key.", title=row.title),
            about=row.number,
        )
        self._case = case
        self._row = row
        self.on = DateField(tr("Decided on"), name="day of the decision", required=True)
        self.on.set_value(today(case))
        self.by = TextField(
            tr("Decided by"), name="decided by", required=True, hint=tr("Such as Cabinet, or the Minister.")
        )
        self.form.add(self.on, self.by)
        self.act_button = self.add_act(tr("Mark as decided"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                decide_trigger_event,
                DecideTriggerEvent(
                    event_id=self._row.event_id,
                    based_on=self._row.version,
                    decided_on=day_of(self.on),
                    decided_by=self.by.value(),
                ),
            )
        )
