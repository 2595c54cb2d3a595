"""What was said about a report, thread by thread."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.rules.reports.comments import may_comment, may_settle
from app.rules.verdict import Verdict
from db.actor import Actor
from db.comments import ReportComment
from db.people import Person
from db.reports import Option, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing said, by whom and when."""

    who: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentView:
    """A comment with its answers, oldest first. ``settled`` is none while it is open.

    ``part`` is the name of a part of the draft, ``option`` the number of an option; both empty for the whole report.
    """

    comment_id: str
    part: str
    option_id: str
    option: str
    said: Said
    answers: tuple[Said, ...]
    settled: Said | None
    may_answer: Verdict
    may_settle: Verdict


def comment_views(session: Session, report_id: str, actor: Actor) -> tuple[CommentView, ...]:
    """The comments on a report: open ones first, each kind oldest first."""
    report = session.get_one(Report, report_id)
    rows = session.execute(
        sa.select(ReportComment, Person.name, Option.ordinal)
        .join(Person, Person.id == ReportComment.author_id)
        .outerjoin(Option, Option.id == ReportComment.option_id)
        .where(ReportComment.report_id == report_id)
        .order_by(ReportComment.made_at, ReportComment.id)
    ).all()
    threads: dict[str, list[tuple[ReportComment, str]]] = {}
    for row, name, _ordinal in rows:
        if row.about_id is not None:
            threads.setdefault(row.about_id, []).append((row, name))
    found = [
        _view(row, _said(row, name), ordinal, threads.get(row.id, []), report=report, actor=actor)
        for row, name, ordinal in rows
        if row.about_id is None
    ]
    return tuple(sorted(found, key=lambda one: one.settled is not None))


def _view(
    row: ReportComment,
    said: Said,
    ordinal: int | None,
    thread: list[tuple[ReportComment, str]],
    *,
    report: Report,
    actor: Actor,
) -> CommentView:
    settled = next((_said(one, who) for one, who in thread if one.settles), None)
    return CommentView(
        comment_id=row.id,
        part=row.part or "",
        option_id=row.option_id or "",
        option=str(ordinal) if ordinal is not None else "",
        said=said,
        answers=tuple(_said(one, who) for one, who in thread if not one.settles),
        settled=settled,
        may_answer=may_comment(actor.roles, report.status),
        may_settle=may_settle(
            actor.roles,
            report.status,
            wrote_comment=row.author_id == actor.person_id,
            wrote_report=report.author_id == actor.person_id,
        ),
    )


def _said(row: ReportComment, who: str) -> Said:
    return Said(who=who, at=row.made_at, text=row.text)
