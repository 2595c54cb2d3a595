"""Logging an opportunity, and deciding on it."""

from app.actions.engagement.opportunities import (
    DecideOpportunity,
    LogOpportunity,
    decide_opportunity,
    log_opportunity,
)
from app.reading.engagement.opportunities import OpportunityView
from db.vocabulary.engagement import OpportunityKind
from language import ptr, tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import choices, chosen, day_of, reason_field
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class OpportunityDialog(Dialog):
    """What could be supported, and until when."""

    def __init__(self, case: Case, frame: Frame, country: str) -> None:
        super().__init__(frame, tr("Log an opportunity"), about=country)
        self._case = case
        self._country = country
        self.kind = ChoiceField[OpportunityKind](
            tr("Kind"), choices(OpportunityKind), name="kind", required=True
        )
        self.item_title = TextField(tr("Title"), name="title", required=True)
        self.what = TextArea(tr("What it is"), name="what", required=True, rows=3)
        self.seen = DateField(tr("Seen on"), name="day it was seen", required=True)
        self.seen.set_value(today(case))
        self.closes = DateField(tr("Closes on"), name="day it closes", hint=tr("After this day it is gone."))
        self.form.add(self.kind, self.item_title, self.what)
        self.form.add_row(self.seen, self.closes)
        self.act_button = self.add_act(tr("Log the opportunity"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                log_opportunity,
                LogOpportunity(
                    country=self._country,
                    kind=chosen(self.kind, "kind"),
                    title=self.item_title.value(),
                    what=self.what.value(),
                    seen_on=day_of(self.seen),
                    closes_on=self.closes.value(),
                ),
            )
        )


class DecideOpportunityDialog(Dialog):
    """Declining is a decision too, with its reason."""

    def __init__(self, case: Case, frame: Frame, row: OpportunityView) -> None:
        super().__init__(
            frame,
            tr("Decide on {number}", number=row.number),
            words=tr(
                "{title}. What is declined stands in the report of missed opportunities.", title=row.title
            ),
            about=row.number,
        )
        self._case = case
        self._row = row
        self.taken = ChoiceField[bool](
            tr("Decision"),
            [(True, ptr("an opportunity", "Taken")), (False, ptr("an opportunity", "Declined"))],
            name="decision",
            required=True,
        )
        self.on = DateField(tr("Decided on"), name="day of the decision", required=True)
        self.on.set_value(today(case))
        self.by = TextField(tr("Decided by"), name="decided by", required=True)
        self.reason = reason_field()
        self.form.add_row(self.taken, self.on)
        self.form.add(self.by, self.reason)
        self.act_button = self.add_act(tr("Record the decision"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                decide_opportunity,
                DecideOpportunity(
                    opportunity_id=self._row.opportunity_id,
                    taken=chosen(self.taken, "decision"),
                    decided_on=day_of(self.on),
                    decided_by=self.by.value(),
                    reason=self.reason.value(),
                ),
            )
        )
