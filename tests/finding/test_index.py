"""What the index holds: all that counts, nothing that was erased, and the same when it is made anew."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.actions.evidence.sources import AddSource, ChangeSource, EraseIdentity, add_source, change_source
from app.actions.keeping.audit import expected_schema, verify_ledger
from app.actions.outside.imports import ImportFile, WithdrawBatch, import_file, withdraw_batch
from app.opening.erasing import erase_for_good
from app.opening.finding import catch_up, is_behind, reindex
from app.opening.upgrading import migrate
from db.actor import Actor
from db.engine import integrity_problems, require_integrity
from db.evidence import Source
from db.ledger.verification import verify
from db.store import Store
from db.vocabulary import Reliability, Role, SourceKind
from db.vocabulary.finding import ThingKind
from tests.support.carrying import (
    escalated,
    open_file,
    prepared,
)
from tests.support.event_files import acled_file, ged_file
from tests.support.filled import filled_case
from tests.support.ministry import Ministry
from tests.support.searching import found, found_in, hits

PROTECTED = AddSource(
    name="Source KESTREL",
    kind=SourceKind.PERSON,
    reliability=Reliability.B,
    protected=True,
    identity="Daw Zzyzzwin Htarkle, nurse at the township hospital",
    notes="Reached through the post.",
)


def test_who_a_protected_source_is_is_never_in_the_index_before_or_after_erasure(ministry: Ministry) -> None:
    kept = ministry.do("P-AN1", add_source, PROTECTED)
    for who in ("P-AN1", "P-FP", "P-AUD", "P-ADM", "P-MIN"):
        assert not found(ministry, "zzyzzwin", who).hits
        assert not found(ministry, "htarkle", who).hits
    assert hits(ministry, "kestrel", ThingKind.SOURCE)
    erase_for_good(
        ministry.store,
        ministry.actors["P-FP"],
        EraseIdentity(source_id=kept.source_id, reason="She asked for it"),
    )
    assert not found(ministry, "zzyzzwin", "P-FP").hits
    assert b"zzyzzwin" not in plain_bytes(ministry, "").lower()


def test_what_is_no_longer_said_leaves_no_byte_in_the_index(ministry: Ministry) -> None:
    kept = ministry.do("P-AN1", add_source, replace(PROTECTED, notes="Sister of Xyloquart."))
    assert b"xyloquart" in plain_bytes(ministry, "find_").lower()
    ministry.do(
        "P-AN1",
        change_source,
        ChangeSource(
            source_id=kept.source_id,
            based_on=ministry.row(Source, kept.source_id).ledger_entry,
            reason="It gave her away",
            notes="Reached through the post.",
        ),
    )
    assert b"xyloquart" not in plain_bytes(ministry, "find_").lower()


def plain_bytes(ministry: Ministry, prefix: str) -> bytes:
    """Every value of the tables whose name begins so, as the database holds it once decrypted."""
    with ministry.store.engine.connect() as connection:
        names = connection.exec_driver_sql(
            "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' "
            f"and name like '{prefix}%'"
        ).scalars()
        rows = [row for name in names.all() for row in connection.exec_driver_sql(f'select * from "{name}"')]
    assert rows
    return b"\n".join(
        value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row
    )


def test_imported_events_are_found_as_long_as_they_count(ministry: Ministry, tmp_path: Path) -> None:
    first = ged_file(tmp_path / "one.csv", {"source_headline": "Quellingstone burned"}, {})
    ministry.do("P-AN1", import_file, ImportFile(path=first))
    [hit] = hits(ministry, "quellingst", ThingKind.EVENT)
    assert hit.day == date(1992, 2, 29)
    assert [hit.text.text[start:end] for start, end in hit.text.marks] == ["Quellingstone"]
    assert hits(ministry, "quellingst country:MMR from:1992 to:1992", ThingKind.EVENT)
    assert not hits(ministry, "quellingst from:1993", ThingKind.EVENT)
    assert not hits(ministry, "quellingst country:Sudan", ThingKind.EVENT)
    second = ged_file(tmp_path / "two.csv", {"source_headline": "Buthidaung burned"})
    batch = ministry.do("P-AN1", import_file, ImportFile(path=second))
    assert not hits(ministry, "quellingst", ThingKind.EVENT)
    assert hits(ministry, "buthi", ThingKind.EVENT)
    ministry.do("P-FP", withdraw_batch, WithdrawBatch(batch_id=batch.batch_id, reason="Wrong release"))
    assert not hits(ministry, "buthi", ThingKind.EVENT)
    assert hits(ministry, "quellingst", ThingKind.EVENT)


def test_an_event_told_in_another_script_is_found_by_part_of_a_name(
    ministry: Ministry, tmp_path: Path
) -> None:
    notes = ("တပ်မတော်သည် ရခိုင်ပြည်နယ်တွင် ပစ်ခတ်သည်", "Attaque à Kidal, zone des Ifoghas")
    rows = ({"notes": note} for note in notes)
    ministry.do("P-AN1", import_file, ImportFile(path=acled_file(tmp_path / "acled.csv", *rows)))
    assert len(hits(ministry, "ပြည်နယ်", ThingKind.EVENT)) == 1
    assert len(hits(ministry, '"attaque a kidal"', ThingKind.EVENT)) == 1


def test_the_events_of_a_large_import_follow_in_portions_and_until_then_it_is_said(
    ministry: Ministry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.actions.outside.imports.PORTION", 2)
    monkeypatch.setattr("db.finding.index.index_events.__defaults__", (2,))
    file = ged_file(tmp_path / "many.csv", *({"source_headline": f"Quelling{one}"} for one in range(5)))
    ministry.do("P-AN1", import_file, ImportFile(path=file))
    assert found(ministry, "quelling").behind == 5
    assert is_behind(ministry.store)
    told: list[tuple[int, int]] = []
    # Cut short after a portion, it goes on where it stopped.
    assert catch_up(ministry.store, lambda *one: told.append(one), lambda: bool(told)) == 3
    assert len(hits(ministry, "quelling kind:event", ThingKind.EVENT)) == 2
    assert catch_up(ministry.store) == 0
    assert len(hits(ministry, "quelling kind:event", ThingKind.EVENT)) == 5
    assert found(ministry, "quelling").behind == 0


def test_an_index_made_anew_finds_the_same_and_the_audit_is_content(
    ministry: Ministry, tmp_path: Path
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister")
    ministry.do("P-AN1", import_file, ImportFile(path=ged_file(tmp_path / "one.csv", {}, {})))
    asked = ("minister", "troops", "kind:brief", "refugees", "country:Myanmar", "report submit")
    before = [found(ministry, typed) for typed in asked]
    assert all(one.hits for one in before)
    reindex(ministry.store)
    assert [found(ministry, typed) for typed in asked] == before
    assert verify_ledger(ministry.store).faults == ()
    require_integrity(ministry.store.engine)


def test_a_case_from_before_the_index_is_found_after_its_upgrade(tmp_path: Path) -> None:
    engine = filled_case(tmp_path, "0002")
    migrate(engine)
    reader = Actor(account_id=None, person_id=None, name="Reader", roles=frozenset({Role.AUDITOR}))
    store = Store(engine)
    catch_up(store)
    seen = found_in(store, "rohingya", reader)
    assert {ThingKind.REPORT, ThingKind.DECISION, ThingKind.EVIDENCE} <= {group.kind for group in seen.groups}
    assert found_in(store, "kind:brief", reader).hits
    with engine.connect() as connection:
        assert integrity_problems(connection.connection.driver_connection) == []
        assert verify(connection, expected_schema()).faults == ()
    engine.dispose()
