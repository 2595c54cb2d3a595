"""The list of reports: whose stand there, what is found in it, and what is offered where nothing is."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from app.actions.reports.drafting import DraftReport, draft_report
from app.content import DraftContent
from app.reading.reports.report_list import ReportsAsked, ReportsFound, Which, reports_found
from db.actor import Actor
from tests.support.carrying import Prepared, decided, decline
from tests.support.ministry import Ministry
from tests.ui.reports.conftest import Sit
from tests.ui.support import assert_accessible, assert_fits, click, press
from ui.reports.list_page import ReportListPage
from ui.reports.steps import DECISION
from ui.widgets.landing import LandingMark


def test_the_list_shows_mine_open_or_all_and_says_why_it_is_empty(
    sit: Sit, report: Prepared, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    seat = sit("P-AMB")
    seat.open()
    listed = seat.page.list
    with subtests.test(
        "where nothing fits all reports are looked through once a pause, and not with every key"
    ):
        asked: list[str] = []

        def counted(session: Session, actor: Actor, wanted: ReportsAsked, *, limit: int) -> ReportsFound:
            asked.append(wanted.text)
            return reports_found(session, actor, wanted, limit=limit)

        monkeypatch.setattr("ui.reports.list_page.reports_found", counted)
        for typed in ("q", "qu", "quo", "quokka"):
            listed.search.setText(typed)
        assert set(asked) == {"q"}
        seat.qtbot.waitUntil(lambda: "No report here has “quokka”" in seat.said())
        assert set(asked) == {"q", "quokka"}
    seat.page.list.search.setText("")
    delegate, other = sit("P-DG1"), seat
    delegate.open()
    click(delegate.page.list.buttons[Which.MINE])
    assert len(delegate.page.list.table.rows_model.rows) == 1
    delegate.page.list.search.setText("Ukraine")
    assert "No report here has “Ukraine”" in delegate.said()
    way = delegate.page.list.nothing.act
    assert way is not None
    assert way.button.text() == "Clear the filter"
    click(way.button)
    assert len(delegate.page.list.table.rows_model.rows) == 1
    other.open()
    click(other.page.list.buttons[Which.MINE])
    assert "No report waits for you" in other.said()
    begin = other.page.list.nothing.act
    assert begin is not None
    assert "Analysts and focal points write reports." in begin.reason
    click(other.page.list.buttons[Which.ALL])
    assert len(other.page.list.table.rows_model.rows) == 1
    assert other.page.new.isHidden(), "the header is no place for what somebody can never do"
    with subtests.test("a closed report is looked for among all from where it is not"):
        seat.window.activateWindow()
        seat.qtbot.waitUntil(lambda: QApplication.activeWindow() is seat.window)
        click(listed.buttons[Which.MINE])
        listed.search.setText("troops")
        seat.qtbot.waitUntil(lambda: "among all reports there are some" in seat.said())
        way = listed.nothing.act
        assert way is not None
        assert way.button.text() == "Look in all reports"
        click(way.button)
        assert [line.report_id for line in listed.table.rows_model.rows] == [report.report_id]
        assert listed.table.hasFocus()
        assert listed.search.text() == "troops"


def test_why_it_was_declined_is_found_from_the_list_and_stands_first(
    sit: Sit, ministry: Ministry, report: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    decider = sit("P-DG1")
    decider.open()
    none_yet = decider.page.list
    click(none_yet.declined)
    assert "Nothing declined here" in decider.said(none_yet)
    assert "No report here" not in decider.said(none_yet)
    assert none_yet.nothing.act is not None
    assert not none_yet.nothing.act.isVisible(), "no way to a new report where none was looked for"
    click(none_yet.buttons[Which.OPEN])
    decider.open(report.report_id)
    decider.has_read()
    decided(ministry, "P-DG1", "dg_political", report, decline(report.options[1]))
    seat = sit("P-FP")
    seat.open()
    listed = seat.page.list
    click(listed.buttons[Which.MINE])
    listed.search.setText("nowhere")
    assert "in its number, country, title, day or decision" in seat.said()
    listed.search.setText("declined")
    click(listed.buttons[Which.OPEN])
    assert [line.report_id for line in listed.table.rows_model.rows] == [report.report_id]
    press(listed.table, Qt.Key.Key_Return)
    page = seat.page.report
    panel = page.panel(page.step)
    assert "1 measure was declined; the rest is still to be decided" in seat.said(page.outcome)
    assert "(decision D-2026-0001)" in seat.said(page.outcome)
    assert page.outcome.y() < panel.y(), "what became of it is read before the work of any step"
    seat.open()
    click(listed.declined)
    [row] = listed.declines.rows_model.rows
    assert (row.report, row.person) == ("EW-2026-0001", "Dana Whitlock")
    assert listed.declines.isVisible()
    assert not listed.table.isVisible()
    filters = (listed.search.accessibleName(), listed.search.placeholderText())
    assert filters == (
        "Filter what was declined by report, country, option, person, office, reason or day",
        "Filter by option, person, office, reason, day…",
    )
    assert_accessible(seat.page)
    listed.search.setText("nowhere")
    seat.qtbot.waitUntil(lambda: "Nothing that was declined has “nowhere”." in seat.said(listed))
    listed.search.clear()
    seat.qtbot.waitUntil(listed.declines.isVisible)
    press(listed.declines, Qt.Key.Key_Return)
    assert seat.window.here == ("reports", "EW-2026-0001/decision/D-2026-0001")
    assert seat.page.report.step == DECISION
    card = seat.page.report.panel(DECISION).part_of("D-2026-0001")
    assert card is not None
    assert seat.window.focusWidget() is card, "one is at the decision that one came for"
    assert card.findChildren(LandingMark)
    seat.page.refresh()
    again = seat.page.report.panel(DECISION).part_of("D-2026-0001")
    assert again is not card
    assert seat.window.focusWidget() is again, "what is read again meanwhile takes nobody away from it"
    seat.open()
    click(listed.buttons[Which.ALL])
    assert listed.table.isVisible()
    assert not listed.declines.isVisible()
    assert listed.search.accessibleName().startswith("Filter the reports by number")
    click(listed.declined)
    assert_fits(seat.page, 1088)
    # Whoever asks for older ones goes on with the first of them, as among the reports.
    minister = sit("P-MIN")
    minister.open(report.report_id)
    minister.has_read()
    decided(ministry, "P-MIN", "minister", report, decline(report.options[0]))
    monkeypatch.setattr("ui.reports.list_page.PAGE", 1)
    later = sit("P-FP")
    later.open()
    listed = later.page.list
    click(listed.declined)
    assert listed.older.button.text() == "Show what was declined before"
    click(listed.older.button)
    chosen = listed.declines.current_row()
    assert chosen is not None
    assert [one.decision_id for one in listed.declines.rows_model.rows].index(chosen.decision_id) == 1


def test_older_reports_are_read_when_they_are_asked_for(
    sit: Sit, ministry: Ministry, report: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.reports.list_page.PAGE", 1)
    for title in ("Camps burn, March 2022", "Roads are closed"):
        ministry.do(
            "P-AN1",
            draft_report,
            DraftReport(country="MMR", content=DraftContent(title=title, marking="internal")),
        )
    seat = sit("P-AN1")
    seat.open()
    listed = seat.page.list
    assert [line.title for line in listed.table.rows_model.rows] == ["Roads are closed"]
    assert "The newest 1 are shown." in seat.said()
    for title in ("Camps burn, March 2022", "Troops mass in the north"):
        click(listed.older.button)
        # Whoever asked for more goes on with the first of it.
        line = listed.table.current_row()
        assert line is not None
        assert line.title == title
    assert not listed.older.isVisible()
    # What is looked for is looked for in all of them.
    listed.search.setText("troops myanmar")
    seat.qtbot.waitUntil(lambda: len(listed.table.rows_model.rows) == 1)
    assert [line.title for line in listed.table.rows_model.rows] == ["Troops mass in the north"]
    # A month in words is what a title says, or else when a report was begun; never a part of its number, as of EW-2026-0002.
    for typed, titles in (
        ("March 2022", ["Camps burn, March 2022"]),
        ("troops January 2026", ["Troops mass in the north"]),
        ("February 2026", []),
    ):
        listed.search.setText(typed)
        seat.qtbot.waitUntil(partial(_shows, listed, titles))
    listed.search.setText("nothing of the kind")
    seat.qtbot.waitUntil(listed.nothing.isVisible)
    clear = listed.nothing.act
    assert clear is not None
    click(clear.button)
    assert listed.table.isVisible(), "the second of two clicks would begin a report"


def _shows(listed: ReportListPage, titles: list[str]) -> bool:
    return [line.title for line in listed.table.rows_model.rows] == titles


def test_an_administrator_sees_no_casework(sit: Sit, report: Prepared) -> None:
    seat = sit("P-ADM")
    seat.open(report.report_id)
    assert seat.page.list.isVisible()
    assert "does not see casework" in seat.said()
    assert "Troops mass" not in seat.said()


def test_a_new_report_is_asked_for_by_those_who_may(sit: Sit, report: Prepared, ministry: Ministry) -> None:
    analyst = sit("P-AN1")
    analyst.open()
    press(analyst.page.list.table, Qt.Key.Key_N)
    click(analyst.page.new.button)
    assert analyst.new_asked == 2
    auditor = sit("P-AUD")
    auditor.open()
    press(auditor.page.list.table, Qt.Key.Key_N)
    assert auditor.new_asked == 0
