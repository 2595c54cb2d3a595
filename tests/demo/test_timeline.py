"""Every row of the timeline has its place in the demonstration, and none that sources dispute stands alone."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest
import sqlalchemy as sa

from app.briefs.encoding import decode
from app.demo.script import ScriptedItem, items
from app.reading.ministry.reference import current
from app.reading.timeline.marks import Lane, past_marks, timeline_marks
from app.reference.mechanisms import MECHANISMS, Mechanism
from app.rules.entry.dates import parse_partial_date
from db.countries import CountryFile
from db.evidence import EvidenceItem
from db.ledger.entries import ledger
from db.reports import Brief
from db.vocabulary import DatePrecision
from tests.demo.conftest import Case
from tests.demo.rows import ROWS, Row

COUNTRY = {"Myanmar": "MMR", "Afghanistan": "AFG", "Ukraine": "UKR"}
CASES = [row for row in ROWS if row.case in COUNTRY]
LESSONS = [row for row in ROWS if row.case == "general"]


def scripted(row: Row) -> list[ScriptedItem]:
    return [item for item in items() if row.name in item.rows]


def stored(case: Case) -> dict[tuple[str, str], EvidenceItem]:
    with case.read() as session:
        found = session.scalars(sa.select(EvidenceItem)).all()
    return {(item.country, item.title): item for item in found}


def lessons(case: Case) -> list[Mechanism]:
    with case.read() as session:
        return [item for item in current(session, "mechanisms") if item not in MECHANISMS.shipped()]


def test_no_item_stands_for_a_row_that_is_not_there() -> None:
    known = {row.name for row in ROWS}
    assert all(set(item.rows) <= known and item.rows for item in items())


@pytest.mark.parametrize("row", CASES, ids=lambda row: row.name)
def test_every_row_of_a_case_is_an_evidence_item(case: Case, row: Row) -> None:
    kept = stored(case)
    assert scripted(row)
    for item in scripted(row):
        evidence = kept[COUNTRY[row.case], item.title]
        assert evidence.summary == item.summary
        assert evidence.caution == item.caution
    day, _ = (None, None) if row.precision == "week" else parse_partial_date(row.date, "date")
    spans = [(item.occurred, item.until or item.occurred, item.reported) for item in scripted(row)]
    assert row.precision == "week" or any(day in span for span in spans)
    assert row.precision in {item.precision for item in scripted(row)} | {"day"}


@pytest.mark.parametrize("row", LESSONS, ids=lambda row: row.name)
def test_every_general_row_is_an_entry_of_the_ministry_s_register(case: Case, row: Row) -> None:
    day, precision = parse_partial_date(row.date, "date")
    found = [item for item in lessons(case) if (item.since, item.precision) == (day, precision)]
    assert len(found) == 1
    assert bool(found[0].caution) or not row.differ


@pytest.mark.parametrize("row", [row for row in CASES if row.differ], ids=lambda row: row.name)
def test_where_sources_differ_the_caution_stands_with_the_fact(case: Case, row: Row) -> None:
    cautioned = [item for item in scripted(row) if item.caution]
    assert cautioned
    with case.read() as session:
        briefs = [decode(brief.data.encode()) for brief in session.scalars(sa.select(Brief))]
    for item in cautioned:
        printed = [
            line.caution
            for brief in briefs
            if brief.country_code == COUNTRY[row.case]
            for line in brief.annexes.timeline
            if line.text == item.title
        ]
        assert printed
        assert set(printed) == {item.caution}


def test_evidence_shows_its_caution_in_the_body_of_the_brief(case: Case) -> None:
    cautions = {item.title: item.caution for item in items()}
    with case.read() as session:
        briefs = [decode(brief.data.encode()) for brief in session.scalars(sa.select(Brief))]
    rows = [row for brief in briefs for row in brief.evidence]
    assert rows
    for row in rows:
        title = next(name for name in cautions if row.item.startswith(name))
        assert row.caution == cautions[title]


def test_nothing_was_known_before_it_was_reported(case: Case) -> None:
    for item in stored(case).values():
        known = datetime.combine(item.reported_on or item.occurred_on, time(), UTC)
        assert item.received_at >= known


def test_no_brief_stands_on_what_was_written_after_it(case: Case) -> None:
    """The account from which the demonstration is taken looks back: nobody had it then, and no paper of then may cite it."""
    with case.read() as session:
        briefs = [
            (brief.frozen_at.year, decode(brief.data.encode())) for brief in session.scalars(sa.select(Brief))
        ]
    rows = [
        (year, f"{row.item} {row.source} {row.caution}") for year, brief in briefs for row in brief.evidence
    ]
    assert rows
    for year, words in rows:
        assert not [later for later in re.findall(r"\b20\d\d\b", words) if int(later) > year], words


def test_the_figures_for_afghanistan_came_out_26_days_after_the_half_year(case: Case) -> None:
    (item,) = [item for item in stored(case).values() if "1,659" in item.title]
    assert item.occurred_until is not None
    assert item.reported_on is not None
    assert item.reported_on - item.occurred_until == timedelta(days=26)


def test_removal_by_force_is_coded_apart_from_flight(case: Case) -> None:
    kept = stored(case)
    assert "forced_transfer" in kept["UKR", "Filtration camps: forced transfer"].violations
    assert kept["UKR", "Four million people fled in the first five weeks"].violations == []


def test_a_date_known_to_the_month_is_not_printed_as_a_day(case: Case) -> None:
    assert stored(case)["MMR", "Campaign against the Rohingya"].precision is DatePrecision.MONTH


def test_the_exit_has_its_annex_and_the_levers_of_the_coup_were_checked(case: Case) -> None:
    with case.read() as session:
        files = {file.country: file for file in session.scalars(sa.select(CountryFile))}
    assert set(files) == set(COUNTRY.values())
    assert "Atrocity-risk annex to the exit" in files["AFG"].impact_assessment
    assert "Unspent" in files["MMR"].levers
    assert "promise" in files["AFG"].background


@pytest.mark.parametrize("country", COUNTRY.values())
def test_the_axis_of_a_past_day_is_that_of_now_once_the_day_is_now(case: Case, country: str) -> None:
    """What stands is read from the tables, what stood from the ledger: of the same moment they say the same."""
    with case.read() as session:
        end = session.scalars(sa.select(sa.func.max(ledger.c.at))).one()
        until = datetime.fromisoformat(end)
        now = timeline_marks(session, country, until.date())
        assert past_marks(session, country, until.date(), until) == now
    assert {Lane.PHASE, Lane.EVIDENCE, Lane.REPORTS, Lane.DECISIONS, Lane.RESPONSES} <= {
        one.lane for one in now
    }
