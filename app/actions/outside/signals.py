"""Looking for signals: the signs of the newest months judged, and those that are seen kept with their numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.actions.common import country_file, next_number, person_of, require_role, settings_of
from app.reading.outside.signs import Measured, measured_signs
from app.refusals import Refused
from app.rules.signals.board import SignOfMonth
from app.rules.signals.months import Month
from db.actor import Actor
from db.signals import Signal
from db.vocabulary import Role
from db.vocabulary.imports import DataSet
from db.vocabulary.signals import SignalStanding
from db.work import Work
from language import tr

LOOK_BACK = 3
"""Months up to the last one that the data cover in which a look raises signals; the chart shows the ones before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookForSignals:
    """A look at the newest months of a country.

    ``dataset`` none: the one with the newest events of the country. ``until`` none: the last month it covers.
    """

    country: str
    dataset: DataSet | None = None
    until: Month | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look came to: numbers of signals raised, of those whose numbers were brought up to date, and of how
    many signs could not be judged."""

    country: str
    raised: tuple[str, ...]
    updated: tuple[str, ...]
    last_month: str


def look_for_signals(work: Work, actor: Actor, request: LookForSignals) -> Looked:
    """Judge the signs of the newest months and keep those that are seen as signals.

    An open signal of the same sign and month gets the new numbers; one that was answered stays answered, and is
    raised anew only where the numbers are graver than those that were answered.

    Raises:
        Refused: ``role``; ``signals.no_data``, when no imported events cover the country or the month.
        BadInput: no file is open for the country.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    file = country_file(work, request.country)
    settings = settings_of(work).signals
    found = measured_signs(work.session, file.country, settings, dataset=request.dataset, until=request.until)
    if found is None:
        raise Refused(
            "signals.no_data",
            tr("No imported events cover this country and month, so no sign can be judged."),
            remedy=tr("Import a data set of events that covers it, then look again."),
        )
    raised, updated = [], []
    work.act("signal.look", topic=file.country, detail={"dataset": found.dataset.value})
    for sign in _seen(found):
        signal, is_new, changed = _keep(work, file.country, found, sign)
        if is_new:
            raised.append(signal.number)
        elif changed:
            updated.append(signal.number)
    if not raised and not updated:
        work.note(
            "signal.look",
            "country_files",
            file.id,
            topic=file.country,
            detail={"dataset": found.dataset.value, "until": str(found.board.last), "raised": 0},
        )
    return Looked(
        country=file.country, raised=tuple(raised), updated=tuple(updated), last_month=str(found.board.last)
    )


def _seen(found: Measured) -> Iterable[SignOfMonth]:
    newest = found.board.last.plus(1 - LOOK_BACK)
    every = (each for signs in found.board.signs.values() for each in signs)
    return (each for each in every if each.fires and each.month >= newest)


def _keep(work: Work, country: str, found: Measured, sign: SignOfMonth) -> tuple[Signal, bool, bool]:
    """The signal of a sign that is seen; whether it is new; whether an open one got other numbers."""
    value = _comparable(sign.value)
    numbers = {
        **sign.numbers,
        "dataset": found.dataset.value,
        "value": value,
        "series": found.series(sign),
        "beside": found.beside(sign),
    }
    earlier = work.all(
        sa.select(Signal)
        .where(Signal.country == country, Signal.sign == sign.sign, Signal.first_on == sign.month.first_day)
        .order_by(Signal.id)
    )
    latest = earlier[-1] if earlier else None
    if latest is not None and latest.standing is SignalStanding.OPEN:
        if _bare(latest.numbers) == _bare(numbers) and latest.thresholds == found.thresholds:
            return latest, False, False
        _write(work, latest, found, sign, numbers)
        work.save()
        return latest, False, True
    if latest is not None and value <= latest.numbers["value"]:
        return latest, False, False
    signal = Signal(
        number=next_number(work, Signal.number, "SG"),
        country=country,
        sign=sign.sign,
        first_on=sign.month.first_day,
        last_on=sign.month.last_day,
        seen_at=work.at,
        seen_by_id=person_of(work.actor),
        says="",
        formula="",
        numbers={},
        thresholds={},
        follows_id=latest.id if latest else None,
    )
    _write(work, signal, found, sign, numbers)
    return work.add(signal), True, True


def _bare(numbers: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers without the sentences beside them, which are in the language of whoever looked."""
    beside = [
        {name: value for name, value in each.items() if name not in {"says", "formula"}}
        for each in numbers.get("beside", ())
    ]
    return {**numbers, "beside": beside}


def _write(
    work: Work, signal: Signal, found: Measured, sign: SignOfMonth, numbers: dict[str, object]
) -> None:
    signal.says, signal.formula = sign.says, sign.formula
    signal.numbers, signal.thresholds = numbers, found.thresholds
    signal.events, signal.events_count = list(sign.events), sign.events_count
    signal.evidence, signal.batches = list(sign.evidence), list(found.batches)
    signal.seen_at, signal.seen_by_id = work.at, person_of(work.actor)


def _comparable(value: float | None) -> float:
    """A value as it is kept with a signal, so that the same events never look graver than themselves."""
    return 0.0 if value is None else float(f"{value:.6g}")
