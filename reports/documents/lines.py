"""Lines to take: one beneath the other, ready to be read aloud."""

from dataclasses import replace

from reportlab.platypus import Flowable

from app.documents.lines import LinesPaper
from language import tr
from reports.blocks import Block, Section, Text
from reports.styles import BODY, MUTED
from reports.words import NOT_ON_FILE

_ALOUD = replace(BODY, size=11.5, leading=15.5)


def lines_story(page: LinesPaper) -> list[Flowable]:
    """The lines, and under which marking they stand."""
    said: list[Block] = [
        Text(f"{number}.  {line}", _ALOUD) for number, line in enumerate(page.lines, start=1)
    ]
    whose = (
        tr("They are marked on their own: what they rest on may be marked higher.")
        if page.own
        else tr("They have no marking of their own and stand under that of their report.")
    )
    return [
        Section(tr("Lines"), said or [Text(tr(NOT_ON_FILE))], key="lines", gap=6),
        Section(tr("Marking"), [Text(whose, MUTED)], key="marking"),
    ]
