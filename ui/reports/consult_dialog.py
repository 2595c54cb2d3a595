"""Asking a department about an option, and recording what it answered."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from app.actions.reports.options import Consult, consult
from app.reading.reports.departments import known_departments
from app.reading.reports.options import ConsultationView, OptionView
from app.rules.departments import as_known, offered
from db.vocabulary import ConsultationReply
from language import Wording, mark, tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.completer import LetsThrough, hide_when_whole
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.reports.panel import ReportPicture
from ui.reports.words import day
from ui.theme import TextSize, current
from ui.widgets.words import Words

REPLIES = Wording(
    {
        ConsultationReply.NO_REPLY: mark("No reply yet"),
        ConsultationReply.AGREED: mark("Agreed"),
        ConsultationReply.DISAGREED: mark("Disagreed"),
    }
)


class ConsultDialog(Dialog):
    """Without ``asked``, a department is named, and the dialog begins with what is on record of it; with it, the reply of that
    one is recorded."""

    def __init__(
        self,
        case: Case,
        frame: Frame,
        picture: ReportPicture,
        option: OptionView,
        asked: ConsultationView | None = None,
    ) -> None:
        title = (
            tr("Reply of {department}", department=asked.department) if asked else tr("Consult a department")
        )
        super().__init__(
            frame,
            title,
            words=tr("Option {ordinal}: {option}", ordinal=option.ordinal, option=option.title),
            about=f"{option.option_id} {asked.department if asked else ''}".strip(),
        )
        self._case = case
        self._report_id = picture.report.report_id
        self._option = option
        self._asked = asked
        self.department = TextField(
            tr("Department"),
            name="department",
            required=True,
            hint=""
            if asked
            else tr(
                "Write it as instruments of delegation do: a condition to consult it is met by its name."
            ),
        )
        self._known = case.look(lambda session: known_departments(session, option.option_id))
        known = LetsThrough(offered(*self._known), self.department)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.department.editor.setCompleter(known)
        # Its list is a window of its own, which Qt gives no parent, and which is made when letters are typed.
        self.department.editor.textEdited.connect(lambda _text: current().dress(known.popup()))
        self.department.editor.textEdited.connect(lambda text: hide_when_whole(known, text))
        self.reply = ChoiceField[ConsultationReply](
            tr("Reply"), list(REPLIES.items()), name="reply", required=True, empty=None
        )
        self.note = TextArea(tr("In its own words"), name="note", rows=3)
        self.on_record = Words(size=TextSize.CAPTION, role="muted", wrap=True)
        self.department.add_beneath(self.on_record)
        self._begun = _begun(None)
        if asked is not None:
            self.department.set_value(asked.department)
            self.department.editor.setReadOnly(True)
        self._begin_with(asked)
        self.department.changed.connect(self._look_up)
        self.form.add(self.department, self.reply, self.note)
        self.act_button = self.add_act(tr("Record the reply") if asked else tr("Put on record"), self._record)
        if asked is not None:
            self.reply.setFocus()

    def _look_up(self) -> None:
        named = as_known(self.department.typed(), *self._known)
        found = next((one for one in self._option.consultations if one.department == named), None)
        if found != self._asked:
            self._asked = found
            self._begin_with(found)

    def _begin_with(self, asked: ConsultationView | None) -> None:
        """Show what is on record, but where something else was chosen or typed by now."""
        (reply, note), self._begun = self._begun, _begun(asked)
        if self.reply.value() is reply:
            self.reply.set_value(self._begun[0])
        if self.note.typed() == note:
            self.note.set_value(self._begun[1])
        self.on_record.setText(_on_record(asked, self._case.zone))
        self.on_record.setVisible(asked is not None)

    def _record(self) -> None:
        def record() -> object:
            request = Consult(
                report_id=self._report_id,
                option_id=self._option.option_id,
                department=self.department.value(),
                reply=self.reply.value() or ConsultationReply.NO_REPLY,
                note=self.note.value(),
                based_on=self._asked.version if self._asked else None,
            )
            return self._case.act(consult, request)

        self.attempt(record)


def _begun(asked: ConsultationView | None) -> tuple[ConsultationReply, str]:
    return (asked.reply, asked.note) if asked else (ConsultationReply.NO_REPLY, "")


def _on_record(asked: ConsultationView | None, zone: ZoneInfo) -> str:
    if asked is None:
        return ""
    when = day((asked.replied_at or asked.asked_at).astimezone(zone).date())
    if asked.replied_at is None:
        return tr("Asked on {day}.", day=when)
    if asked.stands:
        return tr("It replied on {day}, and the brief that went up says so.", day=when)
    return tr("It replied on {day}. What it said stands below; change it to put it right.", day=when)
