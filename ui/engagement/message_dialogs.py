"""Logging a message, and recording when it ceased to stand."""

from app.actions.engagement.messages import EndMessage, LogMessage, end_message, log_message
from app.reading.engagement.messages import MessageView
from db.vocabulary.engagement import Stance
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import choices, chosen, day_of, reason_field
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class MessageDialog(Dialog):
    """Something said, or something done that says it."""

    def __init__(self, case: Case, frame: Frame, country: str) -> None:
        super().__init__(
            frame,
            tr("Log a message"),
            words=tr(
                "Messages on the same subject are compared. Write the subject alike, such as The military authorities."
            ),
            width=680,
            about=country,
        )
        self._case = case
        self._country = country
        self.ours = ChoiceField[bool](
            tr("Whose it is"),
            [(True, tr("Our own state’s")), (False, tr("A partner’s"))],
            name="ours",
            required=True,
        )
        self.stance = ChoiceField[Stance](tr("Stance"), choices(Stance), name="stance", required=True)
        self.by = TextField(
            tr("Given by"),
            name="given by",
            required=True,
            hint=tr("The embassy, the Minister, a partner state."),
        )
        self.to = TextField(tr("Given to"), name="given to", required=True)
        self.subject = TextField(tr("Subject"), name="subject", required=True)
        self.text = TextArea(tr("Message"), name="message", required=True, rows=3)
        self.on = DateField(tr("Given on"), name="day of the message", required=True)
        self.on.set_value(today(case))
        self.until = DateField(
            tr("Last day"), name="last day", hint=tr("Empty: until the same speaker says otherwise.")
        )
        self.source = TextField(tr("Source"), name="source", max_length=1_000)
        self.form.add_row(self.ours, self.stance)
        self.form.add_row(self.by, self.to)
        self.form.add(self.subject, self.text)
        self.form.add_row(self.on, self.until)
        self.form.add(self.source)
        self.act_button = self.add_act(tr("Log the message"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                log_message,
                LogMessage(
                    country=self._country,
                    ours=chosen(self.ours, "voice"),
                    given_by=self.by.value(),
                    given_to=self.to.value(),
                    given_on=day_of(self.on),
                    subject=self.subject.value(),
                    stance=chosen(self.stance, "stance"),
                    text=self.text.value(),
                    until=self.until.value(),
                    source=self.source.value(),
                ),
            )
        )


class EndMessageDialog(Dialog):
    """The last day on which a message stands."""

    def __init__(self, case: Case, frame: Frame, row: MessageView) -> None:
        super().__init__(
            frame,
            tr("Record the end of {number}", number=row.number),
            words=f"{row.given_by}: {row.text}",
            about=row.number,
        )
        self._case = case
        self._row = row
        self.until = DateField(tr("Last day"), name="last day", required=True)
        self.until.set_value(today(case))
        self.reason = reason_field()
        self.form.add(self.until, self.reason)
        self.act_button = self.add_act(tr("Record its end"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                end_message,
                EndMessage(
                    message_id=self._row.message_id, until=day_of(self.until), reason=self.reason.value()
                ),
            )
        )
