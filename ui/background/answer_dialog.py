"""Answering a question of the structural checklist."""

from app.actions.countries.register_entries import SOURCE_LENGTH
from app.actions.countries.structures import AnswerQuestion, answer_question
from app.reading.countries.structures import ChecklistLine
from db.vocabulary.background import ChecklistReply
from language import tr
from ui.background.words import REPLIES
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.widgets.facts import Facts


class AnswerDialog(Dialog):
    """A new answer stands beside the earlier ones; the one of the latest day counts."""

    def __init__(self, case: Case, frame: Frame, country: str, line: ChecklistLine) -> None:
        super().__init__(frame, line.question, words=line.look_at, about=f"{country} {line.code}")
        self._case = case
        self._country = country
        self._line = line
        before = Facts()
        for answer in line.answers[:2]:
            before.add(
                tr("On {as_of}", as_of=answer.as_of.isoformat()),
                f"{REPLIES[answer.reply]}. {answer.note}".strip(),
            )
        if line.answers:
            self.form.add_widget(before)
        self.reply = ChoiceField[ChecklistReply](
            tr("Answer"), tuple(REPLIES.items()), name="answer", required=True
        )
        self.as_of = DateField(
            tr("As of"),
            name="as of",
            required=True,
            hint=tr("The day for which it is true. After twelve months it is to be asked again."),
        )
        self.as_of.set_value(today(case))
        self.source = TextField(tr("Source"), name="source", required=True, max_length=SOURCE_LENGTH)
        self.note = TextArea(tr("Note"), name="note", rows=3)
        self.form.add_row(self.reply, self.as_of)
        self.form.add(self.source, self.note)
        self.act_button = self.add_act(tr("Record the answer"), lambda: self.attempt(self._send))

    def _send(self) -> object:
        request = AnswerQuestion(
            country=self._country,
            question=self._line.code,
            reply=self.reply.value() or ChecklistReply.UNKNOWN,
            as_of=self.as_of.value() or today(self._case),
            source=self.source.value(),
            note=self.note.value(),
        )
        return self._case.act(answer_question, request)
