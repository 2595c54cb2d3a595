"""What a report waits for, in a sentence above its steps."""

from app.reading.reports.decisions import DecisionView
from app.reading.reports.report import ReportView
from db.vocabulary import DecisionEffect, ReportStatus


def waits_words(report: ReportView) -> str:
    """For whom a report waits, in a sentence; also that it waits for nobody."""
    match report.status:
        case ReportStatus.CLOSED:
            return "This report is closed; it waits for nobody."
        case ReportStatus.WITHDRAWN:
            return "This report was withdrawn; it goes no further and stays on file."
        case _:
            owed = [words for decision in report.decisions if (words := _owed(decision))]
            return f"Waits for {'; and for '.join([*owed, report.waits_for])}."


def _owed(decision: DecisionView) -> str:
    """What a decision waits for, or nothing."""
    match decision.effect:
        case DecisionEffect.PENDING_SECOND_SIGNATURE:
            return f"the signature of {' and '.join(decision.owed)} on {decision.number}"
        case DecisionEffect.PENDING_RATIFICATION:
            return f"{decision.ratifying_office} to ratify {decision.number}"
        case DecisionEffect.PENDING_CONFIRMATION:
            return f"a second person to confirm the record of {decision.number}"
        case _:
            return ""
