"""The timeline of a country file: what is in view is drawn, walked with the keys, and said by a table alike."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.countries.universal_reviews import (
    RecordUniversalReview,
    ReviewFacts,
    record_universal_review,
)
from app.actions.outside.imports import ImportFile, import_file
from app.imports.mapped import MappedFormat
from app.imports.mapping import ImportMapping, checked
from app.reading.timeline.marks import Lane
from app.rules.timeline import Level
from db.vocabulary import DatePrecision, Phase
from db.vocabulary.recommendations import MappingTarget
from language import Language, speaking
from tests.support.background import ATROCITY, atrocity
from tests.support.casework import evidence, opened, source
from tests.support.ged import Ged, import_ged
from tests.support.ministry import Ministry
from tests.support.sheets import text_file
from tests.ui.countries.conftest import Show
from tests.ui.support import assert_accessible, assert_fits, click, press
from ui.countries.page import CountriesPage
from ui.countries.past_tab import PastTab
from ui.theme import Theme, current
from ui.timeline import painting
from ui.timeline.legend import Legend
from ui.timeline.tab import TimelineTab
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

AUGUST = date(2017, 8, 25)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot) -> CountriesPage:
    """A file with a phase, one evidence item and thirty years of events, its timeline open."""
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    evidence(ministry)
    years = [Ged(key=year, day=date(year, 3, 1), dead=2, kind=1) for year in range(1990, 2017)]
    days = [Ged(key=3_000 + day, day=date(2017, 8, day), dead=day) for day in range(1, 32)]
    import_ged(ministry, tmp_path, [*years, *days])
    shown = show("P-AN1", "MMR/timeline")
    shown.file.tabs.setCurrentWidget(shown.file.timeline)
    settled(qtbot, shown.file.timeline)
    return shown


def settled(qtbot: QtBot, tab: TimelineTab) -> None:
    """Until all that is in view has been read and said."""
    qtbot.waitUntil(lambda: not tab.feed.reading and "Reading" not in tab.in_view.text(), timeout=10_000)


def lane(tab: TimelineTab, wanted: Lane) -> list[str]:
    return [f"{one.when}: {one.title}" for one in tab.canvas.things() if one.lane is wanted]


def test_the_axis_is_walked_zoomed_and_moved_and_said_by_a_table_alike(
    page: CountriesPage, qtbot: QtBot, subtests: pytest.Subtests
) -> None:
    tab = page.file.timeline
    canvas = tab.canvas

    def whole() -> None:
        page.file.tabs.setCurrentWidget(tab)
        click(tab.buttons["Decades"])
        settled(qtbot, tab)
        assert canvas.axis.whole

    with subtests.test("it begins with everything in view and no event by itself"):
        assert tab.canvas.axis.whole
        assert all(one.bucket for one in tab.canvas.things() if one.lane is Lane.EVENTS)
        assert "58 events, 7 entries of the file" in tab.in_view.text()
        assert_accessible(tab)
        assert_fits(tab, 1_040)
    with subtests.test("zoom goes from decades to single events and reads no more than is in view"):
        levels = []
        for words in ("Decades", "Years", "Months", "Days"):
            click(tab.buttons[words])
            settled(qtbot, tab)
            levels.append({one.level for one in tab.canvas.things() if one.lane is Lane.EVENTS} - {None})
        # The newest event is of August 2017: the buttons go to where there is something.
        assert levels[0] <= {Level.MONTH, Level.YEAR}
        assert levels[1] == {Level.WEEK}
        assert levels[2] == {Level.DAY}
        singles = [one.event for one in tab.canvas.things() if one.event]
        assert [event.key for event in singles] == [str(3_000 + day) for day in range(1, 32)]
        # A pan that goes on reads only where it ends: whatever has left the view is not waited for.
        tasks = page.case.tasks
        press(tab.canvas, Qt.Key.Key_Home)
        for _ in range(40):
            press(tab.canvas, Qt.Key.Key_PageDown)
            assert len(tasks.running) <= 1
        settled(qtbot, tab)
        assert tab.canvas.axis.last > date(1993, 1, 1)
    whole()
    with subtests.test("keys walk from thing to thing, and Enter opens it"):
        canvas.setFocus()
        press(canvas, Qt.Key.Key_Right)
        assert canvas.chosen is not None
        assert canvas.chosen.lane.value == "phase"
        assert tab.said.text().startswith("Phase, 2026")
        assert canvas.accessibleDescription() == tab.said.text()
        for _ in range(2):
            press(canvas, Qt.Key.Key_Down)
        assert canvas.chosen.lane.value == "evidence"
        assert "Known here on" in tab.said.text()
        press(canvas, Qt.Key.Key_Return)
        assert page.file.tabs.currentWidget() is page.file.evidence
        chosen = page.file.evidence.table.current_row()
        assert chosen is not None
        assert chosen.number in tab.said.text()
        assert page.file.evidence.table.hasFocus()
    whole()
    with subtests.test("Enter on counted events looks into them and at last lists them"):
        last = max((one for one in canvas.things() if one.bucket), key=lambda one: one.first)
        canvas.choose(last)
        before = canvas.axis.days
        press(canvas, Qt.Key.Key_Return)
        settled(qtbot, tab)
        assert canvas.axis.days < before / 4
        event = next(one for one in canvas.things() if one.event and one.first == AUGUST.toordinal())
        canvas.choose(event)
        press(canvas, Qt.Key.Key_Return)
        events = page.file.events
        assert page.file.tabs.currentWidget() is events
        qtbot.waitUntil(lambda: not events.reading)
        assert [row.key for row in events.table.rows_model.rows] == ["3025"]
    whole()
    with subtests.test("the wheel zooms at the pointer, a drag moves on, and keys go to either end"):
        spot = QPoint(canvas.width() - 200, 60)
        held = canvas.axis.at(spot.x() - (canvas.width() - canvas.axis.width))
        up = QPoint(0, 480)
        wheel = QWheelEvent(
            QPointF(spot),
            QPointF(canvas.mapToGlobal(spot)),
            QPoint(),
            up,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas, wheel)
        assert not canvas.axis.whole
        assert canvas.axis.at(spot.x() - (canvas.width() - canvas.axis.width)) == pytest.approx(held)
        start = canvas.axis.start
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(canvas, left, none, spot)
        for moved in range(1, 11):
            QTest.mouseMove(canvas, spot + QPoint(moved * 10, 0))
        QTest.mouseRelease(canvas, left, none, spot + QPoint(100, 0))
        assert canvas.axis.start == pytest.approx(start - 100 / canvas.axis.scale, rel=1e-3)
        click(tab.buttons["Months"])
        press(canvas, Qt.Key.Key_Home)
        assert canvas.axis.first.year == 1988
        press(canvas, Qt.Key.Key_Right, CONTROL)
        assert canvas.axis.start > canvas.axis.lowest
        press(canvas, Qt.Key.Key_End)
        assert canvas.axis.last >= date(2026, 1, 15)
        settled(qtbot, tab)
    whole()
    with subtests.test("what a pan shifts stands where it would be drawn anew"):
        # Closer than everything, and far enough that events are counted.
        canvas.show_days(1_500)
        settled(qtbot, tab)
        canvas.grab()
        for step in (-37.0, -260.0, -900.0, 15.0):
            canvas.pan(step)
            settled(qtbot, tab)
            panned = [(one.thing.ident, one.area) for box in canvas.boxes for one in box.placed]
            current().changed.emit()
            anew = [(one.thing.ident, one.area) for box in canvas.boxes for one in box.placed]
            assert [ident for ident, _ in panned] == [ident for ident, _ in anew]
            assert any("week/" in ident for ident, _ in panned)
            for (ident, one), (_, other) in zip(panned, anew, strict=True):
                assert abs(one.center().x() - other.center().x()) <= 1, ident
    with subtests.test("the table says what is in view and goes where it is told"):
        click(tab.as_table)
        click(tab.buttons["Months"])
        settled(qtbot, tab)
        qtbot.waitUntil(lambda: len(tab.table.rows_model.rows) == len(tab.canvas.things()))
        rows = tab.table.rows_model.rows
        counted = sum(one.bucket.events if one.bucket else 1 for one in rows if one.lane is Lane.EVENTS)
        assert f"{counted:,} events" in tab.in_view.text()
        # Sorted by deaths, the gravest of what is in view comes first.
        tab.table.sortByColumn(6, Qt.SortOrder.DescendingOrder)
        tab.table.setFocus()
        tab.table.choose(0)
        assert tab.canvas.chosen is not None
        assert tab.canvas.chosen.when == "2017-08-31"


def test_in_twice_the_type_and_in_the_longer_words_of_french_the_legend_makes_no_window_wider(
    theme: Theme, qtbot: QtBot
) -> None:
    theme.resize(text_scale=2.0)
    with speaking(Language.FRENCH):
        legend = Legend()
    qtbot.addWidget(legend)
    # What 1280 pixels leave beside the sidebar and the margins.
    assert legend.minimumSizeHint().width() <= 1_080


def test_an_event_is_dressed_by_its_kind_and_opened_by_two_clicks_in_a_tab_that_was_never_looked_at(
    show: Show, ministry: Ministry, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    rows = ["7,2026-01-05,Attack", "8,2026-01-08,Clash", ",2026-01-11,Rumour"]
    columns = {"id": "Ref", "date": "Day", "kind": "Kind"}
    mapping = ImportMapping(
        target=MappingTarget.EVENTS, columns=columns, title="Post’s list", country="Myanmar"
    )
    own = text_file(tmp_path, "Ref,Day,Kind", *rows)
    ministry.do(
        "P-AN1", import_file, ImportFile(path=own, marking="internal", format=MappedFormat(checked(mapping)))
    )
    page = show("P-AN1", "MMR/timeline")
    page.file.tabs.setCurrentWidget(page.file.timeline)
    tab = page.file.timeline
    settled(qtbot, tab)
    tab.canvas.show_days(20)
    settled(qtbot, tab)
    painted: list[str] = []
    monkeypatch.setattr(painting, "fill_kind", lambda _painter, _areas, kind: painted.append(kind))
    tab.canvas.grab()
    assert painted == ["against", "combat", "other"], "as the legend has it"
    events = [one for one in tab.canvas.things() if one.event]
    assert [one.number for one in events] == [
        "Other events, Post’s list 7",
        "Other events, Post’s list 8",
        "Other events, Post’s list",
    ], "no key of the program's own is read"
    tab.canvas.setFocus()
    tab.canvas.opened.emit(events[1])
    shown = page.file.events
    qtbot.waitUntil(lambda: not shown.reading and bool(shown.table.rows_model.rows))
    assert [row.key for row in shown.table.rows_model.rows] == ["Post’s list|8"]
    assert shown.table.isVisible()
    assert shown.table.hasFocus(), "one goes on from what was opened"
    said = "\n".join(label.text() for label in shown.detail.findChildren(Words))
    assert "Other events, Post’s list, number 8, batch IB-2026-0001" in said


def test_what_is_opened_from_the_axis_is_chosen_where_it_is_kept_on_any_day(
    page: CountriesPage, ministry: Ministry, qtbot: QtBot, subtests: pytest.Subtests
) -> None:
    atrocity(ministry)
    atrocity(ministry, title="Killings of 2012", began=(date(2012, 6, 1), DatePrecision.DAY))
    review = ReviewFacts(cycle=2, review_on=(date(2015, 11, 6), DatePrecision.DAY), source="Record of it")
    ministry.do("P-AN1", record_universal_review, RecordUniversalReview(country="MMR", review=review))
    page.refresh()
    tab = page.file.timeline
    settled(qtbot, tab)
    wanted = [one for one in tab.canvas.things() if one.lane in {Lane.ATROCITIES, Lane.UN} and one.mark]
    titles = {one.title for one in wanted}
    assert {"Killings of 2012", ATROCITY.title, "Universal Periodic Review, cycle 2"} <= titles
    for thing in wanted:
        assert thing.mark is not None
        page.file.tabs.setCurrentWidget(tab)
        tab.canvas.opened.emit(thing)
        assert page.file.tabs.currentWidget() is page.file.background
        held = page.window().focusWidget()
        assert isinstance(held, TableView), thing.title
        assert held.isVisible()
        row = held.current_row()
        called = {getattr(row, name, None) for name in ("title", "name", "symbol", "review_on")}
        assert called & {*thing.mark.called, thing.mark.first}, thing.title
    page.file.tabs.setCurrentWidget(tab)
    settled(qtbot, tab)
    with subtests.test("s06: a past day has its own axis and opens the registers of that day"):
        first_day = ministry.clock.at.date()
        ministry.clock.at += timedelta(days=20)
        evidence(ministry, source(ministry, "Another post"), title="What was heard of later")
        page.refresh()
        settled(qtbot, tab)
        later = lane(tab, Lane.EVIDENCE)
        page.file.show_day(first_day)
        settled(qtbot, tab)
        assert page.file.tabs.currentWidget() is tab
        (known,) = lane(tab, Lane.EVIDENCE)
        assert known in later
        assert len(later) == 2
        assert "58 events" in tab.in_view.text(), "what was imported by then counts"
        tab.canvas.opened.emit(next(one for one in tab.canvas.things() if one.lane is Lane.EVIDENCE))
        then = page.file.tabs.currentWidget()
        assert isinstance(then, PastTab)
        chosen = then.findChild(TableView)
        assert chosen is not None
        assert chosen.hasFocus(), "as on any day, one goes on from what was opened"
        click(page.file.banner.back.button)
        page.file.tabs.setCurrentWidget(tab)
        settled(qtbot, tab)
        assert lane(tab, Lane.EVIDENCE) == later
        # On the day before nothing had been imported.
        with_events = tab.feed.extents
        tab.feed.open("MMR", first_day, ministry.clock.at - timedelta(days=40))
        qtbot.waitUntil(lambda: not tab.feed.reading)
        assert with_events
        assert tab.feed.extents == ()
