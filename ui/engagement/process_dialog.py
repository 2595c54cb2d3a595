"""Entering or revising a peace process."""

from app.actions.engagement.peace import (
    ProcessContent,
    RegisterPeaceProcess,
    RevisePeaceProcess,
    register_peace_process,
    revise_peace_process,
)
from app.reading.engagement.peace import ProcessView
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import engagement_field, reason_field
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class ProcessDialog(Dialog):
    """A mediator without an interest does not exist: what it is stands in words."""

    def __init__(self, case: Case, frame: Frame, country: str, row: ProcessView | None = None) -> None:
        super().__init__(
            frame,
            tr("Revise {name}", name=row.name) if row else tr("Register a peace process"),
            width=680,
            about=row.process_id if row else country,
        )
        self._case = case
        self._country = country
        self._row = row
        self.process_name = TextField(tr("Name"), name="name", required=True)
        self.since = DateField(tr("Since"), name="since")
        self.ended = DateField(tr("Ended on"), name="end", hint=tr("Empty: it goes on."))
        self.mediator = TextField(tr("Mediator"), name="mediator", required=True)
        self.interest = TextArea(
            tr("Mediator’s interest"),
            name="mediator’s interest",
            required=True,
            rows=2,
            hint=tr("What there is to win or lose."),
        )
        self.power = TextArea(
            tr("Effect on power"),
            name="effect on power",
            required=True,
            rows=2,
            hint=tr("Who gains by it, and over whom."),
        )
        self.engagement = engagement_field(case, country)
        self.reason = reason_field()
        self.reason.setVisible(row is not None)
        self.form.add(self.process_name)
        self.form.add_row(self.since, self.ended)
        self.form.add(self.mediator, self.interest, self.power, self.engagement, self.reason)
        if row is not None:
            self._load(row)
        self.act_button = self.add_act(
            tr("Save the process") if row else tr("Register the process"), self._save
        )

    def _load(self, row: ProcessView) -> None:
        self.process_name.set_value(row.name)
        self.since.set_value(row.since)
        self.ended.set_value(row.ended_on)
        self.mediator.set_value(row.mediator)
        self.interest.set_value(row.mediator_interest)
        self.power.set_value(row.power_effect)
        self.engagement.set_value(row.engagement_id)

    def _save(self) -> None:
        def save() -> object:
            content = ProcessContent(
                name=self.process_name.value(),
                mediator=self.mediator.value(),
                mediator_interest=self.interest.value(),
                power_effect=self.power.value(),
                since=self.since.value(),
                ended_on=self.ended.value(),
                engagement_id=self.engagement.value(),
            )
            if self._row is None:
                request = RegisterPeaceProcess(country=self._country, content=content)
                return self._case.act(register_peace_process, request)
            revision = RevisePeaceProcess(
                process_id=self._row.process_id,
                based_on=self._row.version,
                content=content,
                reason=self.reason.value(),
            )
            return self._case.act(revise_peace_process, revision)

        self.attempt(save)
