"""Special procedures of the Human Rights Council: visits, letters, statements, and the state's reply (S-21)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.actions.common import country_file, find, require_current, require_role
from app.actions.countries.register_entries import (
    WRITERS,
    EntryKept,
    RegisterKind,
    Revision,
    enter,
    kept,
    known_day,
    past_day,
    revise,
    sourced,
)
from app.refusals import BadInput, Refused
from app.rules.entry.dates import in_order
from app.rules.entry.texts import clean_line, required_line, required_text
from db.actor import Actor
from db.mechanisms import SpecialProcedure
from db.vocabulary.background import ProcedureKind
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureFacts:
    """What a mandate holder did. ``reply_due``: the day by which the state was asked to answer, if it was."""

    mandate: str
    kind: ProcedureKind
    acted_on: date
    symbol: str = ""
    subject: str
    reply_due: date | None = None
    source: str
    source_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordProcedure:
    """A visit, letter or statement for the register of a country."""

    country: str
    procedure: ProcedureFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseProcedure(Revision):
    """An entry as it should stand."""

    procedure: ProcedureFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReply:
    """The state's answer, and the day on which it came. ``based_on`` is the version that was looked at."""

    country: str
    entry_id: str
    based_on: int
    replied_on: date
    reply: str


def record_procedure(work: Work, actor: Actor, request: RecordProcedure) -> EntryKept:
    """Enter what a special procedure did.

    Raises:
        Refused: ``role``.
        BadInput: no such file, or unusable facts.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.procedure)
    return kept(enter(work, actor, RegisterKind.SPECIAL_PROCEDURE, request.country, values))


def revise_procedure(work: Work, actor: Actor, request: ReviseProcedure) -> EntryKept:
    """Change an entry, with a reason, as when the state is given more time.

    Raises:
        Refused: ``role``; ``register.stale``; ``register.withdrawn``; ``unchanged``.
        BadInput: as for a new one, and no such entry or no reason.
    """
    require_role(actor, *WRITERS)
    values = _clean(work, request.procedure)
    row = find(work, SpecialProcedure, request.entry_id, "special procedure")
    if row.replied_on is not None:
        in_order(values["acted_on"], row.replied_on, "date", "day of the reply")
    return kept(revise(work, RegisterKind.SPECIAL_PROCEDURE, request, values))


def record_reply(work: Work, actor: Actor, request: RecordReply) -> EntryKept:
    """Enter the state's reply.

    Raises:
        Refused: ``role``; ``special_procedure.replied``, when one is on record; ``register.withdrawn``;
            ``register.stale``.
        BadInput: no such entry, no words, or a day before the act or in the future.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    row = find(work, SpecialProcedure, request.entry_id, "special procedure")
    reply = required_text(request.reply, "reply")
    if row.country != file.country:
        raise BadInput(
            "special procedure", tr("It belongs to another country’s file."), remedy=tr("Open that file.")
        )
    if row.withdrawn_at is not None:
        raise Refused("register.withdrawn", tr("The entry is withdrawn."), remedy=tr("Record it anew first."))
    if row.replied_on is not None:
        raise Refused(
            "special_procedure.replied",
            tr("A reply of {replied_on} is on record.", replied_on=row.replied_on.isoformat()),
            remedy=tr("Record what came later as an entry of its own."),
        )
    require_current(row, request.based_on, "register", tr("The entry"))
    replied = past_day(work, request.replied_on, "day of the reply")
    in_order(row.acted_on, request.replied_on, "date", "day of the reply")
    work.act("special_procedure.reply", topic=row.country)
    row.replied_on, row.reply = replied, reply
    work.save()
    return kept(row)


def _clean(work: Work, facts: ProcedureFacts) -> dict[str, Any]:
    acted_on = past_day(work, facts.acted_on, "date") or facts.acted_on
    due = None if facts.reply_due is None else known_day(facts.reply_due, "reply due")
    if due is not None:
        in_order(acted_on, due, "date", "reply due")
    return {
        "mandate": required_line(facts.mandate, "mandate"),
        "kind": facts.kind,
        "acted_on": acted_on,
        "symbol": clean_line(facts.symbol, "symbol"),
        "subject": required_text(facts.subject, "subject"),
        "reply_due": due,
        **sourced(work, facts.source, facts.source_on),
    }
