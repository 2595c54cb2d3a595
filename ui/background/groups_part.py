"""Groups at risk, the actors that may harm them, and how they stand to one another."""

from collections.abc import Mapping

from app.actions.countries.groups import GroupFacts, RecordGroups, record_groups
from app.actions.countries.register_entries import RegisterKind
from app.reading.countries.background import Background
from app.reading.countries.groups import GroupView, PerpetratorView, RelationView
from app.reading.evidence.evidence_lines import evidence_lines
from app.rules.entry.dates import parse_date
from app.rules.entry.texts import required_line, required_text
from app.rules.verdict import Verdict
from language import mark, ptr, tr
from language.dates import in_figures
from language.wording import pmark
from ui.background.export_dialog import ExportDialog
from ui.background.group_dialog import GroupDialog
from ui.background.part import BackgroundPart, opened
from ui.background.perpetrator_dialog import PerpetratorDialog
from ui.background.relation_dialog import RelationDialog
from ui.background.words import IDENTITIES, iso, people, sourced
from ui.case import Case
from ui.frame import Frame
from ui.may import first_refusal, refusal
from ui.paste_dialog import PasteDialog
from ui.pasted_entries import Register as Pasted
from ui.pasted_entries import chosen_by_words
from ui.pasting import offer_pasted, paste_here
from ui.widgets.act_button import ActButton
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column


class GroupsPart(BackgroundPart):
    """Three registers and their export."""

    title = mark("Groups and actors")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.groups = Register[GroupView](
            tr("Groups at risk"),
            _GROUPS,
            identity=lambda group: group.entry_id,
            nothing=tr("Who is singled out, by what identity, where, how many, and how they are at risk."),
            add=tr("Record a group…"),
            on_add=self.record_group,
            facts=_group_facts,
            acts=(
                RowAct(tr("Revise the group…"), self.revise_group, self.may_write, "edit"),
                RowAct(
                    tr("Withdraw…"),
                    lambda row: self.withdraw(RegisterKind.GROUP, row, row.name),
                    self.may_write,
                ),
            ),
        )
        self.perpetrators = Register[PerpetratorView](
            tr("Actors that may harm them"),
            _ACTORS,
            identity=lambda actor: actor.entry_id,
            nothing=tr(
                "State forces, militias, armed groups, parties: who they are and who commands them. That one stands "
                "here is no finding of guilt."
            ),
            add=tr("Record an actor…"),
            on_add=self.record_perpetrator,
            facts=_actor_facts,
            acts=(
                RowAct(tr("Revise the actor…"), self.revise_perpetrator, self.may_write, "edit"),
                RowAct(
                    tr("Withdraw…"),
                    lambda row: self.withdraw(RegisterKind.PERPETRATOR, row, row.name),
                    self.may_write,
                ),
            ),
        )
        self.relations = Register[RelationView](
            tr("Relations"),
            self._relation_columns(),
            identity=lambda one: one.entry_id,
            nothing=tr(
                "Who targets, incites against, commands, supplies or fights whom, since when, and by what evidence."
            ),
            add=tr("Record a relation…"),
            on_add=self.record_relation,
            facts=_relation_facts,
            acts=(
                RowAct(tr("Revise the relation…"), self.revise_relation, self.may_write, "edit"),
                RowAct(
                    tr("Withdraw…"),
                    lambda row: self.withdraw(RegisterKind.RELATION, row, tr("the relation")),
                    self.may_write,
                ),
            ),
        )
        self.export = ActButton(tr("Export groups and actors…"), icon="save")
        self.export.acted.connect(self.ask_export)
        paste_here(self, tr("Record the groups on the clipboard"), self.paste)
        for register in (self.groups, self.perpetrators, self.relations):
            self.body.addWidget(register)
        self.body.addWidget(self.export)
        self.body.addStretch(1)

    def show_held(self, held: Background, may: Verdict) -> None:
        self.groups.set_rows(held.groups)
        self.perpetrators.set_rows(held.perpetrators)
        self.relations.set_rows(held.relations)
        self.groups.set_verdict(may)
        self.perpetrators.set_verdict(may)
        parties = len(held.groups) + len(held.perpetrators)
        two = refusal(
            tr("A relation stands between two entries."),
            tr("Record a group and an actor first."),
            unless=parties > 1,
        )
        self.relations.set_verdict(first_refusal(may, two))
        some = refusal(tr("There is nothing to export."), unless=parties > 0)
        self.export.set_verdict(first_refusal(may, some))

    def _relation_columns(self) -> tuple[Column[RelationView], ...]:
        return (
            Column(
                tr("Who"),
                lambda one: one.from_name,
                width=190,
                copied=lambda one: self._leaves(one.from_id, one.from_name),
            ),
            Column(tr("Does what"), lambda one: one.kind.label, width=140),
            Column(
                tr("To whom"),
                lambda one: one.to_name,
                stretch=True,
                copied=lambda one: self._leaves(one.to_id, one.to_name),
            ),
            Column(tr("Since"), lambda one: iso(one.since), sort=lambda one: one.since, width=108),
            Column(tr("Until"), lambda one: iso(one.until) or tr("goes on"), width=108),
        )

    def _leaves(self, entry_id: str, name: str) -> str:
        """A party's name outside the program: not that of a protected one, nor of one whose protection is not known."""
        held = self.held
        known: list[GroupView | PerpetratorView] = [] if held is None else [*held.groups, *held.perpetrators]
        protected = {entry.entry_id: entry.protected for entry in known}
        return name if not protected.get(entry_id, True) else tr(PROTECTED)

    def record_group(self) -> GroupDialog:
        return opened(GroupDialog(self.case, self.frame, self.country))

    def revise_group(self, group: GroupView) -> GroupDialog:
        return opened(GroupDialog(self.case, self.frame, self.country, group))

    def record_perpetrator(self) -> PerpetratorDialog:
        return opened(PerpetratorDialog(self.case, self.frame, self.country))

    def revise_perpetrator(self, actor: PerpetratorView) -> PerpetratorDialog:
        return opened(PerpetratorDialog(self.case, self.frame, self.country, actor))

    def record_relation(self) -> RelationDialog:
        return self.revise_relation(None)

    def revise_relation(self, relation: RelationView | None) -> RelationDialog:
        held = self.held
        named: list[tuple[str, str]] = []
        if held is not None:
            named = [(actor.entry_id, actor.name) for actor in held.perpetrators]
            named += [(group.entry_id, group.name) for group in held.groups]
        if relation is not None:
            # An entry that was withdrawn since then may still be shown.
            known = {entry_id for entry_id, _ in named}
            both = ((relation.from_id, relation.from_name), (relation.to_id, relation.to_name))
            named += [party for party in both if party[0] not in known]
        items = self.case.look(lambda session: evidence_lines(session, self.country))
        evidence = [(item.number, f"{item.number}  {item.title}") for item in items]
        return opened(
            RelationDialog(self.case, self.frame, self.country, relation, parties=named, evidence=evidence)
        )

    def paste(self) -> PasteDialog | None:
        """Record the rows of a spreadsheet that are on the clipboard as groups, after a look at what each would do."""
        held, country = self.held, self.country
        known = frozenset(group.name.casefold() for group in held.groups) if held is not None else frozenset()
        register = Pasted(
            columns=_PASTED,
            needed=("Group", "How at risk", "Source"),
            request=_pasted_group,
            known=known,
        )
        return offer_pasted(
            self.frame,
            self._may,
            tr("Record pasted groups"),
            register,
            lambda groups: self.case.act(record_groups, RecordGroups(country=country, groups=groups)),
            about=f"{country} groups",
        )

    def ask_export(self) -> ExportDialog:
        return opened(ExportDialog(self.case, self.frame, self.country))


PROTECTED = mark("(protected)")
"""What is copied in place of a protected name: as on export, no word of such an entry leaves."""


_PASTED = {
    mark("Group"): (mark("Name"),),
    mark("Singled out by"): (mark("Identity"),),
    mark("Where"): (mark("Place"),),
    mark("How at risk"): (mark("Risk"),),
    mark("Source"): (),
    mark("Source date"): (mark("Date of source"),),
}
"""The headings, each with others that mean the same; they are understood in every language."""


def _pasted_group(cells: Mapping[str, str]) -> GroupFacts:
    """A group as a row names it; protected, as every group is until somebody says otherwise."""
    day = cells.get("Source date", "")
    return GroupFacts(
        name=required_line(cells.get("Group", ""), "name"),
        identity=chosen_by_words(cells.get("Singled out by", "") or "other", IDENTITIES, "identity"),
        place=cells.get("Where", ""),
        risk=required_text(cells.get("How at risk", ""), "how at risk"),
        source=required_text(cells.get("Source", ""), "source"),
        source_on=parse_date(in_figures(day), "source date", typed=day) if day else None,
    )


def _group_facts(group: GroupView) -> list[tuple[str, str]]:
    size = people(group.size_low, group.size_high)
    if size and group.size_as_of:
        size = tr("{size}, as of {day}", size=size, day=group.size_as_of.isoformat())
    return [
        (tr("How at risk"), group.risk),
        (tr("Where"), group.place),
        (ptr("of a group", "Size"), f"{size}. {group.size_source}".strip(" .") if size else ""),
        (tr("Other names"), ", ".join(group.aliases)),
        (
            tr("On export"),
            tr("Under a pseudonym, or left out") if group.protected else tr("By name: it is not protected"),
        ),
        (tr("Source"), sourced(group.source, group.source_on)),
        (tr("Recorded by"), group.recorded_by),
    ]


def _actor_facts(actor: PerpetratorView) -> list[tuple[str, str]]:
    return [
        (tr("Actor"), actor.name),
        (tr("Command"), actor.command),
        (tr("Notes"), actor.notes),
        (tr("Other names"), ", ".join(actor.aliases)),
        (tr("Source"), sourced(actor.source, actor.source_on)),
        (tr("Recorded by"), actor.recorded_by),
    ]


def _relation_facts(one: RelationView) -> list[tuple[str, str]]:
    return [
        (tr("Relation"), f"{one.from_name} {one.kind.label} {one.to_name}"),
        (tr("Note"), one.note),
        (tr("Evidence"), ", ".join(one.evidence)),
        (tr("Source"), sourced(one.source, one.source_on)),
        (tr("Recorded by"), one.recorded_by),
    ]


def _protected(row: GroupView | PerpetratorView) -> tuple[str, str] | None:
    return ("protected", "text") if row.protected else None


def _unless_protected(row: GroupView | PerpetratorView, words: str) -> str:
    return tr(PROTECTED) if row.protected else words


_GROUPS = (
    Column[GroupView](
        mark("Group"),
        lambda group: group.name,
        width=190,
        copied=lambda group: _unless_protected(group, group.name),
    ),
    Column[GroupView](mark("Singled out by"), lambda group: IDENTITIES[group.identity], width=128),
    Column[GroupView](
        mark("Protected"),
        lambda group: tr("Protected") if group.protected else "",
        glyph=_protected,
        width=120,
    ),
    Column[GroupView](
        pmark("of a group", "Size"),
        lambda group: people(group.size_low, group.size_high),
        sort=lambda group: group.size_high,
        number=True,
        width=164,
    ),
    Column[GroupView](
        mark("Where"),
        lambda group: group.place,
        stretch=True,
        copied=lambda group: _unless_protected(group, group.place),
    ),
)
_ACTORS = (
    Column[PerpetratorView](
        mark("Actor"),
        lambda actor: actor.name,
        width=220,
        copied=lambda actor: _unless_protected(actor, actor.name),
    ),
    Column[PerpetratorView](mark("Kind"), lambda actor: actor.kind.label, width=150),
    Column[PerpetratorView](
        mark("Protected"),
        lambda actor: tr("Protected") if actor.protected else "",
        glyph=_protected,
        width=120,
    ),
    Column[PerpetratorView](
        mark("Chain of command"),
        lambda actor: actor.command,
        stretch=True,
        copied=lambda actor: _unless_protected(actor, actor.command),
    ),
)
