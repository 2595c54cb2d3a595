"""Clocks, phases, grades, markings and steps say what they show without colour."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QStyle
from pytestqt.qtbot import QtBot

from app.refusals import Refused
from app.rules.reports.clocks import ClockReading, ClockState, clock_state
from db.vocabulary import Credibility, Phase, Reliability
from tests.ui.support import assert_accessible, assert_fits, count_pixels, texts_of
from ui.theme import Theme, ThemeChoice
from ui.widgets.clock_label import ClockLabel
from ui.widgets.grade_badge import GradeBadge
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.marking_strip import MarkingStrip, MarkingView
from ui.widgets.notice import Notice, Tone
from ui.widgets.phase_badge import PhaseBadge
from ui.widgets.phase_strip import PhaseSpan, PhaseStrip
from ui.widgets.step_list import Step, StepList, StepState

_NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


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
    assert [text for text in texts_of(steps) if text == steps_left[0].title] == ["Closed"]


def test_the_marking_is_spoken_and_readable_in_any_colour(qtbot: QtBot) -> None:
    strip = MarkingStrip(MarkingView("SECRET", ground="#FFFF00", ink="#FFFFFF", demo=True))
    qtbot.addWidget(strip)
    strip.resize(600, strip.sizeHint().height())
    assert strip.accessibleName() == "Marking: SECRET. Demonstration casework"
    image = strip.grab().toImage()
    assert count_pixels(image, "#FFFF00") > 1000
    dark = [image.pixelColor(x, y).lightness() < 60 for x in range(600) for y in range(image.height())]
    assert sum(dark) > 100, "ink that cannot be read was not replaced"


def test_the_sign_that_empties_a_line_grows_with_its_letters(qtbot: QtBot, theme: Theme) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    make_clearable(line)
    line.show()
    sizes = []
    for scale in (1.0, 2.0):
        theme.resize(text_scale=scale)
        sizes.append(line.style().pixelMetric(QStyle.PixelMetric.PM_LineEditIconSize, None, line))
    theme.resize(text_scale=1.0)
    assert sizes == [16, 32]


def test_a_step_whose_clock_is_told_in_long_words_is_no_wider_for_it(qtbot: QtBot, theme: Theme) -> None:
    theme.resize(text_scale=2.0)
    late = ClockReading(ClockState.LAPSED, "délai dépassé de 201 j", timedelta(days=-201))
    steps = StepList((Step("Décision", StepState.NOW, clock=late),), pickable=True)
    qtbot.addWidget(steps)
    # What the page leaves to the steps in a window of 1280 pixels.
    steps.resize(300, 300)
    steps.show()
    assert_fits(steps, 300)
