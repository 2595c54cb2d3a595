"""The coverage matrix: gaps by word and glyph, and who covers each cell, by keyboard."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.reading.authority.authority import coverage
from db.vocabulary import Phase
from language import Language, speaking
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry
from tests.ui.authorities.conftest import Show
from tests.ui.support import assert_accessible, assert_fits, click, press
from ui.authorities.coverage_rows import GAP
from ui.widgets.words import Words


def test_coverage_shows_where_nobody_can_decide(show: Show, qtbot: QtBot) -> None:
    page = show("P-AUD", "coverage")
    tab = page.coverage
    assert tab.said.text().startswith("Choose a country")
    click(tab.ask.button)
    assert tab.country.error
    tab.day.editor.setText("2023-06-01")
    tab.country.set_value("MMR")
    qtbot.waitUntil(lambda: tab.view is not None)
    view = tab.view
    assert view is not None
    assert view.gaps
    assert f"{len(view.gaps)} gaps among {len(view.cells)}" in tab.said.text()
    model = tab.matrix.rows_model
    cells = [model.index(row, column).data() for row in range(model.rowCount()) for column in (2, 3, 4)]
    assert cells.count(GAP) == len(view.gaps)
    assert len(cells) == len(view.cells)
    assert_accessible(page)


def test_the_gravest_file_is_shown_at_once_and_its_cells_are_walked_by_key(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    page = show("P-AUD", "coverage")
    tab = page.coverage
    qtbot.waitUntil(lambda: tab.view is not None)
    assert tab.country.value() == "MMR"
    assert "Choose a country" not in tab.said.text()
    tab.matrix.choose_cell("VE-4", Phase.RISK_PRESENT)
    press(tab.matrix, Qt.Key.Key_Right)
    cell = tab.matrix.current_cell()
    assert cell is not None
    assert (cell.tool, cell.phase) == ("VE-4", Phase.VIOLENCE_ESCALATION)
    with ministry.store.read() as session:
        expected = next(
            one
            for one in coverage(session, "MMR", NOW).cells
            if (one.tool, one.phase) == ("VE-4", Phase.VIOLENCE_ESCALATION)
        )
    said = " ".join(words.text() for words in tab.pane.findChildren(Words))
    assert len(expected.offices) > 1
    assert all(office.office in said for office in expected.offices)
    assert "With a second signature" in said
    assert_fits(page, 1088)


def test_the_whole_matrix_is_copied_as_a_table(show: Show, qtbot: QtBot, ministry: Ministry) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    page = show("P-AUD", "coverage")
    tab = page.coverage
    qtbot.waitUntil(lambda: tab.view is not None)
    click(tab.copy.button)
    lines = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert lines[0] == ["Code", "Tool", *(phase.label for phase in Phase)]
    assert len(lines) == 1 + tab.matrix.rows_model.rowCount()
    assert all(len(line) == 5 for line in lines)


def test_a_cell_leads_to_the_question_who_can_decide(show: Show, qtbot: QtBot, ministry: Ministry) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    page = show("P-AN1", "coverage")
    qtbot.waitUntil(lambda: page.coverage.view is not None)
    asked: list[tuple[str, str]] = []
    page.coverage.who_asked.connect(lambda country, tool: asked.append((country, tool)))
    page.coverage.matrix.choose_cell("VE-4", Phase.IMMINENT_RISK)
    # What is half typed above the table is not what the table is about.
    page.coverage.country.editor.setEditText("zzz")
    page.coverage.pane.who_asked.emit("VE-4")
    assert asked == [("MMR", "VE-4")]


def test_no_measure_and_no_office_is_cut_on_a_small_screen(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    page = show("P-AUD", "coverage")
    page.resize(1088, 720)
    matrix = page.coverage.matrix
    qtbot.waitUntil(lambda: page.coverage.view is not None and matrix.isVisible())
    metrics = matrix.fontMetrics()
    header = matrix.horizontalHeader()

    def cut() -> list[str]:
        model = matrix.rows_model
        found = []
        for row in range(model.rowCount()):
            for column in range(1, model.columnCount()):
                words = str(model.index(row, column).data())
                picture = 24 if column > 1 else 0
                room = QRect(0, 0, matrix.columnWidth(column) - 20 - picture, 10_000)
                needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
                if needed.height() > matrix.rowHeight(row) or needed.width() > room.width():
                    found.append(words)
        return found

    qtbot.waitUntil(lambda: not cut())
    heads = [str(matrix.rows_model.headerData(place, Qt.Orientation.Horizontal)) for place in range(2, 5)]
    assert all(
        header.sectionSize(place) > max(map(header.fontMetrics().horizontalAdvance, words.split("\n")))
        for place, words in enumerate(heads, 2)
    )


def test_in_french_the_matrix_needs_no_scrolling_sideways_and_each_heading_is_told_whole(
    show: Show, qtbot: QtBot, ministry: Ministry
) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    with speaking(Language.FRENCH):
        page = show("P-AUD", "coverage")
        # Beside the sidebar, which is wider in French, in a window of 1280 pixels.
        page.resize(1053, 720)
        matrix = page.coverage.matrix
        qtbot.waitUntil(lambda: page.coverage.view is not None and matrix.isVisible())
        qtbot.waitUntil(lambda: matrix.horizontalScrollBar().maximum() == 0)
    head, across = matrix.rows_model.headerData, Qt.Orientation.Horizontal
    assert str(head(3, across)).count("\n") == 1
    assert head(3, across, Qt.ItemDataRole.AccessibleTextRole) == "E  Escalade de la violence"
    assert "Escalade de la violence" in head(3, across, Qt.ItemDataRole.ToolTipRole)
