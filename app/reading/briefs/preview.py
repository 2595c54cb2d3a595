"""The brief as it would be frozen now, for a look before the escalation."""

from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs.data import BriefData
from app.briefs.encoding import brief_hash
from app.content import DraftContent
from app.reading.briefs.gathering import BriefPurpose, build_brief
from app.rules.reports.completeness import Missing, missing_parts
from db.ledger.entries import read_head
from db.reports import Brief, Report


@dataclass(frozen=True, slots=True)
class BriefPreview:
    """The brief, the hash it would have if it were frozen as it is, and what it lacks."""

    data: BriefData
    digest: str
    missing: tuple[Missing, ...]


def brief_preview(
    session: Session,
    report_id: str,
    purpose: BriefPurpose,
    at: datetime,
    *,
    typed: DraftContent | None = None,
) -> BriefPreview:
    """What escalating the report at ``at`` would freeze. ``typed``: what its author has before them, saved or not.

    The session must be one that writes nothing.
    """
    report = session.get_one(Report, report_id)
    for part in () if typed is None else fields(typed):
        value = getattr(typed, part.name)
        setattr(report, part.name, list(value) if isinstance(value, tuple) else value)
    latest = sa.select(sa.func.max(Brief.version)).where(Brief.report_id == report.id)
    version = (session.scalar(latest) or 0) + 1
    data = build_brief(session, report, purpose, version, at, head=read_head(session.connection()))
    return BriefPreview(data, brief_hash(data), missing_parts(data))
