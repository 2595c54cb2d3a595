"""Who wrote in a report: its author, and every colleague who changed its draft or what it stands on."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.ledger.entries import ledger
from db.people import Person
from db.reports import Report, ReportEvidence
from db.store import read_once

# Put together once: every verdict on a report asks who wrote in it, and to build these takes longer than to run them.
_SAVED = (
    sa.select(ledger.c.subject_id, ledger.c.person_id)
    .where(
        ledger.c.subject_kind == Report.__tablename__,
        ledger.c.subject_id.in_(sa.bindparam("reports", expanding=True)),
        ledger.c.action == "report.save",
        ledger.c.person_id.is_not(None),
    )
    .distinct()
)
_CITES = ReportEvidence.report_id.in_(sa.bindparam("reports", expanding=True))
_CITED = (
    sa.select(ReportEvidence.report_id, ledger.c.person_id)
    .join(ledger, ledger.c.subject_id == ReportEvidence.id)
    .where(
        ledger.c.subject_kind == ReportEvidence.__tablename__,
        _CITES,
        # Said twice, or the ledger is gone through for every evidence that was ever cited.
        ledger.c.subject_id.in_(sa.select(ReportEvidence.id).where(_CITES)),
        ledger.c.person_id.is_not(None),
    )
    .distinct()
)


def draft_writers_of(session: Session, report: Report) -> frozenset[str]:
    """Whoever wrote in the draft, as the ledger has it. None of them assesses or decides the report."""

    return read_once(
        session, ("draft writers", report.id), lambda: draft_writers(session, [report])[report.id]
    )


def draft_writers(session: Session, reports: Iterable[Report]) -> dict[str, frozenset[str]]:
    """The same of several reports, by their identifiers; two statements, however many they are."""
    found = {report.id: {report.author_id} for report in reports}
    if found:
        for statement in (_SAVED, _CITED):
            for report_id, person_id in session.execute(statement, {"reports": list(found)}):
                found[report_id].add(person_id)
    return {report_id: frozenset(people) for report_id, people in found.items()}


def helpers_of(session: Session, report: Report) -> tuple[Person, ...]:
    """Those who wrote in the draft beside its author, by name."""
    others = draft_writers_of(session, report) - {report.author_id}
    if not others:
        return ()
    return tuple(session.scalars(sa.select(Person).where(Person.id.in_(others)).order_by(Person.name)))
