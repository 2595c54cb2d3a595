"""What was shown, and to whom: an auditor reads the answer, and has not to pick it out of the acts of a report."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.escalations import Acknowledge, Escalated, acknowledge
from app.reading.ledger.around import ShownAround
from app.reading.ledger.history import HistoryFilter, one_entry
from app.reading.ledger.shown import BriefShown, Tally
from app.reading.search.searching import search_line
from db.reports import Report
from db.vocabulary.finding import ThingKind
from tests.support.carrying import Prepared
from tests.support.ministry import Ministry
from tests.support.opened import ADMINISTRATOR, AUDITOR
from tests.ui.history.conftest import ONE, shown
from tests.ui.support import assert_accessible, assert_fits, click
from tests.ui.workplace import at_work, press_act
from ui.history.page import HistoryPage
from ui.history.shown_table import brief_words, manner_words, to_whom


def said(found: tuple[BriefShown, ...]) -> list[tuple[str, str]]:
    return [(to_whom(one), manner_words(one)) for one in found]


def permuted(*pairs: tuple[str, str]) -> list[list[tuple[str, str]]]:
    """Of what came in the same minute, any may stand first."""
    return [list(order) for order in permutations(pairs)]


def test_who_was_given_the_brief_stands_before_who_only_read_it(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, case, sent = put_before
    assert said(shown(ministry)[:2]) in permuted(
        ("Minister for Foreign Affairs", "Put before the office, not opened"),
        ("Peter Osei", "Handed on paper, copy 4"),
    )
    assert said(shown(ministry)[2:]) in permuted(
        ("Ruth Adeyemi", "Your own reading, no hand-over"),
        ("Amina Okoro", "Reading, no hand-over"),
    )
    office = ministry.offices["minister"]
    ministry.do("P-MIN", open_brief, OpenBrief(brief_id=sent.brief_id, office_id=office))
    ministry.do("P-MIN", acknowledge, Acknowledge(report_id=case.report_id))
    [minister] = shown(ministry, HistoryFilter(person="minister"))
    # By whom it is exactly: another’s name may have all of theirs in it.
    assert shown(ministry, HistoryFilter(to=office)) == (minister,)
    assert shown(ministry, HistoryFilter(to=ministry.people["P-MIN"])) == (minister,)
    assert not shown(ministry, HistoryFilter(to=ministry.people["P-HR"]))
    assert said((minister,)) == [
        ("Helena Marsh, Minister for Foreign Affairs", "Shown in the program"),
    ]
    report = ministry.row(Report, case.report_id)
    assert brief_words(minister) == f"{report.number}, version 1"
    assert (minister.title, minister.country) == (report.title, "Myanmar")
    assert minister.acknowledged_at is not None
    assert all(
        one.acknowledged_at is None for one in shown(ministry) if one is not minister and not one.given
    )


def test_it_is_narrowed_as_entries_are_and_each_row_has_its_entry(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, case, _sent = put_before
    number = ministry.row(Report, case.report_id).number
    day = date(2026, 1, 15)
    every = shown(ministry)
    assert shown(ministry, HistoryFilter(topic=number, since=day, until=day)) == every
    assert shown(ministry, HistoryFilter(topic="Burma", text="troops mass")) == every
    assert not shown(ministry, HistoryFilter(until=date(2026, 1, 14)))
    assert not shown(ministry, HistoryFilter(topic="Sudan"))
    assert [one.person for one in shown(ministry, HistoryFilter(person="osei"))] == ["Peter Osei"]
    assert not shown(ministry, who="P-ADM"), "an administrator sees no casework"
    with ministry.store.read() as session:
        entries = [one_entry(session, ministry.actors["P-AUD"], one.entry) for one in every]
    assert {entry.action for entry in entries if entry} == {"report.escalate", "brief.hand", "brief.show"}


def test_the_history_page_answers_with_rows_that_lead_to_the_brief_and_to_the_entry(
    qtbot: QtBot,
    case_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = (ONE,)
    asked: list[HistoryFilter] = []

    def around(_session: object, _actor: object, wanted: HistoryFilter, **_more: object) -> ShownAround:
        asked.append(wanted)
        return ShownAround(on=rows, tally=Tally(given=1, read=2))

    monkeypatch.setattr("ui.history.ledger_reader.shown_around", around)
    with at_work(case_folder, AUDITOR) as session:
        went: list[tuple[str, str]] = []
        session.window.activateWindow()
        session.window.change_side()
        assert session.window.pages["desk"].isAncestorOf(session.window.focusWidget())
        session.window.go("history", "shown")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        qtbot.waitUntil(page.shown.isVisible)
        assert page.shown.hasFocus(), "a table that was hidden while it was read is where one goes on"
        assert not page.table.isVisible()
        assert not page.pane.isVisible()
        assert not page.filter.refused.isVisible(), "nothing of what was shown was refused"
        assert page._count.text() == "1 time shown, 2 only read, not listed. Opening a brief is recorded."
        assert [one.given_only for one in asked[-1:]] == [True]
        click(page.filter.readings)
        qtbot.waitUntil(lambda: page._count.text().startswith("1 time shown, 2 only read. "))
        assert [one.given_only for one in asked[-1:]] == [False]
        assert_accessible(session.window)
        assert_fits(page, 1280 - 192)
        monkeypatch.setattr(page.frame, "go", lambda *place: went.append(place))
        press_act(page.open_brief)
        press_act(page.open_entry)
        assert went == [
            ("reports", f"{rows[0].number}/brief/{rows[0].version}"),
            ("history", f"#{rows[0].entry}"),
        ]
        page.open(f"#{rows[0].entry}")
        qtbot.waitUntil(page.table.isVisible)
        assert not page.shown.isVisible()


def test_another_question_is_read_from_its_first_row_and_the_same_one_from_where_one_was(
    qtbot: QtBot, case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(replace(ONE, entry=number) for number in range(1, 90))
    monkeypatch.setattr("ui.history.ledger_reader.shown_around", lambda *_args, **_more: ShownAround(on=many))
    with at_work(case_folder, AUDITOR) as session:
        session.window.go("history", "shown")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        qtbot.waitUntil(page.shown.isVisible)
        bar = page.shown.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        page.shown.choose(80)
        stood = bar.value()
        assert stood > 0
        read = page.shown.rows_model.rows
        page.refresh()
        qtbot.waitUntil(lambda: page.shown.rows_model.rows is not read)
        assert bar.value() == stood
        page.filter.since.setText("30 July 2021")
        qtbot.waitUntil(lambda: bar.value() == 0)


def test_an_administrator_is_not_offered_what_was_shown(qtbot: QtBot, case_folder: Path) -> None:
    with at_work(case_folder, ADMINISTRATOR) as session:
        session.window.go("history", "shown")
        page = session.window.pages["history"]
        assert isinstance(page, HistoryPage)
        qtbot.waitUntil(page.table.isVisible)
        assert not page.filter.shown.isVisible()
        assert page.filter.kind.findData("shown") < 0


def test_search_names_who_was_given_a_brief_before_who_read_it_and_where_else_a_word_stands(
    put_before: tuple[Ministry, Prepared, Escalated],
) -> None:
    ministry, _case, _sent = put_before
    with ministry.store.read() as session:
        actor, today = ministry.actors["P-AUD"], date(2026, 1, 15)
        briefs = search_line(session, actor, "brief kind:brief", today=today)
        elsewhere = search_line(session, actor, "Ambra kind:evidence", today=today)
    titles = [hit.title.text for hit in briefs.hits]
    read = ["looked at by" in title for title in titles]
    assert read == sorted(read)
    assert set(read) == {False, True}
    assert not elsewhere.groups
    assert ThingKind.PERSON in {group.kind for group in elsewhere.elsewhere}


def test_search_of_a_large_case_finds_who_was_given_a_brief_beneath_many_newer_readings(
    put_before: tuple[Ministry, Prepared, Escalated], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.reading.search.things.LOOKED_AT", 2)
    monkeypatch.setattr("app.reading.search.things.MANY", 2)
    monkeypatch.setattr("app.reading.search.searching.MANY", 2)
    ministry, _case, sent = put_before
    for _again in range(4):
        ministry.do("P-AUD", open_brief, OpenBrief(brief_id=sent.brief_id))
    with ministry.store.read() as session:
        [briefs] = search_line(
            session, ministry.actors["P-AUD"], "brief kind:brief", today=date(2026, 1, 15)
        ).groups
    assert briefs.more, "the readings are said to be there"
    assert len(briefs.hits) == 2
    assert not any("looked at by" in hit.title.text for hit in briefs.hits)
