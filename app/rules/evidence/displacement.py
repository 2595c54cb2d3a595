"""Movements of people: what may be said of them, and which crimes forced ones may be part of (S-63)."""

import re
from collections.abc import Iterable, Mapping

from app.refusals import BadInput
from app.rules.entry.texts import shown
from db.vocabulary import Crime
from db.vocabulary.evidence import DisplacementManner
from language import plural, tr
from language.numbers import number

FORCED_TRANSFER = "forced_transfer"
"""Code of the kind of violation that a forced movement is."""

MOST_PEOPLE = 1_000_000_000

_FIELD = "number of people"
_AT_LEAST = re.compile(r"^(?:at least|more than|over|au moins|plus de|>)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[-–—]|\bto\b|\bà\b)\s*")
_GROUPS = re.compile(r"(?<=\d)[ ,\u00a0\u202f’'](?=\d{3}(?!\d))")


def check_people(least: int | None, most: int | None) -> None:
    """Whether this is a number of people: none at all, at least ``least``, or from ``least`` to ``most``.

    Raises:
        BadInput: not a number of people, an upper end alone, or the least is more than the most.
    """
    for people in (least, most):
        if people is not None and not 1 <= people <= MOST_PEOPLE:
            raise BadInput(
                _FIELD,
                tr("{number:,} is not a number of people who were moved.", number=people),
                remedy=tr("Enter a number from 1, or leave it out where nobody gave one."),
            )
    if most is not None and (least is None or least > most):
        raise BadInput(
            _FIELD,
            tr("The range of people begins with {least:,} and ends with {most:,}.", least=least, most=most)
            if least is not None
            else tr("The range of people ends with {most:,} and begins with nothing.", most=most),
            remedy=tr("Give the lower number first, then the higher."),
        )


def parse_people(text: str) -> tuple[int | None, int | None]:
    """The number of people as typed: ``500``, ``2,000–5,000``, ``300 to 500``, ``at least 700,000``, in English
    or in French; nothing for nothing.

    Raises:
        BadInput: it cannot be read, or is not a number of people.
    """
    typed = text.strip()
    if not typed:
        return None, None
    rest, more = _AT_LEAST.subn("", typed, count=1)
    parts = [rest.strip()] if more else _BETWEEN.split(typed)
    numbers = [_GROUPS.sub("", part) for part in parts]
    if len(parts) > 2 or not all(one.isascii() and one.isdigit() and len(one) < 12 for one in numbers):
        raise BadInput(
            _FIELD,
            tr("“{text}” is not a number of people.", text=shown(text)),
            remedy=tr("Write 500, 300–500 where a range is known, or “at least 500”."),
        )
    found = int(numbers[0]), None if more else int(numbers[-1])
    check_people(*found)
    return found


def people_words(least: int | None, most: int | None) -> str:
    """``500 people``, ``300–500 people``, ``at least 500 people``; ``number not known`` where nobody gave one."""
    if least is None:
        return tr("number not known")
    if most is None:
        return plural("at least {count:,} person", "at least {count:,} people", least)
    if least == most:
        return plural("{count:,} person", "{count:,} people", least)
    return tr("{least:,}–{most:,} people", least=least, most=most)


def people_number(least: int | None, most: int | None) -> str:
    """The number alone, as :func:`parse_people` reads it; nothing where nobody gave one."""
    if least is None:
        return ""
    if most is None:
        return tr("at least {least:,}", least=least)
    return number(least) if least == most else f"{number(least)}–{number(most)}"


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
        return tr(
            "A forced movement is recorded, and the item is not coded as forced transfer or deportation."
        )
    if coded and said and DisplacementManner.FORCED not in said:
        return tr(
            "The item is coded as forced transfer or deportation, and no movement of it is called forced."
        )
    return ""
