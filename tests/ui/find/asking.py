"""Asking the palette, and what it answers."""

from pytestqt.qtbot import QtBot

from tests.ui.support import click, type_text
from ui.find.palette import FindPalette
from ui.find.results import spoken
from ui.session import WorkSession


def opened(qtbot: QtBot, session: WorkSession) -> FindPalette:
    """The palette, opened by its field in the header."""
    click(session.window.header.finding)
    qtbot.waitUntil(lambda: bool(session.window.findChildren(FindPalette)))
    [palette] = session.window.findChildren(FindPalette)
    return palette


def answered(qtbot: QtBot, palette: FindPalette, typed: str) -> list[str]:
    """What is shown once the answer to this line is there."""
    palette.line.clear()
    type_text(palette.line, typed)
    qtbot.waitUntil(lambda: not (palette.finder.busy or palette.answers.busy))
    return [spoken(row) for row in palette.results.rows]
