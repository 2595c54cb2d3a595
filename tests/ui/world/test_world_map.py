"""The map of the phases: looked at and asked by mouse and by key, and the same in every language."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.reading.countries.country_files import CountryLine
from app.reference.countries import countries
from app.reference.crosswalk import Crosswalk
from app.reference.registry import REFERENCE_KINDS
from app.world.atlas import countries_of, read_atlas
from db.vocabulary import Ongoing, Phase
from tests.ui.support import count_pixels, press
from ui.theme import Theme, ThemeChoice, current
from ui.world.map_view import CLOSEST, MapView
from ui.world.painting import paint_world
from ui.world.paths import LandPath, land_paths
from ui.world.standings import gravest_first, standings, summary
from ui.world.world_map import WorldMap

FILES = {
    "MMR": Phase.IMMINENT_RISK,
    "SDN": Phase.VIOLENCE_ESCALATION,
    "TUV": Phase.RISK_PRESENT,
    "BRA": None,
}
SIZE = QSizeF(800, 400)


def line(country: str, phase: Phase | None) -> CountryLine:
    return CountryLine(
        country=country,
        name=countries().name(country),
        region="",
        phase=phase,
        phase_since=date(2026, 1, 2) if phase else None,
        risk_level=None,
        ongoing=Ongoing.UNCLEAR,
        next_review_on=date(2026, 6, 1),
        open_reports=0,
        evidence=0,
    )


LINES = tuple(line(country, phase) for country, phase in FILES.items())


@pytest.fixture(scope="module")
def lands() -> tuple[LandPath, ...]:
    return land_paths(read_atlas())


@pytest.fixture
def shown(qtbot: QtBot, lands: tuple[LandPath, ...]) -> WorldMap:
    made = WorldMap("World map")
    qtbot.addWidget(made)
    made.resize(800, 400)
    crosswalk = Crosswalk(REFERENCE_KINDS["crosswalk"].shipped(), countries())
    names = {country.alpha3: country.name for country in countries()}
    found = standings(read_atlas().lands, countries_of(read_atlas(), crosswalk), names, LINES)
    made.show_world(lands, found, [one.country for one in gravest_first(LINES)], summary(LINES))
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def spot(shown: WorldMap, country: str) -> QPoint:
    found = shown.spot_of(country)
    assert found is not None
    return found.toPoint()


def wheel(shown: WorldMap, at: QPoint, turn: int, modifier: Qt.KeyboardModifier) -> QWheelEvent:
    where, none = QPointF(at), Qt.MouseButton.NoButton
    event = QWheelEvent(
        where, where, QPoint(), QPoint(0, turn), none, modifier, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(shown, event)
    return event


def test_a_click_opens_the_file_and_a_drag_only_moves_the_map(qtbot: QtBot, shown: WorldMap) -> None:
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=spot(shown, "MMR"))
    assert opened.args == ["MMR"]
    start = spot(shown, "SDN")
    with qtbot.assertNotEmitted(shown.opened):
        QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(shown, start + QPoint(60, 20))
        QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 20))
    assert spot(shown, "SDN") == start + QPoint(60, 20)


def test_pointing_says_the_name_the_phase_and_since_when(qtbot: QtBot, shown: WorldMap) -> None:
    with qtbot.waitSignal(shown.reading) as read:
        QTest.mouseMove(shown, spot(shown, "MMR"))
    assert read.args == ["Myanmar: Imminent risk since 2026-01-02"]
    with qtbot.waitSignal(shown.reading) as read:
        QTest.mouseMove(shown, spot(shown, "IND"))
    assert read.args == ["India: no country file"]


def test_a_country_too_small_to_be_drawn_is_seen_and_hit_as_a_dot(shown: WorldMap) -> None:
    land = shown.land_at(QPointF(spot(shown, "TUV")) + QPointF(4, 3))
    assert land is not None
    assert (land.country, land.phase) == ("TUV", Phase.RISK_PRESENT)
    assert count_pixels(shown.grab().toImage(), current().palette.phase(Phase.RISK_PRESENT)) > 20


def test_what_has_no_code_is_drawn_without_a_phase_and_says_so(shown: WorldMap) -> None:
    kosovo = next(land.land for land in land_paths(read_atlas()) if land.land.name == "Kosovo")
    shown.choose("ALB")
    for _ in range(6):
        shown.enlarge()
    shown.choose("SRB")
    found = shown.land_at(shown.view.pixel(QPointF(kosovo.place[0], -kosovo.place[1])))
    assert found is not None
    assert (found.country, found.phase) == ("", None)
    assert "no country code" in found.words


def test_the_wheel_enlarges_what_is_under_the_pointer_once_the_map_is_in_use(shown: WorldMap) -> None:
    at, none, control = (
        spot(shown, "MMR"),
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ControlModifier,
    )
    assert wheel(shown, at, 240, none).isAccepted()
    assert shown.view.closeness > 2
    assert (spot(shown, "MMR") - at).manhattanLength() <= 1
    closer = shown.view.closeness
    shown.clearFocus()
    # A map that nobody uses lets the page scroll.
    assert not wheel(shown, at, 240, none).isAccepted()
    assert shown.view.closeness == closer
    assert wheel(shown, at, -120, control).isAccepted()
    assert shown.view.closeness < closer


def test_keys_enlarge_move_and_show_the_whole_world_again(shown: WorldMap) -> None:
    whole = shown.view
    press(shown, Qt.Key.Key_Plus)
    press(shown, Qt.Key.Key_Plus)
    before = spot(shown, "SDN")
    press(shown, Qt.Key.Key_Right)
    assert spot(shown, "SDN").x() < before.x()
    press(shown, Qt.Key.Key_Minus)
    assert shown.view.closeness == pytest.approx(1.5)
    press(shown, Qt.Key.Key_Home)
    assert shown.view == whole


def test_page_down_goes_from_the_gravest_file_to_the_next_and_enter_opens_it(
    qtbot: QtBot, shown: WorldMap
) -> None:
    visited = []
    for _ in range(5):
        press(shown, Qt.Key.Key_PageDown)
        assert shown.chosen is not None
        visited.append(shown.chosen.country)
    assert visited == ["MMR", "SDN", "TUV", "BRA", "MMR"]
    press(shown, Qt.Key.Key_PageUp)
    with qtbot.waitSignal(shown.opened) as opened:
        press(shown, Qt.Key.Key_Return)
    assert opened.args == ["BRA"]


def test_typing_a_name_finds_a_country_whether_it_has_a_file_or_not(shown: WorldMap) -> None:
    QTest.keyClicks(shown, "cote d")
    assert shown.chosen is not None
    assert shown.chosen.country == "CIV"


def test_the_map_is_the_same_where_the_window_is_mirrored(shown: WorldMap) -> None:
    east = spot(shown, "MMR").x()
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert spot(shown, "MMR").x() == east > spot(shown, "BRA").x()
    left = shown.grab().toImage()
    shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert shown.grab().toImage() == left


def test_those_who_cannot_see_it_are_told_every_file_by_phase(shown: WorldMap) -> None:
    assert shown.accessibleName() == "World map"
    assert shown.accessibleDescription() == (
        "Imminent risk: Myanmar. Violence escalation: Sudan. Risk present: Tuvalu. No phase: Brazil."
    )


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
def test_a_phase_is_a_pattern_too_and_the_gravest_is_the_densest(
    lands: tuple[LandPath, ...], theme: Theme, choice: ThemeChoice
) -> None:
    theme.choose(choice)
    number = next(place for place, path in enumerate(lands) if path.land.code == "104")
    view = MapView.whole(SIZE).zoomed(40).showing(lands[number].place)
    letter = view.pixel(lands[number].place).toPoint()
    plain = []
    for phase in Phase:
        filed = standings(read_atlas().lands, {number: "MMR"}, {}, [line("MMR", phase)])
        picture = paint_world(lands, filed, view, 1).toImage()
        # A piece of the land beside the letter, where nothing but the phase is drawn.
        piece = picture.copy(letter.x() + 16, letter.y() + 16, 40, 40)
        plain.append(count_pixels(piece, current().palette.phase(phase)) / 1600)
    assert 0.9 > plain[0] >= plain[1] > plain[2] > 0.05


def test_no_view_leaves_the_world_or_comes_closer_than_it_may() -> None:
    view = MapView.whole(SIZE)
    assert view.zoomed(1000).closeness == pytest.approx(CLOSEST)
    assert view.zoomed(0.1) == view
    lost = view.zoomed(8).moved(-1e6, 1e6)
    assert lost.seen.intersects(MapView.whole(SIZE).seen)
