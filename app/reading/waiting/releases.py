"""Copies for a partner or the public that wait for the approval of a second person."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import person_named
from app.reading.recent import COPIES
from app.reading.releases.approvers import approvers, may_approve
from app.reading.waiting.lines import DeskLine, Need, desk_line
from db.actor import Actor
from db.releases import Release, ReleaseAnswer
from db.reports import Report
from language import tr
from language.lists import or_list


def waiting_releases(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """A line a copy, opened at the copies of its report."""
    rows = session.execute(
        sa.select(
            Release.id,
            Release.number,
            Release.recipient,
            Release.prepared_at,
            Release.prepared_by_id,
            Report.number,
            Report.title,
        )
        .join(Report, Report.id == Release.report_id)
        .where(~sa.exists().where(ReleaseAnswer.release_id == Release.id))
        .order_by(Release.prepared_at)
    )
    return [
        desk_line(
            Need.APPROVE_RELEASE,
            subject=number,
            what=tr(
                "Copy for {recipient}, prepared by {person}; {report} {title}",
                recipient=recipient,
                person=person_named(session, prepared_by).name,
                report=report,
                title=title,
            ),
            waits_for=or_list(approvers(session, prepared_by)) or tr("a second focal point: there is none"),
            since=prepared_at,
            at=at,
            mine=may_approve(session, prepared_by, actor).allowed,
            page="reports",
            key=release_id,
            opens=f"{report}{COPIES}",
        )
        for release_id, number, recipient, prepared_at, prepared_by, report, title in rows
    ]
