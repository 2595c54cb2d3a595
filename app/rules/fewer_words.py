"""Where nothing has all words of a line: the same line with fewer of them, as few left out as can be."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from app.rules.asking import ASKING
from app.rules.finding import AROUND_A_DAY, MOST_TERMS, parts_of
from app.rules.spans import only_days
from db.vocabulary.tokens import tokens

_MOST_WORDS = 6
"""Words of a line of which some are left out: of a longer one there are too many ways."""

_MOST_LEFT_OUT = 2

_NARROWS = re.compile(r"[^\s:]+:.*|\d{4}-\d{2}-\d{2}")
"""What narrows a search (``kind:report``), a whole day among it, is no word that may be too much."""


def lines_of_fewer(typed: str, names: Callable[[str], bool], longest: int) -> Iterator[str]:
    """The line without one of its words, the last first, then without two. What only asks is left out anyway.

    Words of which ``names`` says that they are the name of a country, together, and what narrows the search are in every line.
    No name has more than ``longest`` words. A day or a month in words is left out as a whole: without it no year is left over.
    """
    parts = parts_of(typed)
    if len(parts) > MOST_TERMS:
        return
    pieces: list[tuple[str, bool]] = []
    free: list[int] = []
    for piece, stays in _pieces(parts, names, longest):
        if stays or not _only_asks(piece):
            pieces.append((piece, stays))
        if not stays and not _only_asks(piece):
            free.append(len(pieces) - 1)
            if len(free) > _MOST_WORDS:
                # Before the rest is looked at for countries: there are too many ways as it is.
                return
    # Of a line of which nothing but a limit is left everything would be found.
    least = (
        0
        if any(stays and not _NARROWS.fullmatch(piece.strip(AROUND_A_DAY)) for piece, stays in pieces)
        else 1
    )
    for count in range(1, min(_MOST_LEFT_OUT, len(free) - least) + 1):
        for out in combinations(reversed(free), count):
            yield " ".join(piece for at, (piece, _stays) in enumerate(pieces) if at not in out)


def _pieces(parts: tuple[str, ...], names: Callable[[str], bool], longest: int) -> Iterator[tuple[str, bool]]:
    """The parts, those of a country's name in one, and whether each stays in the line."""
    at = 0
    while at < len(parts):
        if _NARROWS.fullmatch(parts[at].strip(AROUND_A_DAY)):
            yield parts[at], True
            at += 1
            continue
        if (day := _day_at(parts, at)) > at:
            yield " ".join(parts[at:day]), False
            at = day
            continue
        named = next(
            (end for end in range(min(len(parts), at + longest), at, -1) if names(" ".join(parts[at:end]))),
            None,
        )
        end = named or at + 1
        yield " ".join(parts[at:end]), named is not None
        at = end


def _day_at(parts: tuple[str, ...], at: int) -> int:
    """Where the days in words end that begin here, *12 November 2021* or *since July 2021*; ``at`` where none do."""
    return next(
        (
            end
            for end in range(min(len(parts), at + _WORDS_OF_DAYS), at + 1, -1)
            if only_days(" ".join(parts[at:end]))
        ),
        at,
    )


_WORDS_OF_DAYS = 8
"""*Between 1 February 2021 and 5 March 2021*."""


def _only_asks(piece: str) -> bool:
    return all(token.word in ASKING for token in tokens(piece))
