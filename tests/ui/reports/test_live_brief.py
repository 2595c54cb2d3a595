"""The brief beside the form: it follows what is typed, keeps its place, and says what runs over."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.reading.reports.report import ReportView
from reports.printer import PdfPrinter
from tests.support.carrying import Prepared
from tests.support.ministry import Ministry, copy_of
from tests.ui.support import FakeFrame, assert_accessible
from ui.case import Case
from ui.pdf.engine import page_text
from ui.reports.live_brief import LiveBrief
from ui.reports.panel import picture_of
from ui.tasks import Tasks

WAIT = 20_000


@pytest.fixture
def case(_before_escalation: tuple[Ministry, Path, Prepared], tasks: Tasks, tmp_path: Path) -> Iterator[Case]:
    template, source, _report = _before_escalation
    with copy_of(template, source, tmp_path / "case") as ministry:
        yield Case(ministry.store, ministry.actors["P-FP"], PdfPrinter(), tasks)
        tasks.close()


@pytest.fixture
def report(_before_escalation: tuple[Ministry, Path, Prepared], case: Case) -> ReportView:
    return picture_of(case, _before_escalation[2].report_id).report


@pytest.fixture
def live(case: Case, report: ReportView, qtbot: QtBot, tasks: Tasks) -> LiveBrief:
    made = LiveBrief(case, FakeFrame(tasks), pause_ms=10)
    qtbot.addWidget(made)
    made.resize(560, 500)
    with qtbot.waitSignal(made.drawn, timeout=WAIT):
        made.follow(report, None)
        made.show()
    return made


def said(live: LiveBrief) -> str:
    return " ".join(page_text(live.view._content, 0).split())


def test_until_the_first_pages_are_there_it_is_said_that_they_are_drawn(
    case: Case, report: ReportView, qtbot: QtBot, tasks: Tasks
) -> None:
    made = LiveBrief(case, FakeFrame(tasks), pause_ms=0)
    qtbot.addWidget(made)
    said: list[str] = []
    made.drawn.connect(lambda: said.append(made.fit.text()))
    made.follow(report, None)
    made.show()
    qtbot.waitUntil(lambda: made.fit.text() != "", timeout=WAIT)
    assert made.fit.text() == "The pages are being drawn…"
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert said[0].startswith("The body")


def test_the_pages_follow_what_is_typed_before_it_is_saved_and_stay_where_they_are(
    live: LiveBrief, report: ReportView, qtbot: QtBot
) -> None:
    assert report.content.summary in said(live)
    live.view.paper.set_zoom(0.9)
    live.view.paper.go_to(1)
    page, zoom = live.view.paper.page, live.view.paper.zoom
    place = live.view.paper.verticalScrollBar().value()
    with qtbot.waitSignal(live.drawn, timeout=WAIT):
        live.follow(report, replace(report.content, summary="Trucks left the barracks at dawn."))
    assert "Trucks left the barracks at dawn." in said(live)
    assert (live.view.paper.page, live.view.paper.zoom) == (page, zoom)
    assert live.view.paper.verticalScrollBar().value() == place
    assert not live.view.paper.grab().isNull()


def test_only_the_newest_of_many_edits_is_drawn(live: LiveBrief, report: ReportView, qtbot: QtBot) -> None:
    drawings: list[int] = []
    live.drawn.connect(lambda: drawings.append(1))
    for number in range(30):
        live.follow(report, replace(report.content, summary=f"Edit {number}."))
        live._draw()
    qtbot.waitUntil(lambda: "Edit 29." in said(live), timeout=WAIT)
    assert len(drawings) <= 3


def test_it_says_beside_the_pages_what_runs_over_and_by_how_many_lines(
    live: LiveBrief, report: ReportView, qtbot: QtBot
) -> None:
    assert "fits its 2 pages" in live.fit.text()
    long = "\n".join(f"Sensitivity {number} weighs on the talks." for number in range(150))
    with qtbot.waitSignal(live.drawn, timeout=WAIT):
        live.follow(report, replace(report.content, sensitivities=long))
    assert "Runs over by" in live.fit.text()
    assert "8 To weigh" in live.fit.text()


def test_what_cannot_be_printed_is_named_and_the_last_pages_stay(
    live: LiveBrief, report: ReportView, qtbot: QtBot
) -> None:
    before = live.view._content
    live.follow(report, replace(report.content, summary="名"))
    qtbot.waitUntil(lambda: "cannot be printed" in live.view.notice.text, timeout=WAIT)
    assert live.view._content is before


def test_a_draft_cannot_leave_and_its_pages_have_a_text_for_screen_readers(
    live: LiveBrief, report: ReportView, qtbot: QtBot
) -> None:
    assert live.view._save.isHidden()
    assert live.view._print.isHidden()
    live.view._as_text.click()
    qtbot.waitUntil(lambda: report.content.summary in " ".join(live.view.text.toPlainText().split()))
    assert live.view.text.accessibleName() == "Text of the page"
    assert_accessible(live)
    assert live.view.text.focusPolicy() != Qt.FocusPolicy.NoFocus
