"""Recording and revising what a special procedure did, and the state's reply."""

from app.actions.countries.special_procedures import (
    ProcedureFacts,
    RecordProcedure,
    RecordReply,
    ReviseProcedure,
    record_procedure,
    record_reply,
    revise_procedure,
)
from app.reading.countries.mechanisms import ProcedureView
from db.vocabulary.background import ProcedureKind
from language import tr
from ui.background.entry_dialog import EntryDialog
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class ProcedureDialog(EntryDialog):
    """Mandate, kind, date, symbol, subject, and the day by which the state was asked to reply."""

    def __init__(self, case: Case, frame: Frame, country: str, entry: ProcedureView | None = None) -> None:
        super().__init__(
            case,
            frame,
            country,
            entry,
            record=tr("Record a visit, letter or statement"),
            revise=tr("Revise the entry"),
        )
        self._entry = entry
        self.mandate = TextField(
            tr("Mandate"), name="mandate", required=True, hint=tr("As in Special Rapporteur on torture.")
        )
        self.kind = ChoiceField[ProcedureKind](
            tr("Kind"), [(kind, kind.label) for kind in ProcedureKind], name="kind", required=True
        )
        self.acted_on = DateField(tr("Date"), name="date", required=True)
        self.symbol = TextField(tr("Symbol"), name="symbol", hint=tr("As in AL MMR 3/2025."))
        self.subject = TextArea(tr("Subject"), name="subject", required=True, rows=2)
        self.due = DateField(
            tr("Reply due"),
            name="reply due",
            hint=tr("States are usually asked to reply to a letter within sixty days."),
        )
        self.form.add(self.mandate)
        self.form.add_row(self.kind, self.acted_on)
        self.form.add(self.subject)
        self.form.add_row(self.symbol, self.due)
        if entry is not None:
            self.mandate.set_value(entry.mandate)
            self.kind.set_value(entry.kind)
            self.acted_on.set_value(entry.acted_on)
            self.symbol.set_value(entry.symbol)
            self.subject.set_value(entry.subject)
            self.due.set_value(entry.reply_due)
        self.finish()

    def send(self) -> object:
        facts = ProcedureFacts(
            mandate=self.mandate.value(),
            kind=self.kind.value() or ProcedureKind.OTHER_LETTER,
            acted_on=self.acted_on.value() or today(self.case),
            symbol=self.symbol.value(),
            subject=self.subject.value(),
            reply_due=self.due.value(),
            **self.sourced(),
        )
        if self._entry is None:
            return self.case.act(record_procedure, RecordProcedure(country=self.country, procedure=facts))
        return self.case.act(revise_procedure, ReviseProcedure(procedure=facts, **self.revision(self._entry)))


class ReplyDialog(Dialog):
    """What the state answered, and when."""

    def __init__(self, case: Case, frame: Frame, country: str, entry: ProcedureView) -> None:
        super().__init__(
            frame,
            tr("Record the state’s reply"),
            words=tr(
                "{kind} of {acted_on}: {subject}",
                kind=entry.kind.label,
                acted_on=entry.acted_on,
                subject=entry.subject,
            ),
            about=entry.entry_id,
        )
        self._case = case
        self._country = country
        self._entry = entry
        self.replied_on = DateField(tr("Day of the reply"), name="day of the reply", required=True)
        self.replied_on.set_value(today(case))
        self.reply = TextArea(
            tr("Reply"), name="reply", required=True, rows=4, hint=tr("In its words, or ours.")
        )
        self.form.add(self.replied_on, self.reply)
        self.act_button = self.add_act(tr("Record the reply"), lambda: self.attempt(self._send))

    def _send(self) -> object:
        request = RecordReply(
            country=self._country,
            entry_id=self._entry.entry_id,
            based_on=self._entry.version,
            replied_on=self.replied_on.value() or today(self._case),
            reply=self.reply.value(),
        )
        return self._case.act(record_reply, request)
