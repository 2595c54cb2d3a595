"""Released copies, found by the number that a partner quotes: each leads to the copies of its report."""

import re
from collections.abc import Sequence

from app.reading.releases.kept import ReleaseLine
from language import tr
from ui.find.commands import Command
from ui.window import MainWindow

_BEGUN = re.compile(r"RL(-\d{0,4}(-\d*)?)?", re.IGNORECASE)


def begun_number(typed: str) -> str:
    """The number of a copy as far as it is typed; empty where something else is."""
    line = typed.strip()
    return line.upper() if _BEGUN.fullmatch(line) else ""


def release_ways(window: MainWindow, copies: Sequence[ReleaseLine]) -> tuple[Command, ...]:
    """To the copies that were prepared of a report, each by its number."""
    if "reports" not in window.pages:
        return ()
    return tuple(
        Command(
            tr(
                "{number}, copy of {reference} for {recipient}: {state}",
                number=one.number,
                reference=one.reference,
                recipient=one.recipient,
                state=one.state,
            ),
            "",
            lambda report=one.report_id: window.go("reports", f"{report}/releases"),  # type: ignore[misc]
        )
        for one in copies
    )
