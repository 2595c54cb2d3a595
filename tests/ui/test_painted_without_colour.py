"""What paints itself tells nothing by its colour alone: it is looked at with one colour in place of all that mean something.

The walk through the window asks labels and cells; a chart has neither.
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.reading.reports.options import ChainLinkView
from db.vocabulary import Phase
from ui.charts.month_chart import Bar, MonthChart
from ui.charts.wait_chart import Wait, WaitChart
from ui.charts.weeks_grid import AreaLine, WeeksGrid
from ui.reports.chain_view import ChainView
from ui.theme import Theme
from ui.theme.palette import LIGHT
from ui.timeline.bars import KINDS, fill_kind
from ui.widgets.phase_badge import PhaseBadge
from ui.widgets.phase_strip import PhaseSpan, PhaseStrip
from ui.widgets.step_list import Step, StepList, StepState

ONE = LIGHT.accent
GREY = LIGHT._replace(
    ok=ONE,
    warn=ONE,
    danger=ONE,
    control=ONE,
    phase_none=ONE,
    phase_risk_present=ONE,
    phase_violence_escalation=ONE,
    phase_imminent_risk=ONE,
    on_phase_none=LIGHT.on_accent,
    on_phase_risk_present=LIGHT.on_accent,
    on_phase_violence_escalation=LIGHT.on_accent,
    on_phase_imminent_risk=LIGHT.on_accent,
)
PHASES = (None, *Phase)


@pytest.fixture(autouse=True)
def _one_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Theme, "palette", property(lambda _theme: GREY))


def _months(*, fires: bool) -> QWidget:
    chart = MonthChart("Deaths by month")
    chart.show_bars([Bar("Jan", 4.0, "4 deaths", 0.0, 6.0, fires=fires)], "One month")
    return chart


def _waits(*, going_on: bool) -> QWidget:
    chart = WaitChart("Warning to decision")
    chart.show_waits([Wait(2.0, 5.0, going_on, "5 hours")], "h", "One wait")
    return chart


def _weeks(count: int) -> QWidget:
    grid = WeeksGrid("Areas by weeks")
    grid.show_lines([AreaLine("Rakhine", (count,))], ["2017-W35"], "One week")
    return grid


def _chain(*, broken: bool) -> QWidget:
    links = (ChainLinkView(number="D-008", delegator="Minister", delegate="Sanctions Unit", limits=("",)),)
    return ChainView(links, broken=broken)


def _steps(state: StepState) -> QWidget:
    steps = StepList()
    steps.show_steps([Step("Decision", state)])
    return steps


def _strip(phase: Phase | None) -> QWidget:
    """A strip names its phases where there is room for a letter; else the pattern tells them apart."""
    return PhaseStrip([PhaseSpan(date(2021, 2, 1), phase)], date(2026, 1, 1))


def _badge(phase: Phase | None) -> QWidget:
    return PhaseBadge(phase, compact=True)


WAYS: dict[str, Sequence[Callable[[], QWidget]]] = {
    "the sign is seen in a month": [lambda: _months(fires=True), lambda: _months(fires=False)],
    "a wait goes on": [lambda: _waits(going_on=True), lambda: _waits(going_on=False)],
    "an area has events in a week": [lambda: _weeks(0), lambda: _weeks(3)],
    "where a chain breaks": [lambda: _chain(broken=True), lambda: _chain(broken=False)],
    "where a step stands": [lambda state=state: _steps(state) for state in StepState],  # type: ignore[misc]
    "a phase over the years": [lambda phase=phase: _strip(phase) for phase in PHASES],  # type: ignore[misc]
    "a phase": [lambda phase=phase: _badge(phase) for phase in PHASES],  # type: ignore[misc]
}


@pytest.mark.parametrize("what", list(WAYS))
def test_it_shows_without_its_colour(qtbot: QtBot, what: str) -> None:
    seen = [_drawn(qtbot, make()) for make in WAYS[what]]
    for one, other in combinations(seen, 2):
        assert one != other, what


def test_kinds_of_violence_on_the_timeline_show_without_their_colour(theme: Theme) -> None:
    seen = [_filled(kind) for kind in KINDS]
    for one, other in combinations(seen, 2):
        assert one != other


def _filled(kind: str) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    fill_kind(painter, [QRectF(0, 0, 40, 40)], kind)
    painter.end()
    return image


def _drawn(qtbot: QtBot, widget: QWidget) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(300, max(60, widget.sizeHint().height()))
    return widget.grab().toImage()
