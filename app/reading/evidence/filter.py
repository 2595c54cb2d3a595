"""Which of the evidence items of a country are looked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from app.reading.evidence.items import EvidenceView
from app.rules.entry.dates import last_day
from app.rules.entry.texts import fold
from db.vocabulary import Credibility, DatePrecision, Reliability, SourceKind
from language import tr


class LinkMark(StrEnum):
    """What other evidence, or a caution, says of an item."""

    CONTRADICTED = "contradicted"
    SUPPORTED = "supported"
    INDEPENDENT = "independent"
    CAUTION = "caution"
    ALONE = "alone"

    @property
    def label(self) -> str:
        return {
            "contradicted": tr("Contradicted"),
            "supported": tr("Supported"),
            "independent": tr("Two or more independent sources"),
            "caution": tr("With a caution"),
            "alone": tr("Neither supported nor contradicted"),
        }[self.value]


class Gist(Protocol):
    """What an item is found by, its links aside."""

    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def original_wording(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def source_kind(self) -> SourceKind: ...
    @property
    def place(self) -> str: ...
    @property
    def groups(self) -> str: ...
    @property
    def caution(self) -> str: ...
    @property
    def citation(self) -> str: ...
    @property
    def occurred_on(self) -> date: ...
    @property
    def occurred_until(self) -> date | None: ...
    @property
    def precision(self) -> DatePrecision: ...
    @property
    def reliability(self) -> Reliability: ...
    @property
    def credibility(self) -> Credibility: ...
    @property
    def violations(self) -> Sequence[str]: ...
    @property
    def violation_labels(self) -> Sequence[str]: ...
    @property
    def file_names(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFilter:
    """Empty parts leave all. ``text`` is looked for in every text, without case and accents; all its words count.

    An item fits the days from ``first_on`` to ``last_on`` where any day of what happened lies among them.
    """

    text: str = ""
    kind: SourceKind | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    violation: str = ""
    mark: LinkMark | None = None
    first_on: date | None = None
    last_on: date | None = None

    def fits(self, item: EvidenceView) -> bool:
        """Whether the item is among those looked for."""
        return self.fits_gist(item) and (self.mark is None or _marked(item, self.mark))

    def fits_gist(self, item: Gist) -> bool:
        """Whether it may be, as far as is known before its links are read."""
        return (
            (self.kind is None or item.source_kind is self.kind)
            and (self.reliability is None or item.reliability is self.reliability)
            and (self.credibility is None or item.credibility is self.credibility)
            and (not self.violation or self.violation in item.violations)
            and (self.first_on is None or _last_day(item) >= self.first_on)
            and (self.last_on is None or item.occurred_on <= self.last_on)
            and _says(item, self.text)
        )


def filtered(items: Iterable[EvidenceView], wanted: EvidenceFilter) -> tuple[EvidenceView, ...]:
    """The items that fit, in their order."""
    return tuple(item for item in items if wanted.fits(item))


def _last_day(item: Gist) -> date:
    return item.occurred_until or last_day(item.occurred_on, item.precision)


def _marked(item: EvidenceView, mark: LinkMark) -> bool:
    links = item.links
    match mark:
        case LinkMark.CONTRADICTED:
            return bool(links.contradictions)
        case LinkMark.SUPPORTED:
            return bool(links.support)
        case LinkMark.INDEPENDENT:
            return links.independent.least > 1
        case LinkMark.CAUTION:
            return bool(item.caution)
        case LinkMark.ALONE:
            return not links.contradictions and not links.support


def _says(item: Gist, text: str) -> bool:
    wanted = fold(text).split()
    if not wanted:
        return True
    said = fold(
        " ".join(
            (
                item.number,
                item.title,
                item.original_wording,
                item.summary,
                item.source,
                item.place,
                item.groups,
                item.caution,
                item.citation,
                *item.violation_labels,
                *item.file_names,
            )
        )
    )
    return all(word in said for word in wanted)
