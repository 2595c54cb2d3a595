"""Who wrote in a report: its author, and every colleague who changed its draft or what it stands on."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.ledger.entries import ledger
from db.people import Person
from db.reports import Report, ReportEvidence
from db.store import read_once

# Put together once: every verdict on a report asks who wrote in it, and to build these takes longer than to run them.
_SAVED = (
    sa.select(ledger.c.person_id)
    .where(
        ledger.c.subject_kind == Report.__tablename__,
        ledger.c.subject_id == sa.bindparam("report"),
        ledger.c.action == "report.save",
        ledger.c.person_id.is_not(None),
    )
    .distinct()
)
_CITED = (
    sa.select(ledger.c.person_id)
    .where(
        ledger.c.subject_kind == ReportEvidence.__tablename__,
        ledger.c.subject_id.in_(
            sa.select(ReportEvidence.id).where(ReportEvidence.report_id == sa.bindparam("report"))
        ),
        ledger.c.person_id.is_not(None),
    )
    .distinct()
)


def draft_writers_of(session: Session, report: Report) -> frozenset[str]:
    """Whoever wrote in the draft, as the ledger has it. None of them assesses or decides the report."""

    def read() -> frozenset[str]:
        of = {"report": report.id}
        return frozenset({report.author_id, *session.scalars(_SAVED, of), *session.scalars(_CITED, of)})

    return read_once(session, ("draft writers", report.id), read)


def helpers_of(session: Session, report: Report) -> tuple[Person, ...]:
    """Those who wrote in the draft beside its author, by name."""
    others = draft_writers_of(session, report) - {report.author_id}
    if not others:
        return ()
    return tuple(session.scalars(sa.select(Person).where(Person.id.in_(others)).order_by(Person.name)))
