"""The fields of a movement of people."""

from app.actions.evidence.displacements import Movement
from app.reading.evidence.items import DisplacementView
from app.rules.evidence.displacement import parse_people, people_number
from db.vocabulary.evidence import DisplacementManner
from language import ptr, tr
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField


class MovementFields:
    """Adds its fields to a form."""

    def __init__(self, form: Form) -> None:
        self.manner = ChoiceField[DisplacementManner](
            tr("How people moved"),
            [(manner, manner.label) for manner in DisplacementManner],
            name="manner",
            required=True,
        )
        self.people = TextField(
            tr("Number of people"),
            name="number of people",
            hint=tr("500, 300–500, or at least 500; empty where nobody gave one."),
        )
        self.origin = TextField(ptr("place", "From"), name="from")
        self.destination = TextField(ptr("place", "To"), name="to")
        self.basis = TextArea(
            tr("What the coding rests on"),
            name="basis",
            required=True,
            rows=2,
            hint=tr("Threat or choice, screening, who held the transport, whether another way was open."),
        )
        self._all = (self.manner, self.people, self.origin, self.destination, self.basis)
        form.add_row(self.manner, self.people)
        form.add_row(self.origin, self.destination)
        form.add(self.basis)

    def set_visible(self, *, visible: bool) -> None:
        """Show or hide all of them."""
        for field in self._all:
            field.setVisible(visible)

    def load(self, movement: DisplacementView) -> None:
        """Show a movement as it is coded."""
        self.manner.set_value(movement.manner)
        self.people.set_value(people_number(movement.people_least, movement.people_most))
        self.origin.set_value(movement.origin)
        self.destination.set_value(movement.destination)
        self.basis.set_value(movement.basis)

    def movement(self) -> Movement:
        """The movement as entered.

        Raises:
            BadInput: the number cannot be read.
        """
        least, most = parse_people(self.people.value())
        return Movement(
            manner=self.manner.value() or DisplacementManner.UNKNOWN,
            basis=self.basis.value(),
            people_least=least,
            people_most=most,
            origin=self.origin.value(),
            destination=self.destination.value(),
        )
