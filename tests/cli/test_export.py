"""``tocsin export``: a marked file, once, and an act on the ledger."""

import csv
import io
import json
from pathlib import Path

import sqlalchemy as sa

from app.actions.outside.import_mappings import RememberMapping, remember_mapping
from app.imports.mapping import ImportMapping
from app.perform import perform
from db.actor import Actor
from db.people import Account
from db.vocabulary import Role
from db.vocabulary.recommendations import MappingTarget
from tests.cli.conftest import Desk, actions, opened


def test_evidence_is_exported_with_its_marking_and_stands_on_the_ledger(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "evidence.csv"
    done = desk.signed_in("p-an1", "export", "evidence", "burma", "--out", str(out), "--json")
    assert done.status == 0
    assert done.data["country"] == "MMR"
    assert done.data["rows"] >= 1
    cells = list(csv.reader(io.StringIO(out.read_text("utf-8-sig"), newline="")))
    assert cells[0] == [done.data["marking"]]
    assert cells[0] == ["INTERNAL"]
    assert "Villages burned" in str(cells[-1])
    assert out.stat().st_mode & 0o077 == 0
    assert actions(desk)[-1] == "data.export"
    again = desk.signed_in("p-an1", "export", "evidence", "MMR", "--out", str(out))
    assert again.status == 2
    assert "not overwritten" in again.err


def test_an_export_goes_to_a_pipe_as_it_is(desk: Desk) -> None:
    done = desk.signed_in("p-an1", "export", "evidence", "MMR", "--format", "json", "--out", "-")
    assert done.status == 0
    assert json.loads(done.out)["marking"] == "INTERNAL"


def test_what_is_not_there_is_not_exported_and_no_file_stays(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    done = desk.signed_in("p-an1", "export", "events", "MMR", "--out", str(out))
    assert done.status == 2
    assert "There are no events of Myanmar to export" in done.err
    assert not out.exists()
    refused = desk.signed_in("p-adm", "export", "evidence", "MMR", "--out", str(out))
    assert refused.status == 1
    assert not out.exists()


def test_a_file_of_another_layout_is_imported_through_a_remembered_mapping(
    desk: Desk, tmp_path: Path
) -> None:
    titles = ("When", "Land", "Dead")
    mapping = ImportMapping(
        target=MappingTarget.EVENTS,
        columns={"date": "When", "country": "Land", "deaths": "Dead"},
        title="Own list",
    )
    with opened(desk) as store, store.read() as session:
        found = session.scalars(sa.select(Account).where(Account.login == "p-an1")).one()
        actor = Actor(
            account_id=found.id,
            person_id=found.person_id,
            name="Amina Okoro",
            roles=frozenset({Role.ANALYST}),
        )
    with opened(desk) as store:
        perform(store, actor, remember_mapping, RememberMapping(name="Ours", titles=titles, mapping=mapping))
    path = tmp_path / "own.csv"
    path.write_text("When,Land,Dead\n2021-02-01,Myanmar,3\n", "utf-8")
    wrong = desk.signed_in("p-an1", "import", str(path), "--mapping", "Theirs")
    assert wrong.status == 2
    assert "Use one of: Ours" in wrong.err
    done = desk.signed_in("p-an1", "import", str(path), "--mapping", "Ours", "--json")
    assert done.data["import"]["rows_new"] == 1
    out = tmp_path / "events.csv"
    assert desk.signed_in("p-an1", "export", "events", "MMR", "--out", str(out)).status == 0
    assert "Own list|" in out.read_text("utf-8-sig")
