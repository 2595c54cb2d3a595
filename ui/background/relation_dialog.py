"""Recording and revising how actors and groups stand to one another."""

from collections.abc import Sequence

from app.actions.countries.actor_relations import (
    RecordRelation,
    RelationFacts,
    ReviseRelation,
    record_relation,
    revise_relation,
)
from app.reading.countries.groups import RelationView
from db.vocabulary.background import RelationKind
from language import tr
from ui.background.entry_dialog import EntryDialog
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.frame import Frame


class RelationDialog(EntryDialog):
    """Two of the registers, and what the first does to the second.

    ``parties`` and ``evidence`` are what may be chosen: identifiers and numbers, with their words.
    """

    def __init__(
        self,
        case: Case,
        frame: Frame,
        country: str,
        relation: RelationView | None = None,
        *,
        parties: Sequence[tuple[str, str]],
        evidence: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(
            case,
            frame,
            country,
            relation,
            record=tr("Record a relation"),
            revise=tr("Revise the relation"),
            words=tr("Read from the first to the second: the armed forces target the group."),
        )
        self._relation = relation
        self.who = ChoiceField[str](tr("Who"), parties, required=True)
        self.kind = ChoiceField[RelationKind](
            tr("Does what"), [(kind, kind.label) for kind in RelationKind], name="kind", required=True
        )
        self.whom = ChoiceField[str](tr("To whom"), parties, required=True)
        self.since, self.until = (
            DateField(tr("Since")),
            DateField(tr("Until"), hint=tr("Empty while it goes on.")),
        )
        self.evidence = MultiChoice[str](tr("Evidence"), evidence, rows=4)
        self.note = TextArea(tr("Note"), rows=2)
        self.form.add_row(self.who, self.kind, self.whom)
        self.form.add_row(self.since, self.until)
        if evidence:
            self.form.add(self.evidence)
        self.form.add(self.note)
        if relation is not None:
            self.who.set_value(relation.from_id)
            self.kind.set_value(relation.kind)
            self.whom.set_value(relation.to_id)
            self.since.set_value(relation.since)
            self.until.set_value(relation.until)
            self.evidence.set_value(relation.evidence)
            self.note.set_value(relation.note)
        self.finish()

    def send(self) -> object:
        facts = RelationFacts(
            from_id=self.who.value() or "",
            kind=self.kind.value() or RelationKind.TARGETS,
            to_id=self.whom.value() or "",
            since=self.since.value(),
            until=self.until.value(),
            evidence=self.evidence.value(),
            note=self.note.value(),
            **self.sourced(),
        )
        if self._relation is None:
            return self.case.act(record_relation, RecordRelation(country=self.country, relation=facts))
        return self.case.act(revise_relation, ReviseRelation(relation=facts, **self.revision(self._relation)))
