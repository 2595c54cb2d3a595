"""Every key of the window, gone through place by place: none claimed twice, and none that the manual names is missing."""

from tests.ui.walking.conftest import Walk
from tools.walking import stops
from ui.help.manual import keys_in, manual, section_of
from ui.help.where import topic_here
from ui.keys import conflicts, sheet
from ui.risk.rating_tree import RatingTree

_NOT_IN_THE_SHEET = frozenset({"9"})
"""The digits open as many lines of the desk as there are keys for."""


def test_the_sheet_has_every_key_that_the_manual_names_and_each_place_is_explained(walk: Walk) -> None:
    # The form of a risk assessment is open only while one is under way.
    known = {keys for keys, _words in RatingTree.OWN_KEYS.keys}
    explained: set[str] = set()
    with walk() as session:
        window = session.window
        for name, _place in stops(session):
            assert conflicts(window) == [], name
            known |= {line.keys for line in sheet(window)}
            page = window.pages[window.here[0]]
            topic = topic_here(page, None)
            assert section_of(topic) is not None, (name, topic)
            explained.add(topic.partition("#")[0])
    named = set().union(*(keys_in(chapter) for chapter in manual()))
    assert len(named) > 30
    assert sorted(named - known - _NOT_IN_THE_SHEET) == []
    assert {"desk", "country-file", "evidence", "risk", "authorities", "history", "settings"} <= explained
