"""The ledger as files: handed over on the record, whole, private, and never half-done."""

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.keeping.audit import COMPANIONS, export_ledger, verify_ledger
from app.refusals import Refused
from db.actor import Actor
from db.faults import StoreFault
from db.ledger.exporting import ENTRIES, MANIFEST, Export, ExportExists
from db.ledger.findings import AuditCancelled
from db.vocabulary import Role
from tests.support.small_ledger import IDENTITY, Small
from tests.support.tampering import change_unseen, links

SCRIPT = runpy.run_path(str(COMPANIONS[1]), run_name="verify_ledger")
WHOLE, ALTERED = 0, 1


@pytest.fixture
def export(small: Small, tmp_path: Path) -> Export:
    return export_ledger(small.store, small.amina, tmp_path / "for the inquiry")


def check(path: Path) -> tuple[int, str]:
    """Exit status and output of the checker, run inside this process."""
    status, lines = SCRIPT["verify"](path)
    return status, "\n".join(lines)


def lines_of(export: Export) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (export.path / ENTRIES).read_text("utf-8").splitlines()]


def test_an_export_holds_every_entry_as_it_was_hashed(small: Small, export: Export) -> None:
    with small.store.engine.connect() as connection:
        stored = [vars(link) for link in links(connection)]
    assert lines_of(export) == stored[: export.count]
    assert export.count == export.head.number
    manifest = json.loads((export.path / MANIFEST).read_text("utf-8"))
    assert manifest["count"] == export.count
    assert manifest["head"] == {"number": export.head.number, "hash": export.head.hash}
    assert manifest["entries"]["sha256"] == export.sha256
    assert manifest["program"].startswith("Tocsin ")
    assert re.fullmatch(r"2026-01-15T\d\d:\d\d:00\.000000Z", manifest["exported_at"])


def test_an_export_is_private_complete_and_holds_no_identity(export: Export) -> None:
    names = {path.name for path in export.path.iterdir()}
    assert names == {ENTRIES, MANIFEST, "LEDGER_FORMAT.md", "verify_ledger.py"}
    assert export.path.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in export.path.iterdir())
    assert IDENTITY not in (export.path / ENTRIES).read_text("utf-8")
    assert [path.name for path in export.path.parent.iterdir() if path.name.startswith(".")] == []


def test_an_export_stands_on_the_ledger_itself(small: Small, export: Export) -> None:
    with small.store.engine.connect() as connection:
        *_, begun, finished = (link.content for link in links(connection))
    assert begun["action"] == "ledger.export_begin"
    assert begun["number"] == export.head.number
    assert finished["action"] == "ledger.export"
    assert finished["actor"]["person"] == small.amina.person_id
    assert finished["detail"]["sha256"] == export.sha256
    assert verify_ledger(small.store).ok


def test_who_may_not_hand_over_the_ledger_is_refused_on_the_record(small: Small, tmp_path: Path) -> None:
    administrator = Actor(small.amina.account_id, small.amina.person_id, "A", frozenset({Role.ADMINISTRATOR}))
    with pytest.raises(Refused):
        export_ledger(small.store, administrator, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    with small.store.engine.connect() as connection:
        assert links(connection)[-1].content["action"] == "refused.begin_ledger_export"


def test_an_export_mixes_with_nothing_and_leaves_nothing_half_done(small: Small, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "notes.txt").write_text("mine")
    with pytest.raises(ExportExists):
        export_ledger(small.store, small.amina, full)
    with pytest.raises(AuditCancelled):
        export_ledger(small.store, small.amina, tmp_path / "stopped", cancelled=lambda: True)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises((StoreFault, OSError)):
        export_ledger(small.store, small.amina, tmp_path / "file" / "below")
    assert {path.name for path in tmp_path.iterdir()} == {"full", "file", "small"}
    empty = tmp_path / "empty"
    empty.mkdir()
    seen: list[tuple[int, int]] = []
    export = export_ledger(
        small.store, small.amina, empty, progress=lambda done, total: seen.append((done, total))
    )
    assert seen[-1] == (export.count, export.count)
    assert check(export.path)[0] == WHOLE


def test_a_ledger_that_was_tampered_with_can_be_exported_and_is_found_out(
    small: Small, tmp_path: Path
) -> None:
    with small.store.engine.connect() as connection:
        sql = connection.execute(
            sa.text("select sql from sqlite_master where name = 'ledger_never_changed'")
        ).scalar_one()
        connection.exec_driver_sql("drop trigger ledger_never_changed")
        connection.exec_driver_sql("update ledger set body = replace(body, 'Director', 'Dictator')")
        connection.exec_driver_sql(sql)
        connection.commit()
    first = verify_ledger(small.store).first_fault
    assert first is not None
    export = export_ledger(small.store, small.amina, tmp_path / "out")
    status, words = check(export.path)
    assert status == ALTERED
    assert f"First bad entry: {first.entry}." in words


def test_an_export_says_what_is_on_file_and_is_not_as_its_entries_say(small: Small, tmp_path: Path) -> None:
    whole = export_ledger(small.store, small.amina, tmp_path / "before")
    assert json.loads((whole.path / MANIFEST).read_text("utf-8"))["checked"] == {
        "verdict": "whole",
        "fault_count": 0,
        "faults": [],
    }
    assert "not as these entries say" not in check(whole.path)[1]
    with small.store.engine.connect() as connection:
        change_unseen(connection.exec_driver_sql, "sources", "update sources set name = name || '!'")
        connection.commit()
    export = export_ledger(small.store, small.amina, tmp_path / "after")
    told = json.loads((export.path / MANIFEST).read_text("utf-8"))["checked"]
    assert told["verdict"] == "altered"
    assert told["fault_count"] == export.found.fault_count > 0
    assert {"row.changed"} <= {fault["code"] for fault in told["faults"]}
    status, words = check(export.path)
    assert status == WHOLE, "the chain itself is whole"
    assert f"found {told['fault_count']} things on file" in words
    with small.store.engine.connect() as connection:
        assert links(connection)[-1].content["detail"]["verdict"] == "altered"
