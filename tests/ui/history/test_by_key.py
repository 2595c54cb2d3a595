"""What a key of the history asks for."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ui.history.by_key import done_on, narrow
from ui.history.filter_line import FilterLine


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (date(2022, 6, 4), date(2022, 6, 4)),
        (date(2022, 6, 4), date(2022, 6, 7)),
        # From a day on is no question about that day alone.
        (date(2022, 6, 4), None),
    ],
)
def test_what_was_done_is_asked_for_on_the_very_days_that_were_asked_about(
    qtbot: QtBot, since: date, until: date | None
) -> None:
    asked = FilterLine(reads=True)
    qtbot.addWidget(asked)
    asked.refused.setChecked(True)
    narrow(asked, done_on(since, until, "MMR"))
    wanted = asked.wanted
    assert (wanted.since, wanted.until, wanted.topic) == (since, until, "MMR")
    assert (wanted.refused_only, wanted.without_looks) == (False, True)
