"""Direction of mixed text: embedding levels per character, and the order of pieces in a line (UAX #9)."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from bidi import algorithm

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_MAY_TURN = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks in which Unicode keeps what is written from right to left."""
_BRACKETS = {"(": ")", "[": "]", "{": "}", "«": "»", "⟨": "⟩"}


def may_turn(text: str) -> bool:
    """Whether anything in a text may be read from right to left; where not, every level is 0."""
    return not text.isascii() and _MAY_TURN.search(text) is not None


def embedding_levels(text: str) -> tuple[int, list[int]]:
    """The paragraph's level (0 left to right, 1 right to left) and the level of each character.

    Embeddings, overrides and isolates are gone by then (`reports.visible`), so rules X1 to X8 have nothing
    to do.
    """
    if not may_turn(text) or not any(
        unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text
    ):
        return 0, [0] * len(text)
    base = int(algorithm.get_base_level(text))
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "R" if base else "L"
    algorithm.get_embedding_levels(text, storage)
    for position, character in enumerate(storage["chars"]):
        character["position"] = position
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels: list[int | None] = [None] * len(text)
    for character in storage["chars"]:
        levels[character["position"]] = int(character["level"])
    return base, _filled(levels, base)


def has_direction(text: str) -> bool:
    """Whether any character has a direction of its own."""
    return any(unicodedata.bidirectional(character) in {"L", "R", "AL"} for character in text)


def _resolve_brackets(characters: list[dict[str, Any]], base: int) -> None:
    """Rule N0, which the library lacks: a pair of brackets takes one direction, so that ``(2019)`` after an
    Arabic name stays whole."""
    own, other = ("R", "L") if base else ("L", "R")
    for opening, closing in sorted(_pairs(characters)):
        inside = {_strong(character) for character in characters[opening + 1 : closing]}
        direction = None
        if own in inside:
            direction = own
        elif other in inside:
            before = [strong for character in characters[:opening] if (strong := _strong(character))]
            direction = before[-1] if before else own
        if direction:
            characters[opening]["type"] = characters[closing]["type"] = direction


def _strong(character: dict[str, Any]) -> str:
    """Direction of a character for rule N0: numbers count as right to left."""
    return {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}.get(character["type"], "")


def _pairs(characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    open_ones: list[int] = []
    for position, character in enumerate(characters):
        if character["ch"] in _BRACKETS:
            open_ones.append(position)
        for depth in range(len(open_ones) - 1, -1, -1):
            if _BRACKETS[characters[open_ones[depth]]["ch"]] == character["ch"]:
                pairs.append((open_ones[depth], position))
                del open_ones[depth:]
                break
    return pairs


def _filled(levels: list[int | None], base: int) -> list[int]:
    """Characters that rule X9 left out (joiners) take the level of the character before them."""
    found: list[int] = []
    for level in levels:
        found.append(level if level is not None else (found[-1] if found else base))
    return found


def visual_order(levels: Sequence[int]) -> list[int]:
    """Indices of a line's pieces from left to right (rule L2)."""
    order = list(range(len(levels)))
    if not levels or max(levels) == 0:
        return order
    lowest_odd = min((level for level in levels if level % 2), default=max(levels) + 1)
    for level in range(max(levels), lowest_odd - 1, -1):
        start = 0
        for high, group in groupby([levels[index] >= level for index in order]):
            end = start + len(list(group))
            if high:
                order[start:end] = reversed(order[start:end])
            start = end
    return order
