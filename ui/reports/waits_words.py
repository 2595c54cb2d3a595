"""What a report waits for, in a sentence above its steps."""

from app.reading.reports.decisions import DecisionView
from app.reading.reports.report import ReportView
from db.vocabulary import DecisionEffect, ReportStatus
from language import tr
from language.lists import and_list


def waits_words(report: ReportView) -> str:
    """For whom a report waits, in a sentence; also that it waits for nobody."""
    match report.status:
        case ReportStatus.CLOSED:
            return tr("This report is closed; it waits for nobody.")
        case ReportStatus.WITHDRAWN:
            return tr("This report was withdrawn; it goes no further and stays on file.")
        case _:
            owed = [words for decision in report.decisions if (words := _owed(decision))]
            return tr("Waits for {value}.", value=tr("; and for ").join([*owed, report.waits_for]))


def _owed(decision: DecisionView) -> str:
    """What a decision waits for, or nothing."""
    match decision.effect:
        case DecisionEffect.PENDING_SECOND_SIGNATURE:
            return tr(
                "the signature of {owed} on {decision_number}",
                owed=and_list(decision.owed),
                decision_number=decision.number,
            )
        case DecisionEffect.PENDING_RATIFICATION:
            return tr(
                "{ratifying_office} to ratify {decision_number}",
                ratifying_office=decision.ratifying_office,
                decision_number=decision.number,
            )
        case DecisionEffect.PENDING_CONFIRMATION:
            return tr(
                "a second person to confirm the record of {decision_number}", decision_number=decision.number
            )
        case _:
            return ""
