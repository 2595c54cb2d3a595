"""Recording and revising a group at risk."""

from app.actions.countries.groups import GroupFacts, RecordGroup, ReviseGroup, record_group, revise_group
from app.reading.countries.groups import GroupView
from db.vocabulary.background import IdentityKind
from language import tr
from ui.background.entry_dialog import EntryDialog
from ui.background.words import IDENTITIES
from ui.case import Case
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.count_field import CountField
from ui.fields.date_field import DateField
from ui.fields.tag_field import TagField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class GroupDialog(EntryDialog):
    """Who is singled out, by what identity, where, how many, and how."""

    def __init__(self, case: Case, frame: Frame, country: str, group: GroupView | None = None) -> None:
        super().__init__(
            case,
            frame,
            country,
            group,
            record=tr("Record a group at risk"),
            revise=tr("Revise {group}", group=group.name) if group else "",
            words=tr("A group by the identity that perpetrators see in it, which need not be its own."),
        )
        self._group = group
        self.name = TextField(tr("Name"), name="name", required=True)
        self.aliases = TagField(
            tr("Other names"),
            name="other names",
            hint=tr("Other spellings too: none of them leaves in an export."),
        )
        self.identity = ChoiceField[IdentityKind](
            tr("Singled out by"), tuple(IDENTITIES.items()), name="identity", required=True
        )
        self.protected = CheckField(
            tr("Protected: the name leaves the program as a pseudonym, or not at all"), name="protected"
        )
        self.place = TextField(tr("Where"), name="where")
        self.size_low = CountField(tr("Size from"), name="size from")
        self.size_high = CountField(tr("Size to"), name="size to")
        self.size_as_of = DateField(tr("Size as of"), name="size as of")
        self.size_source = TextField(tr("Source of the size"), name="source of the size", max_length=1_000)
        self.risk = TextArea(tr("How they are at risk"), name="how they are at risk", required=True, rows=3)
        self.form.add_row(self.name, self.identity, stretch=(2, 1))
        self.form.add(self.aliases, self.protected, self.place)
        self.form.add_row(self.size_low, self.size_high, self.size_as_of)
        self.form.add(self.size_source, self.risk)
        self._show()
        self.finish()

    def _show(self) -> None:
        group = self._group
        self.protected.set_value(group.protected if group else True)
        if group is None:
            return
        self.name.set_value(group.name)
        self.aliases.set_value(group.aliases)
        self.identity.set_value(group.identity)
        self.place.set_value(group.place)
        self.size_low.set_value(group.size_low)
        self.size_high.set_value(group.size_high)
        self.size_as_of.set_value(group.size_as_of)
        self.size_source.set_value(group.size_source)
        self.risk.set_value(group.risk)

    def send(self) -> object:
        facts = GroupFacts(
            name=self.name.value(),
            aliases=self.aliases.value(),
            identity=self.identity.value() or IdentityKind.OTHER,
            protected=self.protected.value(),
            place=self.place.value(),
            size_low=self.size_low.value(),
            size_high=self.size_high.value(),
            size_as_of=self.size_as_of.value(),
            size_source=self.size_source.value(),
            risk=self.risk.value(),
            **self.sourced(),
        )
        if self._group is None:
            return self.case.act(record_group, RecordGroup(country=self.country, group=facts))
        return self.case.act(revise_group, ReviseGroup(group=facts, **self.revision(self._group)))
