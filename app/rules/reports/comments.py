"""Who may say something about a report, and who may call it settled."""

from app.rules.roles import role_verdict
from app.rules.verdict import Verdict
from db.vocabulary import ReportStatus, Role, words
from language import tr

SPEAKERS = (Role.ANALYST, Role.FOCAL_POINT, Role.AUTHORITY, Role.RECORDER)
"""Whoever takes part in a report; an auditor reads and changes nothing."""

_OVER = {ReportStatus.CLOSED, ReportStatus.WITHDRAWN}


def may_comment(roles: frozenset[Role], status: ReportStatus) -> Verdict:
    """Whether somebody may comment on a report, or answer a comment."""
    if status in _OVER:
        return Verdict(
            allowed=False,
            rule="comment.over",
            reason=tr(
                "The report is {status}; what was said about it stays as it is.", status=words(status).lower()
            ),
            remedy=tr("Say it in a report that follows this one."),
        )
    return role_verdict(roles, *SPEAKERS)


def may_settle(
    roles: frozenset[Role], status: ReportStatus, *, wrote_comment: bool, wrote_report: bool
) -> Verdict:
    """Whether somebody may call a comment settled: who made it, whose report it is about, or a focal point."""
    allowed = may_comment(roles, status)
    if not allowed.allowed or wrote_comment or wrote_report or Role.FOCAL_POINT in roles:
        return allowed
    return Verdict(
        allowed=False,
        rule="comment.settle",
        reason=tr("Only who made the comment, the report’s author or a focal point may call it settled."),
        remedy=tr("Answer it instead."),
    )
