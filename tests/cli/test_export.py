"""``tocsin export``: a marked file, once, and an act on the ledger."""

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Desk, actions


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
