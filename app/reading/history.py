"""The ledger as the history page reads it: filtered, a page at a time, and veiled for who may not see content."""

from contextlib import suppress
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ledger_lines import LedgerLine, line_of
from app.reading.permission import may_read_content
from app.reference.countries import countries
from app.refusals import BadInput
from db.actor import Actor
from db.ledger.entries import ledger

VEILED = "casework, not shown to an administrator"

OPEN_SUBJECTS = frozenset(
    {
        "accounts",
        "backups",
        "conflicts_of_interest",
        "holdings",
        "offices",
        "people",
        "reference_versions",
        "retired_keys",
        "settings",
        "training_certificates",
        "vault",
    }
)
"""Subjects that say nothing of cases: an administrator reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFilter:
    """Which entries to show; empty parts leave all. ``text`` is looked for in the action and the reason."""

    topic: str = ""
    person: str = ""
    text: str = ""
    refused_only: bool = False


ALL = HistoryFilter()


def history(
    session: Session,
    actor: Actor,
    wanted: HistoryFilter = ALL,
    *,
    before: int | None = None,
    limit: int = 200,
) -> tuple[LedgerLine, ...]:
    """A page of entries, newest first; ``before`` is the number to go on from.

    An administrator sees of casework only that there is an entry, when and by whom (DESIGN, Security).
    """
    statement = sa.select(ledger).order_by(ledger.c.number.desc()).limit(limit)
    if before is not None:
        statement = statement.where(ledger.c.number < before)
    if wanted.topic.strip():
        statement = statement.where(ledger.c.topic == _topic(wanted.topic))
    if wanted.person.strip():
        name = sa.func.json_extract(ledger.c.body, "$.actor.name")
        statement = statement.where(name.icontains(wanted.person.strip(), autoescape=True))
    if wanted.refused_only:
        statement = statement.where(ledger.c.action.startswith("refused.", autoescape=True))
    if wanted.text.strip():
        typed = wanted.text.strip()
        reason = sa.func.json_extract(ledger.c.body, "$.reason")
        # As the page writes acts: “Report: submit” for report.submit.
        action = sa.func.replace(sa.func.replace(ledger.c.action, ".", " "), "_", " ")
        places = [
            action.icontains(typed.replace(": ", " ").replace("_", " ").replace(".", " "), autoescape=True)
        ]
        if may_read_content(actor):
            places.append(reason.icontains(typed, autoescape=True))
        statement = statement.where(sa.or_(*places))
    veil = not may_read_content(actor)
    lines = (line_of(row) for row in session.execute(statement))
    return tuple(_veiled(line) if veil and line.subject_kind not in OPEN_SUBJECTS else line for line in lines)


def _topic(typed: str) -> str:
    """A country may be called by any of its names; anything else is taken for a report's number."""
    with suppress(BadInput):
        return countries().find(typed).alpha3
    return typed.strip().upper()


def _veiled(line: LedgerLine) -> LedgerLine:
    return replace(line, subject=VEILED, subject_id="", topic="", reason="", state=None, detail={}, rule="")
