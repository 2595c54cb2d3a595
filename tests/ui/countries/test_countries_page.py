"""The Countries page: the list, opening a file, how it stands, and who may change it."""

from datetime import date, timedelta
from functools import partial

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.reading.countries.country_files import CountryView, country_view
from app.reading.reports.declines import declines as declines_read
from app.rules.waiting import late_words
from db.countries import CountryFile
from db.vocabulary import Phase
from tests.support.carrying import decided, decline, escalated, open_file, prepared, submitted
from tests.support.casework import opened
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import FakeFrame, assert_accessible, assert_fits, click, press, type_text
from ui.countries.description_dialog import DescriptionDialog
from ui.countries.evidence_dialog import EvidenceDialog
from ui.countries.open_file_dialog import OpenFileDialog
from ui.countries.overview_tab import OverviewTab
from ui.countries.phase_dialog import PhaseDialog
from ui.countries.review_dialog import CountryReviewDialog
from ui.countries.words import next_review


def test_an_analyst_opens_a_file_by_the_act_of_the_empty_list_and_works_in_it(
    show: Show, frame: FakeFrame, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    page = show("P-AN1", "FRA")
    with subtests.test("a country without a file leaves the list with a sentence"):
        assert page.list.isVisible()
        assert "FRA" in frame.told[0][1]
    with subtests.test("at the list, N begins a file"):
        press(page, Qt.Key.Key_N)
        begun = QApplication.activeModalWidget()
        assert isinstance(begun, OpenFileDialog)
        begun.reject_at_once()

    assert page.list.nothing.isVisible()
    assert page.list.nothing.act is not None
    click(page.list.nothing.act.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OpenFileDialog)
    assert_accessible(dialog)
    click(dialog.act_button.button)
    assert dialog.country.error
    assert dialog.reason.error
    type_text(dialog.country.editor, "Myanmar (MMR)")
    type_text(dialog.reason.editor, "Reports from the post in Yangon")
    press(dialog.judged.editor, Qt.Key.Key_Space)
    dialog.axes.phase.set_value(Phase.VIOLENCE_ESCALATION.value)
    click(dialog.act_button.button)
    assert frame.went == [("countries", "MMR")]
    present = _view(ministry).present
    assert present is not None
    assert present.phase is Phase.VIOLENCE_ESCALATION

    page.open("MMR")
    with subtests.test("only a focal point changes the phase"):
        assert "focal point" in page.file.overview.phase.reason
    with subtests.test("who can decide is asked from the head of the file"):
        click(page.file.head.who)
        assert frame.went[-1] == ("authorities", "who/MMR")
    with subtests.test("keys begin what the open place is for"):
        press(page, Qt.Key.Key_E)
        described = QApplication.activeModalWidget()
        assert isinstance(described, DescriptionDialog)
        described.reject_at_once()
        page.file.tabs.setCurrentWidget(page.file.evidence)
        press(page, Qt.Key.Key_N)
        recorded = QApplication.activeModalWidget()
        assert isinstance(recorded, EvidenceDialog)
        recorded.reject_at_once()
        page.file.tabs.setCurrentWidget(page.file.overview)
    with subtests.test("a description saved in between loses nothing"):
        click(page.file.overview.edit.button)
        mine = QApplication.activeModalWidget()
        assert isinstance(mine, DescriptionDialog)
        type_text(mine.groups.editor, "Rohingya in Rakhine")
        other = DescriptionDialog(page.case, page.frame, _view(ministry))
        other.background.editor.setPlainText("Written by someone else")
        click(other.act_button.button)
        click(mine.act_button.button)
        assert "saved by someone else" in mine.notice.text
        assert mine.groups.value() == "Rohingya in Rakhine"
        mine.reject_at_once()
    with subtests.test("a review sets the next one"):
        click(page.file.overview.review.button)
        reviewing = QApplication.activeModalWidget()
        assert isinstance(reviewing, CountryReviewDialog)
        type_text(reviewing.findings.editor, "Nothing new")
        reviewing.following.editor.setText("2028-01-01")
        click(reviewing.act_button.button)
        assert "cycle" in reviewing.following.error
        reviewing.following.editor.setText("2026-02-01")
        click(reviewing.act_button.button)
        assert page.file.head.review.text() == "2026-02-01"
        with ministry.store.read() as session:
            due = session.scalar(sa.select(CountryFile.next_review_on))
        assert due == date(2026, 2, 1)


def test_the_list_marks_an_overdue_review_in_words(show: Show, frame: FakeFrame, ministry: Ministry) -> None:
    opened(ministry, "UKR", phase=Phase.IMMINENT_RISK)
    ministry.clock.at += timedelta(days=100)
    opened(ministry, "MMR")
    page = show("P-AUD")
    table = page.list.table
    cells = {table.rows_model.index(row, 0).data(): table.rows_model.index(row, 4).data() for row in range(2)}
    assert cells["Ukraine"].endswith("overdue 10 days")
    assert (late_words(60), late_words(61)) == ("overdue 60 days", "overdue 2 months")
    assert next_review(date(2022, 1, 25), date(2026, 11, 26)) == "2022-01-25, overdue 4 years 10 months"
    ministry.clock.at += timedelta(days=900)
    page.refresh()
    assert all("overdue 2 years" in table.rows_model.index(row, 4).data() for row in range(2))
    assert "overdue" not in cells["Myanmar"]
    assert "focal point" in page.list.new.reason
    assert_accessible(page)
    assert_fits(page, 1088)
    table.setFocus()
    table.choose([row.country for row in table.rows_model.rows].index("UKR"))
    press(table, Qt.Key.Key_Return)
    assert frame.went == [("countries", "UKR")]


def test_a_key_names_the_tab_at_which_a_file_is_opened(
    qtbot: QtBot, show: Show, ministry: Ministry, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    page = show("P-AN1", "MMR/plans")
    tabs = page.file.tabs
    qtbot.waitUntil(lambda: tabs.currentWidget() is page.file.plans)
    assert not tabs.findChildren(OverviewTab), "nobody asked for it, and it would be made before what was"
    page.open("MMR/background")
    qtbot.waitUntil(lambda: tabs.currentWidget() is page.file.background)
    # What the user chose stays while the page reads again, and where a key names no tab, or none that there is.
    tabs.setCurrentWidget(page.file.reports)
    for again in (page.refresh, lambda: page.open("MMR"), lambda: page.open("MMR/nothing")):
        again()
        assert tabs.currentWidget() is page.file.reports
    # Back in the history.
    page.open("MMR/plans")
    qtbot.waitUntil(lambda: tabs.currentWidget() is page.file.plans)

    with subtests.test("the way to a tab reads that tab and not the one that is left"):
        page.open("MMR/sources")
        qtbot.waitUntil(lambda: tabs.currentWidget() is page.file.sources)
        read: list[str] = []
        with monkeypatch.context() as noted:
            for tab in (page.file.overview, page.file.sources, page.file.history):
                noted.setattr(tab, "show_file", lambda _view, tab=tab: read.append(type(tab).__name__))
            page.open("MMR/history")
            assert read == ["HistoryTab"]
            page.refresh()
            assert read == ["HistoryTab", "HistoryTab"]

    with subtests.test("every tab has the height that is left beneath the head"):
        for _part in page.parts_ahead():
            pass
        heights = set()
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            QApplication.processEvents()
            heights.add(tabs.height())
        assert len(heights) == 1
        assert page.file.height() - heights.pop() > 100

    with subtests.test("an administrator sees no casework"):
        page = show("P-ADM", "MMR")
        assert page.list.isVisible()
        assert page.list.lines == ()


def test_a_focal_point_goes_through_files_and_tabs_and_changes_the_phase_with_a_day_and_a_reason(
    show: Show, frame: FakeFrame, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    submitted(ministry, open_file(ministry))
    opened(ministry, "UKR")
    page = show("P-FP", "MMR")
    with subtests.test("who goes from one file to another begins at its tabs, and a change moves nobody"):
        page.all.setFocus()
        page.open("UKR")
        assert page.file.tabs.tabBar().hasFocus()
        page.file.overview.phase.button.setFocus()
        page.refresh()
        assert page.file.overview.phase.button.hasFocus()
        page.open("MMR")

    with subtests.test("every tab is reachable and named"):
        for place in range(page.file.tabs.count()):
            page.file.tabs.setCurrentIndex(place)
            assert_accessible(page)
            assert_fits(page, 1088)
        file = page.file
        file.tabs.setCurrentWidget(file.history)
        assert {line.topic for line in file.history.table.rows_model.rows} == {"MMR", "EW-2026-0001"}
        file.tabs.setCurrentWidget(file.reports)
        file.reports.table.setFocus()
        press(file.reports.table, Qt.Key.Key_Return)
        assert frame.went == [("reports", "EW-2026-0001")]
        assert not file.reports.declines.isVisible(), "nothing was declined yet"
        click(file.reports.new.button)
        drafting = QApplication.activeModalWidget()
        assert drafting is not None
        press(page, Qt.Key.Key_Escape)
        drafting.close()
        file.tabs.setCurrentWidget(file.overview)

    click(page.file.overview.phase.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PhaseDialog)
    assert dialog.axes.phase.value() == Phase.RISK_PRESENT.value
    dialog.axes.phase.set_value(Phase.IMMINENT_RISK.value)
    type_text(dialog.reason.editor, "Villages burned, mass flight")
    dialog.effective.editor.setText("2027-01-01")
    click(dialog.act_button.button)
    assert "future" in dialog.effective.error
    assert dialog.reason.value() == "Villages burned, mass flight"
    dialog.effective.editor.setText("2026-01-15")
    ministry.clock.at += timedelta(hours=1)
    click(dialog.act_button.button)
    assert "Imminent risk" in page.file.head.badge.accessibleName()
    assert "2026-01-15 Imminent risk" in page.file.head.strip.accessibleDescription()


def test_a_file_lists_what_was_declined_there_and_why(
    show: Show, frame: FakeFrame, ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-1")
    escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", case, *map(decline, case.options[:2]))
    ministry.clock.at += timedelta(minutes=1)
    # The last is that of taking no action: newer, and no decline of a measure.
    decided(ministry, "P-MIN", "minister", case, decline(case.options[2]))
    monkeypatch.setattr("ui.countries.reports_tab.declines", partial(declines_read, limit=1))
    page = show("P-AUD", "MMR/reports")
    assert page.file.reports.newest.text() == (
        "The newest 1 are shown. All are listed under Reports, Declined."
    )
    assert page.file.reports.newest.isVisible()
    declines = page.file.reports.declines
    assert declines.isVisible()
    [row] = declines.rows_model.rows
    assert (row.person, row.reason) == ("Helena Marsh", decline("").reason)
    assert_fits(page, 1088)
    press(declines, Qt.Key.Key_Return)
    assert frame.went == [("reports", "EW-2026-0001/decision/D-2026-0002")]
    assert declines.accessibleName() == "What was declined"
    monkeypatch.setattr("ui.countries.reports_tab.declines", declines_read)
    page.file.reports.show_file(_view(ministry))
    assert [one.rules_out for one in declines.rows_model.rows] == [False, False, True]
    assert declines.accessibleName() == "What was declined or ruled out"
    assert "What was declined or ruled out" in {
        one.text() for one in page.file.reports.findChildren(QLabel) if one.isVisible()
    }


def _view(ministry: Ministry) -> CountryView:
    with ministry.store.read() as session:
        return country_view(session, "MMR")
