"""Pages are made while nobody works, and never under somebody's hands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.opened import copy_of_ministry, make_small_ministry
from tests.support.templates import Templates
from tests.ui.workplace import at_work
from ui.authorities.page import AuthoritiesPage
from ui.making_ahead import MakingAhead
from ui.session import WorkSession


@pytest.fixture
def session(qtbot: QtBot, templates: Templates, tmp_path: Path) -> Iterator[WorkSession]:
    """The window of who founded the ministry, at the desk; its pages are loaded."""
    del qtbot
    _made, source = templates.get("small-ministry", make_small_ministry)
    with at_work(copy_of_ministry(source, tmp_path / "case"), "l.ferrer") as made:
        made.lock.watch()
        yield made


def shown_and_made(session: WorkSession) -> int:
    return session.window.stack.count()


def test_nothing_is_made_while_somebody_works(session: WorkSession) -> None:
    ahead = MakingAhead(session.window, session.lock.idle)
    ahead._look()
    assert session.lock.idle.quiet_for < 1_500
    assert shown_and_made(session) == 1


def test_nothing_is_made_while_the_program_is_locked(session: WorkSession) -> None:
    session.lock.idle.stop()
    assert session.lock.idle.quiet_for == 0


def test_every_page_and_tab_is_made_in_the_end_and_the_place_stays(
    session: WorkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(session.lock.idle), "quiet_for", property(lambda _self: 5_000))
    ahead = MakingAhead(session.window, session.lock.idle)
    head = session.window.status_line.text
    while not ahead.done:
        ahead._look()
    assert shown_and_made(session) == len(session.window.pages)
    assert session.window.here == ("desk", "")
    assert session.window.stack.currentWidget() is session.window.pages["desk"]
    # Making a page is no act: nothing was put on record.
    assert session.window.status_line.text == head
    for name in session.window.pages:
        session.window.go(name)
        assert session.window.pages[name].isVisible()


def test_the_authorities_make_the_tab_that_is_seen_and_the_others_ahead(session: WorkSession) -> None:
    session.window.go("authorities")
    page = session.window.pages["authorities"]
    assert isinstance(page, AuthoritiesPage)
    tabs = {"who", "organisation", "instruments", "coverage", "what_if"}
    assert tabs & set(vars(page)) == {"who"}
    assert len(list(page.parts_ahead())) == len(tabs) - 1
    assert tabs <= set(vars(page))
    # What was made stands in its place, and what was shown is still shown.
    assert page.tabs.currentWidget() is page.who
    assert [page.tabs.tabText(page.tabs.indexOf(one)) for one in (page.organisation, page.what_if)] == [
        "Organisation",
        "What if…?",
    ]
    assert list(page.parts_ahead()) == []
