"""The signs of a country month by month: every sign judged for every month that is looked at, with its numbers.

The same for the window's charts, for what is kept as a signal, and for what a brief prints.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from app.rules.signals.civilians import OneSidedFinding, ShareFinding, civilians_sign
from app.rules.signals.coverage import Span
from app.rules.signals.facts import EventFact
from app.rules.signals.infrastructure import (
    Attack,
    CodedItem,
    InfrastructureSign,
    attacks_on_infrastructure,
    infrastructure_sign,
)
from app.rules.signals.lexicon import Lexicon
from app.rules.signals.months import Month, months_between, week_name, week_of
from app.rules.signals.pattern import PatternSign, Run, pattern_sign
from app.rules.signals.series import facts_by_month, monthly_series
from app.rules.signals.settings import SignalSettings
from app.rules.signals.verdicts import Verdict
from app.rules.signals.watch import WatchFinding, watch_finding
from db.vocabulary.signals import Sign
from language import tr

_PATTERN_MONTHS = 18
"""How far back a pattern is followed from the month that is judged."""
MOST_CITED = 200
"""Events that a signal names; of more, the ones with most deaths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOfMonth:
    """One sign of one month, judged.

    ``value`` is what the chart shows (per cent for the share, else a count), none where there is nothing to judge;
    ``usual_up_to`` the highest value that the baseline lets one expect at the level of the test. ``numbers`` hold
    everything that the words say, as plain values. ``events`` are the keys it rests on, ``evidence`` the numbers of
    coded items.
    """

    sign: Sign
    month: Month
    verdict: Verdict
    value: float | None
    usual_up_to: float | None
    usual: float | None
    says: str
    formula: str
    numbers: dict[str, Any]
    events: tuple[str, ...] = ()
    events_count: int = 0
    evidence: tuple[str, ...] = ()

    @property
    def fires(self) -> bool:
        """Whether the sign is seen."""
        return self.verdict is Verdict.FIRES


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """The weeks behind sign (c) of the last month: areas by weeks for the side with the longest run."""

    side: str
    part: str
    weeks: tuple[str, ...]
    areas: tuple[tuple[str, tuple[int, ...]], ...]
    enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The signs of the months from ``first`` to ``last``. ``covered`` is the stretch of data they stand on.

    ``conflict_only``: there are events, and none of them is violence against civilians (S-03).
    """

    first: Month
    last: Month
    covered: Span
    signs: dict[Sign, tuple[SignOfMonth, ...]]
    weeks: Weeks | None
    events: int
    conflict_only: bool

    @property
    def alert(self) -> tuple[Sign, ...]:
        """What raises the alert in the last month: the watch or any sign. Its worth is measured in docs/backtest.md."""
        return tuple(each.sign for each in self.of_month(self.last) if each.fires)

    def of_month(self, month: Month) -> tuple[SignOfMonth, ...]:
        """Every sign of a month."""
        return tuple(each for signs in self.signs.values() for each in signs if each.month == month)


def board(
    facts: Sequence[EventFact],
    items: Sequence[CodedItem],
    *,
    covered: Span,
    last: Month,
    settings: SignalSettings,
    lexicon: Lexicon,
    codes: AbstractSet[str],
    months: int = 24,
) -> Board:
    """Judge the signs of the ``months`` months up to ``last``, which lies in ``covered``.

    ``facts`` are one data set's events of one country in the covered stretch; ``items`` its coded evidence.
    """
    first = max(covered.first, last.plus(1 - months))
    series = monthly_series(facts, covered.first, covered.last)
    attacks = attacks_on_infrastructure(facts, items, lexicon, codes)
    # Events are sorted into months once; of a month that is judged, only its own are looked at again.
    by_month = facts_by_month(facts)
    against = [fact for fact in facts if fact.against_civilians]
    signs: dict[Sign, list[SignOfMonth]] = {
        sign: []
        for sign in (Sign.CIVILIAN_SHARE, Sign.ONE_SIDED_DEATHS, Sign.INFRASTRUCTURE, Sign.SPREAD, Sign.WATCH)
    }
    pattern: PatternSign | None = None
    for month in months_between(first, last):
        own = by_month.get(month, ())
        found = civilians_sign(series, month, settings)
        signs[Sign.CIVILIAN_SHARE].append(_share(month, found.share, own))
        signs[Sign.ONE_SIDED_DEATHS].append(_one_sided(month, found.one_sided, own))
        signs[Sign.INFRASTRUCTURE].append(
            _infrastructure(month, infrastructure_sign(attacks, month, covered.first, settings))
        )
        followed_from = month.plus(-_PATTERN_MONTHS).first_day
        recent = [fact for fact in against if fact.end >= followed_from]
        pattern = pattern_sign(recent, month, settings)
        signs[Sign.SPREAD].append(_spread(month, pattern))
        watched = watch_finding(series, month, settings)
        signs[Sign.WATCH].append(_watch(month, watched, by_month.get(watched.now.worst, ())))
    return Board(
        first=first,
        last=last,
        covered=covered,
        signs={sign: tuple(each) for sign, each in signs.items()},
        weeks=_weeks(pattern, against) if pattern else None,
        events=len(facts),
        conflict_only=bool(facts) and not any(fact.against_civilians for fact in facts),
    )


def _share(month: Month, found: ShareFinding, own: Sequence[EventFact]) -> SignOfMonth:
    tail = found.tail
    ceiling = None
    if tail is not None and found.deaths >= found.least:
        ceiling = 100 * tail.most(found.level) / tail.whole
    cited = _cited([fact for fact in own if fact.civilian_deaths])
    return SignOfMonth(
        sign=Sign.CIVILIAN_SHARE,
        month=month,
        verdict=found.verdict,
        value=100 * found.share if found.deaths >= found.least else None,
        usual_up_to=ceiling,
        usual=100 * tail.mean if tail else None,
        says=found.words,
        formula=tail.formula if tail else "",
        numbers={
            "civilians": found.civilians,
            "deaths": found.deaths,
            "share": _rounded(found.share),
            "baseline_share": _rounded(tail.mean) if tail else None,
            "baseline_months": tail.months if tail else None,
            "ratio": _rounded(found.ratio),
            "p": _rounded(tail.p) if tail else None,
            "level": found.level,
            "least": found.least,
        },
        events=cited,
        events_count=sum(fact.civilian_deaths > 0 for fact in own),
    )


def _one_sided(month: Month, found: OneSidedFinding, own: Sequence[EventFact]) -> SignOfMonth:
    tail = found.tail
    against = [fact for fact in own if fact.against_civilians]
    return SignOfMonth(
        sign=Sign.ONE_SIDED_DEATHS,
        month=month,
        verdict=found.verdict,
        value=float(found.deaths),
        usual_up_to=tail.most(found.level) if tail else None,
        usual=tail.mean if tail else None,
        says=found.words,
        formula=tail.formula if tail else "",
        numbers={
            "deaths": found.deaths,
            "low": found.low,
            "high": found.high,
            "baseline_mean": _rounded(tail.mean) if tail else None,
            "baseline_months": tail.months if tail else None,
            "ratio": _rounded(found.ratio),
            "p": _rounded(tail.p) if tail else None,
            "level": found.level,
            "least": found.least,
        },
        events=_cited(against),
        events_count=len(against),
    )


def _infrastructure(month: Month, found: InfrastructureSign) -> SignOfMonth:
    tail = found.tail
    attacks = found.attacks
    return SignOfMonth(
        sign=Sign.INFRASTRUCTURE,
        month=month,
        verdict=found.verdict,
        value=float(len(attacks)),
        usual_up_to=tail.most(found.level) if tail else None,
        usual=tail.mean if tail else None,
        says=found.words,
        formula=tail.formula if tail else "",
        numbers={
            "attacks": len(attacks),
            "by_kind": found.by_kind,
            "baseline_mean": _rounded(tail.mean) if tail else None,
            "baseline_months": tail.months if tail else None,
            "ratio": _rounded(found.ratio),
            "p": _rounded(tail.p) if tail else None,
            "level": found.level,
            "least": found.least,
        },
        events=_keys(attacks, coded=False)[:MOST_CITED],
        events_count=len(_keys(attacks, coded=False)),
        evidence=_keys(attacks, coded=True),
    )


def _spread(month: Month, found: PatternSign) -> SignOfMonth:
    run = found.runs[0] if found.runs else found.nearest
    keys = run.keys if found.runs and run else ()
    return SignOfMonth(
        sign=Sign.SPREAD,
        month=month,
        verdict=found.verdict,
        value=float(len(run.weeks)) if run else 0.0,
        usual_up_to=float(found.weeks_needed),
        usual=None,
        says=found.words,
        formula=(
            tr(
                "seen where one named side has events against civilians in at least {areas_needed} areas in "
                "each of at least {weeks_needed} consecutive weeks",
                areas_needed=found.areas_needed,
                weeks_needed=found.weeks_needed,
            )
        ),
        numbers={
            "side": run.side if run else "",
            "part": run.part.value if run else "",
            "weeks": len(run.weeks) if run else 0,
            "first_week": week_name(run.weeks[0]) if run else "",
            "last_week": week_name(run.weeks[-1]) if run else "",
            "areas": sorted(run.areas) if run else [],
            "areas_needed": found.areas_needed,
            "weeks_needed": found.weeks_needed,
            "left_out": found.left_out,
        },
        events=keys[:MOST_CITED],
        events_count=len(keys),
    )


def _watch(month: Month, found: WatchFinding, behind: Sequence[EventFact]) -> SignOfMonth:
    now = found.now
    judged = found.verdict is not Verdict.SHORT_BASELINE
    return SignOfMonth(
        sign=Sign.WATCH,
        month=month,
        verdict=found.verdict,
        value=now.level if judged else None,
        usual_up_to=found.threshold,
        usual=None,
        says=found.words,
        formula=tr("level = the worst recent month, fading, in parts of the country’s own danger level"),
        numbers={
            "level": _rounded(now.level),
            "threshold": found.threshold,
            "worst_month": str(now.worst),
            "worst_weighted": _rounded(now.worst_weighted),
            "faded": _rounded(now.faded),
            "usual": _rounded(now.usual),
            "danger": _rounded(now.danger),
            "baseline_months": now.months,
        },
        events=_gravest(behind),
        events_count=len(behind),
    )


def _weeks(found: PatternSign, facts: Sequence[EventFact]) -> Weeks | None:
    run: Run | None = found.runs[0] if found.runs else found.nearest
    if run is None:
        return None
    keys = frozenset(run.keys)
    mine = {fact.key: fact for fact in facts if fact.key in keys}
    counts = {area: [0] * len(run.weeks) for area in sorted(run.areas)}
    for fact in mine.values():
        if fact.area1 in counts:
            first = max(0, (week_of(fact.start) - run.weeks[0]).days // 7)
            last = min(len(run.weeks) - 1, (fact.end - run.weeks[0]).days // 7)
            for place in range(first, last + 1):
                counts[fact.area1][place] += 1
    return Weeks(
        side=run.side,
        part=run.part.value,
        weeks=tuple(week_name(monday) for monday in run.weeks),
        areas=tuple((area, tuple(row)) for area, row in counts.items()),
        enough=bool(found.runs),
    )


def _cited(facts: Sequence[EventFact]) -> tuple[str, ...]:
    gravest = sorted(facts, key=lambda fact: (-fact.civilian_deaths, fact.start, fact.key))[:MOST_CITED]
    return tuple(fact.key for fact in gravest)


def _gravest(facts: Sequence[EventFact]) -> tuple[str, ...]:
    gravest = sorted(facts, key=lambda fact: (-fact.best, fact.start, fact.key))[:MOST_CITED]
    return tuple(fact.key for fact in gravest)


def _keys(attacks: Sequence[Attack], *, coded: bool) -> tuple[str, ...]:
    return tuple(attack.key for attack in attacks if attack.coded is coded)


def _rounded(value: float) -> float:
    """Six significant figures: enough to check by, and the same in every place."""
    return float(f"{value:.6g}")
