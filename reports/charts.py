"""Charts drawn as vectors: the strip of phases over time, and a sign's months as bars.

Colour never stands alone: a phase has a pattern that is denser the graver it is, and its letter.
"""

from datetime import datetime
from decimal import Decimal

from app.briefs.codes import Phase
from app.briefs.data import PhaseChange
from app.briefs.judgement import Sign
from app.rules.release.words import holds_mark
from language import tr
from language.numbers import number
from reports.blocks import Beside, Block, Stack, Text
from reports.sheet import Sheet
from reports.structure import Tag
from reports.styles import ACCENT, DANGER, FURNITURE, MUTED, MUTED_INK, STRONG
from reports.typesetting import INK, Run, Style, text_width
from reports.words import PHASE_COLOURS, heads, listed, local, named, phase_words

_BAR = 17.0
_LEAST_SEGMENT = 46.0
_SPACING = {Phase.RISK_PRESENT: 5.0, Phase.VIOLENCE_ESCALATION: 5.0, Phase.IMMINENT_RISK: 4.0}


class PhaseStrip(Block):
    """The last changes of phase as a strip up to ``until``, each segment with its letter, words and first day.

    Segments are in proportion to time, but none is too narrow for its date.
    """

    def __init__(self, changes: tuple[PhaseChange, ...], until: datetime, zone: str) -> None:
        super().__init__()
        self._changes, self._until, self._zone = changes, until, zone

    def measure(self, width: float) -> float:  # noqa: ARG002 - one strip of fixed height
        return _BAR + 11

    def _segments(self) -> list[float]:
        """The width of each segment."""
        starts = [change.at for change in self._changes]
        spans = [
            max((end - start).total_seconds(), 0.0)
            for start, end in zip(starts, [*starts[1:], self._until], strict=True)
        ]
        spare = max(self.width - _LEAST_SEGMENT * len(spans), 0.0)
        least = min(_LEAST_SEGMENT, self.width / len(spans))
        total = sum(spans) or 1.0
        return [least + spare * span / total for span in spans]

    def draw(self) -> None:
        if not self._changes:
            return
        with self.sheet.content(Tag("Figure", alt=self._in_words())):
            x = 0.0
            for change, width in zip(self._changes, self._segments(), strict=True):
                draw_phase(self.sheet, change.phase, (x, 11.0, width, _BAR))
                self.sheet.show_text(self._day(change), FURNITURE, x, 2)
                x += width

    def _day(self, change: PhaseChange) -> str:
        here, _ = local(change.at, self._zone)
        return f"{here:%Y-%m-%d}"

    def _in_words(self) -> str:
        said = (
            tr("{phase} since {change}", phase=phase_words(change.phase), change=self._day(change))
            for change in self._changes
        )
        return tr("Strip of phases: {said}.", said=listed(said))


def draw_phase(sheet: Sheet, phase: Phase | None, place: tuple[float, float, float, float]) -> None:
    """A segment: colour, pattern, the letter on a white disc, and the words where they fit."""
    x, y, width, height = place
    sheet.box(x, y, width, height, fill=PHASE_COLOURS[phase])
    _pattern(sheet, phase, place)
    sheet.box(x, y, width, height, line="#FFFFFF")
    style = Style(size=9.5, leading=11, bold=True, colour=INK)
    letter = phase.letter if phase else "–"
    words = phase_words(phase)
    label = f"{letter}  {words}" if text_width(f"{letter}  {words}", style) + 14 < width else letter
    inner = text_width(label, style)
    sheet.box(x + 4, y + 3, inner + 6, height - 6, fill="#FFFFFF")
    sheet.show_text(label, style, x + 7, y + height / 2 - 3)


def _pattern(sheet: Sheet, phase: Phase | None, place: tuple[float, float, float, float]) -> None:
    if phase is None:
        return
    x, y, width, height = place
    step = _SPACING[phase]
    if phase is Phase.RISK_PRESENT:
        dots = [
            (x + 2 + column * step, y + 2 + row * step, 1.0, 1.0)
            for column in range(int((width - 3) // step) + 1)
            for row in range(int((height - 3) // step) + 1)
        ]
        sheet.squares(dots, colour="#7A5B0C")
        return
    ink = "#FFFFFF" if phase is Phase.IMMINENT_RISK else "#7C3309"
    lines = _diagonals(place, step)
    if phase is Phase.IMMINENT_RISK:
        lines += [(2 * x + width - x0, y0, 2 * x + width - x1, y1) for x0, y0, x1, y1 in lines]
    sheet.strokes(lines, colour=ink, weight=0.35)


def _diagonals(
    place: tuple[float, float, float, float], step: float
) -> list[tuple[float, float, float, float]]:
    """Lines at 45 degrees, cut at the edges of the rectangle."""
    x, y, width, height = place
    lines = []
    offset = step - height
    while offset < width:
        start, end = max(offset, 0.0), min(offset + height, width)
        lines.append((x + start, y + start - offset, x + end, y + end - offset))
        offset += step
    return lines


class MonthBars(Block):
    """A sign's months as bars, with what is usual as a broken line; a month not measured is a gap with a cross."""

    def __init__(self, sign: Sign, height: float = 26) -> None:
        super().__init__()
        self._points, self._usual, self._unit = sign.series, sign.usual, sign.unit
        self._height = height

    def measure(self, width: float) -> float:  # noqa: ARG002 - fixed height
        return self._height + 9

    def draw(self) -> None:
        with self.sheet.content(Tag("Figure", alt=self._in_words())):
            self._show()

    def _in_words(self) -> str:
        months = (
            f"{point.month:%Y-%m} "
            + (tr("not measured") if point.value is None else self._measured(point.value))
            for point in self._points
        )
        said = tr("Bars by month: {months}.", months=listed(months))
        if self._usual is None:
            return said
        usual = tr("Usual: {value}.", value=self._measured(self._usual))
        return f"{said} {usual}"

    def _measured(self, value: Decimal) -> str:
        """``12.5`` or ``40 %``."""
        found = number(round(value, 1).normalize(), "f")
        return f"{found} %" if self._unit.startswith("%") else found

    def _show(self) -> None:
        base, room = 9.0, self._height - 3
        self.sheet.rule(0, base, self.width, colour=MUTED_INK, weight=0.4)
        if not self._points:
            return
        highest = max((point.value for point in self._points if point.value is not None), default=Decimal(0))
        top = max(highest, self._usual or Decimal(0))
        step = self.width / len(self._points)
        bars, crosses = [], []
        for index, point in enumerate(self._points):
            x = index * step
            if point.value is None:
                middle = x + step / 2
                crosses += [
                    (middle - 1.5, base + 2, middle + 1.5, base + 5),
                    (middle - 1.5, base + 5, middle + 1.5, base + 2),
                ]
            elif point.value > 0 and top > 0:
                bars.append((x + step * 0.12, base, step * 0.76, float(point.value / top) * room))
        self.sheet.squares(bars, colour=ACCENT)
        self.sheet.strokes(crosses, colour=MUTED_INK)
        self.sheet.show_text(f"{self._points[0].month:%Y-%m}", FURNITURE, 0, 0.5)
        if self._usual is not None and top > 0:
            y = base + float(self._usual / top) * room
            dashes = [(float(x), y, min(x + 3.0, self.width), y) for x in range(0, int(self.width), 5)]
            self.sheet.strokes(dashes, colour=DANGER, weight=0.8)
        said = tr("highest {value}", value=self._measured(highest))
        self.sheet.show_text(said, Style(8, 10, colour=MUTED_INK, align="center"), 0, 0.5, self.width)
        right = Style(size=8, leading=10, colour=MUTED_INK, align="right")
        self.sheet.show_text(f"{self._points[-1].month:%Y-%m}", right, 0, 0.5, self.width)


def sign_cards(signs: tuple[Sign, ...]) -> list[Block]:
    """The signs side by side: name, number against its baseline, test; below, their months on one line.

    Where none was measured, for the same reason, one sentence says so.
    """
    if (
        len(signs) > 1
        and not any(sign.value for sign in signs)
        and len({s.not_measured_because for s in signs}) == 1
    ):
        kinds = listed(sign.kind.label for sign in signs)
        why = signs[0].not_measured_because or tr("No reason is given.")
        return [
            Text(
                [
                    heads(tr("Signs of early onset, not measured")),
                    Run(f"{kinds}. "),
                    Run(why, colour=MUTED.colour),
                ]
            )
        ]
    shares = (1,) * len(signs)
    blocks: list[Block] = [Beside([_sign_words(sign) for sign in signs], shares)]
    if any(_has_months(sign) for sign in signs):
        blocks.append(Beside([MonthBars(sign) if _has_months(sign) else Stack(()) for sign in signs], shares))
    return blocks


def _has_months(sign: Sign) -> bool:
    return any(point.value is not None for point in sign.series)


def _sign_words(sign: Sign) -> Block:
    blocks: list[Block] = [Text(sign.kind.label, STRONG)]
    if not sign.value:
        blocks.append(
            Text(
                named(tr("Not measured"), sign.not_measured_because or tr("no reason given")),
                MUTED,
            )
        )
        return Stack(blocks)
    runs = [Run(sign.value)]
    if sign.baseline:
        baseline = tr("baseline, broken line") if sign.usual is not None else tr("baseline")
        runs.append(Run(f" ({named(baseline, sign.baseline)})", colour=MUTED.colour))
    blocks.append(Text(runs))
    if sign.present is not None or sign.test:
        if sign.present is None and any(map(holds_mark, (sign.value, sign.baseline, sign.test))):
            # Whether it is present went with the words that were withheld.
            return Stack([*blocks, Text(sign.test, MUTED)])
        result = {True: tr("Present"), False: tr("Not present"), None: tr("Not tested")}[sign.present]
        blocks.append(Text(named(result, sign.test) if sign.test else result, MUTED))
    return Stack(blocks)
