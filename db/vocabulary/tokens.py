"""How a text becomes words that can be found: one answer for what is indexed and for what is asked.

A word is a run of letters, digits and their marks, in small letters, without accents and vowel points. Scripts that
put no blank between words (Burmese, Thai, Lao, Khmer, Chinese, Japanese) give one word for each syllable or sign, so
that any part of a name is a phrase of them. Letters beyond the first plane of Unicode (Adlam, Hanifi Rohingya), which
the index of SQLite does not know as letters, are written as their numbers.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_ASCII_WORD = re.compile(r"[0-9a-z]+")

_NO_BLANKS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x1950, 0x1AAF),  # Tai Le to Tai Tham
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x31F0, 0x31FF),
    (0x3400, 0x9FFF),  # Chinese
    (0xA9E0, 0xA9FF),  # Burmese, extended
    (0xAA60, 0xAA7F),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),
    (0x20000, 0x3FFFF),
)
_STACKERS = frozenset("\u1039\u17d2\u1a60")
"""Signs that put the next letter beneath the one before: both are one syllable."""

_ALIKE = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ٱ": "ا",
    }
)
"""Letters that people type for one another, and that Unicode does not take apart."""

_JOINERS = frozenset("\u00ad\u0640\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff")
"""Signs within a word that are no part of it."""

_NO_WORD, _LETTER, _MARK, _SIGN, _JOINER = range(5)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: as it is looked for, and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in their order."""
    if text.isascii():
        for found in _ASCII_WORD.finditer(text.lower()):
            yield Token(found.group(), found.start(), found.end())
        return
    place, length = 0, len(text)
    while place < length:
        kind = _kind(text[place])
        if kind == _LETTER:
            end = place + 1
            while end < length and _kind(text[end]) in {_LETTER, _MARK, _JOINER}:
                end += 1
        elif kind == _SIGN:
            end = place + 1
            while end < length and (
                _kind(text[end]) in {_MARK, _JOINER}
                or (text[end - 1] in _STACKERS and _kind(text[end]) == _SIGN)
            ):
                end += 1
        else:
            place += 1
            continue
        word = _folded(text[place:end])
        if word:
            yield Token(word, place, end)
        place = end


def indexed(text: str) -> str:
    """The text as the index is given it: its words and nothing else that matters."""
    if text.isascii():
        return text
    return " ".join(token.word for token in tokens(text))


@lru_cache(maxsize=4096)
def _kind(character: str) -> int:
    if character in _JOINERS:
        return _JOINER
    category = unicodedata.category(character)
    if category[0] == "M":
        return _MARK
    if category[0] not in "LN" and category != "Co":
        return _NO_WORD
    number = ord(character)
    if category[0] == "L" and any(first <= number <= last for first, last in _NO_BLANKS):
        return _SIGN
    return _LETTER


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(one for one in apart if _kind(one) in {_LETTER, _MARK, _SIGN} and not _accent(one))
    whole = unicodedata.normalize("NFC", kept).translate(_ALIKE)
    # Letters of the upper planes are no letters to SQLite's tokenizer.
    return "".join(f"u{ord(one):x}" if ord(one) > 0xFFFF else one for one in whole)


def _accent(character: str) -> bool:
    """Accents and vowel points; not the vowels and tones of the scripts of India and South-East Asia."""
    return 10 <= unicodedata.combining(character) <= 36 or 200 <= unicodedata.combining(character) <= 240
