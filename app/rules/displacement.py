"""Movements of people: what may be said of them, and which crimes forced ones may be part of (S-63)."""

import re
from collections.abc import Iterable, Mapping

from app.refusals import BadInput
from app.rules.texts import shown
from db.vocabulary import Crime
from db.vocabulary.evidence import DisplacementManner

FORCED_TRANSFER = "forced_transfer"
"""Code of the kind of violation that a forced movement is."""

MOST_PEOPLE = 1_000_000_000

_BETWEEN = re.compile(r"\s*(?:[-–—]|\bto\b)\s*")
_GROUPS = re.compile(r"(?<=\d)[ ,\u00a0\u202f’'](?=\d{3}(?!\d))")


def people_range(least: int | None, most: int | None) -> tuple[int | None, int | None]:
    """The number of people moved, from the least to the most; one number alone stands for both.

    Raises:
        BadInput: not a number of people, or the least is more than the most.
    """
    low = most if least is None else least
    high = least if most is None else most
    if low is None or high is None:
        return None, None
    if low < 1 or high > MOST_PEOPLE:
        raise BadInput(
            "number of people",
            f"{(low if low < 1 else high):,} is not a number of people who were moved.",
            remedy="Enter a number from 1, or leave it out where nobody gave one.",
        )
    if low > high:
        raise BadInput(
            "number of people",
            f"The least number ({low:,}) is more than the most ({high:,}).",
            remedy="Turn the two around, or enter one number only.",
        )
    return low, high


def parse_people(text: str) -> tuple[int | None, int | None]:
    """The number of people as typed: ``500``, ``2,000–5,000``, ``300 to 500``; nothing for nothing.

    Raises:
        BadInput: it cannot be read, or is not a number of people.
    """
    if not text.strip():
        return None, None
    parts = _BETWEEN.split(text.strip())
    numbers = [_GROUPS.sub("", part) for part in parts]
    if len(parts) > 2 or not all(
        number.isascii() and number.isdigit() and len(number) < 12 for number in numbers
    ):
        raise BadInput(
            "number of people",
            f"“{shown(text)}” is not a number of people.",
            remedy="Write 500, or 300–500 where only a range is known.",
        )
    return people_range(int(numbers[0]), int(numbers[-1]))


def people_words(least: int | None, most: int | None) -> str:
    """``500 people``, ``300–500 people``; ``number not known`` where nobody gave one."""
    if least is None or most is None:
        return "number not known"
    return (
        f"{least:,} {'person' if least == 1 else 'people'}" if least == most else f"{least:,}–{most:,} people"
    )


def crime_hints(
    violations: Iterable[str], manners: Iterable[DisplacementManner], crimes_of: Mapping[str, Iterable[Crime]]
) -> tuple[Crime, ...]:
    """Crimes that an item so coded may be part of, in their usual order: a hint, and never a finding.

    A forced movement counts as forced transfer whether or not the item is coded so; a voluntary one or one
    of which nobody knows gives no hint. ``crimes_of`` gives the crimes of each kind of violation.
    """
    codes = set(violations)
    if DisplacementManner.FORCED in set(manners):
        codes.add(FORCED_TRANSFER)
    found = {crime for code in codes for crime in crimes_of.get(code, ())}
    return tuple(crime for crime in Crime if crime in found)


def coding_gap(violations: Iterable[str], manners: Iterable[DisplacementManner]) -> str:
    """Where the two codings of one item do not say the same; empty where they do. It closes nothing."""
    coded = FORCED_TRANSFER in set(violations)
    said = set(manners)
    if DisplacementManner.FORCED in said and not coded:
        return "A forced movement is recorded, and the item is not coded as forced transfer or deportation."
    if coded and said and DisplacementManner.FORCED not in said:
        return "The item is coded as forced transfer or deportation, and no movement of it is called forced."
    return ""
