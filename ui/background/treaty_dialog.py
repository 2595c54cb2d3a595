"""Recording how the state stands to a treaty."""

from app.actions.countries.register_entries import SOURCE_LENGTH
from app.actions.countries.structures import RecordTreatyStatus, record_treaty_status
from app.reading.countries.structures import TreatyLine
from db.vocabulary.background import TreatyStanding
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class TreatyDialog(Dialog):
    """A status by a source of a day; what the newest source says counts."""

    def __init__(self, case: Case, frame: Frame, country: str, line: TreatyLine) -> None:
        super().__init__(
            frame,
            tr("{short}: how the state stands to it", short=line.short),
            words=f"{line.name}. {line.bearing}",
            about=f"{country} {line.code}",
        )
        self._case = case
        self._country = country
        self._line = line
        self.standing = ChoiceField[TreatyStanding](
            tr("Status"), [(code, code.label) for code in TreatyStanding], name="status", required=True
        )
        self.since = DateField(
            tr("Since"), name="since", hint=tr("Ratification, accession, signature or withdrawal.")
        )
        self.reservations = TextArea(tr("Reservations"), name="reservations", rows=2)
        self.source = TextField(tr("Source"), name="source", required=True, max_length=SOURCE_LENGTH)
        self.source_on = DateField(
            tr("Date of the source"),
            name="date of the source",
            required=True,
            hint=tr("When it was looked up or written."),
        )
        if line.status is not None:
            self.standing.set_value(line.status.standing)
            self.since.set_value(line.status.since)
            self.reservations.set_value(line.status.reservations)
            self.source.set_value(line.status.source)
        self.form.add_row(self.standing, self.since)
        self.form.add(self.reservations)
        self.form.add_row(self.source, self.source_on, stretch=(2, 1))
        self.act_button = self.add_act(tr("Record the status"), lambda: self.attempt(self._send))

    def _send(self) -> object:
        request = RecordTreatyStatus(
            country=self._country,
            treaty=self._line.code,
            standing=self.standing.value() or TreatyStanding.UNKNOWN,
            since=self.since.value(),
            reservations=self.reservations.value(),
            source=self.source.value(),
            source_on=self.source_on.value() or today(self._case),
        )
        return self._case.act(record_treaty_status, request)
