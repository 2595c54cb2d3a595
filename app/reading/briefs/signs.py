"""The three signs of early onset in a brief: the numbers of the month that was judged, and the author's words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs import judgement
from app.reading.ministry.settings import read_settings
from app.reading.outside.signs import last_month, measured_signs
from app.rules.signals.months import month_of
from app.rules.signals.tails import chance_in
from app.rules.signals.verdicts import Verdict
from db.reports import Report
from db.signals import Signal
from db.vocabulary.signals import Sign
from language import Wording, mark, plural, tr
from language.dates import month_words
from language.numbers import number

_SIGNS = {
    judgement.SignKind.CIVILIAN_SHARE: ((Sign.CIVILIAN_SHARE, Sign.ONE_SIDED_DEATHS), "sign_civilians"),
    judgement.SignKind.INFRASTRUCTURE: ((Sign.INFRASTRUCTURE,), "sign_infrastructure"),
    judgement.SignKind.SYSTEMATIC: ((Sign.SPREAD,), "sign_spread"),
}
_BEFORE_ITS_MODEL = re.compile(r" (?:for|pour) X\b")
"""A signal keeps its test in the language in which it was found."""
_BY_AUTHOR = mark("the author’s observation from the cited evidence")
_NOT_MEASURED = mark(
    "The author recorded no observation, and no imported events of the last year cover this country."
)
_OLDEST_MONTHS = 12
"""How far back the last month of the data may lie for its signs to say something of a warning today."""
_PRESENT = {Verdict.FIRES: True, Verdict.QUIET: False, Verdict.TOO_FEW: None, Verdict.SHORT_BASELINE: None}


@dataclass(frozen=True, slots=True)
class _Judged:
    """A sign of one month as it was judged: a signal of its own, or what stood beside one."""

    sign: Sign
    month: date
    verdict: Verdict
    says: str
    formula: str
    numbers: Mapping[str, Any]
    series: tuple[tuple[str, float | None], ...]
    number: str = ""


def signs_of_report(session: Session, report: Report, day: date) -> tuple[judgement.Sign, ...]:
    """The three signs of a report, with their numbers.

    They are those of the month of the signal from which it was opened; without one, those of the last month that the
    imported events cover on ``day``, unless that lies more than a year back.
    """
    judged = _judged(session, report) or _measured(session, report.country, day)
    prefilled = [one.says for one in judged.values()]
    return tuple(
        _sign(
            kind,
            _own_words(str(getattr(report, field)), prefilled),
            _strongest([judged[one] for one in signs if one in judged]),
        )
        for kind, (signs, field) in _SIGNS.items()
    )


def _judged(session: Session, report: Report) -> dict[Sign, _Judged]:
    opened = session.scalars(sa.select(Signal).where(Signal.report_id == report.id)).first()
    if opened is None:
        return {}
    siblings = session.scalars(
        sa.select(Signal)
        .where(Signal.country == opened.country, Signal.first_on == opened.first_on)
        .order_by(Signal.number)
    )
    found = {one.sign: one for one in _beside(opened)}
    found |= {signal.sign: _of_signal(signal) for signal in siblings}
    return found


def _measured(session: Session, country: str, day: date) -> dict[Sign, _Judged]:
    last = last_month(session, country, month_of(day))
    if last is None or month_of(day).since(last) > _OLDEST_MONTHS:
        return {}
    found = measured_signs(session, country, read_settings(session).signals, until=last)
    if found is None:
        return {}
    return {
        each.sign: _Judged(
            sign=each.sign,
            month=last.first_day,
            verdict=each.verdict,
            says=each.says,
            formula=each.formula,
            numbers=each.numbers,
            series=tuple((day, value) for day, value in found.series(each)),
        )
        for each in found.board.of_month(last)
    }


def _of_signal(signal: Signal) -> _Judged:
    return _Judged(
        sign=signal.sign,
        month=signal.first_on,
        verdict=Verdict.FIRES,
        says=signal.says,
        formula=signal.formula,
        numbers=signal.numbers,
        series=tuple((day, value) for day, value in signal.numbers.get("series", ())),
        number=signal.number,
    )


def _beside(signal: Signal) -> Iterator[_Judged]:
    """The other signs of the month, as they were judged with the signal; a signal kept earlier has none."""
    for each in signal.numbers.get("beside", ()):
        yield _Judged(
            sign=Sign(each["sign"]),
            month=signal.first_on,
            verdict=Verdict(each["verdict"]),
            says=each["says"],
            formula=each["formula"],
            numbers=each["numbers"],
            series=tuple((day, value) for day, value in each["series"]),
        )


def _strongest(judged: list[_Judged]) -> _Judged | None:
    """Of the two halves of the first sign, the one that is seen; else the one that could be judged."""
    order = (Verdict.FIRES, Verdict.QUIET, Verdict.TOO_FEW, Verdict.SHORT_BASELINE)
    return min(judged, key=lambda one: order.index(one.verdict), default=None)


def _sign(kind: judgement.SignKind, observed: str, judged: _Judged | None) -> judgement.Sign:
    if judged is None:
        if observed:
            return judgement.Sign(kind, value=observed, test=tr(_BY_AUTHOR))
        return judgement.Sign(kind, not_measured_because=tr(_NOT_MEASURED))
    value = _value(judged)
    if observed:
        value = f"{value}. {observed}"
    usual = judged.numbers.get("baseline_share"), judged.numbers.get("baseline_mean")
    share = judged.sign is Sign.CIVILIAN_SHARE
    mean = 100 * usual[0] if share and usual[0] is not None else usual[1]
    return judgement.Sign(
        kind,
        value=value,
        baseline=_baseline(judged.numbers),
        test=_test(judged),
        present=_PRESENT[judged.verdict],
        series=tuple(
            judgement.SignPoint(date.fromisoformat(day), None if value is None else Decimal(str(value)))
            for day, value in judged.series
        ),
        usual=None if mean is None else Decimal(str(round(mean, 1))),
        unit=_UNITS[judged.sign],
    )


_UNITS = Wording(
    {
        Sign.CIVILIAN_SHARE: mark("% of deaths"),
        Sign.ONE_SIDED_DEATHS: mark("deaths"),
        Sign.INFRASTRUCTURE: mark("attacks"),
        Sign.SPREAD: mark("weeks in a row"),
        Sign.WATCH: "",
    }
)


def _value(judged: _Judged) -> str:
    """The number of the month with its unit, in a few words."""
    numbers, month = judged.numbers, month_words(judged.month)
    match judged.sign:
        case Sign.CIVILIAN_SHARE:
            deaths = plural(
                "{count:,} death in {month}", "{count:,} deaths in {month}", numbers["deaths"], month=month
            )
            if numbers.get("share") is None:
                return deaths
            return tr("{share} of {deaths}", share=_per_cent(numbers["share"]), deaths=deaths)
        case Sign.ONE_SIDED_DEATHS:
            return tr(
                "{deaths:,} dead in violence against civilians in {month}",
                deaths=numbers["deaths"],
                month=month,
            )
        case Sign.INFRASTRUCTURE:
            kinds = ", ".join(f"{tr(kind)} {count}" for kind, count in numbers.get("by_kind", {}).items())
            count = plural("{count:,} attack", "{count:,} attacks", numbers["attacks"])
            return tr("{count} in {month}", count=count, month=month) + (f" ({kinds})" if kinds else "")
        case Sign.SPREAD:
            if not numbers.get("side"):
                return tr("no named side in {month}", month=month)
            areas = plural("{count} area", "{count} areas", len(numbers["areas"]))
            when = (
                tr("1 week, {first_week}", first_week=numbers["first_week"])
                if numbers["weeks"] == 1
                else tr(
                    "{weeks} weeks in a row, {first_week} to {last_week}",
                    weeks=numbers["weeks"],
                    first_week=numbers["first_week"],
                    last_week=numbers["last_week"],
                )
            )
            return tr(
                "{areas} in {when}: {side} ({part})",
                areas=areas,
                when=when,
                side=numbers["side"],
                part=numbers["part"],
            )
        case Sign.WATCH:
            return judged.says


def _per_cent(share: float) -> str:
    """``62 %``; ``99.7 %`` where whole numbers would say that it is all, or none."""
    whole = round(100 * share) in {0, 100} and share not in {0, 1}
    return f"{number(100 * share, '.1f' if whole else '.0f')} %"


def _own_words(written: str, prefilled: list[str]) -> str:
    """What the author wrote besides the sentences that an accepted signal put there: their numbers stand on the paper."""
    for says in prefilled:
        written = written.replace(says.strip(), "")
    return " ".join(written.split())


def _test(judged: _Judged) -> str:
    """The test with its numbers, without the sentence on how it is worked out, which stands with the signal."""
    numbers = judged.numbers
    if judged.sign is Sign.SPREAD:
        said = tr(
            "wanted are {areas_needed} areas in each of {weeks_needed} weeks in a row",
            areas_needed=numbers["areas_needed"],
            weeks_needed=numbers["weeks_needed"],
        )
    elif judged.verdict in {Verdict.TOO_FEW, Verdict.SHORT_BASELINE}:
        said = judged.verdict.words
    else:
        said = tr("{value}, level {level:g}", value=chance_in(judged.formula), level=numbers["level"])
    return f"{said} ({judged.number})" if judged.number else said


def _baseline(numbers: Mapping[str, Any]) -> str:
    """What is usual in the country, with its unit; empty where the sign has no baseline."""
    share, mean = numbers.get("baseline_share"), numbers.get("baseline_mean")
    if share is not None:
        return tr(
            "{share} in the {baseline_months} months before",
            share=_per_cent(share),
            baseline_months=numbers["baseline_months"],
        )
    if mean is not None:
        return tr(
            "{mean:.1f} a month in the {baseline_months} months before",
            mean=mean,
            baseline_months=numbers["baseline_months"],
        )
    return ""
