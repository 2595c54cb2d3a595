"""Importing, listing and withdrawing from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Desk, actions
from tests.support.event_files import ged_file


def test_a_file_is_looked_at_imported_listed_and_withdrawn(desk: Desk, tmp_path: Path) -> None:
    path = ged_file(tmp_path / "ged.csv", {}, {"type_of_violence": "1"})
    dry = desk.signed_in("p-an1", "import", str(path), "--dry-run")
    assert dry.status == 0
    assert "UCDP GED (UTF-8, commas). Nothing was kept." in dry.out
    plan = desk.signed_in("p-an1", "import", str(path), "--dry-run", "--json").data["plan"]
    assert (plan["new"], plan["changed"], plan["refused"]) == (2, 0, 0)
    assert plan["new_rows"][0]["values"]["deaths_best"] == "34"
    assert desk.signed_in("p-an1", "batches").out.startswith("No file was imported yet.")

    kept = desk.signed_in("p-an1", "import", str(path), "--title", "Release 24.1", "--json").data["import"]
    assert (kept["number"], kept["rows_new"], kept["dataset"]) == ("IB-2026-0001", 2, "ucdp_ged")
    assert actions(desk)[-2:] == ["import.begin", "import.complete"]
    again = desk.signed_in("p-an1", "import", str(path), "--json")
    assert (again.status, again.data["error"]["rule"]) == (1, "unchanged")

    listed = desk.signed_in("p-aud", "batches", "--json").data["batches"]
    assert [(line["title"], line["imported_by"]) for line in listed] == [("Release 24.1", "Amina Okoro")]
    assert "Release 24.1" in desk.signed_in("p-aud", "batches").out

    done = desk.signed_in("p-fp", "batch", "withdraw", "ib-2026-0001", "--reason", "Recalled.")
    assert done.out == "IB-2026-0001 is withdrawn. Its 2 rows stay, and count no more.\n"
    assert desk.signed_in("p-an1", "events", "MMR", "--json").data["total"] == 0
    assert "withdrawn" in desk.signed_in("p-aud", "batches").out


def test_refused_rows_are_told_and_written_to_a_file(desk: Desk, tmp_path: Path) -> None:
    path, refusals = ged_file(tmp_path / "ged.csv", {}, {"best": "=1"}), tmp_path / "refused.csv"
    done = desk.signed_in("p-an1", "import", str(path), "--refusals", str(refusals))
    assert done.status == 1
    assert "rule: import.refusals" in done.err
    assert "Line 3, column best: found “=1”" in done.err
    assert "'=1" in refusals.read_text("utf-8-sig")
    done = desk.signed_in("p-an1", "import", str(path), "--accept-refusals")
    assert done.out.startswith("IB-2026-0001: 1 new, 0 changed, 0 unchanged, 1 refused.")


def test_stopping_after_a_file_is_kept_leaves_its_number_and_the_table_of_refused_rows(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_asked: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.imports.catch_up", stopped)
    path, refusals = ged_file(tmp_path / "ged.csv", {}, {"best": "-1"}), tmp_path / "refused.csv"
    asked = ("import", str(path), "--accept-refusals", "--refusals", str(refusals))
    done = desk.signed_in("p-an1", *asked)
    assert done.status == 130
    assert done.out.startswith("IB-2026-0001: 1 new, 0 changed, 0 unchanged, 1 refused.")
    assert "a number that is not negative" in refusals.read_text("utf-8-sig")
    assert "IB-2026-0001" in desk.signed_in("p-an1", "batches").out


def test_events_of_a_country_are_listed_with_what_they_call_for(desk: Desk, tmp_path: Path) -> None:
    path = ged_file(
        tmp_path / "ged.csv", {"type_of_violence": "1"}, {"type_of_violence": "1", "date_start": "1991-01-01"}
    )
    desk.signed_in("p-an1", "import", str(path))
    shown = desk.signed_in("p-aud", "events", "burma").out
    assert "Myanmar: 2 events. conflict-only: no lens" in shown
    assert "1991-01-01 to 1992-02-29" in shown
    data = desk.signed_in(
        "p-aud", "events", "MMR", "--to", "1991-12-31", "--kind", "state-based", "--json"
    ).data
    assert (data["total"], data["mix"]["conflict_only"]) == (1, True)
    assert data["events"][0]["reported_on"] == "1992-03-02"
    assert data["events"][0]["received_at"].endswith("Z")


def test_what_cannot_be_used_is_told(desk: Desk, tmp_path: Path) -> None:
    for arguments, field in (
        (("import", str(tmp_path / "missing.csv")), "file"),
        (("import", str(tmp_path)), "file"),
        (("import", str(ged_file(tmp_path / "f.csv", {})), "--format", "acled"), "file"),
        (("import", str(ged_file(tmp_path / "f.csv", {})), "--format", "excel"), "format"),
        (("batch", "withdraw", "IB-1999-0001", "--reason", "x"), "batch"),
        (("events", "Atlantis"), "country"),
        (("events", "MMR", "--kind", "war"), "kind"),
    ):
        done = desk.signed_in("p-fp", *arguments, "--json")
        assert (done.status, done.data["error"]["field"]) == (2, field), arguments
        assert done.data["error"]["remedy"]


def test_an_administrator_sees_no_events(desk: Desk) -> None:
    for arguments in (("batches",), ("events", "MMR")):
        assert desk.signed_in("p-adm", *arguments, "--json").data["error"]["rule"] == "role.content"


def test_whoever_watches_a_terminal_sees_how_far_a_large_file_is_made_findable(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.actions.outside.imports.PORTION", 2)
    monkeypatch.setattr("db.finding.index.index_events.__defaults__", (2,))
    path = ged_file(tmp_path / "ged.csv", *({} for _ in range(4)))
    quiet = desk.signed_in("p-an1", "import", str(path))
    assert "findable" not in quiet.err
    more = ged_file(tmp_path / "more.csv", *({"id": str(900_000 + one)} for one in range(4)))
    monkeypatch.setattr("app.cli.imports._watched", lambda: True)
    told = desk.signed_in("p-an1", "import", str(more), "--title", "More")
    assert "\rMade findable:  50 %" in told.err
    assert told.err.endswith("\rMade findable: 100 %\n")
