"""Widgets one by one: what they say, and that they say it without colour."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.refusals import Refused
from app.rules.reports.clocks import clock_state
from app.rules.verdict import ALLOWED, Verdict
from db.vocabulary import Credibility, Phase, Reliability
from tests.ui.support import assert_accessible, click, count_pixels, press
from ui.theme import Theme, ThemeChoice
from ui.widgets.act_button import ActButton, say_reasons_once
from ui.widgets.act_menu import ActMenu
from ui.widgets.card import Card
from ui.widgets.clock_label import ClockLabel
from ui.widgets.columns import Columns
from ui.widgets.elided_words import ElidedWords
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.grade_badge import GradeBadge
from ui.widgets.marking_strip import MarkingStrip, MarkingView
from ui.widgets.notice import Notice, Tone
from ui.widgets.option_card import OptionCard
from ui.widgets.phase_badge import PhaseBadge
from ui.widgets.phase_strip import PhaseSpan, PhaseStrip
from ui.widgets.register import Register
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.step_list import Step, StepList, StepState
from ui.widgets.words import Words

_NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
_WHY = "Only the Minister may decide this."


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden() and label.text()]


def test_a_refused_act_shows_its_reason_without_hovering(qtbot: QtBot) -> None:
    act = ActButton("Decide & authorise…", verdict=Verdict(allowed=False, reason=_WHY, remedy="Refer it."))
    qtbot.addWidget(act)
    act.show()
    assert not act.button.isEnabled()
    assert f"{_WHY} Refer it." in _texts(act)
    assert act.button.accessibleDescription() == f"{_WHY} Refer it."
    assert act.button.accessibleName() == "Decide & authorise…"
    assert act.button.text() == "Decide && authorise…"


def test_an_allowed_act_acts_and_gives_no_reason(qtbot: QtBot) -> None:
    act = ActButton("Decide…", primary=True)
    qtbot.addWidget(act)
    act.refuse(_WHY)
    act.set_verdict(ALLOWED)
    act.show()
    with qtbot.waitSignal(act.acted):
        click(act.button)
    assert act.reason == ""
    assert _texts(act) == []


def test_neighbours_refused_for_one_reason_say_it_once(qtbot: QtBot) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    acts = [ActButton(words, parent=held) for words in ("Appoint…", "Appoint to act…", "End…", "Add…")]
    for act in acts[:3]:
        act.refuse(_WHY)
    say_reasons_once(acts)
    held.show()
    assert [_texts(act) for act in acts] == [[], [], [_WHY], []]
    # Whoever comes to one of them by Tab is told nonetheless.
    assert [act.button.accessibleDescription() for act in acts] == [_WHY, _WHY, _WHY, ""]
    acts[2].refuse("Nobody holds this office.")
    say_reasons_once(acts)
    assert [_texts(act) for act in acts] == [[], [_WHY], ["Nobody holds this office."], []]


def test_words_begin_where_the_window_does(qtbot: QtBot, theme: Theme) -> None:
    """In a window from right to left a name in Latin letters stands with all others at the right."""
    held = QWidget()
    held.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(held)
    label = Words("Lucía Ferrer", parent=held)
    held.resize(400, 40)
    label.resize(400, 40)
    held.show()
    image = label.grab().toImage()
    half = image.width() // 2
    assert count_pixels(image.copy(0, 0, half, 40), theme.palette.text) == 0
    assert count_pixels(image.copy(half, 0, half, 40), theme.palette.text) > 0


def test_what_flows_in_one_line_stands_in_its_middle(qtbot: QtBot) -> None:
    held = QWidget()
    flow = FlowLayout(held, gap=8)
    for height in (40, 20, 30):
        box = QWidget()
        box.setFixedSize(100, height)
        flow.addWidget(box)
    qtbot.addWidget(held)
    held.resize(250, 200)
    held.show()
    boxes = [flow.itemAt(place) for place in range(3)]
    assert [box.geometry().top() for box in boxes if box is not None] == [0, 10, 48]


def test_what_flows_is_as_high_as_what_is_in_it_now(qtbot: QtBot) -> None:
    held = QWidget()
    flow = FlowLayout(held, gap=8)
    boxes = [QWidget() for _ in range(3)]
    for box in boxes:
        box.setFixedSize(100, 20)
        flow.addWidget(box)
    qtbot.addWidget(held)
    held.show()
    assert [flow.heightForWidth(width) for width in (400, 210, 100)] == [20, 48, 76]
    boxes[0].setFixedSize(100, 40)
    assert flow.heightForWidth(400) == 40
    boxes[0].hide()
    assert flow.heightForWidth(210) == 20
    boxes[0].show()
    assert flow.heightForWidth(210) == 68
    flow.takeAt(0)
    assert flow.heightForWidth(100) == 48


def test_an_act_that_rests_while_it_is_done_has_the_focus_again_afterwards(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    acts = [ActButton(words) for words in ("Back up now", "Check the backup")]
    elsewhere = QPushButton("Close")
    for widget in (*acts, elsewhere):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    acts[0].button.setFocus()
    for act in acts:
        act.refuse("Something is being done.")
    assert elsewhere.hasFocus()
    for act in acts:
        act.allow()
    assert acts[0].button.hasFocus()

    acts[0].refuse("Something is being done.")
    elsewhere.setFocus()
    acts[0].allow()
    assert elsewhere.hasFocus(), "whoever went on stays there"


def test_a_refused_act_in_a_menu_carries_its_reason(qtbot: QtBot) -> None:
    menu = ActMenu()
    qtbot.addWidget(menu)
    done: list[str] = []
    allowed = menu.add("Return…", lambda: done.append("returned"), ALLOWED)
    refused = menu.add("Withdraw…", lambda: done.append("withdrawn"), Verdict(allowed=False, reason=_WHY))
    allowed.trigger()
    refused.trigger()
    assert done == ["returned"]
    assert _WHY in refused.text()
    remedy = "Ask such a person, or an administrator for the role, who can give it to you."
    long = menu.add("Release…", lambda: None, Verdict(allowed=False, reason=_WHY, remedy=remedy))
    assert long.text().endswith(_WHY), "no sentence is cut in two; the tip has all of it"
    assert long.toolTip() == f"{_WHY} {remedy}"
    menu.empty()
    assert menu.acts() == []


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_menu_of_acts_at_the_edge_of_the_window_ends_with_its_button(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    """It is wider than its button, and would else lie over the edge of the window or right against it."""
    window = QWidget()
    window.setLayoutDirection(direction)
    qtbot.addWidget(window)
    line = QHBoxLayout(window)
    menu = ActMenu()
    menu.add("Record that it was outside authority, and what follows from that", lambda: None)
    line.addStretch(1)
    line.addWidget(menu)
    window.setGeometry(50, 50, 640, 200)
    window.show()
    opened = menu.menu()
    corner = menu.mapToGlobal(QPoint(0, menu.height()))
    opened.popup(corner)
    assert opened.width() > menu.width()
    if direction is Qt.LayoutDirection.LeftToRight:
        assert opened.geometry().right() == corner.x() + menu.width() - 1
    else:
        assert opened.geometry().left() == corner.x()
    opened.close()


@pytest.mark.parametrize("tone", list(Tone))
def test_a_notice_says_what_was_kept_and_what_to_do(qtbot: QtBot, tone: Tone) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.tell(tone, "It was not escalated.", kept="Your draft is kept.", remedy="Add an option.")
    assert notice.text.endswith("It was not escalated. Your draft is kept. Add an option.")
    assert "It was not escalated." in notice.accessibleName()
    notice.refuse(Refused("flow.x", "No.", remedy="Ask."))
    assert notice.text == "Not done No. Ask."
    notice.clear()
    assert notice.text == ""
    assert_accessible(notice)


@pytest.mark.parametrize(
    ("hours", "words", "role"),
    [(72, "3 d left", "muted"), (3, "3 h left", "warn"), (-50, "lapsed 2 d", "danger")],
)
def test_a_clock_has_words_for_every_state(qtbot: QtBot, hours: int, words: str, role: str) -> None:
    label = ClockLabel(clock_state(_NOW, _NOW + timedelta(hours=hours)))
    qtbot.addWidget(label)
    assert label.text == words
    assert words in label.accessibleName()
    assert label.findChildren(QLabel)[0].property("role") == role
    label.show_reading(None)
    assert label.isHidden()


@pytest.mark.parametrize("phase", [None, *Phase])
def test_a_phase_is_said_in_words_too(qtbot: QtBot, theme: Theme, phase: Phase | None) -> None:
    badge = PhaseBadge(phase)
    qtbot.addWidget(badge)
    assert badge.accessibleName() == f"Phase: {phase.label if phase else 'No phase'}"
    badge.resize(badge.sizeHint())
    light = badge.grab().toImage()
    assert count_pixels(light, theme.palette.phase(phase)) > 50
    theme.choose(ThemeChoice.DARK)
    assert count_pixels(badge.grab().toImage(), theme.palette.phase(phase)) > 50


def test_the_strip_says_every_phase_with_its_date(qtbot: QtBot, theme: Theme) -> None:
    spans = [
        PhaseSpan(date(2021, 2, 1), Phase.IMMINENT_RISK),
        PhaseSpan(date(2016, 1, 1), Phase.RISK_PRESENT),
    ]
    strip = PhaseStrip(spans, date(2026, 3, 4))
    qtbot.addWidget(strip)
    strip.resize(500, strip.sizeHint().height())
    assert strip.accessibleDescription() == "from 2016-01-01 Risk present; from 2021-02-01 Imminent risk"
    image = strip.grab().toImage()
    early, late = image.pixelColor(20, 3).name(), image.pixelColor(480, 3).name()
    assert early != late
    strip.show_spans([], date(2026, 3, 4))
    assert strip.accessibleDescription() == "No phase has been recorded."
    assert not strip.grab().isNull()


def test_spans_of_one_day_and_of_the_future_can_be_drawn(qtbot: QtBot) -> None:
    strip = PhaseStrip([PhaseSpan(date(2026, 3, 4), Phase.RISK_PRESENT)], date(2026, 3, 4))
    qtbot.addWidget(strip)
    assert not strip.grab().isNull()
    strip.show_spans([PhaseSpan(date(2027, 1, 1), None)], date(2026, 3, 4))
    assert not strip.grab().isNull()


def test_a_grade_is_said_in_words(qtbot: QtBot) -> None:
    badge = GradeBadge(Reliability.B, Credibility.PROBABLY_TRUE)
    qtbot.addWidget(badge)
    assert badge.accessibleName() == "Grade B2: source usually reliable, information probably true"


def test_steps_say_who_when_and_how_long(qtbot: QtBot) -> None:
    steps = StepList(
        (
            Step("Submitted", StepState.DONE, "T. Analyst", "1 February"),
            Step("Decide", StepState.NOW, "Minister", clock=clock_state(_NOW, _NOW + timedelta(hours=3))),
            Step("Review", StepState.TO_COME, "A. Focal"),
        )
    )
    qtbot.addWidget(steps)
    said = steps.accessibleDescription()
    assert said == (
        "Submitted, done, T. Analyst, 1 February; Decide, now, Minister, 3 h left; Review, to come, A. Focal"
    )
    steps.show_steps(steps_left := (Step("Closed", StepState.DONE),))
    assert steps.accessibleDescription() == "Closed, done"
    assert [text for text in _texts(steps) if text == steps_left[0].title] == ["Closed"]


def test_tab_comes_to_the_step_that_is_shown_and_enter_shows_another(qtbot: QtBot) -> None:
    steps = StepList((Step("Draft", StepState.DONE), Step("Decide", StepState.NOW)), pickable=True)
    qtbot.addWidget(steps)
    chosen: list[int] = []
    steps.chosen.connect(chosen.append)
    steps.choose(0)
    steps.choose(1)
    stops = [bool(steps.row(at).focusPolicy() & Qt.FocusPolicy.TabFocus) for at in (0, 1)]
    assert stops == [False, True]
    press(steps.row(0), Qt.Key.Key_Return)
    assert chosen == [0]
    steps.show()
    steps.activateWindow()
    qtbot.waitUntil(steps.isActiveWindow)
    steps.row(1).setFocus()
    stops = [bool(steps.row(at).focusPolicy() & Qt.FocusPolicy.TabFocus) for at in (0, 1)]
    assert stops == [True, False], "the one that had the focus last is not the one that is shown"


def test_the_marking_is_spoken_and_readable_in_any_colour(qtbot: QtBot) -> None:
    strip = MarkingStrip(MarkingView("SECRET", ground="#FFFF00", ink="#FFFFFF", demo=True))
    qtbot.addWidget(strip)
    strip.resize(600, strip.sizeHint().height())
    assert strip.accessibleName() == "Marking: SECRET. Demonstration casework"
    image = strip.grab().toImage()
    assert count_pixels(image, "#FFFF00") > 1000
    dark = [image.pixelColor(x, y).lightness() < 60 for x in range(600) for y in range(image.height())]
    assert sum(dark) > 100, "ink that cannot be read was not replaced"


def test_an_empty_page_offers_the_act_that_fills_it(qtbot: QtBot) -> None:
    state = EmptyState("No evidence yet", "What is observed belongs here.", act="Record evidence…")
    qtbot.addWidget(state)
    state.show()
    assert state.act is not None
    with qtbot.waitSignal(state.acted):
        click(state.act.button)
    quiet = EmptyState("Nothing waits", "What needs you will stand here.")
    qtbot.addWidget(quiet)
    assert quiet.act is None


def test_an_option_card_opens_its_chain(qtbot: QtBot) -> None:
    card = OptionCard("Targeted sanctions", Phase.VIOLENCE_ESCALATION, label="Option 1")
    qtbot.addWidget(card)
    assert card.accessibleName() == "Option 1 Targeted sanctions"
    card.add_fact("Cost", "EUR 1.00")
    card.set_authority(may_decide=False, words="The Minister can decide.", detail="By statute")
    chain = Words("DI-2025-07, given by the Minister")
    card.set_chain(chain)
    card.show()
    assert "The Minister can decide." in _texts(card)
    assert chain.isHidden()
    toggle = card.findChild(QPushButton)
    assert isinstance(toggle, QPushButton)
    with qtbot.waitSignal(card.chain_shown):
        click(toggle)
    assert chain.isVisible()
    assert toggle.text() == "Hide the chain"
    assert_accessible(card)


def test_a_long_title_gives_way(qtbot: QtBot) -> None:
    words = ElidedWords("A very long title " * 20)
    qtbot.addWidget(words)
    words.resize(200, 30)
    words.grab()
    assert words.minimumSizeHint().width() < 200
    assert "A very long title" in words.toolTip()


def test_columns_fold_where_they_do_not_fit(qtbot: QtBot) -> None:
    parts = [QPushButton(f"Column number {number}") for number in range(3)]
    columns = Columns(parts, stretch=(1, 2, 1))
    qtbot.addWidget(columns)
    columns.resize(900, 200)
    columns.show()
    seen = [columns.folded]
    columns.resize(columns.minimumSizeHint().width(), 300)
    seen.append(columns.folded)
    qtbot.waitUntil(lambda: parts[1].y() > parts[0].geometry().bottom())
    columns.resize(900, 200)
    assert [*seen, columns.folded] == [False, True, False]


def test_a_card_names_itself(qtbot: QtBot) -> None:
    card = Card("Needs you now")
    qtbot.addWidget(card)
    card.show()
    assert card.accessibleName() == "Needs you now"
    assert _texts(card) == ["Needs you now"]
    card.set_title("Waits for others")
    assert card.accessibleName() == "Waits for others"
    card.set_title("")
    assert _texts(card) == []
    assert card.childAt(QPoint(2, 2)) is None


def test_whoever_comes_to_a_list_with_tab_sees_it_whole(qtbot: QtBot) -> None:
    page = Scrolled("A page")
    qtbot.addWidget(page)
    button, rows = QPushButton("Add a lever"), QListWidget()
    rows.addItems([f"Lever {number}" for number in range(4)])
    rows.setFixedHeight(120)
    page.body.addWidget(button)
    page.body.addSpacing(300)
    page.body.addWidget(rows)
    page.body.addSpacing(300)
    page.resize(400, 300)
    page.show()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert page.focusWidget() is rows
    assert rows.visibleRegion().boundingRect() == rows.rect()


def test_an_entry_that_was_begun_in_a_register_is_the_one_that_is_shown(qtbot: QtBot) -> None:
    kept = ["Trade", "Aid"]
    register = Register[str](
        "Engagements",
        (Column[str]("What", str, stretch=True),),
        identity=str,
        nothing="What our state does there.",
        add="Register an engagement…",
        on_add=lambda: None,
    )
    qtbot.addWidget(register)
    register.set_rows(kept)
    register.show()
    assert register.new is not None
    register.table.choose(1)
    # What a colleague adds takes nobody from the row that is read.
    register.set_rows([*kept, "Visas"])
    assert register.table.current_row() == "Aid"
    click(register.new.button)
    register.set_rows([*kept, "Visas", "Police training"])
    assert register.table.current_row() == "Police training"


@pytest.mark.parametrize("begun", [True, False])
def test_the_first_entry_of_a_register_takes_the_focus_of_no_one_away(qtbot: QtBot, begun: bool) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    register = Register[str](
        "Engagements",
        (Column[str]("What", str, stretch=True),),
        identity=str,
        nothing="What our state does there.",
        add="Register an engagement…",
        on_add=lambda: None,
    )
    for part in (QPushButton("First of the window"), register):
        column.addWidget(part)
    register.set_rows([])
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert register.nothing.act is not None
    assert register.new is not None
    register.nothing.act.setFocus()
    if begun:
        click(register.nothing.act.button)
    register.set_rows(["Trade"])
    assert page.focusWidget() is (register.table if begun else register.new.button)


def test_an_entry_that_was_called_off_leads_nobody_to_the_next_that_comes(qtbot: QtBot) -> None:
    asked: list[QDialog] = []

    def ask() -> None:
        asked.append(QDialog(register))
        asked[-1].open()

    register = Register[str](
        "Engagements",
        (Column[str]("What", str, stretch=True),),
        identity=str,
        nothing="What our state does there.",
        add="Register an engagement…",
        on_add=ask,
    )
    qtbot.addWidget(register)
    register.set_rows([])
    register.show()
    assert register.nothing.act is not None
    click(register.nothing.act.button)
    asked[-1].reject()
    register.set_rows(["Trade"])
    register.set_rows(["Trade", "Aid"])
    assert register.table.current_row() == "Trade"
    assert not register.table.hasFocus()
    # What is made is led to as before.
    assert register.new is not None
    click(register.new.button)
    asked[-1].accept()
    register.set_rows(["Trade", "Aid", "Visas"])
    assert register.table.current_row() == "Visas"
