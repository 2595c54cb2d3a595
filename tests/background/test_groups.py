"""Groups at risk, actors and relations: kept, corrected in the open, and pseudonymised when they leave (S-17)."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.actions.countries.actor_relations import (
    RecordRelation,
    RelationFacts,
    ReviseRelation,
    record_relation,
    revise_relation,
)
from app.actions.countries.export_groups import ExportGroups, export_groups
from app.actions.countries.groups import RecordGroup, ReviseGroup, record_group, revise_group
from app.actions.countries.perpetrators import RecordPerpetrator, record_perpetrator
from app.actions.countries.register_entries import RegisterKind, WithdrawEntry, withdraw_entry
from app.reading.countries.groups import groups, perpetrators, relations
from app.reading.countries.groups_export import ExportForm, NameMode
from app.reading.ledger.lines import lines_about
from db.vocabulary.background import RelationKind
from tests.support.background import ACTOR, GROUP, group, perpetrator, seen
from tests.support.casework import evidence, opened
from tests.support.ministry import Ministry


@pytest.fixture
def file(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def relation(ministry: Ministry, from_id: str, to_id: str, **changes: Any) -> str:
    facts = RelationFacts(
        from_id=from_id,
        kind=RelationKind.TARGETS,
        to_id=to_id,
        note="Rohingya villages",
        source="A/HRC/39/64",
    )
    facts = replace(facts, **changes)
    return ministry.do("P-AN1", record_relation, RecordRelation(country="MMR", relation=facts)).entry_id


def exported(ministry: Ministry, mode: NameMode, form: ExportForm = ExportForm.JSON) -> bytes:
    request = ExportGroups(
        country="MMR", mode=mode, form=form, marking="internal", purpose="For partners of the contact group"
    )
    return ministry.do("P-FP", export_groups, request).content


def test_s17_groups_perpetrators_and_their_relation_stand_in_registers(file: Ministry) -> None:
    number = evidence(file).number
    targeted, army = group(file), perpetrator(file)
    relation(file, army.entry_id, targeted.entry_id, since=date(2017, 8, 25), evidence=(number,))
    (shown,) = seen(file, groups)
    assert (shown.name, shown.protected, shown.size_low, shown.size_high) == (
        "Rohingya",
        True,
        600_000,
        1_000_000,
    )
    assert [actor.command for actor in seen(file, perpetrators)] == [ACTOR.command]
    (one,) = seen(file, relations)
    assert (one.from_name, one.kind, one.to_name) == ("Armed forces", RelationKind.TARGETS, "Rohingya")
    assert one.evidence == (number,)


@pytest.mark.parametrize("form", ExportForm)
@pytest.mark.parametrize("mode", NameMode)
def test_s17_no_protected_name_is_in_any_byte_of_an_export(
    file: Ministry, mode: NameMode, form: ExportForm
) -> None:
    targeted, army = group(file), perpetrator(file)
    relation(file, army.entry_id, targeted.entry_id)
    content = exported(file, mode, form)
    for name in (GROUP.name, *GROUP.aliases):
        assert name.encode() not in content
        assert name.upper().encode() not in content
    assert b"INTERNAL" in content
    assert b"Armed forces" in content
    assert (b"MMR Group 1" in content) == (mode is NameMode.PSEUDONYMISE)


def test_s17_dropping_leaves_the_group_and_its_relations_out(file: Ministry) -> None:
    targeted, army = group(file), perpetrator(file)
    relation(file, army.entry_id, targeted.entry_id)
    entries = json.loads(exported(file, NameMode.DROP))["entries"]
    assert [(entry["register"], entry["name"]) for entry in entries] == [("actor", "Armed forces")]
    kept = json.loads(exported(file, NameMode.PSEUDONYMISE))["entries"]
    assert [(entry["register"], entry["name"]) for entry in kept] == [
        ("group", "MMR Group 1"),
        ("actor", "Armed forces"),
        ("relation", "Armed forces"),
    ]
    assert kept[0]["text"] == ""
    assert kept[2]["to"] == "MMR Group 1"


def test_s17_a_pseudonym_stays_the_same_when_others_come_and_go(file: Ministry) -> None:
    first = group(file, name="Zo", aliases=())
    group(file, name="Aka", aliases=())
    names = [entry["kind"] for entry in json.loads(exported(file, NameMode.PSEUDONYMISE))["entries"]]
    assert names == ["ethnic", "ethnic"]
    withdrawn = WithdrawEntry(
        kind=RegisterKind.GROUP,
        country="MMR",
        entry_id=first.entry_id,
        based_on=first.version,
        reason="The same as another",
    )
    file.do("P-AN1", withdraw_entry, withdrawn)
    entries = json.loads(exported(file, NameMode.PSEUDONYMISE))["entries"]
    assert [entry["name"] for entry in entries] == ["MMR Group 2"]


def test_s17_a_name_that_words_of_another_entry_spell_otherwise_stops_the_export(file: Ministry) -> None:
    group(file)
    perpetrator(file, notes="They went for the Ruaingga.")
    request = ExportGroups(country="MMR", mode=NameMode.DROP, marking="internal", purpose="For partners")
    refusal = file.refused("P-FP", export_groups, request)
    assert refusal.rule == "groups.name_readable"
    assert "uaingga" not in str(refusal)


def test_an_export_stands_on_the_ledger_with_its_purpose_and_a_spreadsheet_runs_none_of_it(
    file: Ministry,
) -> None:
    perpetrator(file, name="=HYPERLINK(1)", notes="", command="")
    content = exported(file, NameMode.PSEUDONYMISE, ExportForm.CSV).decode()
    rows = list(csv.reader(io.StringIO(content)))
    assert rows[2][3] == "'=HYPERLINK(1)"
    with file.store.read() as session:
        line = lines_about(session, "MMR")[-1]
    assert (line.action, line.reason) == ("groups.export", "For partners of the contact group")
    assert line.detail["mode"] == "pseudonymise"


def test_an_export_needs_a_purpose_a_marking_of_the_scheme_and_a_writer(file: Ministry) -> None:
    sound = ExportGroups(country="MMR", mode=NameMode.DROP, marking="internal", purpose="For partners")
    assert file.rejected("P-FP", export_groups, replace(sound, purpose=" ")).field == "purpose"
    assert file.rejected("P-FP", export_groups, replace(sound, marking="none")).field == "marking"
    assert file.refused("P-REC", export_groups, sound).rule == "role"


def test_a_revision_keeps_what_stood_there_on_the_ledger_and_overwrites_nobody(file: Ministry) -> None:
    kept = group(file)
    request = ReviseGroup(
        country="MMR",
        entry_id=kept.entry_id,
        based_on=kept.version,
        reason="New estimate",
        group=replace(GROUP, size_high=900_000),
    )
    file.do("P-AN2", revise_group, request)
    assert seen(file, groups)[0].size_high == 900_000
    assert file.refused("P-AN1", revise_group, request).rule == "register.stale"
    with file.store.read() as session:
        states = [line.state for line in lines_about(session, "MMR") if line.subject_kind == "groups_at_risk"]
    assert [state["size_high"] for state in states if state] == [1_000_000, 900_000]


def test_a_withdrawn_entry_leaves_the_register_and_is_neither_changed_nor_withdrawn_again(
    file: Ministry,
) -> None:
    kept = group(file)
    request = WithdrawEntry(
        kind=RegisterKind.GROUP,
        country="MMR",
        entry_id=kept.entry_id,
        based_on=kept.version,
        reason="Entered twice",
    )
    now = file.do("P-AN1", withdraw_entry, request)
    assert seen(file, groups) == ()
    assert file.refused("P-AN1", withdraw_entry, request).rule == "unchanged"
    revision = ReviseGroup(
        country="MMR", entry_id=kept.entry_id, based_on=now.version, reason="Again", group=GROUP
    )
    assert file.refused("P-AN1", revise_group, revision).rule == "register.withdrawn"


def test_one_group_of_a_name(file: Ministry) -> None:
    group(file)
    again = RecordGroup(country="MMR", group=replace(GROUP, name="ROHINGYA"))
    assert file.refused("P-AN1", record_group, again).rule == "group.known"
    perpetrator(file)
    twice = RecordPerpetrator(country="MMR", perpetrator=ACTOR)
    assert file.refused("P-AN1", record_perpetrator, twice).rule == "perpetrator.known"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"risk": ""}, "how they are at risk"),
        ({"source": ""}, "source"),
        ({"size_low": 9, "size_high": 1}, "size to"),
        ({"size_low": -1, "size_high": 1}, "size from"),
        ({"size_as_of": date(2027, 1, 1)}, "size as of"),
        ({"source_on": date(1066, 1, 1)}, "date of the source"),
    ],
)
def test_unusable_facts_are_named_by_their_field(file: Ministry, changes: dict[str, Any], field: str) -> None:
    facts = replace(GROUP, **changes)
    assert file.rejected("P-AN1", record_group, RecordGroup(country="MMR", group=facts)).field == field


def test_a_relation_stands_between_two_of_this_file_with_evidence_of_this_file(file: Ministry) -> None:
    targeted, army = group(file).entry_id, perpetrator(file).entry_id
    opened(file, "UKR")
    elsewhere = perpetrator(file, "UKR", name="Others").entry_id
    sound = RelationFacts(from_id=army, kind=RelationKind.TARGETS, to_id=targeted, source="A/HRC/39/64")
    for changes, field in (
        ({"to_id": army}, "to whom"),
        ({"from_id": elsewhere}, "who"),
        ({"to_id": "ü"}, "to whom"),
        ({"evidence": ("EV-2026-0099",)}, "evidence"),
        ({"since": date(2025, 1, 2), "until": date(2025, 1, 1)}, "until"),
    ):
        request = RecordRelation(country="MMR", relation=replace(sound, **changes))
        assert file.rejected("P-AN1", record_relation, request).field == field


def test_a_relation_that_ends_is_given_its_last_day_and_listed_after_those_that_go_on(file: Ministry) -> None:
    targeted, army = group(file).entry_id, perpetrator(file).entry_id
    ended = relation(file, army, targeted)
    going_on = relation(file, army, targeted, kind=RelationKind.INCITES_AGAINST)
    view = next(one for one in seen(file, relations) if one.entry_id == ended)
    request = ReviseRelation(
        country="MMR",
        entry_id=ended,
        based_on=view.version,
        reason="Ceasefire",
        relation=RelationFacts(
            from_id=army,
            kind=RelationKind.TARGETS,
            to_id=targeted,
            until=date(2026, 1, 1),
            note=view.note,
            source=view.source,
        ),
    )
    file.do("P-AN1", revise_relation, request)
    assert [one.entry_id for one in seen(file, relations)] == [going_on, ended]
