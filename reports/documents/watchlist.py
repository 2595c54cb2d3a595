"""The watchlist: a line for each country file, with its phase, how it turned, and a year of deaths as a sparkline."""

from reportlab.platypus import Flowable

from app.documents.watchlist import MonthValue, Turn, WatchLine, Watchlist
from language import tr
from reports.blocks import Block, Section, Stack, Text
from reports.charts import draw_phase
from reports.documents.past import past_day
from reports.grid import Cell, Grid
from reports.styles import ACCENT, BODY, FURNITURE, MUTED, MUTED_INK, STRONG
from reports.typesetting import INK, Run
from reports.words import ONGOING, RISK_LEVELS, phase_words

_LONGEST = 220
"""Letters of a judgement that stand in its line; the profile has the whole of it."""


class PhaseArrow(Block):
    """The phase with its letter and pattern, and beside it an arrow up, down or level; a dot where the file is new."""

    def __init__(self, line: WatchLine) -> None:
        super().__init__()
        self._line = line

    def measure(self, width: float) -> float:  # noqa: ARG002 - one height
        return 15

    def draw(self) -> None:
        draw_phase(self.sheet, self._line.phase, (0, 0, 24, 15))
        x, middle = 34.0, 7.5
        if self._line.turn is Turn.NEW:
            self.sheet.dots([(x, middle, 2.5)], fill=INK, line=INK)
            return
        self.sheet.strokes(_arrow(self._line.turn, x, middle), colour=INK, weight=1.2)


def _arrow(turn: Turn, x: float, middle: float) -> list[tuple[float, float, float, float]]:
    if turn is Turn.SAME:
        return [
            (x - 5, middle, x + 5, middle),
            (x + 5, middle, x + 1, middle + 3),
            (x + 5, middle, x + 1, middle - 3),
        ]
    way = 1.0 if turn is Turn.UP else -1.0
    head = middle + way * 5.5
    return [
        (x, middle - way * 5.5, x, head),
        (x, head, x - 3.5, head - way * 4.5),
        (x, head, x + 3.5, head - way * 4.5),
    ]


class Sparkline(Block):
    """Months as bars on one scale of their own; a month without data is a cross. The highest month is named."""

    def __init__(self, months: tuple[MonthValue, ...]) -> None:
        super().__init__()
        self._months = months

    def measure(self, width: float) -> float:  # noqa: ARG002 - one height
        return 26

    def draw(self) -> None:
        if not self._months:
            self.sheet.show_text(tr("no events on file"), FURNITURE, 0, 14)
            return
        base, room = 9.0, 15.0
        step = self.width / len(self._months)
        top = max((one.deaths or 0 for one in self._months), default=0)
        bars, crosses = [], []
        for place, one in enumerate(self._months):
            x = place * step
            if one.deaths is None:
                middle = x + step / 2
                crosses += [
                    (middle - 1.5, base + 2, middle + 1.5, base + 5),
                    (middle - 1.5, base + 5, middle + 1.5, base + 2),
                ]
            elif one.deaths:
                bars.append((x + step * 0.15, base, step * 0.7, one.deaths / top * room))
        self.sheet.rule(0, base, self.width, colour=MUTED_INK, weight=0.4)
        self.sheet.squares(bars, colour=ACCENT)
        self.sheet.strokes(crosses, colour=MUTED_INK)
        self.sheet.show_text(
            tr("to {month:%Y-%m}, highest {top:,}", month=self._months[-1].month, top=top), FURNITURE, 0, 0.5
        )


def watchlist_story(page: Watchlist) -> list[Flowable]:
    """How many stand where, and the lines."""
    up = sum(line.turn is Turn.UP for line in page.lines)
    words = tr(
        "{lines:,} country files in {quarter}; {up:,} went up within the quarter before.",
        lines=len(page.lines),
        quarter=page.quarter,
        up=up,
    )
    rows: list[tuple[Cell, ...]] = [_row(line) for line in page.lines]
    header = (tr("Country"), tr("Judgement"), tr("Deaths by month"))
    return [
        *past_day(page.until, page.cover.zone),
        Section(tr("Watchlist"), [Text(words, STRONG), Text(_legend(), MUTED)], key="summary"),
        Grid(
            (46, 172, 196, 92),
            rows,
            header=header,
            label=tr("Phase"),
            key="countries",
            styles=(BODY, BODY, BODY, BODY),
        ),
    ]


def _row(line: WatchLine) -> tuple[Cell, ...]:
    level = RISK_LEVELS[line.risk_level] if line.risk_level else tr("not set")
    since = tr(", since {since}", since=line.since.isoformat()) if line.since else ""
    country = Stack(
        [
            Text(line.name, STRONG),
            Text([Run(f"{phase_words(line.phase)}{since}; "), Run(_turned(line), colour=MUTED.colour)]),
            Text(tr("Risk {level}; ongoing: {ongoing}", level=level, ongoing=ONGOING[line.ongoing]), MUTED),
        ]
    )
    said = Stack(
        [
            Text(_shortened(line.said) or tr("No judgement is on file.")),
            Text(
                [
                    Run(f"{line.said_on.isoformat()}. " if line.said_on else ""),
                    Run(f"{line.quarter}. "),
                    Run(tr("Review {day}.", day=line.next_review.isoformat())),
                ],
                MUTED,
            ),
        ]
    )
    return PhaseArrow(line), country, said, Sparkline(line.months)


def _turned(line: WatchLine) -> str:
    """How the phase turned, in words: an arrow alone would be lost on whoever cannot see it."""
    match line.turn:
        case Turn.NEW:
            return tr("new within the quarter")
        case Turn.SAME:
            return tr("unchanged in a quarter")
        case Turn.UP:
            return tr("up from {before} a quarter ago", before=phase_words(line.before).lower())
        case Turn.DOWN:
            return tr("down from {before} a quarter ago", before=phase_words(line.before).lower())


def _shortened(said: str) -> str:
    text = " ".join(said.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _legend() -> str:
    return tr(
        "Arrow: the phase against that of a quarter ago; a dot: the file is newer. Bars: deaths in the newest imported "
        "data set, each country on a scale of its own; a cross: a month that it does not cover."
    )
