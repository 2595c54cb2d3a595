"""Every key of the window, gone through place by place: none claimed twice, and none that the manual names is missing."""

from tests.ui.walking.conftest import Stop
from ui.help.manual import keys_in, manual, section_of
from ui.risk.rating_tree import RatingTree

_NOT_IN_THE_SHEET = frozenset({"9", "F7", "Shift+F7"})
"""The digits open as many lines of the desk as there are keys for; the others stand on the buttons of a dialog."""


def test_the_sheet_has_every_key_that_the_manual_names_and_each_place_is_explained(
    walked: tuple[Stop, ...],
) -> None:
    # The form of a risk assessment is open only while one is under way.
    known = {keys for keys, _words in RatingTree.OWN_KEYS.keys}
    explained: set[str] = set()
    for stop in walked:
        assert stop.clashes == (), stop.name
        known |= stop.keys
        assert section_of(stop.topic) is not None, (stop.name, stop.topic)
        explained.add(stop.topic.partition("#")[0])
    named = set().union(*(keys_in(chapter) for chapter in manual()))
    assert len(named) > 30
    assert sorted(named - known - _NOT_IN_THE_SHEET) == []
    assert {"desk", "country-file", "evidence", "risk", "authorities", "history", "settings"} <= explained
