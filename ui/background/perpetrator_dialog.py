"""Recording and revising an actor that commits, or may commit, atrocity crimes."""

from app.actions.countries.perpetrators import (
    PerpetratorFacts,
    RecordPerpetrator,
    RevisePerpetrator,
    record_perpetrator,
    revise_perpetrator,
)
from app.reading.countries.groups import PerpetratorView
from db.vocabulary.background import PerpetratorKind
from language import tr
from ui.background.entry_dialog import EntryDialog
from ui.case import Case
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.tag_field import TagField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class PerpetratorDialog(EntryDialog):
    """Who it is, of what kind, and who commands it."""

    def __init__(self, case: Case, frame: Frame, country: str, actor: PerpetratorView | None = None) -> None:
        super().__init__(
            case,
            frame,
            country,
            actor,
            record=tr("Record an actor"),
            revise=tr("Revise {actor}", actor=actor.name) if actor else "",
            words=tr(
                "An actor that commits, or may commit, atrocity crimes. That it stands here is no finding of guilt."
            ),
        )
        self._actor = actor
        self.name = TextField(tr("Name"), required=True)
        self.kind = ChoiceField[PerpetratorKind](
            tr("Kind"), [(kind, kind.label) for kind in PerpetratorKind], required=True
        )
        self.aliases = TagField(tr("Other names"))
        self.protected = CheckField(
            tr("Protected: the name leaves the program as a pseudonym, or not at all"), name="protected"
        )
        self.command = TextArea(
            tr("Chain of command"), rows=2, hint=tr("Who commands whom, as far as it is known.")
        )
        self.notes = TextArea(tr("Notes"), rows=2)
        self.form.add_row(self.name, self.kind, stretch=(2, 1))
        self.form.add(self.aliases, self.protected, self.command, self.notes)
        if actor is not None:
            self.name.set_value(actor.name)
            self.kind.set_value(actor.kind)
            self.aliases.set_value(actor.aliases)
            self.protected.set_value(actor.protected)
            self.command.set_value(actor.command)
            self.notes.set_value(actor.notes)
        self.finish()

    def send(self) -> object:
        facts = PerpetratorFacts(
            name=self.name.value(),
            aliases=self.aliases.value(),
            kind=self.kind.value() or PerpetratorKind.OTHER,
            protected=self.protected.value(),
            command=self.command.value(),
            notes=self.notes.value(),
            **self.sourced(),
        )
        if self._actor is None:
            request = RecordPerpetrator(country=self.country, perpetrator=facts)
            return self.case.act(record_perpetrator, request)
        revision = RevisePerpetrator(perpetrator=facts, **self.revision(self._actor))
        return self.case.act(revise_perpetrator, revision)
