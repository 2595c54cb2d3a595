"""What is measured: shares of the last year beside those of the whole record, then times and hits by phase."""

from reportlab.platypus import Flowable

from app.documents.measures import MeasuresPaper, MeasureTable
from language import tr
from reports.blocks import Block, Heading, Stack, Text
from reports.grid import Grid
from reports.styles import ANNEX, BODY, MUTED, STRONG


def measures_story(page: MeasuresPaper) -> list[Flowable]:
    """One table of shares, one for each kind of figure by phase."""
    rows = [
        (Stack([Text(one.what, STRONG), Text(one.counted, MUTED)]), one.year, one.ever)
        for one in page.measures.shares
    ]
    header = (tr("What"), tr("Last year"), tr("All on record"))
    shares: list[Flowable] = [Grid((330, 90, 90), rows, header=header, styles=(BODY, BODY, BODY))]
    return shares + [part for place, one in enumerate(page.measures.tables) for part in _table(one, place)]


def _table(one: MeasureTable, place: int) -> list[Block]:
    explained = Text(one.explained, MUTED)
    explained.keepWithNext = 1
    explained.spaceAfter = 3
    heading = Heading(one.title, ANNEX, key=f"measure-{place}")
    if not one.rows:
        return [heading, explained, Text(tr("Nothing to count yet."))]
    grid = Grid(
        [column.share for column in one.columns],
        one.rows,
        header=[column.heading for column in one.columns],
        styles=[BODY] * len(one.columns),
    )
    return [heading, explained, grid]
