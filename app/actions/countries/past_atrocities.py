"""Past atrocities, and who answered for them: the strongest single predictor, so they shorten the cycle (S-15)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.actions.common import require_role
from app.actions.countries.baseline_flags import raise_flag
from app.actions.countries.register_entries import (
    WRITERS,
    EntryKept,
    RegisterKind,
    Revision,
    enter,
    kept,
    number_range,
    past_day,
    revise,
    sourced,
)
from app.refusals import BadInput
from app.rules.entry.dates import in_order
from app.rules.entry.texts import clean_line, clean_text, required_line
from db.actor import Actor
from db.vocabulary import Crime, DatePrecision
from db.vocabulary.background import Accountability
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class AtrocityFacts:
    """Atrocities of a period. The numbers are a range of deaths, with who counted and what is disputed.

    ``began`` and ``ended`` carry how precisely the day is known.
    """

    title: str
    began: tuple[date, DatePrecision]
    ended: tuple[date, DatePrecision] | None = None
    crimes: tuple[Crime, ...] = ()
    perpetrator: str = ""
    victims: str = ""
    dead_low: int | None = None
    dead_high: int | None = None
    numbers_source: str = ""
    caution: str = ""
    accountability: Accountability = Accountability.UNKNOWN
    accountability_where: str = ""
    source: str
    source_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAtrocity:
    """Past atrocities for the file of a country."""

    country: str
    atrocity: AtrocityFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseAtrocity(Revision):
    """An entry as it should stand."""

    atrocity: AtrocityFacts


def record_atrocity(work: Work, actor: Actor, request: RecordAtrocity) -> EntryKept:
    """Enter past atrocities. Where impunity remains, the file is flagged and its review cycle shortened.

    Raises:
        Refused: ``role``.
        BadInput: no such file, or unusable facts.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.atrocity)
    row = enter(work, actor, RegisterKind.ATROCITY, request.country, values)
    if request.atrocity.accountability.impunity:
        raise_flag(work, actor, row.country, atrocity_id=row.id, title=values["title"])
    return kept(row)


def revise_atrocity(work: Work, actor: Actor, request: ReviseAtrocity) -> EntryKept:
    """Change an entry, with a reason. It flags the file where it now tells of impunity and did not before.

    Raises:
        Refused: ``role``; ``register.stale``; ``register.withdrawn``; ``unchanged``.
        BadInput: no such entry, no reason, or unusable facts.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.atrocity)
    before = work.get(RegisterKind.ATROCITY.value, request.entry_id) if request.entry_id.isascii() else None
    impunity_before = before is not None and before.accountability.impunity
    row = revise(work, RegisterKind.ATROCITY, request, values)
    if request.atrocity.accountability.impunity and not impunity_before:
        raise_flag(work, actor, row.country, atrocity_id=row.id, title=values["title"])
    return kept(row)


def _clean(work: Work, facts: AtrocityFacts) -> dict[str, Any]:
    began, began_precision = facts.began
    ended, ended_precision = facts.ended or (None, DatePrecision.YEAR)
    began_on, ended_on = past_day(work, began, "beginning"), past_day(work, ended, "end")
    if began_on and ended_on:
        in_order(began_on, ended_on, "beginning", "end")
    low, high = number_range(facts.dead_low, facts.dead_high, "deaths from", "deaths to")
    numbers_source = clean_line(facts.numbers_source, "source of the numbers", 1_000)
    if low is not None and not numbers_source:
        raise BadInput(
            "source of the numbers",
            tr("A number of deaths has no source."),
            remedy=tr("Say who counted, or leave the number out."),
        )
    return {
        "title": required_line(facts.title, "what happened"),
        "began_on": began_on,
        "began_precision": began_precision,
        "ended_on": ended_on,
        "ended_precision": ended_precision,
        "crimes": [crime.value for crime in Crime if crime in facts.crimes],
        "perpetrator": clean_line(facts.perpetrator, "perpetrator"),
        "victims": clean_line(facts.victims, "victims"),
        "dead_low": low,
        "dead_high": high,
        "numbers_source": numbers_source,
        "caution": clean_text(facts.caution, "caution"),
        "accountability": facts.accountability,
        "accountability_where": clean_text(facts.accountability_where, "before whom"),
        **sourced(work, facts.source, facts.source_on),
    }
