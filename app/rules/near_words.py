"""Words that somebody may have meant who mistyped one: a letter too many, too few, another, or two that changed places."""

from collections.abc import Iterable

_SHORTEST = 4
"""A shorter word is near too many others."""


def slips_allowed(word: str) -> int:
    """How many slips a word of that length may have."""
    return 0 if len(word) < _SHORTEST else 1 if len(word) < 2 * _SHORTEST - 1 else 2


def nearest(typed: str, known: Iterable[tuple[str, int]]) -> str | None:
    """The nearest of the ``known`` words, each with how often it is used; of several as near, the most used one."""
    most = slips_allowed(typed)
    best: tuple[int, int, str] | None = None
    for word, uses in known:
        if not 0 <= abs(len(word) - len(typed)) <= most or word == typed:
            continue
        far = slips(typed, word, most)
        if far <= most and (best is None or (far, -uses, word) < best):
            best = (far, -uses, word)
    return best[2] if best is not None else None


def slips(one: str, other: str, most: int) -> int:
    """How many slips lead from one word to the other; ``most + 1`` stands for more than that."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        line = [at]
        for there, known in enumerate(other, 1):
            cost = min(last[there] + 1, line[-1] + 1, last[there - 1] + (letter != known))
            if at > 1 and there > 1 and letter == other[there - 2] and one[at - 2] == known:
                cost = min(cost, before[there - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)
