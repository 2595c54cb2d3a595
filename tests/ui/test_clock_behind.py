"""A computer whose clock was set back: powers are judged by it, so it is said above every page, and by how much."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.opening.clock import ClockBehind, clock_caution
from app.opening.ministry import open_ministry
from reports.printer import PdfPrinter
from tests.support.founding import PASSPHRASE
from tests.support.ministry import NOW, SetClock
from ui.pages import make_pages
from ui.session import WorkSession


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (timedelta(seconds=1), "less than an hour"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=47, minutes=59), "47 hours"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=365, hours=23), "365 days"),
        (timedelta(days=1529), "4 years"),
    ],
)
def test_how_far_the_clock_is_off_is_said_in_plain_words(by: timedelta, said: str) -> None:
    what, _remedy = clock_caution(ClockBehind(datetime(2026, 1, 15, 9, 30, tzinfo=UTC), by))
    assert what == (
        f"The clock of this computer is {said} behind the ledger, whose newest entry is of 2026-01-15 09:30 UTC."
    )


def test_the_caution_stands_above_every_page_until_the_clock_is_right(
    qtbot: QtBot, case_folder: Path
) -> None:
    clock = SetClock(NOW - timedelta(days=3, hours=1))
    session = WorkSession(
        open_ministry(case_folder, "l.ferrer", PASSPHRASE, clock=clock), PdfPrinter(), make_pages
    )
    window = session.window
    try:
        session.begin()
        caution = window.above.caution
        for page in ("desk", "countries", "history"):
            window.go(page)
            assert caution.isVisible()
            assert "is 3 days behind the ledger" in caution.text
            assert window.status_line.caution
        clock.at += timedelta(days=2)
        session.look_at_clocks()
        qtbot.waitUntil(lambda: "is 25 hours behind the ledger" in caution.text)
        clock.at = NOW + timedelta(days=1)
        session.look_at_clocks()
        qtbot.waitUntil(caution.isHidden)
        assert not window.status_line.caution
    finally:
        window.close()
