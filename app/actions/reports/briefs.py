"""Who saw which brief: opening, handing over and acknowledging a frozen version."""

from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from app.actions.common import enforce, find, person_of, require_role
from app.actions.reports.overdue import note_overdue
from app.briefs.encoding import decode
from app.documents.leaving import Leaving
from app.protection import UNPROTECTED, Protection, protected
from app.reading.authority.permission import may_acknowledge, require_content_reader
from app.reading.reports.standing import exercises, open_escalation, verdict
from app.refusals import BadInput, Refused
from app.rules.entry.filenames import safe_name
from app.rules.entry.texts import clean_line, shown
from app.rules.reports.flow import Act
from db.actor import Actor
from db.people import Office, Person
from db.reports import Brief, BriefReceipt, Report
from db.vocabulary import ReceiptManner, Role
from db.work import Work
from language import tr

MOST_COPIES = 9_999
"""Highest number of a printed copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBrief:
    """A frozen brief to be shown to the acting person in the program."""

    brief_id: str
    office_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandBrief:
    """A printed or sent copy given to a person."""

    brief_id: str
    person_id: str
    office_id: str | None = None
    manner: ReceiptManner = ReceiptManner.HANDED_ON_PAPER
    copy_number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveBrief:
    """A frozen brief about to leave the program: to a file, protected as the person chose, or to a printer, whose pages have
    no name."""

    brief_id: str
    file_name: str = ""
    leaving: Leaving = Leaving.FILE
    protection: Protection = field(default=UNPROTECTED, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeReceipt:
    """The person who was given a brief says that they have it."""

    receipt_id: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBrief:
    """The stored bytes of a brief, never drawn anew."""

    brief_id: str
    report_number: str
    version: int
    data_sha256: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a person was given a version of a brief."""

    receipt_id: str


def open_brief(work: Work, actor: Actor, request: OpenBrief) -> ShownBrief:
    """Show a frozen brief; that it was read is put on the ledger, the first time as a receipt.

    Raises:
        Refused: ``role.content``: an administrator never sees content; ``receipt.office``: it is opened for an office
            that the reader does not hold, which would put on record that the office was shown it.
        BadInput: no such brief, or no such office.
    """
    require_content_reader(actor)
    brief = find(work, Brief, request.brief_id, "brief")
    report = find(work, Report, brief.report_id, "report")
    person = person_of(actor)
    if request.office_id is not None:
        office = find(work, Office, request.office_id, "office")
        if not exercises(work.session, person, office.id, work.at):
            raise Refused(
                "receipt.office",
                tr("You do not hold the office {office}.", office=office.name),
                remedy=tr("Open the brief for yourself; that is on record as well."),
            )
    first = sa.select(BriefReceipt.id).where(
        BriefReceipt.brief_id == brief.id,
        BriefReceipt.person_id == person,
        BriefReceipt.manner == ReceiptManner.SHOWN_IN_PROGRAM,
    )
    if request.office_id is not None:
        # Who read it before the report came to their office is shown it for the office now.
        first = first.where(BriefReceipt.office_id == request.office_id)
    if work.session.scalars(first).first() is None:
        work.act("brief.show", topic=report.number, office_id=request.office_id)
        work.add(
            BriefReceipt(
                brief_id=brief.id,
                person_id=person,
                office_id=request.office_id,
                manner=ReceiptManner.SHOWN_IN_PROGRAM,
                given_at=work.at,
            )
        )
    else:
        work.note("brief.read", "briefs", brief.id, topic=report.number, office_id=request.office_id)
    return _shown(brief, report)


def hand_brief(work: Work, actor: Actor, request: HandBrief) -> Receipt:
    """Record that a copy was handed or sent to a person.

    Raises:
        Refused: ``role``.
        BadInput: no such brief, person or office; a manner that only the program itself records; a copy number
            that no copy has.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT, Role.RECORDER)
    if request.manner is ReceiptManner.SHOWN_IN_PROGRAM:
        raise BadInput(
            "manner", tr("Showing in the program is recorded by the program."), remedy=tr("Choose another.")
        )
    brief = find(work, Brief, request.brief_id, "brief")
    report = find(work, Report, brief.report_id, "report")
    person = find(work, Person, request.person_id, "person")
    if request.office_id is not None:
        find(work, Office, request.office_id, "office")
    if request.copy_number is not None and not 1 <= request.copy_number <= MOST_COPIES:
        raise BadInput(
            "copy number",
            tr("A copy cannot have the number {copy_number}.", copy_number=shown(str(request.copy_number))),
            remedy=tr(
                "Enter the number that stands on the paper, from 1 to {most_copies:,}.",
                most_copies=MOST_COPIES,
            ),
        )
    work.act("brief.hand", topic=report.number)
    receipt = work.add(
        BriefReceipt(
            brief_id=brief.id,
            person_id=person.id,
            office_id=request.office_id,
            manner=request.manner,
            given_at=work.at,
            copy_number=request.copy_number,
        )
    )
    return Receipt(receipt.id)


def save_brief(work: Work, actor: Actor, request: SaveBrief) -> ShownBrief:
    """Put on the ledger that a frozen brief leaves the program, with its copy number and marking, before a byte is out.

    Raises:
        Refused: ``role.content``: an administrator never sees content.
        BadInput: no such brief, a name that hides something, or a password or key that cannot be used.
    """
    require_content_reader(actor)
    brief = find(work, Brief, request.brief_id, "brief")
    report = find(work, Report, brief.report_id, "report")
    frozen = decode(brief.data.encode())
    copy = protected(brief.pdf, request.protection, work.at)
    detail = {"to": request.leaving.value, "copy": frozen.copy_number, "marking": frozen.marking.line}
    if request.leaving is Leaving.FILE:
        detail["file"] = safe_name(request.file_name)
    work.note(
        "brief.save" if request.leaving is Leaving.FILE else "brief.print",
        "briefs",
        brief.id,
        topic=report.number,
        detail=detail | copy.detail,
    )
    return replace(_shown(brief, report), pdf=copy.content)


def acknowledge_receipt(work: Work, actor: Actor, request: AcknowledgeReceipt) -> Receipt:
    """Record that the person has the brief: by themselves, or by staff on their word.

    Who holds the addressed office and says it of the brief before it says it for the office: nobody should have to
    acknowledge the same thing twice, and the clock would otherwise run out on somebody who has.

    Raises:
        Refused: ``role``: an auditor changes nothing, and for someone else only a focal point or a recorder does this;
            ``receipt.look``: the brief was read without being given; ``receipt.own``: it was shown to somebody else.
        BadInput: no such receipt, or acknowledged before.
    """
    receipt = find(work, BriefReceipt, request.receipt_id, "receipt")
    shown_here = receipt.manner is ReceiptManner.SHOWN_IN_PROGRAM
    given = receipt.office_id is not None or not shown_here
    enforce(may_acknowledge(actor, receipt.person_id, given=given, shown=shown_here))
    if receipt.acknowledged_at is not None:
        raise BadInput(
            "receipt", tr("This receipt has been acknowledged."), remedy=tr("Nothing is left to do.")
        )
    brief = find(work, Brief, receipt.brief_id, "brief")
    report = find(work, Report, brief.report_id, "report")
    work.act("brief.acknowledge", topic=report.number, reason=clean_line(request.note, "note"))
    receipt.acknowledged_at = work.at
    escalation = open_escalation(work.session, report.id)
    if (
        escalation is not None
        and escalation.brief_id == brief.id
        and actor.person_id == receipt.person_id
        and verdict(work.session, Act.ACKNOWLEDGE, report, actor, work.at).allowed
    ):
        note_overdue(work, report)
        escalation.acknowledged_at, escalation.acknowledged_by_id = work.at, receipt.person_id
    work.save()
    return Receipt(receipt.id)


def _shown(brief: Brief, report: Report) -> ShownBrief:
    return ShownBrief(
        brief_id=brief.id,
        report_number=report.number,
        version=brief.version,
        data_sha256=brief.data_sha256,
        pdf=brief.pdf,
    )
