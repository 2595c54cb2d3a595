"""A table gives its room to what is read in it, and is as high as its rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import Theme, ThemeChoice
from ui.widgets.cell_delegate import EDGE
from ui.widgets.column_widths import Wish, shared
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


@pytest.fixture
def table(qtbot: QtBot) -> TableView[str]:
    columns = (
        Column[str]("How long", lambda row: row, width=300, hug=True),
        Column[str]("What", lambda row: f"{row}\nmore of it", stretch=True),
    )
    table = TableView(columns, name="Waits", lines=2, longest=3)
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    return table


def test_a_column_that_hugs_is_as_wide_as_its_words_and_never_wider_than_it_may(
    table: TableView[str],
) -> None:
    table.set_rows(("1 d",))
    narrow = table.columnWidth(0)
    table.set_rows(("overdue 1694 d",))
    assert narrow < table.columnWidth(0) < 300
    table.resize(900, 400)
    table.set_rows(("overdue " * 40,))
    assert table.columnWidth(0) == 300


def test_a_width_that_was_chosen_with_the_mouse_is_kept(table: TableView[str]) -> None:
    table.set_rows(("1 d",))
    header = table.horizontalHeader()
    edge = header.sectionViewportPosition(0) + header.sectionSize(0)

    y = header.height() // 2
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(edge - 1, y))
    QTest.mouseMove(header.viewport(), QPoint(edge + 60, y))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(edge + 60, y))
    wide = table.columnWidth(0)
    table.set_rows(("2 d",))
    assert table.columnWidth(0) == wide


def test_a_table_is_as_high_as_its_rows_until_they_scroll(table: TableView[str]) -> None:
    heights = []
    for count in (1, 2, 3, 9):
        table.set_rows(tuple(map(str, range(count))))
        heights.append(table.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]
    assert table.rowHeight(0) > table.fontMetrics().lineSpacing() * 2


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.CONTRAST])
def test_a_table_as_high_as_its_rows_has_nothing_to_scroll(
    table: TableView[str], theme: Theme, choice: ThemeChoice
) -> None:
    """Whichever width the ring of the focus has."""
    theme.choose(choice)
    theme.dress(table)
    table.set_rows(("a", "b", "c"))
    QApplication.processEvents()
    assert table.verticalScrollBar().maximum() == 0


def test_short_words_are_whole_before_long_ones_get_more(qtbot: QtBot) -> None:
    """A status is read whole beside a title that is cut, and an empty column keeps no room but its heading's."""
    columns = (
        Column[str]("Title", lambda row: f"{row} " * 20, stretch=True),
        Column[str]("Status", lambda _row: "Response under way", width=60),
        Column[str]("Clock", lambda _row: "", width=200),
        Column[str]("Deaths", lambda _row: "1,234,567 (0–2,345,678)", number=True, width=40),
    )
    table = TableView(columns, name="Reports", rows=("Troops massing in the north",))
    qtbot.addWidget(table)
    table.resize(760, 300)
    table.show()
    for place in (1, 3):
        assert table.columnWidth(place) >= table.sizeHintForColumn(place), columns[place].title
    assert table.columnWidth(2) < 100
    assert table.horizontalHeader().length() == table.viewport().width()


def test_numbers_beneath_one_another_are_whole_as_one_is(qtbot: QtBot) -> None:
    columns = (
        Column[str]("Subject", lambda row: f"{row} " * 20, stretch=True),
        Column[str]("Stance", lambda _row: "Unconstitutionally-and-wilfully " * 4, width=300),
        Column[str]("Against", lambda _row: "MS-2021-0001\nMS-2021-0002", width=60),
    )
    table = TableView(columns, name="Messages", rows=("The military authorities",))
    qtbot.addWidget(table)
    table.resize(420, 300)
    table.show()
    wide = table.fontMetrics().horizontalAdvance("MS-2021-0001")
    assert table.columnWidth(2) >= wide + 2 * EDGE, "a number that is cut names nothing"


def test_a_word_is_whole_where_pictures_stand_before_other_rows_alone(qtbot: QtBot) -> None:
    """A day takes no room for a picture that it has not: a phase beside it would be cut for nothing."""
    late, day, grave = "overdue for nine months", "2022-12-22", "Extraordinarily"
    columns = (
        Column[str]("Phase", lambda _row: f"{grave} " * 6),
        Column[str]("Review", str, glyph=lambda row: ("time-lapsed", "danger") if row == late else None),
    )
    table = TableView(columns, name="Files", rows=(late, day))
    qtbot.addWidget(table)
    table.show()
    letters = table.fontMetrics()
    word = letters.horizontalAdvance(grave) + 2 * EDGE + 2
    other = max(letters.horizontalAdvance("overdue") + 24, letters.horizontalAdvance(day)) + 2 * EDGE + 2
    table.resize(word + other + 4 + table.width() - table.viewport().width(), 300)
    assert table.columnWidth(0) >= word


def test_words_break_into_two_lines_and_columns_bear_less_before_a_table_scrolls_sideways(
    qtbot: QtBot,
) -> None:
    """As in French: how long something is overdue took four lines beside a long title, and the entries of the ledger scrolled."""
    late = "overdue for 4 years and 7 months"
    columns = (
        Column[str]("Title", lambda row: f"{row} " * 12, stretch=True),
        Column[str]("Waits for", lambda row: f"{row} " * 20, width=300),
        Column[str]("Clock", lambda _row: late, glyph=lambda _row: ("time-lapsed", "danger"), twofold=True),
    )
    table = TableView(columns, name="Reports", rows=("Troops massing in the north",), whole=True)
    qtbot.addWidget(table)
    table.resize(560, 300)
    table.show()
    letters = table.fontMetrics()
    half = max(map(letters.horizontalAdvance, ("overdue for 4 years", "and 7 months")))
    assert half + 24 <= table.columnWidth(2) - 2 * EDGE < letters.horizontalAdvance(late)
    hugging = (
        Column[str]("When", lambda _row: "2022-09-23 09:40 UTC"),
        Column[str]("Who", lambda _row: "Ravi Subramaniam", width=150, hug=True),
        Column[str]("Act", lambda _row: "Decision: record from paper", stretch=True),
        Column[str]("Topic", lambda _row: "EW-2022-0004", width=120),
    )
    entries = TableView(hugging, name="Entries", rows=("a",))
    qtbot.addWidget(entries)
    entries.show()
    whole = sum(map(letters.horizontalAdvance, ("2022-09-23 09:40 UTC", "Ravi Subramaniam", "EW-2022-0004")))
    for room, name_whole in ((130, True), (40, False)):
        entries.resize(whole + 6 * EDGE + room, 300)
        QApplication.processEvents()
        assert entries.horizontalScrollBar().maximum() == 0
        name = letters.horizontalAdvance("Ravi Subramaniam") + 2 * EDGE
        assert (entries.columnWidth(1) >= name) is name_whole, "what is longest gives way first"
    for place, code in ((0, "2022-09-23 09:40 UTC"), (3, "EW-2022-0004")):
        assert entries.columnWidth(place) >= letters.horizontalAdvance(code) + 2 * EDGE, "a code is never cut"


def test_a_day_and_its_hour_stand_beneath_each_other_before_a_table_that_is_read_whole_scrolls_sideways(
    qtbot: QtBot,
) -> None:
    """As who was shown what at twice the size of type: both of its instants were whole, and the last column out of sight."""
    at = "2022-09-23 09:40 UTC"
    columns = (
        Column[str]("When", lambda _row: at),
        Column[str]("Title", lambda row: f"{row} " * 9, stretch=True),
        Column[str]("Acknowledged", lambda _row: at),
    )
    for whole in (True, False):
        table = TableView(columns, name="Shown", rows=("Troops massing",), whole=whole)
        qtbot.addWidget(table)
        letters = table.fontMetrics().horizontalAdvance
        table.resize(2 * (letters("2022-09-23") + 2 * EDGE) + 110, 300)
        table.show()
        QApplication.processEvents()
        assert (table.horizontalScrollBar().maximum() == 0) is whole, "a row of one line would cut its day"
        assert table.columnWidth(0) >= letters("2022-09-23" if whole else at) + 2 * EDGE


def _files(qtbot: QtBot, *, hug: bool = False) -> TableView[str]:
    columns = (
        Column[str]("Country", str, stretch=True),
        Column[str]("Phase", lambda _row: "Imminent risk", width=150, hug=hug),
        Column[str]("Reports", lambda _row: "3", number=True, width=60),
    )
    table = TableView(columns, name="Country files", rows=("Myanmar",))
    qtbot.addWidget(table)
    table.resize(1600, 300)
    table.show()
    return table


def test_what_no_words_ask_for_does_not_stand_in_one_gap(qtbot: QtBot) -> None:
    """On a wide screen a phase stands apart from its number too, and the columns still fill the table."""
    table = _files(qtbot)
    for place in (1, 2):
        assert 64 <= table.columnWidth(place) - table.sizeHintForColumn(place) <= 140
    assert table.horizontalHeader().length() == table.viewport().width()
    hugging = _files(qtbot, hug=True)
    assert hugging.columnWidth(1) < table.columnWidth(1) - 60


def test_the_column_that_rows_are_sorted_by_has_room_for_heading_and_mark(qtbot: QtBot) -> None:
    table = TableView(
        [Column[str]("Recorded", str, width=40), Column[str]("What", str)], name="Rows", rows=("a",)
    )
    qtbot.addWidget(table)
    table.show()
    before = table.columnWidth(0)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table.columnWidth(0) > before


_WISH = st.builds(Wish, least=st.integers(1, 300), needed=st.integers(1, 2000), weight=st.integers(1, 400))


@given(room=st.integers(0, 3000), wishes=st.lists(_WISH, min_size=1, max_size=9))
def test_columns_share_what_there_is_within_their_bounds(room: int, wishes: list[Wish]) -> None:
    widths = shared(room, wishes)
    for width, wish in zip(widths, wishes, strict=True):
        assert min(wish.least, wish.needed) <= width <= wish.needed
    least = sum(min(wish.least, wish.needed) for wish in wishes)
    if least <= room:
        # All is given away, to the pixel that rounding takes of each.
        assert min(room, sum(wish.needed for wish in wishes)) - len(wishes) <= sum(widths) <= room
    else:
        assert sum(widths) == least


_LONG = "Commitment not kept: review the file of the country that gave it"


def _titles(qtbot: QtBot, rows: tuple[str, ...], *, longest: int = 0) -> TableView[str]:
    columns = (Column[str]("Number", lambda _row: "EW-2022-0003"), Column[str]("Title", str, stretch=True))
    table = TableView(columns, name="Titles", rows=rows, longest=longest)
    qtbot.addWidget(table)
    table.resize(340, 300)
    table.show()
    return table


def test_a_title_that_is_cut_goes_on_in_the_next_line_where_there_is_room(qtbot: QtBot) -> None:
    table = _titles(qtbot, ("Short", _LONG))
    usual, higher = table.rowHeight(0), table.rowHeight(1)
    assert higher >= usual + table.fontMetrics().lineSpacing()
    assert table.wordWrap()
    table.resize(1200, 300)
    assert (table.rowHeight(0), table.rowHeight(1)) == (usual, usual)
    assert not table.wordWrap()


@pytest.mark.parametrize(("scale", "grown"), [(1.0, False), (2.0, True)])
def test_in_large_type_a_title_is_read_though_the_list_has_to_be_scrolled_for_it(
    qtbot: QtBot, theme: Theme, scale: float, *, grown: bool
) -> None:
    theme.resize(text_scale=scale)
    table = _titles(qtbot, (_LONG,) * 20)
    table.resize(round(340 * scale), round(240 * scale))
    qtbot.waitUntil(lambda: table.wordWrap() is grown)
    # But not where hardly one row would be seen.
    table.resize(table.width(), round(90 * scale))
    qtbot.waitUntil(lambda: not table.wordWrap())


def test_a_sentence_of_many_words_goes_on_in_the_next_line_on_a_wide_screen_too(qtbot: QtBot) -> None:
    """Only its beginning is measured for the width; the row is as high as all of it needs."""
    sentence = "The commander-in-chief commands all armed services and the police. " * 3
    table = _titles(qtbot, ("Short", sentence))
    wide = table.fontMetrics().horizontalAdvance(sentence)
    for share, grown in ((0.8, True), (1.5, False)):
        table.resize(round(wide * share), 300)
        assert (table.rowHeight(1) > table.rowHeight(0)) is grown


def test_in_a_table_that_is_read_whole_a_name_of_five_lines_is_not_cut(qtbot: QtBot) -> None:
    name = "Promotion of good governance and of the rule of law by democratic institutions"
    table = TableView([Column[str]("Tool", str, stretch=True)], name="Tools", rows=(name,), whole=True)
    qtbot.addWidget(table)
    table.resize(round(table.fontMetrics().horizontalAdvance(name) / 3.5), 400)
    table.show()
    lines = table.fontMetrics().boundingRect(
        0, 0, table.columnWidth(0) - 2 * EDGE, 1000, int(Qt.TextFlag.TextWordWrap), name
    )
    assert lines.height() > 3 * table.fontMetrics().lineSpacing()
    assert table.rowHeight(0) >= lines.height()


def test_a_long_second_line_is_read_whole_beneath_a_short_first_one(qtbot: QtBot) -> None:
    short, long = "Result of a measure", "Have the warning taken up in a joint statement of the Council " * 2
    columns = [Column[str]("What", lambda words: f"{words}\n{long}", stretch=True)]
    made = TableView(columns, name="Lines", rows=[short], lines=2, longest=15)
    qtbot.addWidget(made)
    made.resize(made.fontMetrics().horizontalAdvance(long) - 20, 400)
    made.show()
    assert made.rowHeight(0) >= made.fontMetrics().lineSpacing() * 3


def test_rows_stay_low_where_higher_ones_would_have_to_be_scrolled(qtbot: QtBot) -> None:
    table = _titles(qtbot, (_LONG,) * 8)
    assert {table.rowHeight(place) for place in range(8)} == {table.verticalHeader().defaultSectionSize()}
    table.resize(340, 900)
    assert table.rowHeight(7) > table.verticalHeader().defaultSectionSize()


def test_a_row_keeps_its_height_when_the_order_changes(qtbot: QtBot) -> None:
    table = _titles(qtbot, ("Short", _LONG))
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert table.rows_model.rows[0] == _LONG
    assert table.rowHeight(0) > table.rowHeight(1)


def test_a_table_as_high_as_its_rows_grows_with_them(qtbot: QtBot) -> None:
    low, high = _titles(qtbot, ("Short",) * 2, longest=3), _titles(qtbot, (_LONG,) * 2, longest=3)
    assert high.height() > low.height()
    assert not high.verticalScrollBar().isVisible()


def test_a_long_list_has_rows_of_one_height(qtbot: QtBot) -> None:
    table = _titles(qtbot, (_LONG,) * 200, longest=5)
    assert table.rowHeight(0) == table.verticalHeader().defaultSectionSize()


def test_a_single_word_is_whole_before_a_sentence_gets_more(qtbot: QtBot) -> None:
    columns = (
        Column[str]("Country", lambda _row: "Afghanistan", width=40),
        Column[str]("Title", lambda row: f"{row} " * 20, stretch=True),
        Column[str]("Waits for", lambda row: f"{row} " * 20, width=900),
    )
    table = TableView(columns, name="Reports", rows=("the departments that lead",))
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show()
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)
