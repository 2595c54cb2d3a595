"""What a report waits for, in a sentence above its steps, and who could do what comes next."""

from collections.abc import Sequence

from app.reading.reports.decisions import DecisionView
from app.reading.reports.report import ReportView
from app.reading.reports.reports import confirms
from db.vocabulary import DecisionEffect, ReportStatus
from language import plural, tr
from language.lists import and_list, or_list

_NAMED = 3
"""So many people are named; of more, it is said how many."""


def waits_words(report: ReportView) -> str:
    """For whom a report waits, in a sentence; also that it waits for nobody."""
    match report.status:
        case ReportStatus.CLOSED:
            return tr("This report is closed; it waits for nobody.")
        case ReportStatus.WITHDRAWN:
            return tr("This report was withdrawn; it goes no further and stays on file.")
        case ReportStatus.SUBMITTED:
            return (
                tr("Waits for an assessor: {names} can assess it.", names=any_of(report.could_assess))
                if report.could_assess
                else nobody_assesses()
            )
        case ReportStatus.ASSESSED if report.could_escalate:
            return tr(
                "Waits for a focal point, to add options and escalate it: {names}.",
                names=any_of(report.could_escalate),
            )
        case _:
            waits = _owed(report.decisions)
            if not waits or not _review_is_next(report):
                # Nobody may review it while a decision still needs something.
                waits.append(_next_hand(report))
            return tr("Waits for {value}.", value=tr("; and for ").join(waits))


def _review_is_next(report: ReportView) -> bool:
    return report.status in {ReportStatus.DECIDED, ReportStatus.RESPONDING} and not report.responses_go_on


def _next_hand(report: ReportView) -> str:
    """Who moves it next: people by name, where the step is theirs and not an office's."""
    match report.status:
        case ReportStatus.DRAFT:
            return tr("{names}, to submit it", names=report.author)
        case _ if _review_is_next(report):
            if report.could_review:
                return tr("{names}, to review it", names=any_of(report.could_review))
            return tr("a focal point, to review it")
        case ReportStatus.REVIEWED if report.could_review:
            return tr("{names}, to close it", names=any_of(report.could_review))
        case _:
            return report.waits_for


def any_of(names: Sequence[str]) -> str:
    """``A. Nkosi, B. Ito or 2 others``."""
    if len(names) <= _NAMED + 1:
        return or_list(names)
    rest = len(names) - _NAMED
    return or_list([*names[:_NAMED], plural("{count:,} other", "{count:,} others", rest)])


def nobody_assesses() -> str:
    """That a report is stuck before its assessment, and who has to do what about it."""
    return tr(
        "Nobody can assess it: whoever has the role wrote in it, or declared a conflict of interest. It is stuck until an "
        "administrator gives the role of analyst or focal point to somebody else, under Settings, People."
    )


def _owed(decisions: Sequence[DecisionView]) -> list[str]:
    """What decisions wait for by themselves; those that wait for the same are named together."""
    by_whom: dict[tuple[DecisionEffect, str], list[str]] = {}
    for one in decisions:
        signs = one.effect is DecisionEffect.PENDING_SECOND_SIGNATURE
        whom = and_list(one.owed) if signs else one.ratifying_office
        by_whom.setdefault((one.effect, whom), []).append(one.number)
    said = []
    for (effect, whom), numbers in by_whom.items():
        if effect is DecisionEffect.PENDING_SECOND_SIGNATURE:
            words = plural(
                "the signature of {offices} on decision {numbers}",
                "the signature of {offices} on decisions {numbers}",
                len(numbers),
                offices=whom,
                numbers=and_list(numbers),
            )
            said.append(words)
        elif effect is DecisionEffect.PENDING_RATIFICATION:
            words = plural(
                "{office} to ratify decision {numbers}",
                "{office} to ratify decisions {numbers}",
                len(numbers),
                office=whom,
                numbers=and_list(numbers),
            )
            said.append(words)
    # From paper of an emergency, some are to be ratified too: one second person confirms them all.
    unconfirmed = [one.number for one in decisions if one.effect is DecisionEffect.PENDING_CONFIRMATION]
    return [*said, confirms(unconfirmed)] if unconfirmed else said
