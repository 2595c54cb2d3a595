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
from hashlib import blake2b

from app.rules.entry.texts import fold

REACH = 15
"""Words between an object and an act that still belong together."""
MOST_KEPT = 200_000
"""Texts of which it is kept what they tell; a country's signs are judged again with each look at them."""
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
    _told: dict[bytes, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _object_ends: "_Ends" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kinds = dict.fromkeys(phrase.kind for phrase in self.phrases if phrase.role is WordRole.OBJECT)
        objects = tuple((kind, _pattern(self._words(WordRole.OBJECT, kind))) for kind in kinds)
        for name, value in (
            ("_objects", objects),
            ("_any_object", _pattern(self._words(WordRole.OBJECT))),
            ("_acts", _pattern(self._words(WordRole.ACT))),
            ("_near", _pattern(self._words(WordRole.NEAR))),
            ("_nots", _pattern(self._words(WordRole.NOT))),
            ("_object_ends", _Ends(self._words(WordRole.OBJECT))),
            ("_subkinds", frozenset(fold(words) for words in self._words(WordRole.SUBKIND))),
        ):
            object.__setattr__(self, name, value)

    def kinds_attacked(self, notes: str, subkind: str = "") -> frozenset[str]:
        """The kinds of infrastructure of whose attack a text tells; ``subkind`` is the data set's own kind of event."""
        asked = _digest(notes, subkind)
        kinds = self._told.get(asked)
        if kinds is None:
            if len(self._told) >= MOST_KEPT:
                self._told.clear()
            kinds = self._told[asked] = self._kinds(notes, subkind)
        return kinds

    def _kinds(self, notes: str, subkind: str) -> frozenset[str]:
        # Most notes name no object at all, and one look at all their words tells so.
        if not self._object_ends.among(_words_of(notes)):
            return frozenset()
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


class _Ends:
    """The first and the last words of phrases, out of all words that were ever looked at.

    A look is a comparison of sets, where the pattern of all phrases takes a hundred times as long: each word is held
    against the phrases once, when it is first met, and a million notes have few words that are not met again and again.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        words = [phrase.split() for phrase in phrases if phrase.strip()]
        self._phrases = [(_pattern(each[:1]), _pattern(each[-1:])) for each in words]
        self._any_end = _pattern({end for each in words for end in (each[0], each[-1])})
        self._met: set[str] = set()
        # The numbers of the phrases that a word may begin, and of those that it may end.
        self._begun: dict[str, frozenset[int]] = {}
        self._ended: dict[str, frozenset[int]] = {}

    def among(self, words: Iterable[str]) -> bool:
        """Whether both ends of a phrase are among these folded words: it is not told whether what is between them is."""
        found = set(words)
        for word in found - self._met:
            self._meet(word)
        begun = self._numbers(self._begun, found)
        return bool(begun) and not begun.isdisjoint(self._numbers(self._ended, found))

    def _meet(self, word: str) -> None:
        if self._any_end.search(word):
            self._begun[word] = frozenset(
                number for number, (first, _) in enumerate(self._phrases) if first.search(word)
            )
            self._ended[word] = frozenset(
                number for number, (_, last) in enumerate(self._phrases) if last.search(word)
            )
        # Last, so that another thread never takes a word for met that it cannot see yet.
        self._met.add(word)

    @staticmethod
    def _numbers(known: dict[str, frozenset[int]], found: set[str]) -> frozenset[int]:
        return frozenset().union(*(known[word] for word in known.keys() & found))


def _digest(*texts: str) -> bytes:
    """What stands for texts where they would take too much room."""
    return blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _words_of(text: str) -> list[str]:
    """The words of a text as `fold` gives them; ten times faster for plain letters, and a million events have notes."""
    return _PLAIN_WORD.findall(text.lower()) if text.isascii() else fold(text).split()


def _sentences(text: str) -> Iterator[str]:
    for part in _SENTENCE.split(text):
        if words := _words_of(part):
            yield " ".join(words)


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
