"""The map of areas says what it shows and what it cannot, and draws nothing that the events do not say."""

from dataclasses import replace

import pytest

from app.briefs.annex_rows import EventArea, EventPicture
from app.briefs.annexes import Annexes
from reports.brief import render_brief
from tests.briefs.samples.annexes import PICTURE
from tests.briefs.samples.brief import sample_brief
from tests.reports.reading_back import copied, ink, pages, pictures

PAGE = 2


def annex(picture: EventPicture) -> tuple[str, bytes]:
    pdf = render_brief(replace(sample_brief(), annexes=Annexes(event_picture=picture)), frozen_hash="0" * 64)
    return pages(pdf)[PAGE], pdf


def area(name: str, events: int, north: float, east: float) -> EventArea:
    return EventArea(name, events, round(north * 1e6), round(east * 1e6))


def test_the_frame_is_told_in_degrees_and_every_area_has_its_name() -> None:
    page, _ = annex(PICTURE)
    assert all(one.name in page for one in PICTURE.areas)
    assert "° N, " in page
    assert "° E N ↑" in page
    assert "200 km" in page
    assert "No boundary is drawn. Not on the map: 7 of 162 events" in page


def test_areas_on_both_sides_of_the_date_line_lie_beside_each_other() -> None:
    pair = (area("Northern", 5, -16.5, 179.5), area("Lau", 3, -17.5, -179.0))
    page, _ = annex(replace(PICTURE, areas=pair, unplaced=0, events=8))
    assert "All 8 events are on it." in page
    assert "Northern" in page
    # A map around the whole globe would have a bar of thousands of kilometres.
    assert "50 km" in page or "100 km" in page or "200 km" in page
    assert "° W" in page


def test_names_without_room_are_told_beneath_and_none_is_lost() -> None:
    crowd = tuple(area(f"Area number {n}", 60 - n, 20 + n / 1000, 95 + n / 1000) for n in range(60))
    page, pdf = annex(replace(PICTURE, areas=crowd))
    assert "Dots without room for their name: " in page
    assert all(f"Area number {n}" in page for n in range(60))
    picture = pictures(pdf)[PAGE]
    assert ink(picture.crop((picture.width - 36, 0, picture.width, picture.height))) == 0


@pytest.mark.parametrize("name", ["X" * 300, "ချင်းပြည်နယ်", "<b>Kachin</b> & <img src=x>", "دارفور"])
def test_a_name_of_any_length_and_script_prints(name: str) -> None:
    _, pdf = annex(replace(PICTURE, areas=(area(name, 4, 13.6, 25.3),)))
    assert name.replace(" ", "") in copied(pdf).replace(" ", "")


def test_without_a_placed_event_there_is_no_map_and_it_is_said() -> None:
    page, _ = annex(replace(PICTURE, areas=(), unplaced=162))
    assert "No map: none of the 162 events has both an area and coordinates." in page
    assert "162 events by the month in which they began, November 2020 to October 2021." in page
