"""Part 4 of the frozen brief: the judgement, and the signs of early onset with their numbers.

Plain values, part of `app.briefs.data`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from db.vocabulary import (
    Confidence,
)
from language import tr


class SignKind(StrEnum):
    """The three signs of early onset."""

    CIVILIAN_SHARE = "civilian_share"
    INFRASTRUCTURE = "infrastructure"
    SYSTEMATIC = "systematic"

    @property
    def label(self) -> str:
        return {
            "civilian_share": tr("Civilians among the dead"),
            "infrastructure": tr("Attacks on civilian infrastructure"),
            "systematic": tr("Systematic over territory and time"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class SignPoint:
    """One month of a sign's series; ``month`` is its first day, ``value`` is ``None`` where not measured."""

    month: date
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of early onset with its numbers, in words with units: ``62 % of 143 deaths``.

    Not measured: ``value`` is empty, ``not_measured_because`` says why. ``present`` is what ``test`` found. ``usual`` is
    the mean of the baseline on the scale of the series, ``unit`` what both count.
    """

    kind: SignKind
    value: str = ""
    baseline: str = ""
    test: str = ""
    present: bool | None = None
    not_measured_because: str = ""
    series: tuple[SignPoint, ...] = ()
    usual: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Part 4. The range of the likelihood word is in whole per cent. At most five ``indicators``."""

    statement: str = ""
    likelihood: str = ""
    likelihood_low: int = 0
    likelihood_high: int = 0
    scale: str = ""
    confidence: Confidence | None = None
    confidence_reason: str = ""
    signs: tuple[Sign, ...] = ()
    indicators: tuple[str, ...] = ()
