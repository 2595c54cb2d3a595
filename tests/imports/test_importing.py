"""A file is imported whole or not at all; what is here already is known; what is withdrawn stays, and counts no more."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.actions.keeping.audit import verify_ledger
from app.actions.outside.imports import ImportFile, WithdrawBatch, import_file, withdraw_batch
from app.faults import Stopped
from app.imports.blocks import BLOCK
from app.imports.engine import Listeners
from app.imports.refusals import HEADINGS, refusals_file
from app.reading.outside.batches import batch_by_number, batch_lines
from app.reading.outside.events import EventQuery, event_history, events_page
from app.refusals import BadInput, Refused
from db.events import EVENTS
from db.files import sha256_of
from db.imports import ImportBatch
from db.ledger.entries import ledger
from db.vocabulary.imports import DataSet
from tests.imports.conftest import Importing, Planning
from tests.support.event_files import acled_file, ged_file
from tests.support.ministry import KEY, NOW, Ministry

ROOT = Path(__file__).parents[2]


def rows_kept(ministry: Ministry) -> int:
    with ministry.store.read() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(EVENTS)) or 0


def deaths_now(ministry: Ministry) -> dict[str, int | None]:
    with ministry.store.read() as session:
        page = events_page(session, EventQuery(country="MMR"), limit=500)
    return {event.key: event.deaths_best for event in page.events}


def test_values_are_stored_in_the_kind_of_their_column_and_an_empty_cell_as_no_value(
    ministry: Ministry, tmp_path: Path, imported: Importing
) -> None:
    imported(ged_file(tmp_path / "f.csv", {"deaths_a": "", "latitude": "19", "source_date": "", "adm_2": ""}))
    columns = (
        "deaths_a",
        "deaths_best",
        "latitude",
        "reported_on",
        "starts_on",
        "area2",
        "replaces",
        "content",
    )
    asked = ", ".join(f"typeof({column})" for column in columns)
    with ministry.store.read() as session:
        (kinds,) = session.execute(sa.text(f"select {asked} from events")).all()
    assert tuple(kinds) == ("null", "integer", "real", "null", "text", "text", "null", "blob")


def test_a_batch_says_who_brought_what_and_when(
    ministry: Ministry, tmp_path: Path, imported: Importing
) -> None:
    path = ged_file(tmp_path / "GEDEvent_v24.csv", {}, {"date_start": "1993-05-01", "date_end": "1993-05-03"})
    kept = imported(path, title="Release 24.1")
    with ministry.store.read() as session:
        (line,) = batch_lines(session)
    assert (line.number, line.dataset, line.title) == (kept.number, DataSet.UCDP_GED, "Release 24.1")
    assert (line.file_name, line.file_sha256, line.file_size) == (
        "GEDEvent_v24.csv",
        sha256_of(path),
        path.stat().st_size,
    )
    assert (line.imported_at, line.imported_by) == (NOW, "Amina Okoro")
    assert "CC BY 4.0" in line.licence
    assert (line.rows_new, line.rows_changed, line.rows_unchanged, line.rows_refused) == (2, 0, 0, 0)
    assert [str(day) for day in (line.first_on, line.last_on)] == ["1992-02-29", "1993-05-03"]
    assert line.mapping["columns"]["date_start"] == "date_start"
    assert line.mapping["read_as"] == "UTF-8, commas"


def test_event_report_and_receipt_are_three_dates(
    ministry: Ministry, tmp_path: Path, imported: Importing
) -> None:
    imported(ged_file(tmp_path / "f.csv", {}))
    with ministry.store.read() as session:
        (event,) = events_page(session, EventQuery()).events
    assert [str(event.starts_on), str(event.reported_on), event.received_at] == [
        "1992-02-29",
        "1992-03-02",
        NOW,
    ]


def test_a_dry_run_tells_what_would_happen_and_keeps_nothing(
    ministry: Ministry, tmp_path: Path, imported: Importing, planned: Planning
) -> None:
    imported(ged_file(tmp_path / "one.csv", {}, {}))
    before = rows_kept(ministry)
    plan = planned(
        ged_file(
            tmp_path / "two.csv",
            {},
            {"best": "35"},
            {},
            {"best": "-1"},
            {"country": "Atlantis", "country_id": ""},
        )
    )
    tally = plan.tally
    assert (tally.new, tally.changed, tally.unchanged, tally.refused) == (2, 1, 1, 1)
    assert [row.line for row in tally.new_rows] == [4, 6]
    (changed,) = tally.changed_rows
    named = dict(zip(("key", *plan.columns), zip(changed.before, changed.values, strict=True), strict=True))
    assert {name: pair for name, pair in named.items() if pair[0] != pair[1]} == {"deaths_best": ("34", "35")}
    assert (
        tally.faults[0]
        .sentence()
        .startswith("Line 5, column best: found “-1”, expected a number that is not")
    )
    assert len(plan.unresolved) == 1
    assert rows_kept(ministry) == before
    with ministry.store.read() as session:
        assert len(batch_lines(session)) == 1


def test_a_dry_run_of_a_newer_release_shows_every_change(
    tmp_path: Path, imported: Importing, planned: Planning
) -> None:
    many = 130
    imported(ged_file(tmp_path / "one.csv", *({} for _ in range(many))))
    tally = planned(ged_file(tmp_path / "two.csv", *({"best": "35"} for _ in range(many)), {})).tally
    assert (tally.changed, len(tally.changed_rows), tally.new) == (many, many, 1)
    assert all(row.before != row.values for row in tally.changed_rows)


def test_refused_rows_stop_the_import_unless_the_others_are_wanted(
    ministry: Ministry, tmp_path: Path, imported: Importing
) -> None:
    path = ged_file(tmp_path / "f.csv", {}, {"best": "many"}, {})
    refusal = ministry.refused("P-AN1", import_file, ImportFile(path=path))
    assert refusal.rule == "import.refusals"
    assert "1 of 3 rows" in refusal.message
    assert rows_kept(ministry) == 0
    kept = imported(path, accept_refusals=True)
    assert (kept.rows_new, kept.rows_refused) == (2, 1)
    with ministry.store.read() as session:
        body = session.scalars(sa.select(ledger.c.body).order_by(ledger.c.number.desc()).limit(1)).one()
    # An auditor reads on the ledger what was left out.
    assert "Line 3, column best: found “many”" in body


def test_malformed_rows_are_refused_by_line(tmp_path: Path, imported: Importing, planned: Planning) -> None:
    path = ged_file(tmp_path / "f.csv", {"source_headline": "two\nlines"}, {}, {})
    lines = path.read_bytes().decode().split("\r\n")
    lines[2] = lines[2].rsplit(",", 1)[0]
    path.write_text("\r\n".join(lines), encoding="utf-8", newline="")
    (fault,) = planned(path).tally.faults
    # The embedded line end counts, as it does in an editor.
    assert (fault.line, fault.found) == (4, "48 cells")
    assert imported(path, accept_refusals=True).rows_new == 2


def test_an_event_that_is_twice_in_a_file_is_kept_once(tmp_path: Path, planned: Planning) -> None:
    tally = planned(ged_file(tmp_path / "f.csv", {}, {"id": "48528"})).tally
    assert (tally.new, tally.refused) == (1, 1)
    assert "it stands in line 2 already" in tally.faults[0].sentence()


def test_the_refused_rows_make_a_table_that_a_spreadsheet_does_not_run(
    tmp_path: Path, planned: Planning
) -> None:
    path = ged_file(tmp_path / "=f.csv", {"best": "=cmd|' /C calc'!A0"}, {"latitude": "-91"})
    target = tmp_path / "refused.csv"
    with refusals_file(target, path) as refused:
        planned(path, listeners=Listeners(refused=refused))
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, first, second = csv.reader(content.decode("utf-8-sig").splitlines())
    assert tuple(header) == HEADINGS
    assert first[:4] == ["'=f.csv", "2", "best", "'=cmd|' /C calc'!A0"]
    assert second[1:4] == ["3", "latitude", "'-91"]
    assert target.stat().st_mode & 0o077 == 0


def test_the_table_of_refused_rows_is_there_after_the_refusal_and_not_after_another_error(
    ministry: Ministry, tmp_path: Path
) -> None:
    path, target = ged_file(tmp_path / "f.csv", {"best": "x"}), tmp_path / "refused.csv"
    with pytest.raises(Refused), refusals_file(target, path) as refused:
        ministry.do("P-AN1", import_file, ImportFile(path=path, listeners=Listeners(refused=refused)))
    assert target.exists()
    target.unlink()
    with pytest.raises(BadInput), refusals_file(target, tmp_path / "gone.csv") as refused:
        ministry.do("P-AN1", import_file, ImportFile(path=tmp_path / "gone.csv"))
    assert sorted(each.name for each in tmp_path.glob("*refused*")) == []


def test_the_table_of_refused_rows_never_takes_the_place_of_the_file(
    ministry: Ministry, tmp_path: Path
) -> None:
    path = ged_file(tmp_path / "f.csv", {"best": "x"})
    (tmp_path / "link.csv").symlink_to(path)
    before = path.read_bytes()
    for target in (path, tmp_path / "link.csv"):
        with pytest.raises(BadInput) as caught, refusals_file(target, path):
            pass
        assert caught.value.field == "refusals"
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.glob("*.csv*")) == ["f.csv", "link.csv"]


def test_the_same_file_twice_changes_nothing_and_says_so(
    ministry: Ministry, tmp_path: Path, imported: Importing
) -> None:
    path = ged_file(tmp_path / "f.csv", {}, {})
    imported(path)
    refusal = ministry.refused("P-AN1", import_file, ImportFile(path=path))
    assert refusal.rule == "unchanged"
    assert "All 2 events of this file are here already" in refusal.message
    assert rows_kept(ministry) == 2
    with ministry.store.read() as session:
        assert len(batch_lines(session)) == 1


def test_a_newer_release_replaces_by_the_data_sets_own_number_and_keeps_the_earlier_value(
    ministry: Ministry, tmp_path: Path, imported: Importing
) -> None:
    first = imported(ged_file(tmp_path / "candidate.csv", {}, {}))
    second = imported(ged_file(tmp_path / "final.csv", {}, {"best": "36"}, {}))
    assert (second.rows_new, second.rows_changed, second.rows_unchanged) == (1, 1, 1)
    assert deaths_now(ministry) == {"48528": 34, "48529": 36, "48530": 34}
    with ministry.store.read() as session:
        before, after = event_history(session, DataSet.UCDP_GED, "48529")
    assert [(each.event.batch, each.event.deaths_best, each.counts) for each in (before, after)] == [
        (first.number, 34, False),
        (second.number, 36, True),
    ]


def test_the_numbers_of_two_data_sets_never_meet(
    ministry: Ministry, tmp_path: Path, imported: Importing
) -> None:
    imported(ged_file(tmp_path / "ged.csv", {}))
    kept = imported(acled_file(tmp_path / "acled.csv", {"event_id_cnty": "48528"}))
    assert (kept.rows_new, kept.rows_changed) == (1, 0)
    assert rows_kept(ministry) == 2


def test_a_withdrawn_batch_stays_and_what_it_had_replaced_counts_again(
    ministry: Ministry, tmp_path: Path, imported: Importing
) -> None:
    imported(ged_file(tmp_path / "one.csv", {}))
    second = imported(ged_file(tmp_path / "two.csv", {"best": "36"}, {}))
    ministry.do(
        "P-FP", withdraw_batch, WithdrawBatch(batch_id=second.batch_id, reason="The release was recalled.")
    )
    assert deaths_now(ministry) == {"48528": 34}
    assert rows_kept(ministry) == 3
    with ministry.store.read() as session:
        line = batch_by_number(session, second.number.lower())
        history = event_history(session, DataSet.UCDP_GED, "48528")
        then = events_page(session, EventQuery(as_of=NOW)).total
    assert (line.withdrawn_at, line.withdrawn_by, line.withdrawal_reason) == (
        NOW,
        "Lucía Ferrer",
        "The release was recalled.",
    )
    assert [(each.withdrawn, each.counts) for each in history] == [(False, True), (True, False)]
    assert then == 1
    # What only a withdrawn batch holds is new when it comes again, and its history is unbroken.
    third = imported(ged_file(tmp_path / "three.csv", {"best": "36"}, {}))
    assert (third.rows_new, third.rows_changed) == (1, 1)
    with ministry.store.read() as session:
        assert len(event_history(session, DataSet.UCDP_GED, "48529")) == 2
    assert verify_ledger(ministry.store).ok


def test_who_may_import_and_withdraw(ministry: Ministry, tmp_path: Path, imported: Importing) -> None:
    path = ged_file(tmp_path / "f.csv", {})
    for who in ("P-AUD", "P-ADM", "P-REC"):
        assert ministry.refused(who, import_file, ImportFile(path=path)).rule == "role"
    kept = imported(path)
    request = WithdrawBatch(batch_id=kept.batch_id, reason="Recalled.")
    assert ministry.refused("P-AN1", withdraw_batch, request).rule == "role"
    assert (
        ministry.rejected("P-FP", withdraw_batch, WithdrawBatch(batch_id=kept.batch_id, reason=" ")).field
        == "reason"
    )
    ministry.do("P-FP", withdraw_batch, request)
    assert ministry.refused("P-FP", withdraw_batch, request).rule == "import.withdrawn"


def test_stopping_leaves_nothing(ministry: Ministry, tmp_path: Path) -> None:
    path = ged_file(tmp_path / "f.csv", *({} for _ in range(2 * BLOCK + 1)))
    told: list[tuple[int, int]] = []
    listeners = Listeners(progress=lambda *at: told.append(at), cancelled=lambda: len(told) == 2)
    with pytest.raises(Stopped):
        ministry.do("P-AN1", import_file, ImportFile(path=path, listeners=listeners))
    assert len(told) == 2
    assert rows_kept(ministry) == 0
    with ministry.store.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(ImportBatch)) == 0


def test_a_file_of_nothing_but_refused_rows_can_be_stopped_too(ministry: Ministry, tmp_path: Path) -> None:
    path = ged_file(tmp_path / "f.csv", *({"best": "x"} for _ in range(BLOCK + 1)))
    refused: list[int] = []
    listeners = Listeners(refused=lambda faults: refused.append(faults[0].line), cancelled=lambda: True)
    with pytest.raises(Stopped):
        ministry.do("P-AN1", import_file, ImportFile(path=path, listeners=listeners))
    assert len(refused) == BLOCK


def test_a_process_that_is_killed_leaves_nothing(ministry: Ministry, tmp_path: Path) -> None:
    path = ged_file(tmp_path / "f.csv", *({} for _ in range(3 * BLOCK)))
    ministry.store.close()
    arguments = [str(tmp_path / "case"), str(path), ministry.people["P-AN1"], KEY.hex()]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.imports.importer", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as importer:
        assert importer.stdin is not None
        assert importer.stdout is not None
        first = importer.stdout.readline()
        importer.stdin.write("\n")
        importer.stdin.flush()
        second = importer.stdout.readline()
        importer.kill()
    # It had read and written two blocks of three.
    assert 0 < int(first.split()[0]) <= int(second.split()[0])
    assert rows_kept(ministry) == 0
    with ministry.store.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(ImportBatch)) == 0
    assert verify_ledger(ministry.store).ok
    # And the same file is imported as if nothing had been.
    assert ministry.do("P-AN1", import_file, ImportFile(path=path)).rows_new == 3 * BLOCK


def test_a_file_that_changes_under_the_import_leaves_nothing(ministry: Ministry, tmp_path: Path) -> None:
    path = ged_file(tmp_path / "f.csv", {}, {})

    def change(_done: int, _total: int) -> None:
        path.write_text("", encoding="utf-8")

    error = ministry.rejected(
        "P-AN1", import_file, ImportFile(path=path, listeners=Listeners(progress=change))
    )
    assert "changed, replaced or removed" in error.message
    assert rows_kept(ministry) == 0


def test_a_file_without_a_row_that_can_be_kept(ministry: Ministry, tmp_path: Path) -> None:
    for changes in ((), ({"best": "x"},)):
        path = ged_file(tmp_path / "f.csv", *changes)
        error = ministry.rejected("P-AN1", import_file, ImportFile(path=path, accept_refusals=True))
        assert "no row that can be kept" in error.message


def test_the_import_takes_a_licence_and_a_marking(
    ministry: Ministry, tmp_path: Path, imported: Importing
) -> None:
    path = ged_file(tmp_path / "f.csv", {})
    assert ministry.rejected("P-AN1", import_file, ImportFile(path=path, marking="cosmic")).field == "marking"
    imported(path, licence="By contract of 2025", marking="internal")
    with ministry.store.read() as session:
        (line,) = batch_lines(session)
    assert (line.licence, line.marking) == ("By contract of 2025", "internal")
