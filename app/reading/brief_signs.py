"""The three signs of early onset in a brief: the author's words, with the numbers of the signals behind them."""

from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs import data
from db.reports import Report
from db.signals import Signal
from db.vocabulary.signals import Sign

_SIGNS = {
    data.SignKind.CIVILIAN_SHARE: ((Sign.CIVILIAN_SHARE, Sign.ONE_SIDED_DEATHS), "sign_civilians"),
    data.SignKind.INFRASTRUCTURE: ((Sign.INFRASTRUCTURE,), "sign_infrastructure"),
    data.SignKind.SYSTEMATIC: ((Sign.SPREAD,), "sign_spread"),
}
_BY_AUTHOR = "the author's observation from the cited evidence"
_NOT_MEASURED = "The author recorded no observation, and no event data are on file."


def signs_of_report(session: Session, report: Report) -> tuple[data.Sign, ...]:
    """The three signs of a report. Where it was opened from a signal, those of the same month have their months drawn."""
    opened = session.scalars(sa.select(Signal).where(Signal.report_id == report.id)).first()
    signals: dict[Sign, Signal] = {}
    if opened is not None:
        siblings = session.scalars(
            sa.select(Signal)
            .where(Signal.country == opened.country, Signal.first_on == opened.first_on)
            .order_by(Signal.number)
        )
        signals = {signal.sign: signal for signal in siblings}
    return tuple(
        _sign(
            kind, str(getattr(report, field)), next((signals[one] for one in signs if one in signals), None)
        )
        for kind, (signs, field) in _SIGNS.items()
    )


def _sign(kind: data.SignKind, observed: str, signal: Signal | None) -> data.Sign:
    if signal is None:
        if observed:
            return data.Sign(kind, value=observed, test=_BY_AUTHOR)
        return data.Sign(kind, not_measured_because=_NOT_MEASURED)
    return data.Sign(
        kind,
        value=observed or signal.says,
        baseline=_baseline(signal),
        test=f"{signal.number}: {signal.formula}",
        present=True,
        series=tuple(
            data.SignPoint(date.fromisoformat(day), None if value is None else Decimal(str(value)))
            for day, value in signal.numbers.get("series", ())
        ),
    )


def _baseline(signal: Signal) -> str:
    """What is usual in the country, with its unit; empty where the sign has no baseline."""
    share, mean = signal.numbers.get("baseline_share"), signal.numbers.get("baseline_mean")
    if share is not None:
        return f"{100 * share:.0f} % in the {signal.numbers['baseline_months']} months before"
    if mean is not None:
        return f"{mean:.1f} a month in the {signal.numbers['baseline_months']} months before"
    return ""
