"""Mechanisms on a country: commissions, courts and sessions, with symbol and date (S-22)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.actions.common import require_role
from app.actions.countries.register_entries import (
    WRITERS,
    EntryKept,
    RegisterKind,
    Revision,
    enter,
    kept,
    past_day,
    revise,
    sourced,
)
from app.reading.ministry.reference import current_mechanisms
from app.refusals import BadInput
from app.rules.entry.dates import in_order
from app.rules.entry.texts import clean_line, clean_text, required_line, shown
from db.actor import Actor
from db.vocabulary import DatePrecision
from db.vocabulary.background import MechanismBody, MechanismKind
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismFacts:
    """A mechanism. ``code``: the row of the reference table that this entry stands in place of, if any."""

    code: str = ""
    name: str
    body: MechanismBody
    kind: MechanismKind
    symbol: str = ""
    since: tuple[date, DatePrecision] | None = None
    ended_on: date | None = None
    mandate: str = ""
    caution: str = ""
    source: str
    source_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMechanism:
    """A mechanism for the register of a country."""

    country: str
    mechanism: MechanismFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseMechanism(Revision):
    """A mechanism as it should stand."""

    mechanism: MechanismFacts


def record_mechanism(work: Work, actor: Actor, request: RecordMechanism) -> EntryKept:
    """Enter a mechanism.

    Raises:
        Refused: ``role``.
        BadInput: no such file or code, neither symbol nor date, or unusable facts.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.country, request.mechanism)
    return kept(enter(work, actor, RegisterKind.MECHANISM, request.country, values))


def revise_mechanism(work: Work, actor: Actor, request: ReviseMechanism) -> EntryKept:
    """Change a mechanism, with a reason; one that ended is given its last day.

    Raises:
        Refused: ``role``; ``register.stale``; ``register.withdrawn``; ``unchanged``.
        BadInput: as for a new one, and no such entry or no reason.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.country, request.mechanism)
    return kept(revise(work, RegisterKind.MECHANISM, request, values))


def _clean(work: Work, country: str, facts: MechanismFacts) -> dict[str, Any]:
    known = {row.code for row in current_mechanisms(work.session) if row.country in {"", country}}
    if facts.code and facts.code not in known:
        raise BadInput(
            "code",
            tr("“{code}” is no mechanism of this country in the table.", code=shown(facts.code, 40)),
            remedy=tr("Leave it empty for a mechanism of your own."),
        )
    since, precision = facts.since or (None, None)
    symbol = clean_line(facts.symbol, "symbol")
    if not symbol and since is None:
        raise BadInput(
            "symbol",
            tr("Neither the symbol of a document nor a date is given."),
            remedy=tr("Give at least one of them: a mechanism is found again by it."),
        )
    since, ended = past_day(work, since, "since"), past_day(work, facts.ended_on, "last day")
    if since and ended:
        in_order(since, ended, "since", "last day")
    return {
        "code": facts.code,
        "name": required_line(facts.name, "name"),
        "body": facts.body,
        "kind": facts.kind,
        "symbol": symbol,
        "since": since,
        "precision": precision,
        "ended_on": ended,
        "mandate": clean_text(facts.mandate, "mandate"),
        "caution": clean_text(facts.caution, "caution"),
        **sourced(work, facts.source, facts.source_on),
    }
