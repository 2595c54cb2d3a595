"""Recording and revising a mechanism."""

from app.actions.countries.mechanisms import (
    MechanismFacts,
    RecordMechanism,
    ReviseMechanism,
    record_mechanism,
    revise_mechanism,
)
from app.reading.countries.mechanisms import TABLE, MechanismView
from db.vocabulary import DatePrecision
from db.vocabulary.background import MechanismBody, MechanismKind
from language import tr
from ui.background.entry_dialog import EntryDialog
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.partial_date_field import PartialDateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class MechanismDialog(EntryDialog):
    """One of our own, a revision, or an entry that stands in place of a row of the table."""

    def __init__(self, case: Case, frame: Frame, country: str, shown: MechanismView | None = None) -> None:
        of_table = shown is not None and not shown.entry_id
        super().__init__(
            case,
            frame,
            country,
            None if of_table else shown,
            record=tr("Take {shown} into the file", shown=shown.name) if shown else tr("Record a mechanism"),
            revise=tr("Revise {shown}", shown=shown.name) if shown else "",
            words=tr("The entry of the file then stands in place of the table’s row.") if of_table else "",
        )
        self._mechanism = shown
        self.name = TextField(tr("Name"), required=True)
        self.body = ChoiceField[MechanismBody](
            tr("Body"), [(body, body.label) for body in MechanismBody], required=True
        )
        self.kind = ChoiceField[MechanismKind](
            tr("Kind"), [(kind, kind.label) for kind in MechanismKind], required=True
        )
        self.symbol = TextField(
            tr("Symbol"), hint=tr("Of the document that set it up: A/HRC/RES/39/2, ICC-01/19.")
        )
        self.since = PartialDateField(tr("Since"))
        self.ended = DateField(tr("Last day"), hint=tr("Empty while it works."))
        self.mandate = TextArea(tr("Mandate"), rows=2)
        self.caution = TextArea(tr("Caution"), rows=2, hint=tr("Where sources differ."))
        self.form.add(self.name)
        self.form.add_row(self.body, self.kind)
        self.form.add_row(self.symbol, self.since, self.ended)
        self.form.add(self.mandate, self.caution)
        if shown is not None:
            self._show(shown)
        self.finish()

    def _show(self, shown: MechanismView) -> None:
        self.name.set_value(shown.name)
        bodies = {body.label: body for body in MechanismBody}
        self.body.set_value(bodies.get(shown.body))
        self.kind.set_value(shown.kind)
        self.symbol.set_value(shown.symbol)
        if shown.since is not None:
            self.since.set_value((shown.since, shown.precision or DatePrecision.DAY))
        self.ended.set_value(shown.ended_on)
        self.mandate.set_value(shown.mandate)
        self.caution.set_value(shown.caution)
        self.source.set_value("" if shown.source == TABLE else shown.source)

    def send(self) -> object:
        facts = MechanismFacts(
            code=self._mechanism.code if self._mechanism else "",
            name=self.name.value(),
            body=self.body.value() or MechanismBody.OTHER,
            kind=self.kind.value() or MechanismKind.INVESTIGATION,
            symbol=self.symbol.value(),
            since=self.since.value(),
            ended_on=self.ended.value(),
            mandate=self.mandate.value(),
            caution=self.caution.value(),
            **self.sourced(),
        )
        if self.entry is None:
            return self.case.act(record_mechanism, RecordMechanism(country=self.country, mechanism=facts))
        return self.case.act(revise_mechanism, ReviseMechanism(mechanism=facts, **self.revision(self.entry)))
