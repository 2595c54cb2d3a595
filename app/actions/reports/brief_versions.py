"""Two frozen versions of a brief looked at side by side; that somebody did stands on the ledger."""

from dataclasses import dataclass

from app.actions.common import find
from app.briefs.data import BriefData
from app.briefs.encoding import decode
from app.reading.authority.permission import require_content_reader
from app.refusals import BadInput
from db.actor import Actor
from db.reports import Brief, Report
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareBriefs:
    """Two frozen briefs of one report."""

    older_id: str
    newer_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPair:
    """What both hold, from the frozen data."""

    older: BriefData
    newer: BriefData


def compare_briefs(work: Work, actor: Actor, request: CompareBriefs) -> BriefPair:
    """Two frozen versions to be laid side by side.

    Raises:
        Refused: ``role.content``: an administrator never sees content.
        BadInput: no such brief, or briefs of two reports; also one that cannot be read any more.
    """
    require_content_reader(actor)
    older, newer = (find(work, Brief, one, "brief") for one in (request.older_id, request.newer_id))
    report = find(work, Report, newer.report_id, "report")
    if older.report_id != newer.report_id:
        raise BadInput(
            "brief",
            tr("These are briefs of two reports."),
            remedy=tr("Choose two versions of one report’s brief."),
        )
    work.note(
        "brief.compare",
        "briefs",
        newer.id,
        topic=report.number,
        detail={"versions": [older.version, newer.version]},
    )
    return BriefPair(older=decode(older.data.encode()), newer=decode(newer.data.encode()))
