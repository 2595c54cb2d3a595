"""Comments on a report: said, answered, settled. Each is a row of its own that is never changed."""

from dataclasses import dataclass, fields

import sqlalchemy as sa

from app.actions.common import enforce, find, person_of
from app.content import DraftContent
from app.refusals import BadInput, Refused
from app.rules.entry.texts import required_text, shown
from app.rules.reports.comments import may_comment, may_settle
from db.actor import Actor
from db.comments import ReportComment
from db.reports import Option, Report
from db.work import Work
from language import tr

LONGEST = 8_000
"""Most characters of a comment: what is longer belongs into the report."""

_PARTS = frozenset(item.name for item in fields(DraftContent))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """Something to say about a report: as a whole, about one ``part`` of its draft, or about one option."""

    report_id: str
    text: str
    part: str | None = None
    option_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnComment:
    """An answer to a comment, or how it was settled."""

    comment_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentKept:
    """What was said is kept."""

    comment_id: str
    report_number: str


def comment(work: Work, actor: Actor, request: Comment) -> CommentKept:
    """Say something about a report.

    Raises:
        Refused: ``role``; ``comment.over`` when the report is closed or withdrawn.
        BadInput: no such report, part or option of it; no text.
    """
    report = find(work, Report, request.report_id, "report")
    enforce(may_comment(actor.roles, report.status))
    if request.part is not None and request.part not in _PARTS:
        raise BadInput(
            "part", tr("A report has no part {part}.", part=shown(request.part)), remedy=tr("Choose a part.")
        )
    if request.option_id is not None:
        option = find(work, Option, request.option_id, "option")
        if option.report_id != report.id:
            raise BadInput(
                "option", tr("The option is of another report."), remedy=tr("Choose one of this report.")
            )
        if request.part is not None:
            raise BadInput(
                "part", tr("A comment is about one place."), remedy=tr("Choose a part or an option.")
            )
    text = required_text(request.text, "comment", LONGEST)
    work.act("comment.make", topic=report.number)
    row = ReportComment(
        report_id=report.id,
        option_id=request.option_id,
        part=request.part,
        author_id=person_of(actor),
        made_at=work.at,
        text=text,
    )
    return _kept(work.add(row), report)


def answer_comment(work: Work, actor: Actor, request: OnComment) -> CommentKept:
    """Answer a comment that is open.

    Raises:
        Refused: ``role``; ``comment.over``; ``comment.settled``.
        BadInput: no such comment, or no text.
    """
    first, report = _open(work, request)
    enforce(may_comment(actor.roles, report.status))
    return _follow(work, actor, request, first, report, settles=False)


def settle_comment(work: Work, actor: Actor, request: OnComment) -> CommentKept:
    """Say how a comment was settled; it takes no further answer.

    Raises:
        Refused: ``role``; ``comment.over``; ``comment.settle``; ``comment.settled``.
        BadInput: no such comment, or it is not said how.
    """
    first, report = _open(work, request)
    person = person_of(actor)
    enforce(
        may_settle(
            actor.roles,
            report.status,
            wrote_comment=first.author_id == person,
            wrote_report=report.author_id == person,
        )
    )
    return _follow(work, actor, request, first, report, settles=True)


def _open(work: Work, request: OnComment) -> tuple[ReportComment, Report]:
    first = find(work, ReportComment, request.comment_id, "comment")
    if first.about_id is not None:
        raise BadInput(
            "comment", tr("This is an answer."), remedy=tr("Answer the comment that it belongs to.")
        )
    settled = sa.select(ReportComment.id).where(ReportComment.about_id == first.id, ReportComment.settles)
    if work.session.scalar(settled) is not None:
        raise Refused("comment.settled", tr("The comment is settled."), remedy=tr("Make a new comment."))
    return first, find(work, Report, first.report_id, "report")


def _follow(
    work: Work, actor: Actor, request: OnComment, first: ReportComment, report: Report, *, settles: bool
) -> CommentKept:
    text = required_text(request.text, "outcome" if settles else "answer", LONGEST)
    work.act("comment.settle" if settles else "comment.answer", topic=report.number)
    row = ReportComment(
        report_id=report.id,
        about_id=first.id,
        settles=settles,
        author_id=person_of(actor),
        made_at=work.at,
        text=text,
    )
    return _kept(work.add(row), report)


def _kept(row: ReportComment, report: Report) -> CommentKept:
    return CommentKept(comment_id=row.id, report_number=report.number)
