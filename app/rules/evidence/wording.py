"""Two wordings of one thing compared word by word."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\w+(?:(?:[’'-]|(?<=\d)[.,:/](?=\d))\w+)*|[^\w\s]|\s+")
"""A word: a time (10:00), a date (23/09/2022) and a number (1,200.50) are one as well."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*|[.!?\n]+")
_TOO_MANY = 200_000
"""Pairs of equal words beyond which whole sentences are compared."""

_LONG = 4_000
"""Words and blanks from which frequent ones are left out of the search for matches, so that it stays quick."""


class Change(StrEnum):
    """What became of a passage."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words with one fate. A changed passage is a removed one with an added one after it."""

    change: Change
    text: str


def differences(before: str, after: str) -> tuple[Passage, ...]:
    """How ``before`` became ``after``, in reading order. The kind of blank between words makes no difference.

    What is not added, joined, is ``before``; what is not removed, joined, has the words of ``after``.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if _matches(old, new) > _TOO_MANY:
        old, new = _SENTENCE.findall(before), _SENTENCE.findall(after)
    long = len(old) > _LONG or len(new) > _LONG
    matcher = SequenceMatcher(None, _compared(old), _compared(new), autojunk=long)
    found: list[Passage] = []
    removed = added = ""
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        was, became = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if tag == "equal" and (was.strip() or not (removed or added) or old_end == len(old)):
            found += [*_changed(removed, added), Passage(Change.SAME, was)]
            removed = added = ""
        else:
            # A blank between two changed words is part of the change.
            removed, added = removed + was, added + became
    return (*found, *_changed(removed, added))


def _matches(old: list[str], new: list[str]) -> int:
    """Pairs of equal words: what the search for matches has to look at, again and again."""
    there, here = Counter(old), Counter(new)
    return sum(count * here[word] for word, count in there.items() if word.strip())


def _changed(removed: str, added: str) -> list[Passage]:
    both = (Passage(Change.REMOVED, removed), Passage(Change.ADDED, added))
    return [passage for passage in both if passage.text]


def _compared(tokens: Iterable[str]) -> list[str]:
    return [token if token.strip() else " " for token in tokens]
