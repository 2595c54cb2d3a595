"""The way of a frozen brief: for whom it was frozen and by when, and to whom it went on later, by which referral.

The paper keeps the head with which it was frozen; who was shown it later reads here why it names another office and day.
"""

from zoneinfo import ZoneInfo

from app.reading.reports.report import ReportView
from app.reading.reports.trail import BriefView, EscalationView, ReceiptView
from language import plural, tr
from language.lists import and_list
from ui.reports.words import MANNERS, moment

_MOST = 3
"""People to whom it was given that are named above the paper; all of them stand beside it."""


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
        *(_referred(later, zone) for later in gone_on(report, brief)),
    ]


def shown_lines(report: ReportView, brief: BriefView, zone: ZoneInfo) -> list[str]:
    """Who was shown a version last, when and how, and since when they acknowledge it; then where it lies since the last referral
    and by when it is to be decided there, which the paper does not say, unless that has ended, and who else was given it. Two
    lines, so that the paper has the room."""
    given = [one for one in report.receipts if one.version == brief.version and one.given]
    # A copy for somebody’s own papers is none that lay before an office.
    given.sort(key=lambda one: (bool(one.office), one.given_at))
    first, later, more = frozen_for(report, brief), gone_on(report, brief), []
    if later and later[-1].ended_at is None:
        more.append(_referred(later[-1], zone))
    if first is not None and any(one.office != first.office for one in later):
        more.append(tr("The heading of this paper still names {office}.", office=first.office))
    if len(given) > 1:
        others = list(dict.fromkeys(one.person for one in given[:-1] if one.person != given[-1].person))
        named = (
            others if len(others) <= _MOST else [plural("{count:,} person", "{count:,} people", len(others))]
        )
        more += [tr("Given also to {people}.", people=and_list(named))] if others else []
    lines = [" ".join(more)] if more else []
    if given:
        return [_given(given[-1], zone), *lines]
    return way_lines(report, brief, zone)


def _referred(later: EscalationView, zone: ZoneInfo) -> str:
    return tr(
        "Referred to {office} on {at}, to decide by {by}.",
        office=later.office,
        at=moment(later.escalated_at, zone),
        by=moment(later.decide_by, zone),
    )


def _given(one: ReceiptView, zone: ZoneInfo) -> str:
    who = f"{one.person}, {one.office}" if one.office else one.person
    copy = tr(", copy {copy_number}", copy_number=one.copy_number) if one.copy_number else ""
    how, at = f"{MANNERS[one.manner]}{copy}", moment(one.given_at, zone)
    if one.acknowledged_at is None:
        return tr("{who}: {how}, {at}; not acknowledged.", who=who, how=how, at=at)
    then = moment(one.acknowledged_at, zone)
    if then == at:
        return tr("{who}: {how} and acknowledged, {at}.", who=who, how=how, at=at)
    return tr("{who}: {how}, {at}; acknowledged {then}.", who=who, how=how, at=at, then=then)


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
