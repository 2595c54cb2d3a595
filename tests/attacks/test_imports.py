"""Files made to mislead: days to come, rows beyond any sheet, columns that are named twice, numbers that nearly agree."""

import csv
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.actions.keeping.audit import verify_ledger
from app.actions.outside.imports import BatchKept, ImportFile, WithdrawBatch, import_file, withdraw_batch
from app.actions.outside.signals import LookForSignals, look_for_signals
from app.imports.workbook import MOST_ROWS, Workbook
from app.refusals import BadInput
from db.events import EVENTS
from tests.support.casework import opened
from tests.support.event_files import GED_ROW, ged_file
from tests.support.ministry import Ministry
from tests.support.sheets import with_member, workbook

SHEET = "xl/worksheets/sheet1.xml"


def imported(ministry: Ministry, path: Path, *, accept: bool = False) -> BatchKept:
    return ministry.do("P-AN1", import_file, ImportFile(path=path, accept_refusals=accept))


def kept(ministry: Ministry) -> list[tuple[str, int]]:
    with ministry.store.read() as session:
        rows = session.execute(sa.select(EVENTS.c.key, EVENTS.c.deaths_best).order_by(EVENTS.c.seq))
        return [(row.key, row.deaths_best) for row in rows]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("9999-12-31", "9999-12-31"),
        ("2062-01-05", "2062-01-05"),
        ("2026-01-16", "2026-01-16"),
        ("2025-12-01", "2202-12-01"),
        ("0202-01-05", "0202-01-05"),
    ],
)
def test_an_event_of_days_to_come_does_not_pass_for_the_newest_month(
    ministry: Ministry, tmp_path: Path, first: str, last: str
) -> None:
    opened(ministry)
    path = ged_file(
        tmp_path / "ged.csv",
        {},
        {"id": "2", "date_start": first, "date_end": last, "year": first[:4]},
    )
    refusal = ministry.refused("P-AN1", import_file, ImportFile(path=path))
    assert refusal.rule == "import.refusals"
    assert "Line 3" in refusal.message
    assert imported(ministry, path, accept=True).rows_refused == 1
    found = ministry.do("P-AN1", look_for_signals, LookForSignals(country="MMR"))
    assert found.last_month == "1992-02"


def test_an_event_that_is_known_to_its_month_may_end_with_it(ministry: Ministry, tmp_path: Path) -> None:
    days = {"date_start": "2026-01-01", "date_end": "2026-01-31", "year": "2026"}
    assert imported(ministry, ged_file(tmp_path / "ged.csv", days)).rows_new == 1


def test_a_row_beyond_any_sheet_is_not_looked_for_through_milliards_of_empty_ones(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"A": [["Date", "Land"], ["2021-01-05", "Mali"]]})
    with Workbook(path) as book:
        assert len(list(book.lines())) == 2
    with zipfile.ZipFile(path) as archive:
        content = archive.read(SHEET)
    far = with_member(path, SHEET, content.replace(b'<row r="2"', b'<row r="2000000000"'))
    with pytest.raises(BadInput, match=f"beyond the {MOST_ROWS:,}"), Workbook(far) as book:
        list(book.lines())


def test_numbers_that_differ_by_case_are_two_events_and_by_blanks_one(
    ministry: Ministry, tmp_path: Path
) -> None:
    path = ged_file(tmp_path / "ged.csv", {"id": "A1"}, {"id": "a1"}, {"id": " A1 "})
    assert imported(ministry, path, accept=True).rows_refused == 1
    assert [key for key, _ in kept(ministry)] == ["A1", "a1"]


def test_a_column_that_is_named_twice_does_not_overwrite_the_first(
    ministry: Ministry, tmp_path: Path
) -> None:
    path = tmp_path / "ged.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerows([[*GED_ROW, "best"], [*GED_ROW.values(), "999"]])
    imported(ministry, path)
    assert [deaths for _, deaths in kept(ministry)] == [34]


def test_releases_withdrawn_one_by_one_and_brought_again_leave_a_ledger_that_holds(
    ministry: Ministry, tmp_path: Path
) -> None:
    first = imported(ministry, ged_file(tmp_path / "one.csv", {}))
    second = imported(ministry, ged_file(tmp_path / "two.csv", {"best": "36"}))
    for batch in (first, second):
        withdraw = WithdrawBatch(batch_id=batch.batch_id, reason="The release was recalled.")
        ministry.do("P-FP", withdraw_batch, withdraw)
    again = imported(ministry, tmp_path / "one.csv")
    assert (again.rows_new, again.rows_changed) == (1, 0)
    assert [deaths for _, deaths in kept(ministry)] == [34, 36, 34]
    assert verify_ledger(ministry.store).ok


def test_a_link_to_a_file_is_read_as_the_file(ministry: Ministry, tmp_path: Path) -> None:
    link = tmp_path / "newest.csv"
    link.symlink_to(ged_file(tmp_path / "ged.csv", {}))
    assert imported(ministry, link).rows_new == 1
