"""What data too short for a baseline can still show: counts, and the sign that needs no baseline."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.backtest.records import CountryRecord
from app.rules.signals import PatternSign, SignalSettings, Verdict, pattern_sign


@dataclass(frozen=True, slots=True)
class Glance:
    """A country over the whole of its data. ``pattern`` is sign (c) at the end of the last month."""

    country: str
    deaths: int
    civilians: int
    one_sided: int
    attacks: int
    pattern: PatternSign

    @property
    def systematic(self) -> bool:
        """Whether sign (c) is seen."""
        return self.pattern.verdict is Verdict.FIRES


def glances(records: Sequence[CountryRecord], settings: SignalSettings) -> tuple[Glance, ...]:
    """The countries with violence against civilians, the most deadly first."""
    found = [
        Glance(
            country=record.country,
            deaths=sum(count.deaths for count in record.series.months),
            civilians=sum(count.civilians for count in record.series.months),
            one_sided=sum(count.one_sided for count in record.series.months),
            attacks=len(record.attacks),
            pattern=pattern_sign(record.placed, record.series.months[-1].month, settings),
        )
        for record in records
        if not record.totals_only
    ]
    return tuple(
        sorted(
            (glance for glance in found if glance.one_sided or glance.attacks),
            key=lambda glance: (-glance.one_sided, glance.country),
        )
    )
