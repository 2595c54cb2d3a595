"""Whether a wording grew softer on its way up: strong words lost, hedges gained, numbers lowered (S-55).

An observation for people, never a finding and never a bar: a summary may leave a word out for good reasons.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.rules.entry.quantities import Quantity, quantities
from language import plural

_WORD = re.compile(r"[^\W_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


class TermKind(StrEnum):
    """What the loss or gain of a word means: less said, or said with less conviction."""

    STRONG = "strong"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Term:
    """One notion and the words for it in all languages; ``*`` at the end of a word stands for any ending.

    Words of one notion stand for one another, so that a faithful translation loses nothing.
    """

    code: str
    kind: TermKind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Softening:
    """What grew softer. ``lost`` and ``gained`` are words as they stand in the earlier and the later text.

    ``comparable`` is false where the earlier text is in a script in which no word is listed: then only the
    numbers were compared, and finding nothing means little.
    """

    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    lowered: tuple[tuple[str, str], ...] = ()
    comparable: bool = True

    @property
    def count(self) -> int:
        """Words lost, hedges gained and numbers lowered, together."""
        return len(self.lost) + len(self.gained) + len(self.lowered)

    @property
    def label(self) -> str:
        """``Softened: 3 words``; empty where nothing was found."""
        return plural("Softened: {count} word", "Softened: {count} words", self.count) if self.count else ""


def softening(before: str, after: str, terms: Sequence[Term]) -> Softening:
    """What of ``before`` is said less strongly in ``after``."""
    old, new = _words(before), _words(after)
    lost, gained = [], []
    for term in terms:
        there, here = _first(old, term), _first(new, term)
        if term.kind is TermKind.STRONG and there and not here:
            lost.append(there)
        elif term.kind is TermKind.HEDGE and here and not there:
            gained.append(here)
    return Softening(
        lost=_whole(lost),
        gained=_whole(gained),
        lowered=_lowered(quantities(before), quantities(after)),
        comparable=not before.strip() or bool(_LATIN.search(before)),
    )


def _whole(found: Sequence[str]) -> tuple[str, ...]:
    """Each passage once, and none that is a part of another."""
    once = tuple(dict.fromkeys(found))
    return tuple(
        one for one in once if not any(one != other and f" {one} " in f" {other} " for other in once)
    )


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _first(words: Sequence[str], term: Term) -> str:
    """The first passage that says the notion; empty where none does."""
    running = f" {' '.join(words)}"
    for pattern in _patterns(term.words):
        # Nearly no word of the list stands in a text, which is soon seen.
        if f" {pattern[0].removesuffix('*')}" not in running:
            continue
        for place in range(len(words) - len(pattern) + 1):
            passage = words[place : place + len(pattern)]
            if all(_fits(word, wanted) for word, wanted in zip(passage, pattern, strict=True)):
                return " ".join(passage)
    return ""


@lru_cache(maxsize=1_000)
def _patterns(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The parts of each wording of a notion."""
    split = (tuple(filter(None, re.split(r"[\s’'-]+", one.casefold()))) for one in words)
    return tuple(parts for parts in split if parts)


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _lowered(before: Sequence[Quantity], after: Sequence[Quantity]) -> tuple[tuple[str, str], ...]:
    found = []
    for one in before:
        same = [other for other in after if one.of & other.of]
        if not same and len(before) == len(after) == 1:
            # In another language the things have other names; a single number is still the same one.
            same = list(after)
        if same and all(other.value < one.value for other in same):
            found.append((one.text, max(same, key=lambda other: other.value).text))
    return tuple(found)
