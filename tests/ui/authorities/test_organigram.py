"""The organigram: boxes that do not overlap at forty offices, walked through by key."""

from datetime import timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from app.actions.ministry.offices import Appoint, EndHolding, appoint, end_holding
from db.people import Holding
from db.vocabulary import HoldingKind
from tests.support.examples import up_to
from tests.support.ministry import NOW, Ministry
from tests.ui.authorities.conftest import Show
from tests.ui.support import assert_accessible, click, press
from ui.authorities.organigram.boxes import Box, Held, box_of
from ui.authorities.organigram.canvas import Organigram
from ui.authorities.organigram.layout import Node, laid_out


@st.composite
def _trees(draw: st.DrawFn) -> list[Node]:
    """Up to forty offices, each below an earlier one or at the top."""
    size = draw(st.integers(1, 40))
    return [
        Node(f"o{n}", draw(st.one_of(st.none(), st.sampled_from([f"o{m}" for m in range(n)]))) if n else None)
        for n in range(size)
    ]


@settings(max_examples=up_to(60), deadline=None)
@given(_trees())
def test_no_box_lies_on_another_and_each_stands_below_the_one_it_answers_to(nodes: list[Node]) -> None:
    chart = laid_out(nodes)

    assert [box.key for box in chart.boxes] == [node.key for node in nodes]
    places = {box.key: QRectF(box.x, box.y, 1, 1) for box in chart.boxes}
    assert not any(one.intersects(other) for one, other in combinations(places.values(), 2))
    assert all(box.above is None or box.y >= places[box.above].bottom() for box in chart.boxes)
    assert all(box.x + 1 <= chart.width + 1e-9 and box.y + 1 <= chart.height + 1e-9 for box in chart.boxes)
    assert all(box.x >= -1e-9 for box in chart.boxes)


def test_forty_offices_are_read_at_their_usual_size_or_near_it(qtbot: QtBot) -> None:
    chart = Organigram()
    qtbot.addWidget(chart)
    chart.resize(760, 520)
    above: list[str | None] = [None, "o0"]
    above += [f"o{1 + (n - 2) % 6}" if n > 7 else "o1" for n in range(2, 40)]
    held = Held("Somebody", "person", "muted")
    boxes = [Box(f"o{n}", f"Office {n}", held, "Grade 5", vacant=False, external=False) for n in range(40)]
    chart.show_boxes(boxes, above)
    chart.begin()
    assert chart.scale >= 0.8
    for key in (f"o{n}" for n in range(40)):
        chart.choose(key)
        assert QRectF(chart.rect()).contains(chart.area(key)), key


def test_the_chart_and_the_tree_choose_the_same_office_and_mark_vacancies(
    show: Show, ministry: Ministry
) -> None:
    held = ministry.holdings["head_sanctions", "P-SAN"]
    ended = EndHolding(
        holding_id=held, based_on=ministry.version(Holding, held), ends_at=NOW, reason="Left the service"
    )
    ministry.do("P-ADM", end_holding, ended)
    page = show("P-AN1", "organisation")
    tab, chart = page.organisation, page.organisation.chart.chart
    assert chart.accessibleName().startswith("Organigram: Minister for Foreign Affairs, Helena Marsh")
    chart.setFocus()
    press(chart, Qt.Key.Key_Down)
    assert "Permanent Secretary" in chart.accessibleName()
    assert tab.office is not None
    assert tab.office.name == "Permanent Secretary"
    before = chart.scale
    press(chart, Qt.Key.Key_Plus)
    assert chart.scale > before
    tab.choose(ministry.offices["head_sanctions"])
    assert chart.accessibleName().startswith("Organigram: Head, Sanctions Unit, Vacant since 2026-01-15")
    assert "1 of them vacant" in chart.accessibleDescription()
    click(tab.suppose.button)
    assert page.tabs.currentWidget() is page.what_if
    assert page.what_if.office.value() == ministry.offices["head_sanctions"]
    assert_accessible(page)


def test_a_box_says_until_when_somebody_acts_on_a_line_that_has_room_for_it(
    show: Show, ministry: Ministry
) -> None:
    """The name and the day in one line were cut before the day."""
    acting = Appoint(
        office_id=ministry.offices["permanent_secretary"],
        person_id=ministry.people["P-HR"],
        kind=HoldingKind.ACTING,
        starts_at=NOW,
        ends_at=NOW + timedelta(days=20),
    )
    ministry.do("P-ADM", appoint, acting)
    tab = show("P-ADM", "organisation").organisation
    office = next(one for one in tab._offices if one.name == "Permanent Secretary")
    box = box_of(office, tab._case)
    assert box.lines[0] == "Hana Rehak"
    assert box.lines[1].startswith("acting until 2026-02-04")
    assert "Hana Rehak, acting until 2026-02-04" in box.said
