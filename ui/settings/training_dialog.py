"""Recording a training that a person completed, which may be what lets them decide."""

from app.actions.ministry.people import RecordTraining, record_training
from app.reading.ministry.organisation import PersonView
from language import tr
from language.lists import listed
from ui.dialogs.dialog import Dialog
from ui.fields.date_field import DateField
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.open_case import OpenCase


class TrainingDialog(Dialog):
    """The course, when it was completed, and until when that holds."""

    def __init__(self, case: OpenCase, frame: Frame, person: PersonView) -> None:
        held = listed(person.training) or tr("none")
        super().__init__(
            frame,
            tr("Training of {person}", person=person.name),
            words=tr("On record: {held}. Nothing of it is ever removed.", held=held),
            about=person.person_id,
        )
        self._case = case
        self._person = person
        self.course = TextField(tr("Course"), name="course", required=True)
        self.completed = DateField(tr("Completed on"), name="day of completion", required=True)
        self.expires = DateField(
            tr("Valid until"), name="day of expiry", hint=tr("The first day on which it no longer holds.")
        )
        self.form.add(self.course)
        self.form.add_row(self.completed, self.expires, stretch=(1, 1))
        self.add_act(tr("Record the training"), self._record)

    def _record(self) -> None:
        if not self.form.check():
            return
        completed = self.completed.value()
        if completed is None:  # pragma: no cover - check() has refused it
            return
        self.attempt(
            lambda: self._case.act(
                record_training,
                RecordTraining(
                    person_id=self._person.person_id,
                    course=self.course.value(),
                    completed_on=completed,
                    expires_on=self.expires.value(),
                ),
            )
        )
