"""Which months the data cover: what is not covered is unknown, and never zero."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.rules.signals.months import Month


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Months from ``first`` up to and including ``last`` that one file covers."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a span cannot end ({self.last}) before it begins ({self.first})")


def stretches(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that touch or overlap joined into one, in order of time.

    A yearly release that ends in December and a candidate release that begins in January make one stretch; with a
    month between them they make two, and no baseline reaches across.
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.first <= joined[-1].last.plus(1):
            joined[-1] = Span(joined[-1].first, max(joined[-1].last, span.last))
        else:
            joined.append(span)
    return tuple(joined)


def stretch_with(spans: Iterable[Span], month: Month) -> Span | None:
    """The stretch in which a month lies, or none: then nothing can be said of it."""
    return next((each for each in stretches(spans) if each.first <= month <= each.last), None)
