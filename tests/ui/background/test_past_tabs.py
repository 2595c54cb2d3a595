"""On a past day each tab shows that day's registers, or says that it cannot."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from tests.support.casework import evidence, opened
from tests.support.engagements import engaged
from tests.support.ministry import NOW, Ministry
from tests.ui.background.test_as_of import ask
from tests.ui.countries.conftest import Show
from tests.ui.support import assert_accessible, assert_fits, click
from ui.countries.file_view import CountryFileView
from ui.countries.parts import PARTS
from ui.countries.past_tab import PastTab, PresentOnly
from ui.widgets.empty_state import EmptyState
from ui.widgets.register import Register

TITLES = dict(PARTS)


@pytest.fixture
def file(show: Show, ministry: Ministry) -> CountryFileView:
    """A file with evidence of its first day, and an engagement of a later one."""
    opened(ministry)
    evidence(ministry)
    ministry.clock.at += timedelta(days=20)
    engaged(ministry)
    return show("P-FP", "MMR").file


def choose(file: CountryFileView, name: str) -> None:
    file.tabs.setCurrentIndex([each for each, _ in PARTS].index(name))


def test_s06_a_tab_shows_the_registers_of_the_day_and_what_was_not_on_record(file: CountryFileView) -> None:
    ask(file, NOW.date())
    choose(file, "evidence")
    tab = file.tabs.currentWidget()
    assert isinstance(tab, PastTab)
    (register,) = tab.findChildren(Register)
    assert register.table.rows_model.rows[0].cells[3] == "Villages burned in Maungdaw"
    assert not register.buttons, "nobody changes the past"
    choose(file, "engagement")
    tab = file.tabs.currentWidget()
    assert isinstance(tab, PastTab)
    assert tab.findChildren(Register) == []
    (nothing,) = tab.findChildren(EmptyState)
    told = " ".join(label.text() for label in nothing.findChildren(QLabel))
    assert "Not on record by 15 January 2026" in told
    assert "What our state does there" in told
    ask(file, NOW.date() + timedelta(days=20))
    (register,) = tab.findChildren(Register)
    assert register.table.rows_model.rows[0].cells[1] == "Schools in Rakhine"
    assert_accessible(file)
    assert_fits(file, 1040)


def test_a_tab_that_cannot_show_the_past_says_so_and_comes_back_with_the_present(
    file: CountryFileView,
) -> None:
    choose(file, "events")
    events = file.tabs.currentWidget()
    ask(file, NOW.date())
    said = file.tabs.currentWidget()
    assert isinstance(said, PresentOnly)
    assert said.accessibleName() == "Events"
    click(file.banner.back.button)
    assert file.tabs.currentWidget() is events
    choose(file, "evidence")
    assert file.tabs.currentWidget() is file.evidence
    assert [file.tabs.tabText(place) for place in range(file.tabs.count())] == list(TITLES.values())
