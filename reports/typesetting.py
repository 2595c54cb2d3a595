"""Runs of text into lines of placed glyphs: direction, fonts, breaking.

Breaks fall at blanks, after hyphens and slashes between letters, between Burmese syllables, and, where a word
is wider than its line, between clusters. In narrow columns a long plain word is divided where the line would else stay short
(`reports.hyphenation`); the hyphen is a soft one, so that whoever copies or searches the text finds the word whole. Widths are in
points.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from language import Language, spoken
from reports.bidi import visual_order
from reports.fonts import Face, Fonts, Glyph, Shaped, bundled
from reports.hyphenation import SHORTEST, divisions, language_of
from reports.paragraphs import Look, Paragraph, paragraphs
from reports.visible import visible

Align = Literal["left", "right", "center"]

INK = "#1C2126"

_CLEARANCE = 0.4
"""Points between the ink of a line and its neighbours."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; ``size`` and ``leading`` in points, ``colour`` as ``#RRGGBB``."""

    size: float = 9.5
    leading: float = 11.4
    bold: bool = False
    mono: bool = False
    colour: str = INK
    align: Align = "left"


class Run(NamedTuple):
    """Part of a text that differs from its style where it says so."""

    text: str
    bold: bool | None = None
    mono: bool | None = None
    colour: str | None = None


class Piece(NamedTuple):
    """Glyphs of one font, direction and colour."""

    shaped: Shaped
    level: int
    colour: str
    size: float

    @property
    def width(self) -> float:
        return self.shaped.width * self.size / 1000


@dataclass(eq=False, slots=True)
class Line:
    """A line with its pieces from left to right; ``ascent`` is from its top to its baseline. Never changed once it is set:
    not frozen only because that takes three times as long to make, thousands of times in a document."""

    pieces: tuple[Piece, ...]
    width: float
    height: float
    ascent: float
    rtl: bool = False


class _Column(NamedTuple):
    """How and in which width paragraphs are set."""

    style: Style
    width: float
    fonts: Fonts


_NARROW = 165.0
"""Points; in wider columns no word is divided, because a ragged edge there costs less than a divided word."""
_NARROWEST = 90.0
"""Points; in narrower ones lines are short anyway, and only a word that is wider than its column is divided."""
_SPARE = 0.3
"""Part of a narrow column that may stay empty before a word is divided."""
_SOFT_HYPHEN = "\u00ad"
_SHORT = 40
"""Characters of a text whose lines are kept."""
_WORD = re.compile(r"[^ ]+")
_WORD_OR_BLANKS = re.compile(r"[^ ]+|[ ]+")
_MYANMAR_BREAK = (
    "(?<=[\u1000-\u109f])(?<!\u1039)(?=[\u1000-\u102a\u103f\u104c-\u104f](?![\u1039\u103a])(?!\u1037\u103a))"
)
# After a slash only where small letters stand before it: A/HRC/48/18 is one name.
_BREAK = re.compile(
    rf"(?<=[^\W\d_][-–])(?=[^\W\d_])|(?<=[a-zß-öø-ÿ]/)(?=[^\W\d_])|(?<=—)(?=\w)|(?<=\u200b)|{_MYANMAR_BREAK}"
)


def lay_out(runs: Sequence[Run], style: Style, width: float, fonts: Fonts | None = None) -> tuple[Line, ...]:
    """The lines of a text in a column ``width`` points wide. An empty text has one empty line.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has.
    """
    fonts = fonts or bundled()
    if len(runs) == 1 and len(runs[0].text) <= _SHORT:
        return _short(runs[0], style, width, fonts, spoken())
    return _laid_out(runs, style, width, fonts)


@lru_cache(maxsize=2_000)
def _short(run: Run, style: Style, width: float, fonts: Fonts, language: Language) -> tuple[Line, ...]:  # noqa: ARG001 - of words
    """Tables say the same dates, names and kinds again and again; so does what stands on every page."""
    return _laid_out((run,), style, width, fonts)


def _laid_out(runs: Sequence[Run], style: Style, width: float, fonts: Fonts) -> tuple[Line, ...]:
    lines: list[Line] = []
    column = _Column(style, width, fonts)
    for paragraph in paragraphs((visible(run.text, fonts), _look(run, style)) for run in runs):
        lines.extend(_break(paragraph, column))
    return tuple(lines)


def text_width(text: str, style: Style, fonts: Fonts | None = None) -> float:
    """Width of a text set on one line."""
    lines = lay_out((Run(text),), style, 1e9, fonts)
    return max(line.width for line in lines)


def _look(run: Run, style: Style) -> Look:
    return (
        style.bold if run.bold is None else run.bold,
        style.mono if run.mono is None else run.mono,
        run.colour or style.colour,
    )


def _break(paragraph: Paragraph, column: _Column) -> Iterator[Line]:
    only = _whole(paragraph, column)
    if only is not None:
        yield only
        return
    width = _ruler(paragraph, column)
    start = end = 0  # of the text on the line so far, in the paragraph
    room, divided = column.width, False
    for word, last in _tokens(paragraph.text):
        first = word
        gap, needed = width(end, first), width(first, last)
        if gap + needed > room + 0.01:
            # Two lines one below the other do not both end in a hyphen.
            place = None if divided else _division(paragraph, first, last, room - gap, column, width)
            divided = place is not None
            if place is not None:
                yield _line(paragraph, start, place, column, divided=True)
                first = place
            elif start != end:
                yield _line(paragraph, start, end, column)
            start = end = first
            room, gap, needed = column.width, 0.0, width(first, last)
        while needed > room + 0.01 and (place := _division(paragraph, first, last, room, column, width)):
            yield _line(paragraph, first, place, column, divided=True)
            start = end = first = place
            needed = width(first, last)
        if needed > room + 0.01:
            *whole, (first, last) = _cut(paragraph, first, last, column)  # noqa: PLW2901 - its rest
            for cut in whole:
                yield _line(paragraph, *cut, column)
            start, end = first, first
            gap, needed = 0.0, width(first, last)
        end = last
        room -= gap + needed
    yield _line(paragraph, start, end, column)


def _division(  # noqa: PLR0917 - where, and how wide
    paragraph: Paragraph,
    first: int,
    last: int,
    room: float,
    column: _Column,
    width: Callable[[int, int], float],
) -> int | None:
    """Where a word is divided so that its beginning and a hyphen have room; none where it goes to the next line as it is."""
    style = column.style
    if last - first < SHORTEST or column.width > _NARROW or style.bold or style.mono or paragraph.mixed:
        return None
    spare = _SPARE * column.width if column.width >= _NARROWEST else column.width
    if room < spare and width(first, last) <= column.width:
        return None
    places = divisions(paragraph.text[first:last], language_of(paragraph.text))
    room -= _hyphen(column.fonts, bold=style.bold).width * style.size / 1000
    fitting = [first + place for place in places if width(first, first + place) <= room]
    return fitting[-1] if fitting else None


@cache
def _hyphen(fonts: Fonts, *, bold: bool) -> Shaped:
    """The hyphen of a divided word. It is copied as a soft one: HarfBuzz would leave it out, because it mostly is not seen."""
    face = fonts.primary(bold=bold)
    glyph = face.nominal_glyph(_SOFT_HYPHEN) or face.nominal_glyph("-") or 0
    advance = face.advance(glyph)
    return Shaped(face, _SOFT_HYPHEN, (Glyph(glyph, advance, 0.0, 0.0, _SOFT_HYPHEN),), advance, 0.0, 0.0)


def _whole(paragraph: Paragraph, column: _Column) -> Line | None:
    """A paragraph of one look, read from left to right, as one line; none where it needs more. So are most cells of tables."""
    if len(paragraph.spans) != 1 or paragraph.spans[0].level:
        return None
    text, (bold, mono, colour) = paragraph.text.rstrip(" "), paragraph.spans[0].look
    fonts, size = column.fonts, column.style.size
    room, width = (column.width + 0.01) * 1000 / size, 0.0
    found: list[Piece] = []
    for part in _WORD_OR_BLANKS.findall(text):
        for shaped in _shaped(fonts, part, bold, mono, False):
            found.append(Piece(shaped, 0, colour, size))
            width += shaped.width
        if width > room:
            return None
    if not text.isascii():
        return _set(found, column)
    above, below = _leading(fonts, size, column.style.leading)
    return Line(tuple(found), width * size / 1000, above + below, above)


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """Spans that a line end may not fall into."""
    plain = _plain(text)
    for word in _WORD.finditer(text):
        start = word.start()
        if not plain and not _plain(word.group()):
            for found in _BREAK.finditer(text, *word.span()):
                if found.start() > start:
                    yield start, found.start()
                    start = found.start()
        yield start, word.end()


def _plain(word: str) -> bool:
    """Whether a line end may fall at blanks alone."""
    return word.isascii() and "-" not in word and "/" not in word


def _cut(paragraph: Paragraph, first: int, last: int, column: _Column) -> list[tuple[int, int]]:
    """Spans of a word wider than its line, cut between clusters so that each fits."""
    spans: list[tuple[int, int]] = []
    start, room = first, column.width
    position = first
    for length, advance in _unbreakable(_pieces(paragraph, first, last, column)):
        if advance > room and position > start:
            spans.append((start, position))
            start, room = position, column.width
        room -= advance
        position += length
    return [*spans, (start, last)]


def _unbreakable(pieces: Iterable[Piece]) -> Iterator[tuple[int, float]]:
    """Length and width of each stretch that no line end may fall into: a character with its marks."""
    length, advance = 0, 0.0
    for piece in pieces:
        for text, width in _clusters(piece):
            if length and not _leans(text):
                yield length, advance
                length, advance = 0, 0.0
            length += len(text)
            advance += width
    if length:
        yield length, advance


def _leans(text: str) -> bool:
    """Whether a text cannot begin a line because its first character belongs to the one before."""
    return unicodedata.category(text[0])[0] == "M" or text[0] in "\u200c\u200d"


def _clusters(piece: Piece) -> Iterator[tuple[str, float]]:
    """Text and width of each cluster of a piece, in logical order; the width is without kerning, which may
    be gone where the piece is cut."""
    glyphs = reversed(piece.shaped.glyphs) if piece.level % 2 else piece.shaped.glyphs
    text, advance = "", 0.0
    for glyph in glyphs:
        if glyph.text and text:
            yield text, advance * piece.size / 1000
            text, advance = "", 0.0
        text += glyph.text
        advance += max(glyph.advance, piece.shaped.face.advance(glyph.gid))
    if text:
        yield text, advance * piece.size / 1000


def _ruler(paragraph: Paragraph, column: _Column) -> Callable[[int, int], float]:
    """Measures a paragraph from one place in its text to another."""
    fonts, size = column.fonts, column.style.size
    if len(paragraph.spans) != 1:

        def across(start: int, end: int) -> float:
            width = 0.0
            for text, (bold, mono, _), level in paragraph.within(start, end):
                width += _advance(fonts, text, bold, mono, level % 2 == 1)
            return width * size / 1000

        return across
    # Most paragraphs have one look and one direction.
    ((_, _, (bold, mono, _), level),) = paragraph.spans
    text, rtl = paragraph.text, level % 2 == 1

    def along(start: int, end: int) -> float:
        return _advance(fonts, text[start:end], bold, mono, rtl) * size / 1000 if start < end else 0.0

    return along


def _pieces(paragraph: Paragraph, start: int, end: int, column: _Column) -> Iterator[Piece]:
    """The pieces of a span in logical order."""
    size = column.style.size
    for text, (bold, mono, colour), level in paragraph.within(start, end):
        for shaped in _shaped(column.fonts, text, bold, mono, level % 2 == 1):
            yield Piece(shaped, level, colour, size)


@lru_cache(maxsize=50_000)
def _advance(fonts: Fonts, text: str, bold: bool, mono: bool, rtl: bool) -> float:
    return sum(shaped.width for shaped in _shaped(fonts, text, bold, mono, rtl))


@lru_cache(maxsize=50_000)
def _shaped(fonts: Fonts, text: str, bold: bool, mono: bool, rtl: bool) -> tuple[Shaped, ...]:
    """A text of one look and direction, shaped font by font. ``visible`` has seen to it that each exists."""
    primary = fonts.primary(bold=bold, mono=mono)
    if text.isascii():
        return (primary.shape(text, rtl=rtl),)
    parts: list[tuple[Face, str]] = []
    for character in text:
        beside = parts[-1][0] if parts else None
        face = fonts.face_for(character, bold=bold, mono=mono, beside=beside) or beside or primary
        if parts and parts[-1][0] is face:
            parts[-1] = (face, parts[-1][1] + character)
        else:
            parts.append((face, character))
    return tuple(face.shape(part, rtl=rtl) for face, part in parts)


def _line(paragraph: Paragraph, start: int, end: int, column: _Column, *, divided: bool = False) -> Line:
    pieces = list(_word_by_word(paragraph, start, end, column))
    if divided:
        last = pieces[-1]
        pieces.append(
            last._replace(shaped=_hyphen(column.fonts, bold=last.shaped.face.name.endswith("Bold")))
        )
    if paragraph.mixed:
        pieces = [pieces[index] for index in visual_order([piece.level for piece in pieces])]
    return _set(pieces, column, rtl=paragraph.base == 1)


def _set(pieces: list[Piece], column: _Column, *, rtl: bool = False) -> Line:
    """Pieces from left to right as a line."""
    height, ascent = _measure(pieces, column)
    width = sum([piece.shaped.width for piece in pieces]) * column.style.size / 1000
    return Line(tuple(pieces), width, height, ascent, rtl)


def _word_by_word(paragraph: Paragraph, start: int, end: int, column: _Column) -> Iterator[Piece]:
    """The pieces of a span in logical order, each word and what is between two shaped by itself."""
    if len(paragraph.spans) > 1:
        for word in _WORD_OR_BLANKS.finditer(paragraph.text, start, end):
            yield from _pieces(paragraph, *word.span(), column)
        return
    # Most paragraphs have one look and one direction.
    for span in paragraph.spans:
        (bold, mono, colour), fonts, size = span.look, column.fonts, column.style.size
        for text in _WORD_OR_BLANKS.findall(paragraph.text, start, end):
            for shaped in _shaped(fonts, text, bold, mono, span.level % 2 == 1):
                yield Piece(shaped, span.level, colour, size)


def _measure(pieces: Iterable[Piece], column: _Column) -> tuple[float, float]:
    """Height and ascent of a line: the style's leading, more where a script's ink reaches further."""
    scale = column.style.size / 1000
    above, below = _leading(column.fonts, column.style.size, column.style.leading)
    for piece in pieces:
        if piece.shaped.face.latin:
            continue
        above = max(above, piece.shaped.top * scale + _CLEARANCE)
        below = max(below, _CLEARANCE - piece.shaped.bottom * scale)
    return above + below, above


@lru_cache(maxsize=1_000)
def _leading(fonts: Fonts, size: float, leading: float) -> tuple[float, float]:
    """How far a line of Latin letters reaches above and below its baseline."""
    latin, scale = fonts.primary(), size / 1000
    spare = (leading - (latin.ascent - latin.descent) * scale) / 2
    return latin.ascent * scale + spare, spare - latin.descent * scale
