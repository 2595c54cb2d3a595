"""Finding attacks on civilian infrastructure in a text by words that stand in a table, not in code.

A sentence tells of an attack where it names an object (“hospital”) with an act (“shelled”) at most `REACH` words away.
Phrases with another meaning are struck out first (“taken to … hospital”, “school of fish”), and an object that is only a
place (“near the school”) does not count. The table is ``resources/infrastructure_words.csv``; docs/decisions/signals.md
says what this cannot see.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.rules.texts import fold

REACH = 15
"""Words between an object and an act that still belong together."""
_GAP = 4  # words that "..." may stand for
_NEAR_REACH = 4  # words between "near" and the object
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_SENTENCE = re.compile(r"[;\n]+|[.!?]+(?=\s|$|\")")


class WordRole(StrEnum):
    """What a phrase of the table is."""

    OBJECT = "object"
    ACT = "act"
    NEAR = "near"
    NOT = "not"
    SUBKIND = "subkind"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the table. ``*`` ends a word of which only the beginning is given, ``...`` stands for up to four words.

    ``kind`` is the code of a violation, for objects only.
    """

    role: WordRole
    kind: str
    words: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The table, ready to be asked."""

    phrases: tuple[Phrase, ...]
    _objects: tuple[tuple[str, re.Pattern[str]], ...] = field(init=False, repr=False)
    _any_object: re.Pattern[str] = field(init=False, repr=False)
    _acts: re.Pattern[str] = field(init=False, repr=False)
    _near: re.Pattern[str] = field(init=False, repr=False)
    _nots: re.Pattern[str] = field(init=False, repr=False)
    _subkinds: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        kinds = dict.fromkeys(phrase.kind for phrase in self.phrases if phrase.role is WordRole.OBJECT)
        objects = tuple((kind, _pattern(self._words(WordRole.OBJECT, kind))) for kind in kinds)
        for name, value in (
            ("_objects", objects),
            ("_any_object", _pattern(self._words(WordRole.OBJECT))),
            ("_acts", _pattern(self._words(WordRole.ACT))),
            ("_near", _pattern(self._words(WordRole.NEAR))),
            ("_nots", _pattern(self._words(WordRole.NOT))),
            ("_subkinds", frozenset(fold(words) for words in self._words(WordRole.SUBKIND))),
        ):
            object.__setattr__(self, name, value)

    def kinds_attacked(self, notes: str, subkind: str = "") -> frozenset[str]:
        """The kinds of infrastructure of whose attack a text tells; ``subkind`` is the data set's own kind of event."""
        found: set[str] = set()
        act_by_subkind = fold(subkind) in self._subkinds
        for number, sentence in enumerate(_sentences(notes)):
            if self._any_object.search(sentence):
                found.update(self._in_sentence(sentence, acted=act_by_subkind and number == 0))
        return frozenset(found)

    def _in_sentence(self, sentence: str, *, acted: bool) -> Iterator[str]:
        # What is struck out leaves its length in words behind, so that it keeps apart what stood apart.
        text = self._nots.sub(lambda match: " ".join("-" for _ in match[0].split()), sentence)
        near = [_word_at(text, match.end()) for match in self._near.finditer(text)]
        for kind, pattern in self._objects:
            for match in pattern.finditer(text):
                first, last = _word_at(text, match.start()), _word_at(text, match.end())
                if any(0 <= first - place <= _NEAR_REACH for place in near):
                    continue
                if acted or self._acts_within(text, match.span(), first, last):
                    yield kind
                    break

    def _acts_within(self, text: str, span: tuple[int, int], first: int, last: int) -> bool:
        for act in self._acts.finditer(text):
            # "Bomb shelter" is an object; its own words are not the act.
            if act.start() < span[1] and act.end() > span[0]:
                continue
            place = _word_at(text, act.start())
            if first - REACH <= place <= last + REACH:
                return True
        return False

    def _words(self, role: WordRole, kind: str | None = None) -> list[str]:
        return [
            phrase.words
            for phrase in self.phrases
            if phrase.role is role and (kind is None or phrase.kind == kind)
        ]


def _sentences(text: str) -> Iterator[str]:
    for part in _SENTENCE.split(text):
        # What `fold` does, ten times faster for plain letters: a million events have notes.
        folded = " ".join(_PLAIN_WORD.findall(part.lower())) if part.isascii() else fold(part)
        if folded:
            yield folded


def _word_at(text: str, place: int) -> int:
    """The number of the word at a place of a text whose words one blank parts."""
    return text.count(" ", 0, place)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases in folded text; for no phrases one that finds nothing."""
    longest_first: Sequence[str] = sorted(phrases, key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(_alternative(phrase) for phrase in longest_first) + r")\b"
        if longest_first
        else r"(?!)"
    )


def _alternative(phrase: str) -> str:
    pattern = ""
    for word in phrase.split():
        if word == "...":
            pattern += rf"(?: \w+){{0,{_GAP}}}"
            continue
        bare = word.removesuffix("*")
        pattern += (" " if pattern else "") + re.escape(fold(bare)) + (r"\w*" if bare != word else "")
    return pattern
