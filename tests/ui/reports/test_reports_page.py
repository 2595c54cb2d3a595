"""Finding one’s way to a report and through it."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.reading.countries.access_log import access_log
from tests.support.carrying import Prepared
from tests.support.ministry import Ministry
from tests.ui.authoring.drafts import begun
from tests.ui.reports.conftest import Sit
from tests.ui.support import against_the_reading, assert_accessible, assert_fits, click, press
from ui.reports.panels import reports_page
from ui.reports.paper_dialog import PaperDialog
from ui.reports.steps import DECISION, RESPONSE
from ui.theme import Theme


def test_a_report_is_opened_by_its_number_or_from_the_list_and_any_step_of_it_is_looked_at(
    sit: Sit, report: Prepared, subtests: pytest.Subtests
) -> None:
    seat = sit("P-DG1")
    with subtests.test("Enter opens a report by its number or from the list"):
        seat.open()
        assert_accessible(seat.page)
        table = seat.page.list.table
        assert table.rows_model.rows[0].waits_for == "a decision of Director-General, Political Affairs"
        press(table, Qt.Key.Key_Return)
        assert seat.window.here == ("reports", report.report_id)
        assert seat.window.header.title == "EW-2026-0001 Troops mass in the north"
        assert_accessible(seat.page)

        seat.open("ew-2026-0001")
        assert seat.picture.report.report_id == report.report_id
        seat.open("EW-2026-0999")
        assert "There is no report EW-2026-0999." in seat.window.above.notice.text
        assert seat.page.list.isVisible()
    seat.open(report.report_id)
    with subtests.test("any step can be looked at and the present one comes first"):
        steps = seat.page.report.steps
        assert seat.page.report.step == DECISION
        said = steps.accessibleDescription()
        assert "Assessment, done, Jonas Berg, 15 January 2026, 09:00 UTC" in said
        assert "Decision, now, Director-General, Political Affairs" in said
        click(steps.row(RESPONSE))
        assert "No response is open" in seat.said()
        seat.window.refresh()
        assert seat.page.report.step == RESPONSE, "a refresh leaves the reader where they are"
        steps.row(RESPONSE).setFocus()
        press(steps.row(RESPONSE), Qt.Key.Key_Up)
        assert seat.page.report.step == DECISION


def test_a_report_is_entered_where_it_stands_or_at_the_step_that_the_way_to_it_names(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    seat = sit("P-AUD")
    seat.open("EW-2026-0001/response")
    steps = seat.page.report.steps
    assert (seat.page.report.step, steps.row(RESPONSE).hasFocus()) == (RESPONSE, True)
    seat.open(begun(ministry))
    assert seat.page.report.step == 0
    assert not steps.row(RESPONSE).hasFocus(), (
        "one begins where this report stands, not where the other was read"
    )
    assert steps.row(0).hasFocus()
    seat.window.go("desk")
    seat.open("EW-2026-0001")
    seat.window.go("desk")
    seat.open("EW-2026-0001")
    assert steps.row(DECISION).hasFocus(), "opened again from elsewhere, it is where one begins"


def test_s59_opening_the_page_of_a_report_is_noted_once(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    seat = sit("P-MIN")
    seat.open(report.report_id)
    seat.window.refresh()
    seat.open()
    seat.open("EW-2026-0001")
    with ministry.store.read() as session:
        log = [(line.who, line.what) for line in access_log(session, "MMR")]
    assert log == [("Helena Marsh", "EW-2026-0001: opened the report")]


def test_the_page_fits_a_small_window_and_large_type(sit: Sit, report: Prepared, theme: Theme) -> None:
    seat = sit("P-DG1")
    seat.open(report.report_id)
    assert_fits(seat.window, 1280)
    theme.resize(text_scale=2.0)
    large = sit("P-DG1")
    large.open(report.report_id)
    assert_fits(large.window, 1280)
    assert large.page.report.columns.side_scroll.isHidden(), "evidence and brief stand under the step"


def test_a_wide_window_gives_its_room_to_what_stands_beside_and_tab_goes_the_same_way_each_time(
    sit: Sit, report: Prepared, subtests: pytest.Subtests
) -> None:
    seat = sit("P-FP")
    seat.open(report.report_id)
    with subtests.test("Tab goes the same way when a report is opened again"):
        assert against_the_reading(seat.window) == []
        seat.open()
        seat.open(report.report_id)
        seat.case.changed.emit()
        seat.qtbot.waitUntil(seat.page.report.steps.row(0).isVisible)
        assert against_the_reading(seat.window) == []
    with subtests.test("a wide window gives its room to what stands beside"):
        # Lines of 150 letters are not read, and evidence in a narrow column beside them neither.
        seat.window.resize(1280, 800)
        QApplication.processEvents()
        page = seat.page.report
        usual = page.comments.width()
        assert usual < 280
        seat.window.resize(1920, 1080)
        QApplication.processEvents()
        assert page.panel(page.step).width() < 900
        assert page.comments.width() > usual * 2
    with subtests.test("every step has its panel in the real page"):
        whole = reports_page(seat.case, seat.window)
        seat.qtbot.addWidget(whole)
        whole.open(report.report_id)
        shown = []
        for step in range(7):
            whole.report.show_step(step)
            shown.append(type(whole.report.panel(step)).__name__)
        assert shown == [
            "DraftPanel",
            "AssessmentPanel",
            "OptionsPanel",
            "DecisionPanel",
            "ResponsesPanel",
            "ReviewPanel",
            "ReviewPanel",
        ]


def test_a_refresh_leaves_the_focus_where_it_was(sit: Sit, report: Prepared) -> None:
    seat = sit("P-DG1")
    seat.open(report.report_id)
    buttons = seat.page.report.evidence.findChildren(QPushButton)
    before = next(one for one in buttons if one.accessibleName().startswith("Open EV-2026-0001"))
    before.setFocus()
    name = before.accessibleName()
    seat.case.changed.emit()

    def focused() -> bool:
        now = QApplication.focusWidget()
        return now is not None and now is not before and now.accessibleName() == name

    seat.qtbot.waitUntil(focused)


class WindowWatch(QObject):
    """Remembers every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(thing, QWidget) and thing.isWindow():
            self.shown.append(type(thing).__name__)
        return False


def test_nothing_flashes_up_as_a_window_of_its_own(sit: Sit, report: Prepared, qapp: QApplication) -> None:
    watch = WindowWatch()
    qapp.installEventFilter(watch)
    seat = sit("P-REC")
    seat.open(report.report_id)
    for step in range(7):
        seat.page.report.show_step(step)
    seat.press_next()
    seat.dialog(PaperDialog)
    qapp.removeEventFilter(watch)
    assert watch.shown == ["MainWindow", "PaperDialog"]


def test_who_puts_the_printed_brief_away_goes_on_where_they_wrote(
    sit: Sit, report: Prepared, ministry: Ministry
) -> None:
    """Qt puts a focus that is hidden on the first entry of the sidebar."""
    seat = sit("P-AN1")
    page = reports_page(seat.case, seat.window)
    seat.qtbot.addWidget(page)
    page.open(begun(ministry))
    with seat.qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.report.begin()
    press(page.report.steps.row(0), Qt.Key.Key_E)
    title = page.focusWidget()
    assert title is not None
    assert title.accessibleName() == "Title", "one key leads to the text"
    brief = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(title, Qt.Key.Key_B, brief)
    paper = page.report.paper
    assert paper is not None
    read = page.focusWidget()
    assert read is not None
    assert paper.isAncestorOf(read), "the pages are read by keys at once"
    press(read, Qt.Key.Key_B, brief)
    assert page.focusWidget() is title
