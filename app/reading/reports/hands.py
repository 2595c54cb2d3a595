"""Into whose hands a report can go: the people who could assess it, put it to an authority, or refuse the record of its decision."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.reading.authority.matters import conflicted_people
from app.reading.ministry.roles import signing_in
from app.reading.reports.completing import refusing
from app.reading.reports.writers import draft_writers_of
from app.rules.reports.flow import Act, Standing, may
from db.decisions import Decision
from db.reports import Report
from db.vocabulary import ReportStatus, Role


def could_assess(session: Session, report: Report, at: datetime) -> tuple[str, ...]:
    """Everybody whom the flow would let assess the report at ``at``, by name: they neither wrote in it nor have a conflict."""
    writers = draft_writers_of(session, report)
    barred = conflicted_people(session, report.country, at)
    return tuple(
        person.name
        for person, roles in signing_in(session)
        if may(
            Act.ASSESS,
            roles,
            Standing(
                status=ReportStatus.SUBMITTED,
                is_author=person.id == report.author_id,
                has_written=person.id in writers,
                has_conflict=person.id in barred,
            ),
        ).allowed
    )


def could_escalate(session: Session) -> tuple[str, ...]:
    """Everybody who may add options and escalate, by name."""
    return _whom_the_flow_lets(session, Act.ESCALATE, Standing(status=ReportStatus.ASSESSED))


def could_review(session: Session) -> tuple[str, ...]:
    """Everybody who may look back on a report that is decided, and close it then, by name."""
    return _whom_the_flow_lets(session, Act.REVIEW, Standing(status=ReportStatus.DECIDED))


def could_refuse(session: Session, decision: Decision, at: datetime) -> tuple[str, ...]:
    """Everybody who may refuse the record of a signed paper at ``at``, by name: staff first, whose work it is, then deciders."""
    verdict = refusing(session, decision, at)
    able = [
        (person.name, roles) for person, roles in signing_in(session) if verdict(roles, person.id).allowed
    ]
    return tuple(name for name, roles in sorted(able, key=lambda one: not one[1] & _STAFF))


_STAFF = frozenset({Role.RECORDER, Role.FOCAL_POINT, Role.ANALYST})


def _whom_the_flow_lets(session: Session, act: Act, standing: Standing) -> tuple[str, ...]:
    return tuple(person.name for person, roles in signing_in(session) if may(act, roles, standing).allowed)
