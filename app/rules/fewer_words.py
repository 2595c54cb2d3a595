"""Where nothing has all words of a line: the same line with fewer of them, as few left out as can be."""

from collections.abc import Callable, Iterator
from itertools import combinations

from app.rules.asking import ASKING
from app.rules.finding import parts_of
from db.vocabulary.tokens import tokens

_MOST_WORDS = 6
"""Words of a line of which some are left out: of a longer one there are too many ways."""

_MOST_LEFT_OUT = 2


def lines_of_fewer(typed: str, stays: Callable[[str], bool]) -> Iterator[str]:
    """The line without one of its words, the last first, then without two. What only asks is left out anyway.

    Words that ``stays`` says, such as the name of a country, and what narrows the search (``kind:``) are in every line.
    """
    parts = [part for part in parts_of(typed) if not _only_asks(part)]
    free = [at for at, part in enumerate(parts) if ":" not in part and not stays(part)]
    if len(free) > _MOST_WORDS:
        return
    for count in range(1, min(_MOST_LEFT_OUT, len(free) - 1) + 1):
        for out in combinations(reversed(free), count):
            yield " ".join(part for at, part in enumerate(parts) if at not in out)


def _only_asks(part: str) -> bool:
    words = [token.word for token in tokens(part)]
    return ":" not in part and all(word in ASKING for word in words)
