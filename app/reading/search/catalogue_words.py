"""Words of the field from one language to the texts of another, as the catalogues have them: *dérogation*, *waiver*.

No list of ours: of each text of a table and of each code, such as *Heightened sanctions*, *Sanctions renforcées*, the two words that are left
where the others are the same in both languages mean the same.
"""

from functools import cache

from app.rules.asking import ASKING
from db.vocabulary.tokens import tokens
from language import Language, spoken
from language.catalogue import field_texts

_LONGEST = 5
"""Words of a text at most: in a longer one two words that are left may mean different things."""

_LEAST = 3
"""Letters at least: a shorter word is an article or a number."""


def in_english(typed: str) -> tuple[str, ...]:
    """The English words for a word of any other language of the window.

    Whoever reads English means a word that is English, too, in English.
    """
    known, english = _every()
    if spoken() is Language.ENGLISH and typed in english:
        return ()
    return known.get(typed, ())


def is_english(word: str) -> bool:
    """Whether a word stands in an English text of the field."""
    return word in _every()[1]


@cache
def _every() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """The English words by those of other languages, and all English ones."""
    found: dict[str, dict[str, None]] = {}
    english: set[str] = set()
    for language in Language:
        for text, said in field_texts(language):
            here = [token.word for token in tokens(text)]
            there = [token.word for token in tokens(said)]
            english.update(here)
            ours, theirs = _left(here, there), _left(there, here)
            if len(here) <= _LONGEST and len(ours) == len(theirs) == 1 and len(theirs[0]) >= _LEAST:
                found.setdefault(theirs[0], {})[ours[0]] = None
    return {word: tuple(meant) for word, meant in found.items()}, frozenset(english)


def _left(words: list[str], others: list[str]) -> list[str]:
    return [word for word in words if word not in others and word not in ASKING]
