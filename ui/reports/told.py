"""What a notice says after an act: what was recorded, its effect, what comes next and until when."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from app.reading.reports.decisions import DecisionView
from app.reading.reports.report import ReportView
from app.reading.reports.responses import ResponseView
from app.rules.reports.outcomes import outcome_words
from db.vocabulary import DecisionEffect, ReportStatus
from language import tr
from ui.reports.standing_words import stands_said
from ui.reports.waits_words import waits_words
from ui.reports.words import day, moment

_ENDED = frozenset({ReportStatus.CLOSED, ReportStatus.WITHDRAWN})


def decisions_told(
    report: ReportView, responses: Iterable[ResponseView], made: Iterable[str], zone: ZoneInfo
) -> str:
    """A line for each decision of ``made``, by its identifier, with its number, its outcome and what that means now."""
    wanted = set(made)
    carried = {one.decision: one for one in responses}
    return "\n".join(
        _decision(one, carried.get(one.number), zone) for one in report.decisions if one.decision_id in wanted
    )


def next_step(report: ReportView, zone: ZoneInfo) -> str:
    """For whom the report waits now, and until when; nothing where it has come to its end."""
    if report.status in _ENDED:
        return ""
    waits = waits_words(report)
    waiting = report.open_escalation
    if waiting is None:
        return waits
    due = tr("A decision is due by {decide_by}.", decide_by=moment(waiting.decide_by, zone))
    return f"{waits} {due}"


def _decision(decision: DecisionView, response: ResponseView | None, zone: ZoneInfo) -> str:
    if decision.effect is DecisionEffect.RECORD_REFUSED:
        # That it is refused was said as the act itself.
        return tr(
            "It differs from the signed paper and takes no effect. Its option is decided anew: {option}.",
            option=decision.option,
        )
    said = tr(
        "{decision_number} is on record: option {option}, {outcome}.",
        decision_number=decision.number,
        option=decision.option,
        outcome=outcome_words(decision.outcome, decision.effect),
    )
    parts = [said, stands_said(decision, response, zone)]
    if decision.review_on is not None:
        parts.append(tr("It is looked at again on {day}.", day=day(decision.review_on)))
    return " ".join(part for part in parts if part)
