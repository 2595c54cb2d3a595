"""Pieces of texts in which something was found, and where in them the words stand that were looked for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.rules.finding import Term
from db.vocabulary.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text, and where in it the words stand that were looked for: pairs of start and end."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def snippet(text: str, terms: Sequence[Term], *, length: int = 220) -> Snippet:
    """The piece of ``text`` around the first place where a term stands, on one line; its beginning where none does."""
    text = _BREAK.sub(" · ", text.strip())
    found = _places(text, terms)
    if not found:
        return Snippet(_line(_cut(text, 0, length)))
    # What is short enough is shown from its beginning: a title whose first word is cut names nothing.
    start = max(0, found[0][0] - length // 4) if len(text) > length else 0
    if start:
        blank = text.rfind(" ", max(0, start - 20), start)
        start = blank + 1 if blank >= 0 else start
    end = min(len(text), start + length)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    marks = tuple((first + shift, last + shift) for first, last in found if last <= end and first >= start)
    return Snippet(before + _line(text[start:end]) + after, marks)


def in_full(text: str, terms: Sequence[Term], *, longest: int = 600) -> Snippet:
    """``text`` on one line from its beginning, all of it unless it is very long, and where the terms stand in it: for what answers
    a question, a piece of it does not do."""
    piece = _cut(text, 0, longest)
    return Snippet(_line(piece), tuple(_places(piece, terms)))


def _places(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    there = list(tokens(text))
    by_word: dict[str, list[int]] = {}
    for place, token in enumerate(there):
        by_word.setdefault(token.word, []).append(place)
    found: set[tuple[int, int]] = set()
    every = (*terms, *(Term((word,), begins=False) for term in terms for word in term.also))
    for term in every:
        first = term.words[0]
        alone = len(term.words) == 1
        if alone and len(first) == 1 and first.isascii() and len(terms) > 1:
            # The article of *l’Ukraine* is beside the point wherever it stands.
            continue
        starts: Iterable[int] = by_word.get(first, ())
        if alone and term.begins:
            starts = [place for word, places in by_word.items() if word.startswith(first) for place in places]
        for place in starts:
            if _stands(there, place, term):
                found.add((there[place].start, there[place + len(term.words) - 1].end))
    return sorted(found)


def _stands(there: Sequence[Token], place: int, term: Term) -> bool:
    piece = there[place : place + len(term.words)]
    if len(piece) < len(term.words):
        return False
    *whole, last = zip(piece, term.words, strict=True)
    if any(token.word != word for token, word in whole):
        return False
    return last[0].word.startswith(last[1]) if term.begins else last[0].word == last[1]


_BREAK = re.compile(r"(?<![.!?…:;,\s])\s*\n\s*")
"""Where a text goes on in another line after words that end nothing: on one line they would run into what follows."""


def _cut(text: str, start: int, length: int) -> str:
    piece = text[start : start + length]
    return piece + " …" if len(text) > start + length else piece


def _line(text: str) -> str:
    # As many characters as before: the marks keep their places.
    return re.sub(r"\s", " ", text)
