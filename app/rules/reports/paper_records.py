"""The record of a signed paper: who may confirm it, who may refuse it, and until when.

A second person compares the record with the scan. Where both say the same they confirm it; where they differ they refuse it,
with what differs. One excludes the other, and neither is taken back.
"""

from collections.abc import Collection
from dataclasses import dataclass

from app.rules.roles import role_verdict
from app.rules.verdict import ALLOWED, Verdict, forbidden
from db.vocabulary import ReportStatus, Role, words
from language import tr

COMPARES = (Role.RECORDER, Role.FOCAL_POINT, Role.ANALYST, Role.AUTHORITY)
"""Roles of which one is needed to compare a record with its scan."""

_OPEN = frozenset({ReportStatus.ESCALATED, ReportStatus.DECIDED, ReportStatus.RESPONDING})
"""Stages at which an option can still be decided anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """The record of a decision on paper, towards the person who asks. ``status`` is that of its report.

    ``signature_refused``: the second office refused to sign, so that the decision came to an end lawfully. ``took_part``: the
    person wrote or assessed the report, or prepared its options. ``has_conflict``: they declared a conflict of interest with its country.
    """

    number: str
    recorded_by: str
    signed_by: str
    status: ReportStatus
    confirmed: bool = False
    refused: bool = False
    signature_refused: bool = False
    took_part: bool = False
    has_conflict: bool = False


def may_confirm_record(record: PaperRecord, roles: Collection[Role], person: str | None) -> Verdict:
    """Whether ``person`` may say that the decision was recorded as it was signed."""
    return _may_compare(
        record,
        roles,
        person,
        own=tr("Whoever recorded {decision_number} does not confirm it.", decision_number=record.number),
    )


def may_refuse_record(record: PaperRecord, roles: Collection[Role], person: str | None) -> Verdict:
    """Whether ``person`` may say that the record differs from the signed paper, so that its option is decided anew."""
    allowed = _may_compare(
        record,
        roles,
        person,
        own=tr("Whoever recorded {decision_number} does not refuse it.", decision_number=record.number),
    )
    if not allowed.allowed:
        return allowed
    if person == record.signed_by:
        return forbidden(
            "paper.decider",
            tr(
                "Whoever the record of {decision_number} names as signer does not refuse it.",
                decision_number=record.number,
            ),
            tr("Ask another person to compare the record with the scan."),
        )
    # Whoever may not decide it (Authority rule 6) does not undo its decision either.
    if record.took_part:
        return forbidden(
            "paper.separation",
            tr(
                "A record is refused by a person who neither wrote nor assessed the report, nor prepared its options."
            ),
            tr("Ask another person to compare the record with the scan."),
        )
    if record.has_conflict:
        return forbidden(
            "paper.conflict",
            tr("You declared a conflict of interest with this country."),
            tr("Ask another person to compare the record with the scan."),
        )
    if record.signature_refused:
        return forbidden(
            "paper.signature_refused",
            tr(
                "The second signature to {decision_number} was refused, so it never takes effect, whatever the paper says.",
                decision_number=record.number,
            ),
            tr("A new report can take the matter up again."),
        )
    if record.status not in _OPEN:
        return forbidden(
            "paper.closed",
            tr(
                "The report is {status}, so no option of it can be decided anew.",
                status=words(record.status).lower(),
            ),
            tr("A new report can take the matter up again."),
        )
    return ALLOWED


_OF_ANOTHER = frozenset({"paper.second_person", "paper.decider", "paper.separation", "paper.conflict"})
"""Rules under which it takes another person to refuse a record."""


def leaves_refusal_to_another(record: PaperRecord, roles: Collection[Role], person: str | None) -> bool:
    """Whether somebody may refuse the record, and ``person``, who sees the paper, may not for who they are: all that they can do
    about a difference is to say it. So can whoever recorded it and sees their own slip."""
    return (
        role_verdict(roles, *COMPARES).allowed
        and record.status in _OPEN
        and not (record.confirmed or record.refused or record.signature_refused)
        and may_refuse_record(record, roles, person).rule in _OF_ANOTHER
    )


def _may_compare(record: PaperRecord, roles: Collection[Role], person: str | None, *, own: str) -> Verdict:
    allowed = role_verdict(roles, *COMPARES)
    if not allowed.allowed:
        return allowed
    if record.recorded_by == person:
        return forbidden(
            "paper.second_person", own, tr("Ask a second person to compare the record with the scan.")
        )
    if record.confirmed:
        return forbidden(
            "paper.confirmed",
            tr("{decision_number} has been confirmed.", decision_number=record.number),
            tr("Nothing is left to do."),
        )
    if record.refused:
        return forbidden(
            "paper.refused",
            tr(
                "The record of {decision_number} was refused: it differs from the signed paper.",
                decision_number=record.number,
            ),
            tr("Decide its option anew, or record the paper anew."),
        )
    return ALLOWED
