"""The recovery key as people see it: eight groups of five characters, to print and to type again.

160 random bits in Crockford's base 32 (no I, L, O, U). The fifth character of a group checks the other four
and the group's place: any one wrong character, any two neighbours swapped and any two groups swapped
are found and named.
"""

import os
import re

from db.faults import MistypedRecoveryKey
from language import tr
from language.lists import and_list

GROUPS = 8
GROUP_LENGTH = 5
SECRET_BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = re.compile(r"[\s\-‐‑‒–—−_.,;:/]+")
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2): its powers of 2 are all different


def new_secret() -> bytes:
    """20 random bytes, what a recovery key stands for."""
    return os.urandom(SECRET_BYTES)


def written(secret: bytes) -> str:
    """The secret in groups, such as ``4F9QA-…``, for print."""
    number = int.from_bytes(secret)
    digits = [(number >> (5 * place)) & 31 for place in reversed(range(GROUPS * 4))]
    groups = [digits[start : start + 4] for start in range(0, len(digits), 4)]
    return "-".join(
        "".join(_ALPHABET[digit] for digit in [*group, _check(group, place)])
        for place, group in enumerate(groups, start=1)
    )


def read(text: str) -> bytes:
    """The secret that was typed. Case, dashes, spaces and the look-alikes O, I and L do not matter.

    Raises MistypedRecoveryKey, which names the groups at fault.
    """
    groups = _split(text.upper().translate(_LOOK_ALIKES))
    wrong = tuple(place for place, group in enumerate(groups[:GROUPS], start=1) if not _holds(group, place))
    if len(groups) != GROUPS:
        raise MistypedRecoveryKey(
            tr(
                "A recovery key has {groups} groups of {length} characters; this has {typed}, and {wrong} cannot be right.",
                groups=GROUPS,
                length=GROUP_LENGTH,
                typed=len(groups),
                wrong=_named(wrong),
            )
            if wrong
            else tr(
                "A recovery key has {groups} groups of {length} characters; this has {typed}.",
                groups=GROUPS,
                length=GROUP_LENGTH,
                typed=len(groups),
            ),
            remedy=tr("Type the whole key from the printed page."),
            groups=wrong,
        )
    if wrong:
        raise MistypedRecoveryKey(
            tr("The recovery key has a typing error in {wrong}.", wrong=_named(wrong)),
            remedy=tr("Compare with the printed page; the letters I, L, O and U are never used."),
            groups=wrong,
        )
    number = 0
    for group in groups:
        for mark in group[:-1]:
            number = number << 5 | _ALPHABET.index(mark)
    return number.to_bytes(SECRET_BYTES)


def _split(text: str) -> list[str]:
    """Groups as typed where they were set apart, else every five characters."""
    typed = [part for part in _SEPARATORS.split(text) if part]
    if len(typed) == GROUPS:
        return typed
    run = "".join(typed)
    return [run[start : start + GROUP_LENGTH] for start in range(0, len(run), GROUP_LENGTH)]


def _holds(group: str, place: int) -> bool:
    if len(group) != GROUP_LENGTH or any(mark not in _ALPHABET for mark in group):
        return False
    digits = [_ALPHABET.index(mark) for mark in group]
    return digits[-1] == _check(digits[:-1], place)


def _check(digits: list[int], place: int) -> int:
    """Sum of 2^(i+1)·digit over GF(32), shifted by the group's place."""
    total = place
    for position, digit in enumerate(digits, start=1):
        total ^= _times_power_of_two(digit, position)
    return total


def _times_power_of_two(digit: int, power: int) -> int:
    product = digit
    for _ in range(power):
        product <<= 1
        if product & 32:
            product ^= _FIELD_POLYNOMIAL
    return product


def _named(places: tuple[int, ...]) -> str:
    if len(places) == 1:
        return tr("group {place}", place=places[0])
    return tr("groups {places}", places=and_list(map(str, places)))
