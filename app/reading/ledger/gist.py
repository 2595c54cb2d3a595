"""The essential of a brief that was shown, as it was frozen: what it warned of, what it asked, what it recommended."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs.encoding import decode
from app.reading.authority.permission import may_read_content
from app.reading.reports.refused_records import receipt_refused
from app.reading.reports.standing import exercised_by
from db.actor import Actor
from db.reports import Brief, BriefReceipt, Escalation, Report


@dataclass(frozen=True, slots=True)
class BriefGist:
    """In the words of the paper; empty where the paper had none."""

    happening: str
    ask: str
    recommended: tuple[str, ...]


def brief_gist(
    session: Session, actor: Actor, number: str, version: int, *, at: datetime
) -> BriefGist | None:
    """Of one version of a report’s brief; none for who may not read casework, or has it :func:`to_be_opened`, and where there is no
    such brief."""
    if not may_read_content(actor) or to_be_opened(session, actor, number, version, at=at):
        return None
    data = session.scalar(_of_version(sa.select(Brief.data), number, version))
    if data is None:
        return None
    frozen = decode(data.encode())
    return BriefGist(
        happening=frozen.bottom_line.happening,
        ask=frozen.bottom_line.ask,
        recommended=tuple(one.text for one in frozen.recommendations),
    )


def to_be_opened(session: Session, actor: Actor, number: str, version: int, *, at: datetime) -> bool:
    """Whether this version came to an office that the actor exercises, and not to them: what it says they read in the brief itself, so
    that it stands on record that they knew it."""
    if not may_read_content(actor):
        return False
    offices = exercised_by(session, actor.person_id, at)
    if not offices:
        return False
    brief = _of_version(sa.select(Brief.id), number, version).scalar_subquery()
    receipt = sa.select(BriefReceipt.id).where(BriefReceipt.brief_id == brief, ~receipt_refused())
    to_office = sa.or_(
        sa.exists().where(Escalation.brief_id == brief, Escalation.office_id.in_(offices)),
        receipt.where(BriefReceipt.office_id.in_(offices)).exists(),
    )
    to_them = receipt.where(BriefReceipt.person_id == actor.person_id).exists()
    return bool(session.scalar(sa.select(sa.and_(to_office, ~to_them))))


def _of_version(statement: sa.Select[str], number: str, version: int) -> sa.Select[str]:
    return statement.join(Report, Report.id == Brief.report_id).where(
        Report.number == number, Brief.version == version
    )
