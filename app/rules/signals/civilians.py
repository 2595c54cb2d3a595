"""Sign (a): civilians die out of proportion, against the country's own baseline (S-12).

Two tests against the months before (`SignalSettings.baseline_months`), the month itself left out:

- the civilian share of deaths: the tail of a beta-binomial (`app.rules.signals.tails.share_tail`);
- the number of deaths in violence against civilians: the predictive tail of a negative binomial (`count_tail`).

The sign is seen when either test is at or below its level and its minimum count is reached.
"""

from dataclasses import dataclass

from app.rules.signals.months import Month
from app.rules.signals.series import Series
from app.rules.signals.settings import SignalSettings
from app.rules.signals.tails import (
    LEAST_USUAL_COUNT,
    LEAST_USUAL_SHARE,
    CountTail,
    ShareTail,
    against_usual,
    count_tail,
    share_tail,
)
from app.rules.signals.verdicts import Verdict, strongest
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareFinding:
    """The civilian share of a month's deaths. ``ratio`` is share to baseline share; ``tail`` is none without a baseline."""

    verdict: Verdict
    civilians: int
    deaths: int
    share: float
    ratio: float
    least: int
    level: float
    tail: ShareTail | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSidedFinding:
    """The deaths of a month in violence against civilians, with the data set's bounds."""

    verdict: Verdict
    deaths: int
    low: int
    high: int
    ratio: float
    least: int
    level: float
    tail: CountTail | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CiviliansSign:
    """Sign (a) of a month."""

    month: Month
    share: ShareFinding
    one_sided: OneSidedFinding

    @property
    def verdict(self) -> Verdict:
        """The verdict of both tests together."""
        return strongest(self.share.verdict, self.one_sided.verdict)


def civilians_sign(series: Series, month: Month, settings: SignalSettings) -> CiviliansSign:
    """Sign (a) of a month of a series.

    Raises:
        KeyError: the series does not cover the month.
    """
    return CiviliansSign(
        month=month,
        share=share_finding(series, month, settings),
        one_sided=one_sided_finding(series, month, settings),
    )


def share_finding(series: Series, month: Month, settings: SignalSettings) -> ShareFinding:
    """The test of the civilian share alone.

    Raises:
        KeyError: the series does not cover the month.
    """
    now, baseline = series.at(month), series.before(month, settings.baseline_months)
    share = now.civilians / now.deaths if now.deaths else 0.0
    tail = None
    if len(baseline) >= settings.baseline_least:
        tail = share_tail(now.civilians, now.deaths, [(each.civilians, each.deaths) for each in baseline])
    verdict = _verdict(now.deaths, settings.share_least_deaths, tail, settings.share_p)
    seen = tr(
        "{civilians} of {deaths} who died were civilians ({share:.0%})",
        civilians=now.civilians,
        deaths=now.deaths,
        share=share,
    )
    return ShareFinding(
        verdict=verdict,
        civilians=now.civilians,
        deaths=now.deaths,
        share=share,
        ratio=share / tail.mean if tail else 0.0,
        least=settings.share_least_deaths,
        level=settings.share_p,
        tail=tail,
        words=_words(
            seen,
            verdict,
            tail,
            ratio=share / tail.mean if tail else 0.0,
            least=settings.share_least_deaths,
            months=len(baseline),
            needed=settings.baseline_least,
        ),
    )


def one_sided_finding(series: Series, month: Month, settings: SignalSettings) -> OneSidedFinding:
    """The test of the number of one-sided deaths alone.

    Raises:
        KeyError: the series does not cover the month.
    """
    now, baseline = series.at(month), series.before(month, settings.baseline_months)
    tail = None
    if len(baseline) >= settings.baseline_least:
        tail = count_tail(now.one_sided, [each.one_sided for each in baseline])
    verdict = _verdict(now.one_sided, settings.one_sided_least_deaths, tail, settings.one_sided_p)
    seen = tr("{one_sided} died in violence against civilians", one_sided=now.one_sided)
    return OneSidedFinding(
        verdict=verdict,
        deaths=now.one_sided,
        low=now.one_sided_low,
        high=now.one_sided_high,
        ratio=now.one_sided / tail.mean if tail else 0.0,
        least=settings.one_sided_least_deaths,
        level=settings.one_sided_p,
        tail=tail,
        words=_words(
            seen,
            verdict,
            tail,
            ratio=now.one_sided / tail.mean if tail else 0.0,
            least=settings.one_sided_least_deaths,
            months=len(baseline),
            needed=settings.baseline_least,
        ),
    )


def _verdict(number: int, least: int, tail: ShareTail | CountTail | None, level: float) -> Verdict:
    if number < least:
        return Verdict.TOO_FEW
    if tail is None:
        return Verdict.SHORT_BASELINE
    return Verdict.FIRES if tail.p <= level else Verdict.QUIET


def _words(
    seen: str,
    verdict: Verdict,
    tail: ShareTail | CountTail | None,
    *,
    ratio: float,
    least: int,
    months: int,
    needed: int,
) -> str:
    if verdict is Verdict.TOO_FEW:
        return tr("{seen}: too few to judge (fewer than {least}).", seen=seen, least=least)
    if tail is None:
        return tr(
            "{seen}: no baseline to judge by ({months} months of data before; {needed} needed).",
            seen=seen,
            months=months,
            needed=needed,
        )
    if isinstance(tail, ShareTail):
        usual, told = f"{tail.mean:.0%}", tail.mean >= LEAST_USUAL_SHARE
    else:
        usual, told = tr("{mean:.1f} a month", mean=tail.mean), tail.mean >= LEAST_USUAL_COUNT
    return tr(
        "{seen}; usual in the {months} months before: {usual}. {formula}.",
        seen=seen,
        months=tail.months,
        usual=against_usual(usual, ratio, told=told),
        formula=tail.formula,
    )
