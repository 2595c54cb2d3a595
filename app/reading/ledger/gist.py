"""The essential of a brief that was shown, as it was frozen: what it warned of, what it asked, what it recommended."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs.encoding import decode
from app.reading.authority.permission import may_read_content
from db.actor import Actor
from db.reports import Brief, Report


@dataclass(frozen=True, slots=True)
class BriefGist:
    """In the words of the paper; empty where the paper had none."""

    happening: str
    ask: str
    recommended: tuple[str, ...]


def brief_gist(session: Session, actor: Actor, number: str, version: int) -> BriefGist | None:
    """Of one version of a report’s brief; none for who may not read casework, and where there is no such brief."""
    if not may_read_content(actor):
        return None
    data = session.scalar(
        sa.select(Brief.data)
        .join(Report, Report.id == Brief.report_id)
        .where(Report.number == number, Brief.version == version)
    )
    if data is None:
        return None
    frozen = decode(data.encode())
    return BriefGist(
        happening=frozen.bottom_line.happening,
        ask=frozen.bottom_line.ask,
        recommended=tuple(one.text for one in frozen.recommendations),
    )
