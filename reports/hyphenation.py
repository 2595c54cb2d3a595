"""Where a word may be divided at the end of a line, in English and French.

By Liang's method, with the patterns of TeX for British English and for French (``resources/hyphenation``). Only plain words of
some length are divided: never a name or anything else with a capital, a digit or a sign in it, never into less than three letters.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from language import Language, spoken

_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "hyphenation"
_FILES = {Language.ENGLISH: "en-gb.txt", Language.FRENCH: "fr.txt"}

_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))
SHORTEST = 8
"""Letters of a word that is divided."""
_LEAST = 3
"""Letters before and after a division."""
_WORD = re.compile(rf"[«“‘\"(\[]*(?:[a-z]{{1,2}}[’'])?([a-zß-öø-ÿœæ]{{{SHORTEST},}})[.,;:!?…»”’\")\]]*")
_FRENCH_LETTERS = re.compile("[àâçèéêëîïôùûœ]")
_WORDS = {
    Language.ENGLISH: frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "is",
            "are",
            "was",
            "by",
            "for",
            "with",
            "that",
            "from",
            "not",
            "on",
            "it",
            "has",
            "be",
        ]
    ),
    Language.FRENCH: frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "et",
            "du",
            "une",
            "un",
            "est",
            "dans",
            "par",
            "pour",
            "que",
            "qui",
            "sur",
            "au",
            "aux",
            "ne",
            "pas",
            "en",
        ]
    ),
}


@lru_cache(maxsize=4_000)
def divisions(word: str, language: Language) -> tuple[int, ...]:
    """The places in a word, with the signs around it, before which it may be divided."""
    found = _WORD.fullmatch(word)
    if found is None:
        return ()
    first, last = found.span(1)
    letters = f".{word[first:last]}."
    patterns, longest = _patterns(language)
    marks = [0] * (len(letters) + 1)
    for start in range(len(letters)):
        for end in range(start + 1, min(start + longest, len(letters)) + 1):
            for place, mark in enumerate(patterns.get(letters[start:end], ()), start):
                marks[place] = max(marks[place], mark)
    # The full stop that stands for the word's beginning is not in the word.
    return tuple(first + place for place in range(_LEAST, last - first - _LEAST + 1) if marks[place + 1] % 2)


@lru_cache(maxsize=1_000)
def language_of(text: str) -> Language:
    """The language of a text: what people typed into a French document may be English. Few words are in that spoken."""
    words = text.lower().split()
    counts = {one: sum(word in known for word in words) for one, known in _WORDS.items()}
    if _FRENCH_LETTERS.search(text):
        counts[Language.FRENCH] += 2
    english, french = counts[Language.ENGLISH], counts[Language.FRENCH]
    if english == french:
        return spoken()
    return Language.ENGLISH if english > french else Language.FRENCH


@cache
def _patterns(language: Language) -> tuple[dict[str, tuple[int, ...]], int]:
    """The marks of each pattern before its letters and at its end, and the length of the longest."""
    found: dict[str, tuple[int, ...]] = {}
    for line in (_FOLDER / _FILES[language]).read_text(encoding="utf-8").split():
        letters = line.translate(_NO_DIGITS)
        marks = [0]
        for character in line:
            if character.isdigit():
                marks[-1] = int(character)
            else:
                marks.append(0)
        found[letters] = tuple(marks)
    return found, max(map(len, found))
