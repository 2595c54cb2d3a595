"""The desk: what waits for the reader, as rows that open with Enter."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.countries.country_files import Axes, ChangePhase, change_phase
from app.reading.desk import Need
from app.reading.reports.decision_times import warning_lines
from app.rules.waiting import Rank
from db.vocabulary import Ongoing, Phase
from tests.support.background import letter
from tests.support.carrying import PRINTER
from tests.support.ministry import Ministry
from tests.ui.support import FakeFrame, assert_accessible, assert_fits, click, press
from tests.ui.workplace import press_act
from ui.case import Case
from ui.desk.lines_table import KEY, LinesTable
from ui.desk.measures_dialog import MeasuresDialog
from ui.desk.page import OVERDUE, DeskPage, desk_page
from ui.desk.pressing_card import PressingCard
from ui.hints import HINTS
from ui.tasks import Tasks
from ui.widgets.rows_model import GLYPH_ROLE
from ui.widgets.words import Words


def desk(qtbot: QtBot, tasks: Tasks, ministry: Ministry, who: str) -> tuple[DeskPage, FakeFrame, Case]:
    frame = FakeFrame(tasks)
    case = Case(ministry.store, ministry.actors[who], PRINTER, tasks)
    page = desk_page(case, frame)
    qtbot.addWidget(page)
    page.resize(1088, 700)
    page.show()
    page.open("")
    return page, frame, case


def shown(table: LinesTable) -> list[tuple[str, str]]:
    return [(line.need.value, line.subject) for line in table.rows_model.rows]


def test_each_sees_what_waits_for_them(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    page, frame, _ = desk(qtbot, tasks, ministry, "P-DG1")
    assert shown(page.mine) == [("acknowledge", "EW-2026-0001")]
    assert frame.badges == {"desk": 1}
    with subtests.test("Enter opens what a line is about"):
        page.mine.choose(0)
        press(page.mine, Qt.Key.Key_Return)
        assert frame.went == [("reports", "EW-2026-0001")]
        page.phases.table.choose(0)
        press(page.phases.table, Qt.Key.Key_Return)
        assert frame.went[-1] == ("countries", "MMR")
    with subtests.test("it can be used with keys and fits"):
        assert_accessible(page)
        assert_fits(page, 1280 - 192)
    page, _, _ = desk(qtbot, tasks, ministry, "P-AN2")
    assert shown(page.mine) == [("assess", "EW-2026-0002")]
    assert ("acknowledge", "EW-2026-0001") in shown(page.others)
    with subtests.test("where nothing is overdue nothing leads there, and the list says so"):
        assert not page.mine_card.pressing.isVisible()
        page.open(OVERDUE)
        assert page.pressing_card is not None
        assert not any(table.isVisible() for table in page.pressing_card.tables)
        assert "Nothing is overdue" in " ".join(
            words.text() for words in page.pressing_card.findChildren(Words)
        )
        assert page.hint_variant == "desk_empty", "no list stands there"
        page.open("")
    author, frame, _ = desk(qtbot, tasks, ministry, "P-AN1")
    assert shown(author.mine) == []
    with subtests.test(
        "what waits for others follows the one line that says that nothing waits for the reader"
    ):
        assert author.mine_card.accessibleName() == "Nothing needs you now"
        assert author._nothing.isHidden()
        assert author.hint_variant == "desk_reads"
        assert page.hint_variant == ""
    assert frame.badges == {"desk": 0}
    for way in (author.who, author.shown):
        press(way, Qt.Key.Key_Space)
    assert frame.went == [("authorities", "who"), ("history", "shown")]
    with subtests.test("where there are alarms alone nothing is called overdue"):
        axes = Axes(phase=Phase.IMMINENT_RISK, ongoing=Ongoing.NO)
        change = ChangePhase(
            country="MMR", axes=axes, effective_on=ministry.clock.at.date(), reason="A column left Sittwe."
        )
        ministry.do("P-FP", change_phase, change)
        page.open(OVERDUE)
        card = page.pressing_card
        assert card is not None
        assert card.accessibleName() == "Nothing is overdue"
        assert _parts(card) == {"Alarms: no due day (1)": [("no_lever", "Myanmar")]}
        assert not card.to_alarms.isVisible(), "nothing stands before them"
        assert "overdue" not in HINTS[page.hint_variant]
        assert "without a digit" not in _seen(card)
    with subtests.test("that an alarm stands behind what is overdue is said where something is"):
        focal, _, _ = desk(qtbot, tasks, ministry, "P-FP")
        assert any(line.need.alarm for line in focal.mine.rows_model.rows)
        assert "overdue" not in HINTS[focal.hint_variant or "desk"]
        letter(ministry, reply_due=date(2026, 1, 2))
        focal.refresh()
        assert any(line.overdue for line in focal.mine.rows_model.rows)
        assert "what is overdue, then alarms" in HINTS[focal.hint_variant]


def _parts(card: PressingCard) -> dict[str, list[tuple[str, str]]]:
    """The lists that are seen, by the words over them."""
    return {part.heading.text(): shown(part.table) for part in card.parts.values() if part.isVisible()}


def _seen(card: PressingCard) -> str:
    return " ".join(words.text() for words in card.findChildren(Words) if words.isVisible())


def test_a_digit_opens_the_line_that_shows_it_however_the_table_is_sorted(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    letter(ministry, reply_due=date(2026, 1, 2))
    page, frame, _ = desk(qtbot, tasks, ministry, "P-AN2")
    with subtests.test("what is overdue is counted and marked with a word and a glyph"):
        assert page.facts.startswith("2 things need you (1 overdue);")
        index = page.mine.rows_model.index(1, 1)
        assert index.data() == "overdue 13\u00a0days\n2026-01-02"
        assert index.data(GLYPH_ROLE) == ("time-lapsed", "danger")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    assert shown(page.mine) == [("assess", "EW-2026-0002"), ("state_reply", "Myanmar")]
    page.mine.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert shown(page.mine) == [("state_reply", "Myanmar"), ("assess", "EW-2026-0002")]
    assert QApplication.focusWidget() is page.mine  # where somebody begins who has just signed in
    press(page.mine, Qt.Key.Key_1)
    press(page.mine, Qt.Key.Key_2)
    press(page.mine, Qt.Key.Key_3)
    assert frame.went == [("reports", "EW-2026-0002"), ("countries", "MMR/background")]


def test_a_focal_point_reads_the_gravest_phase_and_how_each_clock_stands(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    page, _frame, case = desk(qtbot, tasks, ministry, "P-FP")
    with subtests.test("the gravest phase stands first"):
        assert [line.country for line in page.phases.table.rows_model.rows] == ["MMR"]
    with subtests.test("a clock says how it stands in words"):
        clocks = [line.clock.words for line in page.others.rows_model.rows if line.clock]
        assert clocks == ["12 h left"]
        ministry.clock.at += timedelta(hours=80)
        case.changed.emit()
        needs = dict(shown(page.mine))
        assert needs["refer_up"] == "EW-2026-0001"
        lapsed = next(line for line in page.mine.rows_model.rows if line.need.value == "refer_up")
        assert lapsed.clock is not None
        assert lapsed.clock.words == "lapsed 8 h"


def test_all_that_is_overdue_stands_in_one_list_whoever_it_waits_for(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    letter(ministry, reply_due=date(2026, 1, 2))
    ministry.clock.at += timedelta(days=40)
    page, frame, case = desk(qtbot, tasks, ministry, "P-AN2")
    assert page.facts == "2 things need you (2 overdue); 2 wait for others (2 overdue)"
    assert page.mine_card.accessibleName() == "Needs you now (2, 2 of them overdue)"
    assert page.other_card.accessibleName() == "Waits for others (2, 2 of them overdue)"
    assert page.mine_card.pressing.text() == "All overdue (4)"
    assert page.mine_card.pressing.accessibleName() == "Show: All overdue (4)"
    press(page.mine_card.pressing, Qt.Key.Key_Space)
    assert frame.went == [("desk", OVERDUE)]
    page.open(OVERDUE)
    card = page.pressing_card
    assert card is not None
    assert not page.mine.isVisible()
    assert "Overdue for you: 2, for others: 2. What presses most stands first" in _seen(card)
    assert "To the alarms" not in _seen(card)
    warned, other = card.parts[Rank.WARNING], card.parts[Rank.OVERDUE]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is warned.table)
    assert _parts(card) == {
        "Warnings not decided yet (3)": [
            ("assess", "EW-2026-0002"),
            ("decide", "EW-2026-0001"),
            ("refer_up", "EW-2026-0001"),
        ],
        "Other duties (1)": [("state_reply", "Myanmar")],
    }
    assert warned.table.accessibleName() == "Warnings not decided yet (3) – for you: 1, for others: 2"
    whose = [warned.table.rows_model.index(row, 3).data() for row in range(3)]
    assert whose == ["you", "Director-General, Political Affairs", "Lucía Ferrer"]
    widths = [[part.table.columnWidth(place) for place in range(4)] for part in (warned, other)]
    assert widths[0] == widths[1], "the columns of both stand under one another"
    # The arrows go on from list to list, as through one.
    warned.table.choose(2)
    press(warned.table, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is other.table
    assert [one.selected_rows() for one in card.tables if one is not other.table] == [(), (), ()]
    press(other.table, Qt.Key.Key_Return)
    press(other.table, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is warned.table
    press(warned.table, Qt.Key.Key_Return)
    assert frame.went[-2:] == [("countries", "MMR/background"), ("reports", "EW-2026-0001")]
    # So does Tab, and one stands on a row that is seen to be chosen.
    held = warned.table.selected_rows()
    press(warned.table, Qt.Key.Key_Tab)
    assert other.table.selected_rows() == (other.table.current_row(),)
    press(other.table, Qt.Key.Key_Backtab)
    assert warned.table.selected_rows() == held
    press(warned.table, Qt.Key.Key_4)
    assert frame.went[-1] == ("countries", "MMR/background")
    assert_accessible(page)
    assert_fits(page, 1088)
    assert card.accessibleName() == "Overdue (4)"
    assert "whoever it waits for" in HINTS[page.hint_variant]
    axes = Axes(phase=Phase.IMMINENT_RISK, ongoing=Ongoing.NO)
    change = ChangePhase(
        country="MMR", axes=axes, effective_on=ministry.clock.at.date(), reason="A column left Sittwe."
    )
    ministry.do("P-FP", change_phase, change)
    page.refresh()
    alarms = card.parts[Rank.ALARM].table
    assert list(_parts(card)) == [
        "Warnings not decided yet (3)",
        "Other duties (1)",
        "Alarms: no due day (1)",
    ]
    assert shown(alarms) == [("no_lever", "Myanmar")], "an alarm is not late: it stands apart, beneath"
    assert card.accessibleName() == "Overdue (4), then alarms (1)"
    press(other.table, Qt.Key.Key_5)
    assert frame.went[-1] == ("countries", "MMR/plans")
    click(card.to_alarms)
    assert QApplication.focusWidget() is alarms
    assert len(alarms.selected_rows()) == 1
    top, height = alarms.mapTo(page, QPoint(0, 0)).y(), page.height()
    assert 0 <= top <= height - alarms.height(), "it is scrolled to"
    lines = [line for table in card.tables for line in table.rows_model.rows]
    many = [replace(line, key=f"{line.key} {at}") for at in range(3) for line in lines]
    card.show_lines(many, case.zone)
    digits = [
        table.rows_model.index(row, KEY).data() for table in card.tables for row in range(len(shown(table)))
    ]
    assert digits == [*"123456789", *[""] * 6], "they go on through all of them, and are used up at last"
    assert "A line without a digit opens with Enter" in _seen(card)
    card.show_lines(lines, case.zone)
    assert "without a digit" not in _seen(card)
    click(card.back)
    assert frame.went[-1] == ("desk", "")
    page.open("")
    page.resize(1088, 160)
    page.open(OVERDUE)
    qtbot.waitUntil(warned.table.hasFocus)
    assert page.scroller.verticalScrollBar().value() == 0, (
        "one begins at its top, however little of it is seen"
    )
    page.resize(1088, 700)
    page.open("")
    assert len(shown(page.mine)) == 3
    assert page.mine.isVisible()


def test_the_digits_stand_as_keys_and_the_head_of_their_column_says_so_to_a_screen_reader(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    page, _frame, _case = desk(qtbot, tasks, ministry, "P-AN2")
    model, role = page.mine.rows_model, Qt.ItemDataRole
    heading = [
        model.headerData(KEY, Qt.Orientation.Horizontal, one)
        for one in (role.DisplayRole, role.AccessibleTextRole, role.ToolTipRole)
    ]
    assert heading[0] == ""
    assert heading[1] == "Key"
    assert "Key" in heading[2]
    assert not model.headerData(KEY, Qt.Orientation.Horizontal, role.DecorationRole).isNull()
    assert model.index(0, KEY).data(role.AccessibleTextRole) == "Key: 1"
    [line] = model.rows
    page.mine.show_lines([replace(line, key=str(at)) for at in range(10)], ZoneInfo("UTC"))
    assert model.index(9, KEY).data(role.AccessibleTextRole) == "Key: none"


def test_beside_the_map_a_line_takes_three_lines_of_text_and_nothing_of_it_is_cut(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    """What it is has the room, not how long it waits: seven lines are seen at once."""
    page, _frame, case = desk(qtbot, tasks, ministry, "P-AN2")
    [line] = page.mine.rows_model.rows
    long = replace(
        line,
        need=Need.PROMISE_BROKEN,
        how_long="overdue by four years, seven months",
        what="CM-2021-0002 of the spokesman: torture and killing of former soldiers and of people taken for their friends.",
    )
    page.mine.show_lines([long], case.zone)
    qtbot.waitUntil(lambda: page.mine.viewport().width() > 500)
    line_height = page.mine.fontMetrics().lineSpacing()
    assert page.mine.rowHeight(0) <= 4.5 * line_height
    what = page.mine.columnWidth(2)
    words = page.mine.fontMetrics().horizontalAdvance(long.what)
    assert words <= 2 * (what - 40)
    # A cell of one line that is too long takes the second, which the row has in any case.
    short = replace(
        line,
        how_long="2 days",
        what="Fund the collection of evidence for courts and others",
        mine=False,
        waits_for="Head, Human Rights Division",
    )
    page.others.show_lines([short], case.zone)
    waits = page.others.columnWidth(2)
    assert page.others.fontMetrics().horizontalAdvance(short.waits_for) > waits - 22
    assert page.others.rowHeight(0) < 4 * line_height
    assert page.others.wordWrap()


def test_what_is_overdue_is_counted_alike_wherever_the_desk_counts_it(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    ministry.clock.at += timedelta(days=200)
    page, _frame, case = desk(qtbot, tasks, ministry, "P-FP")
    count = sum(line.overdue for line in case.desk().waiting.lines)
    assert page.mine_card.pressing.text() == f"All overdue ({count})"
    for card in (page.reviews, page.phases):
        assert card.counted.text() == f"1 review here is overdue, and counted in “All overdue ({count})”."
        assert card.counted.isVisible()
    ministry.clock.at -= timedelta(days=200)
    page.refresh()
    assert not page.reviews.counted.isVisible()
    assert not page.phases.counted.isVisible()


def test_an_auditor_begins_with_what_waits_for_others_and_reads_how_long_decisions_take(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry, subtests: pytest.Subtests
) -> None:
    ministry.clock.at += timedelta(hours=5)
    page, frame, _ = desk(qtbot, tasks, ministry, "P-AUD")
    with subtests.test("whoever only reads begins with what waits for others"):
        qtbot.waitUntil(lambda: QApplication.focusWidget() is page.others)
        assert page.other_card.y() < page.mine_card.y()
        assert "What waits for others stands above" in page._nothing._words.text()
        assert "digit" not in HINTS[page.hint_variant], "the lines of others have none"
    with subtests.test("nothing waits for an auditor, who sees what waits for others"):
        assert shown(page.mine) == []
        assert len(shown(page.others)) >= 2
        assert page.others.isVisible()
        assert not page.mine.isVisible()
    with subtests.test("it can be used with keys and fits"):
        assert_accessible(page)
        assert_fits(page, 1280 - 192)
    with subtests.test("the times to a decision stand as a chart, in words and as numbers"):
        assert page.times.middle.text() == (
            "Half of the warnings took or will take at least 5 h to a decision. "
            "0 decided in the last year; 2 still wait, the longest for 5 h."
        )
        assert [wait.going_on for wait in page.times.chart.waits] == [True, True]
        assert page.times.chart.accessibleDescription() == page.times.middle.text()
        press(page.times.chart, Qt.Key.Key_Home)
        press(page.times.chart, Qt.Key.Key_Return)
        assert frame.went == [("reports", "EW-2026-0001")]
        click(page.times.numbers)
        rows = page.times.table.rows_model
        assert page.times.table.isVisible()
        assert not page.times.chart.isVisible()
        assert [rows.index(place, 4).data() for place in range(2)] == ["waits 5 h", "waits 5 h"]
    with subtests.test("one wait has one figure on the card, however long it is"):
        later = ministry.clock.at + timedelta(days=84)
        with ministry.store.read() as session:
            lines = warning_lines(session, later)
        page.times.show_lines(lines, 0, later, ZoneInfo("UTC"))
        assert page.times.middle.text().endswith("the longest for 84 d.")
        assert [rows.index(place, 4).data() for place in range(2)] == ["waits 84 d", "waits 84 d"]
        assert page.times.chart.waits[0].words.endswith("still undecided after 84 d")


def test_an_empty_desk_says_what_would_stand_there_for_whom(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    """Nobody is sent to an act that only others may do."""
    decider, _, _ = desk(qtbot, tasks, ministry, "P-DEV")
    assert decider.facts.startswith("Nothing needs you; ")
    assert "decisions to sign as the second person or to ratify" in decider._nothing._words.text()
    recorder, frame, _ = desk(qtbot, tasks, ministry, "P-REC")
    assert recorder._nothing.act is not None
    press_act(recorder._nothing.act)
    assert frame.went[-1] == ("reports", "")
    assert "Records of signed papers" in recorder._nothing._words.text()
    for page in (decider, recorder):
        assert "Begin a report" not in page._nothing._words.text()


def test_an_administrator_sees_the_acts_of_an_administrator_and_no_casework(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    page, frame, _ = desk(qtbot, tasks, ministry, "P-ADM")
    assert not page.hinted, "the hint of the desk is about lines that an administrator does not have"
    for act in page.administrator.acts:
        press_act(act)
    assert frame.went == [
        ("settings", "people"),
        ("authorities", ""),
        ("settings", "backups"),
        ("history", ""),
    ]
    # Posts that fall vacant are theirs to fill; of casework there is no line.
    (table,) = page.findChildren(LinesTable)
    assert table is page.administrator.posts
    assert {line.page for line in table.rows_model.rows} <= {"authorities"}
    assert_accessible(page)
    assert page.show_measures() is None, "nor any figure of it"


def test_the_map_is_read_after_the_desk_is_shown_and_a_click_on_it_opens_the_file(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    page, frame, _ = desk(qtbot, tasks, ministry, "P-FP")
    world = page.map.map
    qtbot.waitUntil(lambda: world.ready)
    spot = world.spot_of("MMR")
    assert spot is not None
    click(world, spot.toPoint())
    assert frame.went == [("countries", "MMR")]
    assert world.accessibleDescription() == "Violence escalation: Myanmar."
    said = " ".join(label.text() for label in page.map.findChildren(Words))
    for territory in ("Kosovo", "N. Cyprus", "Somaliland"):
        assert territory in said
    assert "do not imply" in said


def test_all_that_is_measured_is_one_click_away_with_misses_and_intervals(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    yes = Axes(phase=Phase.IMMINENT_RISK, ongoing=Ongoing.YES)
    change = ChangePhase(
        country="MMR", axes=yes, effective_on=ministry.clock.at.date(), reason="Villages burn."
    )
    ministry.do("P-FP", change_phase, change)
    page, _frame, _ = desk(qtbot, tasks, ministry, "P-AUD")
    click(page.times.more)
    [shown] = page.findChildren(MeasuresDialog)
    qtbot.waitUntil(lambda: shown.found is not None, timeout=30_000)
    said = {one.what: (one.year, one.ever) for one in shown.shares.rows_model.rows}
    assert len(said) == 8
    assert said["Overdue reviews"] == ("0", "0")
    assert said["Decided against lapsed"][0] in {"none to count", "0 of 1"}
    rows = [" | ".join(row) for table in shown.tables for row in table.rows_model.rows]
    # It was warned of: the reports of the ministry had been submitted before.
    assert any("| 1 | 0 | 3% to 100%" in row for row in rows)
    assert_accessible(shown)
    shown.close()
