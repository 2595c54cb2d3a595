"""The signs of a month together: what a country's page shows, and the alert that the back-test measures."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from app.rules.signals.civilians import CiviliansSign, civilians_sign
from app.rules.signals.facts import EventFact
from app.rules.signals.infrastructure import (
    CodedItem,
    InfrastructureSign,
    attacks_on_infrastructure,
    infrastructure_sign,
)
from app.rules.signals.lexicon import Lexicon
from app.rules.signals.months import Month
from app.rules.signals.pattern import PatternSign, pattern_sign
from app.rules.signals.series import Series, facts_of, monthly_series
from app.rules.signals.settings import SignalSettings
from app.rules.signals.verdicts import Verdict, strongest
from app.rules.signals.watch import WatchFinding, watch_finding


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSigns:
    """The three signs and the watch of a month, and the keys of the events that touch it, to be cited."""

    month: Month
    series: Series
    civilians: CiviliansSign
    infrastructure: InfrastructureSign
    pattern: PatternSign
    watch: WatchFinding
    keys: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """The alert: it is raised where the watch is, or any of the three signs is seen."""
        return strongest(
            self.civilians.verdict, self.infrastructure.verdict, self.pattern.verdict, self.watch.verdict
        )


def signs_of_month(
    facts: Sequence[EventFact],
    items: Iterable[CodedItem],
    month: Month,
    begins: Month,
    *,
    settings: SignalSettings,
    lexicon: Lexicon,
    codes: AbstractSet[str],
) -> MonthSigns:
    """Everything about a month of one country, as it could be seen at its end.

    ``begins`` is the first month that the data cover, also where nothing happened in it. ``codes`` are the violations
    of infrastructure. Events that start after the month are passed over.

    Raises:
        ValueError: the month lies before the data begin.
    """
    if month < begins:
        raise ValueError(f"the data begin in {begins}, after {month}")
    known = [fact for fact in facts if fact.start <= month.last_day]
    items = [item for item in items if item.day <= month.last_day]
    series = monthly_series(known, begins, month)
    attacks = attacks_on_infrastructure(known, items, lexicon, codes)
    return MonthSigns(
        month=month,
        series=series,
        civilians=civilians_sign(series, month, settings),
        infrastructure=infrastructure_sign(attacks, month, begins, settings),
        pattern=pattern_sign(known, month, settings),
        watch=watch_finding(series, month, settings),
        keys=tuple(fact.key for fact in facts_of(known, month)),
    )
