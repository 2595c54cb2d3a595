"""Sign (c): a systematic pattern over territory and time (S-14).

For each side that is named in violence against civilians, as perpetrator or as target: the first-level areas with
such an event in each ISO week. The sign is seen where, in each of at least W weeks in a row (``pattern_weeks``), at
least A areas (``pattern_areas``) had one, and the last of these weeks reaches into the month. Only what had happened
by the end of the month counts, so that a past month is judged as it was then.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from app.rules.entry.texts import fold
from app.rules.signals.facts import EventFact
from app.rules.signals.months import Month, week_name, week_of
from app.rules.signals.settings import SignalSettings
from app.rules.signals.verdicts import Verdict
from language import plural, tr

_WEEK = timedelta(days=7)
_UNNAMED = ("civilian", "unidentified", "unknown", "unspecified")
"""How data sets begin the name of a side that is nobody in particular (“Civilians (Myanmar)”)."""


class Part(StrEnum):
    """What the named side is in the events."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Weeks in a row in which a side has events in enough areas.

    ``weeks`` are named by their Mondays. ``grid`` holds the areas of each week, in the order of the weeks.
    ``core`` are the areas of every one of them.
    """

    part: Part
    side: str
    weeks: tuple[date, ...]
    grid: tuple[frozenset[str], ...]
    keys: tuple[str, ...]

    @property
    def areas(self) -> frozenset[str]:
        """Every area of the run."""
        return frozenset().union(*self.grid)

    @property
    def core(self) -> frozenset[str]:
        """The areas that have an event in every week of it."""
        return frozenset.intersection(*self.grid) if self.grid else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternSign:
    """Sign (c) of a month.

    ``runs`` are those that are long enough, the longest first. ``nearest`` is the longest run where none is.
    ``left_out`` counts events that name no area or last too long to be placed in a week.
    """

    month: Month
    verdict: Verdict
    runs: tuple[Run, ...]
    nearest: Run | None
    areas_needed: int
    weeks_needed: int
    left_out: int
    words: str


def pattern_sign(facts: Iterable[EventFact], month: Month, settings: SignalSettings) -> PatternSign:
    """Sign (c) of a month, from one country's events."""
    placed, left_out = _placed(facts, month, settings)
    found = sorted(
        _runs(placed, month, settings),
        key=lambda run: (-len(run.weeks), -len(run.areas), run.side, run.part, run.weeks),
    )
    runs = tuple(run for run in found if len(run.weeks) >= settings.pattern_weeks)
    verdict = Verdict.FIRES if runs else Verdict.QUIET
    return PatternSign(
        month=month,
        verdict=verdict,
        runs=runs,
        nearest=None if runs or not found else found[0],
        areas_needed=settings.pattern_areas,
        weeks_needed=settings.pattern_weeks,
        left_out=left_out,
        words=_words(found[0] if found else None, settings, left_out),
    )


_Week = dict[str, list[str]]
_Sides = Mapping[tuple[Part, str], Mapping[date, _Week]]


def _placed(facts: Iterable[EventFact], month: Month, settings: SignalSettings) -> tuple[_Sides, int]:
    """The keys of the events of each side by week and area, and how many events could not be placed."""
    placed: dict[tuple[Part, str], dict[date, _Week]] = {}
    left_out = 0
    first_day, last_day = month.first_day, month.last_day
    for fact in facts:
        if fact.start > last_day or not fact.against_civilians:
            continue
        area = fact.area1
        if not area or fact.days > settings.pattern_longest_days:
            left_out += fact.end >= first_day
            continue
        mondays = _mondays(fact.start, min(fact.end, last_day))
        for side in _sides(fact.side_a, fact.side_b):
            weeks = placed.setdefault(side, {})
            for monday in mondays:
                weeks.setdefault(monday, {}).setdefault(area, []).append(fact.key)
    return placed, left_out


# The same few sides and weeks are met in event after event, and each is looked at again for every month.
@lru_cache(maxsize=4096)
def _sides(perpetrator: str, target: str) -> tuple[tuple[Part, str], ...]:
    return tuple(
        (part, side.strip())
        for part, side in ((Part.PERPETRATOR, perpetrator), (Part.TARGET, target))
        if side.strip() and not fold(side).startswith(_UNNAMED)
    )


@lru_cache(maxsize=4096)
def _mondays(first: date, last: date) -> tuple[date, ...]:
    monday = week_of(first)
    return tuple(monday + number * _WEEK for number in range((last - monday).days // 7 + 1))


def _runs(placed: _Sides, month: Month, settings: SignalSettings) -> Iterator[Run]:
    """The runs that reach into the month, of whatever length."""
    for (part, side), weeks in placed.items():
        wide = {monday for monday, areas in weeks.items() if len(areas) >= settings.pattern_areas}
        for last in wide:
            if last + _WEEK <= month.first_day or (last + _WEEK in wide):
                continue
            run = [last]
            while run[0] - _WEEK in wide:
                run.insert(0, run[0] - _WEEK)
            yield Run(
                part=part,
                side=side,
                weeks=tuple(run),
                grid=tuple(frozenset(weeks[monday]) for monday in run),
                keys=tuple(
                    sorted({key for monday in run for keys in weeks[monday].values() for key in keys})
                ),
            )


def _words(longest: Run | None, settings: SignalSettings, left_out: int) -> str:
    wanted = tr(
        "wanted are {pattern_areas} first-level areas in each of {pattern_weeks} weeks in a row",
        pattern_areas=settings.pattern_areas,
        pattern_weeks=settings.pattern_weeks,
    )
    unplaced = (
        " "
        + plural(
            "{count} event could not be placed in a week and an area.",
            "{count} events could not be placed in a week and an area.",
            left_out,
        )
        if left_out
        else ""
    )
    if longest is None:
        return tr(
            "No side has violence against civilians in {pattern_areas} areas in one week; "
            "{wanted}.{unplaced}",
            pattern_areas=settings.pattern_areas,
            wanted=wanted,
            unplaced=unplaced,
        )
    acts = tr("is the perpetrator") if longest.part is Part.PERPETRATOR else tr("is the target")
    return tr(
        "“{side}” {acts} in at least {least} areas in each of {weeks} weeks in a row ({first_week} to "
        "{last_week}; {areas} areas in all); {wanted}.{unplaced}",
        side=longest.side,
        acts=acts,
        least=min(len(areas) for areas in longest.grid),
        weeks=len(longest.weeks),
        first_week=week_name(longest.weeks[0]),
        last_week=week_name(longest.weeks[-1]),
        areas=len(longest.areas),
        wanted=wanted,
        unplaced=unplaced,
    )
