"""Recording and revising past atrocities and who answered for them."""

from datetime import date

from app.actions.countries.past_atrocities import (
    AtrocityFacts,
    RecordAtrocity,
    ReviseAtrocity,
    record_atrocity,
    revise_atrocity,
)
from app.reading.countries.past_atrocities import AtrocityView
from db.vocabulary import Crime, DatePrecision
from db.vocabulary.background import Accountability
from language import tr
from ui.background.entry_dialog import EntryDialog
from ui.background.words import ACCOUNTABILITY, CRIMES
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.count_field import CountField
from ui.fields.multi_choice import MultiChoice
from ui.fields.partial_date_field import PartialDateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class AtrocityDialog(EntryDialog):
    """Period, crimes, who and whom, numbers as a range with source and caution, and accountability."""

    def __init__(self, case: Case, frame: Frame, country: str, entry: AtrocityView | None = None) -> None:
        super().__init__(
            case,
            frame,
            country,
            entry,
            record=tr("Record past atrocities"),
            revise=tr("Revise {entry}", entry=entry.title) if entry else "",
            words=tr(
                "Where nobody, or not everybody, has answered for them, the file is flagged and reviewed oftener."
            ),
        )
        self._entry = entry
        self.what = TextField(tr("What happened"), name="what happened", required=True)
        self.began = PartialDateField(tr("Beginning"), name="beginning", required=True)
        self.ended = PartialDateField(
            tr("End"), name="end", hint=tr("Empty where it is one day, or not known.")
        )
        self.crimes = MultiChoice[Crime](tr("Crimes"), tuple(CRIMES.items()), name="crimes", rows=4)
        self.perpetrator, self.victims = (
            TextField(tr("Perpetrator"), name="perpetrator"),
            TextField(tr("Victims"), name="victims"),
        )
        self.dead_low, self.dead_high = (
            CountField(tr("Deaths from"), name="deaths from"),
            CountField(tr("Deaths to"), name="deaths to"),
        )
        self.numbers_source = TextField(
            tr("Source of the numbers"), name="source of the numbers", max_length=1_000
        )
        self.caution = TextArea(
            tr("Caution"),
            name="caution",
            rows=2,
            hint=tr("What is disputed: it is shown wherever the entry is."),
        )
        self.accountability = ChoiceField[Accountability](
            tr("Accountability"), tuple(ACCOUNTABILITY.items()), name="accountability", required=True
        )
        self.where = TextArea(
            tr("Before whom"),
            name="before whom",
            rows=2,
            hint=tr("Which court or body, and with what result."),
        )
        self.form.add(self.what)
        self.form.add_row(self.began, self.ended)
        self.form.add(self.crimes)
        self.form.add_row(self.perpetrator, self.victims)
        self.form.add_row(self.dead_low, self.dead_high)
        self.form.add(self.numbers_source, self.caution, self.accountability, self.where)
        if entry is not None:
            self._show(entry)
        self.finish()

    def _show(self, entry: AtrocityView) -> None:
        self.what.set_value(entry.title)
        self.began.set_value(entry.began)
        self.ended.set_value(entry.ended)
        self.crimes.set_value(entry.crimes)
        self.perpetrator.set_value(entry.perpetrator)
        self.victims.set_value(entry.victims)
        self.dead_low.set_value(entry.dead_low)
        self.dead_high.set_value(entry.dead_high)
        self.numbers_source.set_value(entry.numbers_source)
        self.caution.set_value(entry.caution)
        self.accountability.set_value(entry.accountability)
        self.where.set_value(entry.accountability_where)

    def send(self) -> object:
        facts = AtrocityFacts(
            title=self.what.value(),
            began=self.began.value() or (date.min, DatePrecision.YEAR),
            ended=self.ended.value(),
            crimes=self.crimes.value(),
            perpetrator=self.perpetrator.value(),
            victims=self.victims.value(),
            dead_low=self.dead_low.value(),
            dead_high=self.dead_high.value(),
            numbers_source=self.numbers_source.value(),
            caution=self.caution.value(),
            accountability=self.accountability.value() or Accountability.UNKNOWN,
            accountability_where=self.where.value(),
            **self.sourced(),
        )
        if self._entry is None:
            return self.case.act(record_atrocity, RecordAtrocity(country=self.country, atrocity=facts))
        return self.case.act(revise_atrocity, ReviseAtrocity(atrocity=facts, **self.revision(self._entry)))
