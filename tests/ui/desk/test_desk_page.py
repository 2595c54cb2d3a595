"""The desk: what waits for the reader, as rows that open with Enter."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.carrying import PRINTER
from tests.support.ministry import Ministry
from tests.ui.support import FakeFrame, assert_accessible, assert_fits, press
from tests.ui.workplace import press_act
from ui.case import Case
from ui.desk.lines_table import LinesTable
from ui.desk.page import DeskPage
from ui.tasks import Tasks


def desk(qtbot: QtBot, tasks: Tasks, ministry: Ministry, who: str) -> tuple[DeskPage, FakeFrame, Case]:
    frame = FakeFrame(tasks)
    case = Case(ministry.store, ministry.actors[who], PRINTER, tasks)
    page = DeskPage(case, frame)
    qtbot.addWidget(page)
    page.resize(1088, 700)
    page.show()
    page.open("")
    return page, frame, case


def shown(table: LinesTable) -> list[tuple[str, str]]:
    return [(line.need.value, line.subject) for line in table.rows_model.rows]


def test_each_sees_what_waits_for_them(qtbot: QtBot, tasks: Tasks, ministry: Ministry) -> None:
    director, frame, _ = desk(qtbot, tasks, ministry, "P-DG1")
    assert shown(director.mine) == [("acknowledge", "EW-2026-0001")]
    assert frame.badges == {"desk": 1}
    assessor, _, _ = desk(qtbot, tasks, ministry, "P-AN2")
    assert shown(assessor.mine) == [("assess", "EW-2026-0002")]
    assert ("acknowledge", "EW-2026-0001") in shown(assessor.others)
    author, frame, _ = desk(qtbot, tasks, ministry, "P-AN1")
    assert shown(author.mine) == []
    assert frame.badges == {"desk": 0}


def test_enter_opens_what_a_line_is_about(qtbot: QtBot, tasks: Tasks, ministry: Ministry) -> None:
    page, frame, _ = desk(qtbot, tasks, ministry, "P-DG1")
    page.mine.choose(0)
    press(page.mine, Qt.Key.Key_Return)
    assert frame.went == [("reports", "EW-2026-0001")]
    page.phases.table.choose(0)
    press(page.phases.table, Qt.Key.Key_Return)
    assert frame.went[-1] == ("countries", "MMR")


def test_a_clock_says_how_it_stands_in_words(qtbot: QtBot, tasks: Tasks, ministry: Ministry) -> None:
    page, _, case = desk(qtbot, tasks, ministry, "P-FP")
    clocks = [line.clock.words for line in page.others.rows_model.rows if line.clock]
    assert clocks == ["12 h left"]
    ministry.clock.at += timedelta(hours=80)
    case.changed.emit()
    needs = dict(shown(page.mine))
    assert needs["refer_up"] == "EW-2026-0001"
    lapsed = next(line for line in page.mine.rows_model.rows if line.need.value == "refer_up")
    assert lapsed.clock is not None
    assert lapsed.clock.words == "lapsed 8 h"


def test_the_gravest_phase_stands_first(qtbot: QtBot, tasks: Tasks, ministry: Ministry) -> None:
    page, _, _ = desk(qtbot, tasks, ministry, "P-FP")
    assert [line.country for line in page.phases.table.rows_model.rows] == ["MMR"]


def test_nothing_waits_for_an_auditor_who_sees_what_waits_for_others(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    page, _, _ = desk(qtbot, tasks, ministry, "P-AUD")
    assert shown(page.mine) == []
    assert len(shown(page.others)) >= 2
    assert page.others.isVisible()
    assert not page.mine.isVisible()


def test_an_administrator_sees_the_acts_of_an_administrator_and_no_casework(
    qtbot: QtBot, tasks: Tasks, ministry: Ministry
) -> None:
    page, frame, _ = desk(qtbot, tasks, ministry, "P-ADM")
    for act in page.administrator.acts:
        press_act(act)
    assert frame.went == [
        ("settings", "people"),
        ("authorities", ""),
        ("settings", "backups"),
        ("history", ""),
    ]
    assert not page.findChildren(LinesTable)
    assert_accessible(page)


@pytest.mark.parametrize("who", ["P-DG1", "P-AUD"])
def test_it_can_be_used_with_keys_and_fits(qtbot: QtBot, tasks: Tasks, ministry: Ministry, who: str) -> None:
    page, _, _ = desk(qtbot, tasks, ministry, who)
    assert_accessible(page)
    assert_fits(page, 1280 - 192)
