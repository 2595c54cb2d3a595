"""Movements of people: what may be said of them, and which crimes forced ones may be part of (S-63)."""

from collections.abc import Iterable, Mapping

from app.refusals import BadInput
from db.vocabulary import Crime
from db.vocabulary.evidence import DisplacementManner

FORCED_TRANSFER = "forced_transfer"
"""Code of the kind of violation that a forced movement is."""

MOST_PEOPLE = 1_000_000_000


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
