"""Words of the report page: instants in the ministry's zone, and what codes mean to a reader."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.reading.reports.decisions import DecisionView
from db.vocabulary import DecisionEffect, ReceiptManner, ReportStatus, ResponseStatus
from language import Wording, mark, tr
from language.dates import plain_day, plain_moment, zone_name
from language.lists import and_list
from language.wording import pmark

MANNERS = Wording(
    {
        ReceiptManner.SHOWN_IN_PROGRAM: mark("shown in the program"),
        ReceiptManner.HANDED_ON_PAPER: mark("handed on paper"),
        ReceiptManner.SENT: mark("sent"),
    }
)
STATUSES = Wording(
    {
        ReportStatus.DRAFT: mark("Draft"),
        ReportStatus.SUBMITTED: mark("Submitted"),
        ReportStatus.ASSESSED: mark("Assessed"),
        ReportStatus.ESCALATED: mark("Escalated"),
        ReportStatus.DECIDED: mark("Decided"),
        ReportStatus.RESPONDING: mark("Responding"),
        ReportStatus.REVIEWED: mark("Reviewed"),
        ReportStatus.CLOSED: mark("Closed"),
        ReportStatus.WITHDRAWN: mark("Withdrawn"),
    }
)
RESPONSES = Wording(
    {
        ResponseStatus.OPEN: (mark("open, not begun yet"), "ring", "warn"),
        ResponseStatus.STARTED: (mark("being carried out"), "refer", "accent"),
        ResponseStatus.COMPLETED: (mark("completed"), "tick", "ok"),
        ResponseStatus.HALTED: (mark("halted"), "cross", "danger"),
    }
)
"""Words, glyph and role of colour of a response."""

EFFECTS = Wording(
    {
        DecisionEffect.IN_FORCE: (mark("In force"), "tick", "ok"),
        DecisionEffect.PENDING_CONFIRMATION: (mark("Waits for confirmation"), "time", "warn"),
        DecisionEffect.PENDING_SECOND_SIGNATURE: (mark("Waits for a second signature"), "signature", "warn"),
        DecisionEffect.PENDING_RATIFICATION: (mark("Acts, and waits for ratification"), "time-near", "warn"),
        DecisionEffect.LAPSED: (pmark("decision", "Lapsed"), "time-lapsed", "danger"),
        DecisionEffect.RECORD_REFUSED: (mark("Record refused, nothing decided"), "cross", "danger"),
        DecisionEffect.DECLINED: (pmark("decision", "Declined"), "cross", "muted"),
        DecisionEffect.DEFERRED: (pmark("decision", "Deferred"), "time", "muted"),
    }
)
"""Standing of a decision: words, glyph and role of colour."""


def moment(at: datetime, zone: ZoneInfo) -> str:
    """``2 February 2026, 14:05 CET``."""
    return plain_moment(at.astimezone(zone))


def table_moment(at: datetime, zone: ZoneInfo) -> str:
    """For tables: ``2026-02-02 14:05 CET``."""
    here = at.astimezone(zone)
    return f"{here:%Y-%m-%d %H:%M} {zone_name(here)}"


def day(value: date) -> str:
    """``2 February 2026``."""
    return plain_day(value)


def effect_words(decision: DecisionView, zone: ZoneInfo) -> str:
    """What the standing of a decision means, in a sentence."""
    match decision.effect:
        case DecisionEffect.IN_FORCE:
            return tr("It is in force; its response may be carried out.")
        case DecisionEffect.PENDING_CONFIRMATION:
            return tr("It takes effect when a second person has compared this record with the signed paper.")
        case DecisionEffect.PENDING_SECOND_SIGNATURE:
            return tr("It has no effect until {owed} has signed too.", owed=and_list(decision.owed))
        case DecisionEffect.PENDING_RATIFICATION:
            if decision.ratify_by is None:
                return tr(
                    "It acts now, and lapses unless {ratifying_office} ratifies it before its window ends.",
                    ratifying_office=decision.ratifying_office,
                )
            return tr(
                "It acts now, and lapses unless {ratifying_office} ratifies it before {until}.",
                ratifying_office=decision.ratifying_office,
                until=moment(decision.ratify_by, zone),
            )
        case DecisionEffect.LAPSED:
            return tr("It is no longer in effect.") if decision.acted else tr("It never took effect.")
        case DecisionEffect.RECORD_REFUSED:
            return tr(
                "The record differs from the signed paper, so it takes no effect. Its option is decided anew."
            )
        case DecisionEffect.DECLINED:
            return tr("The measure is not taken.")
        case DecisionEffect.DEFERRED:
            if decision.defer_until is None:
                return tr("It is to be decided later.")
            return tr("It is to be decided by {until}.", until=day(decision.defer_until))


def until(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """``14:03``, with the day before it where that is not today."""
    here = at.astimezone(zone)
    return f"{here:%H:%M}" if here.date() == now.astimezone(zone).date() else f"{here:%Y-%m-%d %H:%M}"
