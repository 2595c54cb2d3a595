"""Words taken out of a text, and the mark that stands where they stood.

A word here is a run of characters without a blank. It is taken out whole, with the comma behind it: the letters of a
word that stayed would tell of the others. The mark says on what ground, and never how much.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from language import Language, mark, speaking, tr

_RUN = re.compile(r"\S+")
_UNDIVIDED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that set no blank between words: there a word is also found inside a longer run."""
_LITTLE = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "no",
        "nor",
        "not",
        "of",
        "on",
        "or",
        "our",
        "s",
        "she",
        "so",
        "t",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "up",
        "upon",
        "us",
        "was",
        "we",
        "were",
        "which",
        "who",
        "will",
        "with",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "et",
        "en",
        "au",
        "aux",
        "que",
        "qui",
        "qu",
        "sur",
        "par",
        "pour",
        "dans",
        "est",
        "il",
        "elle",
    ]
)
"""Words that tell nothing by themselves: they may stand again beside a passage that was taken out."""
_MARK = mark("[withheld: {ground}]")


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of one text to be taken out: from the first to the last, counted from 1, and the mark in their place."""

    first: int
    last: int
    mark: str


@dataclass(frozen=True, slots=True)
class Run:
    """A word with its place in the text."""

    start: int
    end: int
    text: str


def mark_of(ground: str) -> str:
    """What stands where words stood. It depends on the ground alone, so that it tells neither length nor number."""
    return tr(_MARK).format(ground=ground.replace("[", "(").replace("]", ")"))


def holds_mark(text: str) -> bool:
    """Whether something was taken out of a text."""
    return _seen_mark().search(text) is not None


def without_marks(text: str) -> str:
    """The words that are left."""
    return _seen_mark().sub(" ", text)


@cache
def _seen_mark() -> re.Pattern[str]:
    """The mark in every language: a copy may have been made in another than it is read in.

    A wording that was ever printed stays readable: where a translation is changed, the old one is added here.
    """
    written = []
    for language in Language:
        with speaking(language):
            written.append(tr(_MARK))
    return re.compile("|".join(re.escape(one).replace(re.escape("{ground}"), r"[^\[\]]*") for one in written))


def runs_of(text: str) -> tuple[Run, ...]:
    """The words of a text in order."""
    return tuple(Run(found.start(), found.end(), found.group()) for found in _RUN.finditer(text))


def cores(text: str) -> tuple[str, ...]:
    """What is compared of a text: its runs of letters, marks and digits, without case, width and unseen characters."""
    bare = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    seen = (one for one in bare if unicodedata.category(one) != "Cf")
    spaced = "".join(one if unicodedata.category(one)[0] in "LMN" else " " for one in seen)
    return tuple(spaced.split())


def telling(text: str) -> frozenset[str]:
    """The words of a passage that tell something; all of them, where it has little words only."""
    found = frozenset(cores(text))
    return found - _LITTLE or found


def stands_in(word: str, text: str) -> bool:
    """Whether a word (as `cores` gives it) can be read in a text."""
    return any(word == core or (_UNDIVIDED.search(word) and word in core) for core in cores(text))


def cut_out(text: str, cuts: Iterable[Cut], everywhere: Mapping[str, str] | None = None) -> str:
    """``text`` without the words of ``cuts``; a word that was taken out stands nowhere else in it either.

    ``everywhere``: words (as `cores` gives them) that go wherever they stand, each with its mark. A text that holds
    none of them comes back unchanged.
    """
    runs = runs_of(text)
    marks: list[str | None] = [None] * len(runs)
    gone: dict[str, str] = {}
    for cut in cuts:
        passage = runs[cut.first - 1 : cut.last]
        for index in range(cut.first - 1, min(cut.last, len(runs))):
            marks[index] = marks[index] or cut.mark
        for word in telling(" ".join(run.text for run in passage)):
            gone.setdefault(word, cut.mark)
    for word, cut_mark in (everywhere or {}).items():
        gone.setdefault(word, cut_mark)
    for index, run in enumerate(runs):
        if marks[index] is None and gone:
            marks[index] = next((mark for word, mark in gone.items() if stands_in(word, run.text)), None)
    return "".join(_pieces(text, runs, marks)) if any(marks) else text


def _pieces(text: str, runs: tuple[Run, ...], marks: list[str | None]) -> Iterator[str]:
    """The text with one mark for each gap: what lay between two words of one gap, a new line even, is gone too."""
    yield text[: runs[0].start]
    yield marks[0] or runs[0].text
    for (before, after), (old, new) in zip(pairwise(runs), pairwise(marks), strict=True):
        if old is not None and old == new:
            continue
        yield " " if old is not None and new is not None else text[before.end : after.start]
        yield new or after.text
    yield text[runs[-1].end :]
