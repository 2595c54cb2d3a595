"""Correcting how a person is called, addressed or reached."""

from app.actions.ministry.people import CorrectPerson, correct_person
from app.reading.ministry.organisation import PersonView
from language import tr
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.open_case import OpenCase


class CorrectPersonDialog(Dialog):
    """Name, title, contact and why; the ledger keeps what stood there before."""

    def __init__(self, case: OpenCase, frame: Frame, person: PersonView) -> None:
        super().__init__(
            frame,
            tr("Correct {person}", person=person.name),
            words=tr("The ledger keeps what stood there before."),
            about=person.person_id,
        )
        self._case = case
        self._person = person
        self.name = TextField(tr("Name"), name="name", required=True)
        self.title_field = TextField(tr("Title"), name="title")
        self.contact = TextField(tr("Contact"), name="contact")
        self.reason = TextArea(tr("Reason"), name="reason", required=True, rows=3)
        self.name.set_value(person.name)
        self.title_field.set_value(person.title)
        self.contact.set_value(person.contact)
        self.form.add_row(self.name, self.title_field, stretch=(2, 1))
        self.form.add(self.contact, self.reason)
        self.add_act(tr("Correct"), self._correct)

    def _correct(self) -> None:
        self.attempt(
            lambda: self._case.act(
                correct_person,
                CorrectPerson(
                    person_id=self._person.person_id,
                    based_on=self._person.version,
                    name=self.name.value(),
                    title=self.title_field.value(),
                    contact=self.contact.value(),
                    reason=self.reason.value(),
                ),
            )
        )
