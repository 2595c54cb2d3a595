"""The signals of a country in its window: looked for, read, accepted, dismissed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.reading.outside.signals import signal_views
from db.vocabulary import Credibility, Reliability
from db.vocabulary.signals import Sign, SignalStanding
from tests.support.casework import opened
from tests.support.ged import Ged, import_ged, quiet_months
from tests.support.ministry import Ministry
from tests.ui.signals.conftest import ShowSignals
from tests.ui.support import FakeFrame, assert_accessible, click, type_text
from ui.reports.text_dialog import TextDialog
from ui.signals import signals_tab
from ui.signals.accept_dialog import AcceptDialog
from ui.signals.signals_tab import SignalsTab
from ui.tasks import Tasks

MASSACRE = [Ged(key=9000 + day, day=date(2025, 6, day), dead=60) for day in range(1, 6)]


def filled(ministry: Ministry, folder: Path) -> None:
    opened(ministry)
    import_ged(ministry, folder, [*quiet_months(date(2023, 1, 1), 29), *MASSACRE])


def looked(qtbot: QtBot, tab: SignalsTab, tasks: Tasks) -> None:
    click(tab.new.button)
    qtbot.waitUntil(lambda: not tasks.running, timeout=20_000)


def test_without_events_the_tab_says_what_belongs_there_and_where_to_go(
    show_signals: ShowSignals, ministry: Ministry, frame: FakeFrame
) -> None:
    opened(ministry)
    tab = show_signals("P-AN1")
    assert tab.nothing.isVisible()
    assert tab.nothing.act is not None
    click(tab.nothing.act.button)
    assert frame.went == [("countries", "imports")]


def test_the_board_is_read_and_a_signal_is_looked_for_and_accepted_into_a_draft(
    qtbot: QtBot,
    show_signals: ShowSignals,
    ministry: Ministry,
    *,
    frame: FakeFrame,
    tmp_path: Path,
    tasks: Tasks,
    subtests: pytest.Subtests,
) -> None:
    filled(ministry, tmp_path)
    tab = show_signals("P-AN1")
    with subtests.test("the board shows each sign with numbers, formula and chart"):
        assert_accessible(tab.window())
        card = tab.cards[Sign.ONE_SIDED_DEATHS]
        assert card.verdict.text() == "June 2025: seen"
        assert "300 died in violence against civilians" in card.says.text()
        assert "negative binomial" in card.says.text()
        assert len(card.chart.bars) == 24
        # The table twin says the same, month by month, the newest first.
        click(card.as_table, QPoint(8, card.as_table.height() // 2))
        assert card.table.isVisible()
        newest, *older = card.table.rows_model.rows
        said = [column.text(newest) for column in card.table.rows_model.columns]
        assert said[:2] == ["2025-06", "300"]
        assert said[-1] == "Seen"
        assert card.table.rows_model.columns[-1].glyph is not None
        assert card.table.rows_model.columns[-1].glyph(newest) == ("warn", "danger")
        assert len(older) == 23
        assert card.chart.bars[-1].fires
        assert "June 2025" in card.chart.accessibleDescription()
        assert "no lens" not in tab.standing.text()
        assert "Alert in June 2025: civilians’ share of deaths, deaths in violence" in tab.standing.text()
    with subtests.test("who looks for signals is led to what was raised and else stays at the act"):
        qtbot.waitUntil(lambda: tab.new.isVisible() and not tasks.running, timeout=20_000)
        tab.new.button.setFocus()
        looked(qtbot, tab, tasks)
        qtbot.waitUntil(tab.register.table.hasFocus)
        tab.new.button.setFocus()
        looked(qtbot, tab, tasks)
        qtbot.waitUntil(tab.new.button.hasFocus)
    with subtests.test("what was raised is accepted into a draft"):
        rows = tab.register.table.rows_model.rows
        assert {row.sign for row in rows} >= {Sign.ONE_SIDED_DEATHS, Sign.CIVILIAN_SHARE}
        place = next(place for place, row in enumerate(rows) if row.sign is Sign.ONE_SIDED_DEATHS)
        tab.register.table.choose(place)
        click(tab.register.buttons[0].button)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AcceptDialog)
        assert_accessible(dialog)
        click(dialog.act_button.button)
        assert dialog.isVisible(), "a grade has to be chosen by a person"
        dialog.reliability.set_value(Reliability.B)
        dialog.credibility.set_value(Credibility.POSSIBLY_TRUE)
        click(dialog.act_button.button)
        ((page, report_id),) = frame.went
        assert page == "reports"
        assert report_id
        with ministry.store.read() as session:
            found = {view.sign: view.standing for view in signal_views(session, "MMR")}
        assert found[Sign.ONE_SIDED_DEATHS] is SignalStanding.ACCEPTED
    with subtests.test("after an error that nobody foresaw one may look again"):
        bugs: list[BaseException] = []
        tasks.bug.disconnect()
        tasks.bug.connect(bugs.append)

        def fails(*_args: object, **_named: object) -> None:
            raise ZeroDivisionError

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(signals_tab, "look_for_signals", fails)
            patch.setattr(signals_tab, "measured_signs", fails)
            looked(qtbot, tab, tasks)
            assert tab.new.button.isEnabled()
            tab.dataset.changed.emit()
            qtbot.waitUntil(lambda: not tasks.running, timeout=20_000)
        assert "could not be worked out" in tab.standing.text()
        assert len(bugs) == 2


def test_s03_a_file_with_only_combat_events_says_conflict_only_no_lens(
    show_signals: ShowSignals, ministry: Ministry, tmp_path: Path
) -> None:
    opened(ministry)
    import_ged(
        ministry,
        tmp_path,
        [
            Ged(key=day, day=date(2025, 6, day), dead=9, kind=1, civilians=0, side_b="KIO")
            for day in range(1, 9)
        ],
    )
    tab = show_signals("P-AN1")
    assert "Conflict-only: no lens." in tab.standing.text()
    assert not any(card.chart.bars[-1].fires for card in tab.cards.values())
    one_sided = Ged(key=99, day=date(2025, 6, 20), dead=1)
    import_ged(ministry, tmp_path, [one_sided], name="more.csv")
    assert "no lens" not in show_signals("P-AN1").standing.text()


def test_a_signal_is_dismissed_with_a_reason_and_then_says_so(
    qtbot: QtBot, show_signals: ShowSignals, ministry: Ministry, frame: FakeFrame, tmp_path: Path
) -> None:
    filled(ministry, tmp_path)
    tab = show_signals("P-FP")
    looked(qtbot, tab, frame.tasks)
    chosen = tab.register.table.current_row()
    assert chosen is not None
    click(tab.register.buttons[1].button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TextDialog)
    assert any(chosen.sign.label in words.text() for words in dialog.findChildren(QLabel))
    click(dialog.act_button.button)
    assert dialog.isVisible(), "without a reason nothing is dismissed"
    type_text(dialog.text.editor, "One massacre, counted twice by the data set.")
    click(dialog.act_button.button)
    with ministry.store.read() as session:
        found = {view.number: view for view in signal_views(session, "MMR")}
    assert found[chosen.number].standing is SignalStanding.DISMISSED
    assert found[chosen.number].answer == "One massacre, counted twice by the data set."
    tab.register.table.choose(
        next(
            place
            for place, row in enumerate(tab.register.table.rows_model.rows)
            if row.number == chosen.number
        )
    )
    assert not tab.register.buttons[0].button.isEnabled()
    assert "dismissed already" in tab.register.buttons[0].reason
    # Who dismissed it is left at its row, and not at whatever came next on the page.
    assert tab.window().focusWidget() is tab.register.table


def test_an_auditor_reads_and_cannot_answer(
    show_signals: ShowSignals, ministry: Ministry, tmp_path: Path
) -> None:
    filled(ministry, tmp_path)
    tab = show_signals("P-AUD")
    assert not tab.new.button.isEnabled()
    assert tab.new.reason
    assert tab.cards[Sign.ONE_SIDED_DEATHS].chart.bars
