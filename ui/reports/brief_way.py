"""The way of a frozen brief: for whom it was frozen and by when, and to whom it went on later, by which referral.

The paper keeps the head with which it was frozen; who was shown it later reads here why it names another office and day.
"""

from zoneinfo import ZoneInfo

from app.reading.reports.report import ReportView
from app.reading.reports.trail import BriefView, EscalationView, ReceiptView
from language import tr
from ui.reports.words import moment


def frozen_for(report: ReportView, brief: BriefView) -> EscalationView | None:
    """The escalation for which a version was frozen; none where nothing tells."""
    return next(
        (
            one
            for one in report.escalations
            if one.escalated_at <= brief.frozen_at
            and (one.ended_at is None or one.ended_at >= brief.frozen_at)
        ),
        None,
    )


def gone_on(report: ReportView, brief: BriefView) -> tuple[EscalationView, ...]:
    """The later escalations before which this version lay, oldest first: it was the newest when the report came there."""
    first = frozen_for(report, brief)
    if first is None:
        return ()
    later = report.escalations[report.escalations.index(first) + 1 :]
    newer = [one.frozen_at for one in report.briefs if one.version > brief.version]
    return tuple(one for one in later if not any(frozen <= one.escalated_at for frozen in newer))


def way_lines(report: ReportView, brief: BriefView, zone: ZoneInfo) -> list[str]:
    """For whom and by when it was frozen, then each referral, a line each."""
    first = frozen_for(report, brief)
    if first is None:
        return []
    return [
        tr(
            "Frozen for {office}, to decide by {by}.",
            office=first.office,
            by=moment(first.decide_by, zone),
        ),
        *(
            tr(
                "Referred to {office} on {at}, to decide by {by}; the paper keeps its first head.",
                office=later.office,
                at=moment(later.escalated_at, zone),
                by=moment(later.decide_by, zone),
            )
            for later in gone_on(report, brief)
        ),
    ]


def after_referral(report: ReportView, brief: BriefView, receipt: ReceiptView, zone: ZoneInfo) -> str:
    """After which referral an office was given a version that was frozen for another; empty where it was not."""
    came = [
        one
        for one in gone_on(report, brief)
        if one.office == receipt.office and one.escalated_at <= receipt.given_at
    ]
    if not came:
        return ""
    return tr(
        "After the referral of {at} by {who}",
        at=moment(came[-1].escalated_at, zone),
        who=came[-1].escalated_by,
    )
