"""From an entry to what it is about: under which authority, the brief that was shown, the file as it stood."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import OpenCountryFile, open_country_file
from app.actions.ministry.settings import ChangeSettings, change_settings
from app.actions.reports.signatures import SignSecond, sign_second
from app.reading.ledger.around import shown_around
from app.reading.ledger.changes import changes_of
from app.reading.ledger.history import HistoryFilter, history, history_around
from app.reading.ledger.lines import LedgerLine
from app.reading.ledger.places import places_of
from app.reading.ministry.settings import read_settings
from db.reports import Report
from tests.support.carrying import authorise, decided, escalated, open_file, prepared
from tests.support.ministry import Ministry
from tests.ui.support import click, type_text
from tests.ui.workplace import at_work
from ui.history.page import HistoryPage


def lines(ministry: Ministry, wanted: HistoryFilter, who: str = "P-AUD") -> tuple[LedgerLine, ...]:
    with ministry.store.read() as session:
        return history(session, ministry.actors[who], wanted)


@pytest.fixture
def decision(ministry: Ministry) -> tuple[Ministry, str]:
    """A report that the minister was shown and decided on; its number."""
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", case, authorise(case.options[0]))
    return ministry, ministry.row(Report, case.report_id).number


def test_a_decision_tells_its_authority_and_leads_to_the_brief_that_was_shown(
    decision: tuple[Ministry, str],
) -> None:
    ministry, number = decision
    [line] = [
        one for one in lines(ministry, HistoryFilter(kind="decisions")) if one.subject_kind == "decisions"
    ]
    with ministry.store.read() as session:
        places = places_of(session, line)
        changes = {one.name: one.after for one in changes_of(session, line).fields}
    assert places.authority.startswith("D-001")
    assert places.thing == ("reports", f"{number}/decision/D-2026-0001")
    assert places.brief == ("reports", f"{number}/brief/1")
    assert places.file == ("countries", "MMR/on/2026-01-15")
    # Names for identifiers, words for codes.
    assert changes["person"] == "Helena Marsh"
    assert changes["office"] == "Minister for Foreign Affairs"
    assert changes["country"] == "Myanmar"
    assert changes["report"].startswith(number)


def test_what_belongs_to_a_decision_stands_under_its_instrument(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "RP-1")
    escalated(ministry, case, "head_sanctions", "P-SAN")
    made, *_ = decided(ministry, "P-SAN", "head_sanctions", case, authorise(case.options[0]))
    signing = SignSecond(decision_id=made.decision_id, office_id=ministry.offices["permanent_secretary"])
    ministry.do("P-PS", sign_second, signing)
    found = {one.subject_kind: one for one in lines(ministry, HistoryFilter(topic="MMR"))}
    with ministry.store.read() as session:
        under = {
            kind: places_of(session, found[kind]).authority
            for kind in ("decisions", "second_signatures", "responses")
        }
    assert under["decisions"]
    assert set(under.values()) == {under["decisions"]}


def test_what_was_shown_on_a_day_is_listed_by_country_and_days(decision: tuple[Ministry, str]) -> None:
    ministry, _number = decision
    wanted = HistoryFilter(kind="briefs", topic="Burma", since=date(2026, 1, 15), until=date(2026, 1, 15))
    assert {one.subject_kind for one in lines(ministry, wanted)} == {
        "briefs",
        "escalations",
        "brief_receipts",
    }
    assert not lines(ministry, replace(wanted, since=None, until=date(2026, 1, 14)))
    assert not lines(ministry, replace(wanted, topic="Sudan"))


@pytest.mark.parametrize("day", [date.min, date(9998, 12, 31)])
@pytest.mark.parametrize("until", [True, False])
def test_at_either_end_of_the_calendar_nothing_is_on_record_and_nothing_breaks(
    decision: tuple[Ministry, str], day: date, until: bool
) -> None:
    ministry, _number = decision
    actor = ministry.actors["P-AUD"]
    wanted = HistoryFilter(since=day, until=day if until else None)
    with ministry.store.read() as session:
        before = read_settings(session)
    # Where a day begins later than by the time of the world, and where it begins earlier.
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        far = ChangeSettings(
            settings=replace(before, time_zone=zone), based_on=before, reason="The ministry moved"
        )
        before = ministry.do("P-ADM", change_settings, far).settings
        every = day == date.min and not until
        with ministry.store.read() as session:
            assert bool(history_around(session, actor, wanted).lines) == every
            assert bool(shown_around(session, actor, wanted).on) == every
            assert not history_around(session, actor, replace(wanted, topic="Sudan")).lines


def test_an_administrator_is_led_nowhere(decision: tuple[Ministry, str]) -> None:
    ministry, _number = decision
    for line in lines(ministry, HistoryFilter(kind="decisions"), "P-ADM"):
        with ministry.store.read() as session:
            places = places_of(session, line)
        assert (places.authority, places.thing, places.brief, places.file) == ("", None, None, None)


def test_one_entry_is_shown_by_its_number_and_leads_on(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.case.act(open_country_file, OpenCountryFile(country="MMR", reason="Reports from the post"))
        number = session.case.look(lambda one: history(one, session.case.actor, limit=1))[0].number
        session.window.go("history", f"#{number}")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        qtbot.waitUntil(lambda: len(page.table.rows_model.rows) > 0)
        assert "Reports from the post" in page.pane.text
        assert page.pane.go_thing.isVisible()
        assert not page.pane.go_brief.isVisible()
        click(page.pane.go_thing)
        assert session.window.here == ("countries", "MMR")
        session.window.go("history", "shown")
        assert page.filter.who_was_shown
        type_text(page.filter.on, "2026")
        assert page.filter.wanted.since == date(2026, 1, 1)


def test_what_was_shown_is_not_hidden_by_what_was_looked_for_before(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, "l.ferrer") as session:
        session.window.go("history", "MMR")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        type_text(page.filter.person, "nobody of this name")
        session.window.go("history", "shown")
        wanted = page.filter.wanted
        assert (wanted.kind, wanted.topic, wanted.person) == ("shown", "", "")
