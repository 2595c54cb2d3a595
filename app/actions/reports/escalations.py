"""Carrying a report to an office: freezing the brief, once and anew, addressing it, acknowledging, asking, referring."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.actions.common import enforce, find, person_of, settings_of
from app.actions.reports.drafting import ReportKept, kept, move
from app.actions.reports.overdue import note_overdue
from app.briefs.encoding import brief_hash, decode, encode
from app.printing import Printer
from app.reading.authority.matters import assessed_phase, matter_of, without_conditions
from app.reading.authority.register import register
from app.reading.briefs.gathering import BriefPurpose, build_brief
from app.reading.ministry.calendar import due
from app.reading.reports.standing import live_options, open_escalation, verdict
from app.refusals import BadInput, Refused
from app.rules.authority.holders import exercising
from app.rules.entry.texts import clean_line, required_text
from app.rules.reports.completeness import missing_parts
from app.rules.reports.flow import Act
from db.actor import Actor
from db.people import Office
from db.reports import Brief, BriefReceipt, Escalation, InformationRequest, Report
from db.vocabulary import ClockKind, Phase, ReportStatus, Urgency, words
from db.work import Work
from language import Language, speaking, spoken, tr
from language.lists import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalate:
    """A report to be carried to an office. The deadline follows from the urgency unless an earlier one is given.

    The fixed words of the brief are in ``language``; without one in that of the person.
    """

    report_id: str
    office_id: str
    printer: Printer
    decide_by: datetime | None = None
    because: str = ""
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge:
    """The addressed office has the report before it."""

    report_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForInformation:
    """A question of the addressed office, with the instant by which it wants the answer."""

    report_id: str
    question: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestion:
    """The answer to a question."""

    report_id: str
    request_id: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refer:
    """The report handed to another office, with a reason."""

    report_id: str
    office_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewBrief:
    """A further version of the brief, and what made it necessary."""

    report_id: str
    reason: str
    printer: Printer


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalated:
    """An escalation: the report, the frozen brief and its clock."""

    report: ReportKept
    escalation_id: str
    brief_id: str
    brief_version: int
    brief_sha256: str
    decide_by: datetime


def escalate(work: Work, actor: Actor, request: Escalate) -> Escalated:
    """Freeze the brief and communicate the report to an office; its clock begins.

    Raises:
        Refused: ``flow.escalate.*`` with everything that is missing in options or brief;
            ``escalate.vacant`` when nobody exercises the office; ``escalate.authority`` at imminent risk, when it could
            decide nothing of the report (S-26).
        BadInput: no such office, or a deadline that is not ahead or later than the urgency gives.
    """
    report = find(work, Report, request.report_id, "report")
    enforce(verdict(work.session, Act.ESCALATE, report, actor, work.at))
    office = _occupied_office(work, request.office_id)
    settings = settings_of(work)
    urgency = report.urgency or Urgency.ROUTINE
    latest = due(ClockKind.DECIDE, urgency, work.at, settings)
    decide_by = request.decide_by or latest
    if decide_by <= work.at:
        raise BadInput("deadline", tr("The deadline is not ahead."), remedy=tr("Give a later one."))
    if decide_by > latest:
        raise BadInput(
            "deadline",
            tr("The deadline is later than the urgency {urgency} gives.", urgency=words(urgency).lower()),
            remedy=tr("Give an earlier one, or leave it to the urgency."),
        )
    because = clean_line(request.because, "reason for the deadline") or report.deadline_because
    purpose = BriefPurpose(
        office_id=office.id, decide_by=decide_by, because=because, cleared_by=person_of(actor)
    )
    brief = _freeze(work, report, purpose, request.printer, request.language or spoken())
    if assessed_phase(work.session, report.id) is Phase.IMMINENT_RISK:
        # Earlier there is time for an office that only refers; now the warning goes to one that can act.
        _require_some_authority(work, report, None, office)
    acknowledge_by = min(due(ClockKind.ACKNOWLEDGE, urgency, work.at, settings), decide_by)
    work.act(
        "report.escalate", topic=report.number, detail={"office": office.name, "brief": brief.data_sha256}
    )
    escalation = work.add(
        Escalation(
            report_id=report.id,
            office_id=office.id,
            brief_id=brief.id,
            escalated_at=work.at,
            escalated_by_id=person_of(actor),
            acknowledge_by=acknowledge_by,
            decide_by=decide_by,
        )
    )
    move(work, report, ReportStatus.ESCALATED)
    return _escalated(report, escalation, brief)


def renew_brief(work: Work, actor: Actor, request: RenewBrief) -> Escalated:
    """Freeze a further version of the brief for the office that has the report; its clock keeps running.

    The decision answers the newest version, so the decider has to open that one.

    Raises:
        Refused: ``flow.renew_brief.*``; ``flow.escalate.brief`` when the brief would not be complete any more.
        BadInput: no reason.
    """
    report, escalation = _escalation(work, actor, request.report_id, Act.RENEW_BRIEF)
    reason = required_text(request.reason, "reason")
    before = decode(find(work, Brief, escalation.brief_id, "brief").data.encode())
    purpose = BriefPurpose(
        office_id=escalation.office_id,
        decide_by=escalation.decide_by,
        because=before.deadline.because if before.deadline else "",
        cleared_by=person_of(actor),
    )
    brief = _freeze(work, report, purpose, request.printer, before.language)
    work.act("report.renew_brief", topic=report.number, reason=reason, detail={"brief": brief.data_sha256})
    escalation.brief_id = brief.id
    work.save()
    return _escalated(report, escalation, brief)


def acknowledge(work: Work, actor: Actor, request: Acknowledge) -> ReportKept:
    """Say that the addressed office has the report before it; so the person has the brief that they opened.

    Raises:
        Refused: ``flow.acknowledge.*``.
    """
    report, escalation = _escalation(work, actor, request.report_id, Act.ACKNOWLEDGE)
    work.act("report.acknowledge", topic=report.number, office_id=escalation.office_id)
    escalation.acknowledged_at, escalation.acknowledged_by_id = work.at, person_of(actor)
    given = work.session.scalars(
        sa.select(BriefReceipt).where(
            BriefReceipt.brief_id == escalation.brief_id,
            BriefReceipt.person_id == actor.person_id,
            BriefReceipt.acknowledged_at.is_(None),
        )
    )
    for receipt in given:
        receipt.acknowledged_at = work.at
    work.save()
    return kept(report)


def ask_for_information(work: Work, actor: Actor, request: AskForInformation) -> ReportKept:
    """Ask a question. The clock of the decision keeps running.

    Raises:
        Refused: ``flow.ask.*``.
        BadInput: no question, or a due date that is not ahead.
    """
    report, escalation = _escalation(work, actor, request.report_id, Act.ASK)
    if request.due_at <= work.at:
        raise BadInput("due date", tr("The answer’s due date is not ahead."), remedy=tr("Give a later one."))
    work.act("report.ask", topic=report.number, office_id=escalation.office_id)
    work.add(
        InformationRequest(
            escalation_id=escalation.id,
            question=required_text(request.question, "question"),
            asked_by_id=person_of(actor),
            asked_at=work.at,
            due_at=request.due_at,
        )
    )
    return kept(report)


def answer_question(work: Work, actor: Actor, request: AnswerQuestion) -> ReportKept:
    """Answer a question of the addressed office.

    Raises:
        Refused: ``flow.answer.*``.
        BadInput: no such open question, or no answer.
    """
    report, escalation = _escalation(work, actor, request.report_id, Act.ANSWER)
    question = find(work, InformationRequest, request.request_id, "question")
    if question.escalation_id != escalation.id or question.answered_at is not None:
        raise BadInput("question", tr("This question is not open."), remedy=tr("Choose an open question."))
    work.act("report.answer", topic=report.number)
    question.answer = required_text(request.answer, "answer")
    question.answered_by_id, question.answered_at = person_of(actor), work.at
    work.save()
    return kept(report)


def refer(work: Work, actor: Actor, request: Refer) -> Escalated:
    """Hand the report to an office that holds authority over at least one of its open options.

    Raises:
        Refused: ``flow.refer.*``; ``refer.authority`` when the next office could decide nothing of it;
            ``escalate.vacant``.
        BadInput: no reason, or the same office again.
    """
    return _refer(work, actor, request, Act.REFER, "report.refer")


def refer_up(work: Work, actor: Actor, request: Refer) -> Escalated:
    """After its clock ran out, the focal point hands the report to the next office up.

    Raises:
        Refused: ``flow.refer_up.*``; as :func:`refer`.
        BadInput: as :func:`refer`.
    """
    return _refer(work, actor, request, Act.REFER_UP, "report.refer_up")


def _refer(work: Work, actor: Actor, request: Refer, act: Act, name: str) -> Escalated:
    report, escalation = _escalation(work, actor, request.report_id, act)
    reason = required_text(request.reason, "reason")
    office = _occupied_office(work, request.office_id)
    if office.id == escalation.office_id:
        raise BadInput(
            "office",
            tr("The report is with {office}.", office=office.name),
            remedy=tr("Choose another office."),
        )
    _require_some_authority(work, report, escalation, office)
    settings, urgency = settings_of(work), report.urgency or Urgency.ROUTINE
    work.act(
        name,
        topic=report.number,
        reason=reason,
        office_id=escalation.office_id,
        detail={"to": office.name},
    )
    escalation.ended_at, escalation.ending = work.at, "referred"
    work.save()
    # A referral does not buy time: the first deadline stands unless it has passed.
    decide_by = escalation.decide_by
    if decide_by <= work.at:
        decide_by = due(ClockKind.DECIDE, urgency, work.at, settings)
    following = work.add(
        Escalation(
            report_id=report.id,
            office_id=office.id,
            brief_id=escalation.brief_id,
            escalated_at=work.at,
            escalated_by_id=person_of(actor),
            referred_from_id=escalation.id,
            reason=reason,
            acknowledge_by=min(due(ClockKind.ACKNOWLEDGE, urgency, work.at, settings), decide_by),
            decide_by=decide_by,
        )
    )
    brief = find(work, Brief, escalation.brief_id, "brief")
    return _escalated(report, following, brief)


def _escalation(work: Work, actor: Actor, report_id: str, act: Act) -> tuple[Report, Escalation]:
    report = find(work, Report, report_id, "report")
    enforce(verdict(work.session, act, report, actor, work.at))
    note_overdue(work, report)
    escalation = open_escalation(work.session, report.id)
    if escalation is None:
        raise AssertionError("an escalated report has an open escalation: the database sees to it")
    return report, escalation


def _occupied_office(work: Work, office_id: str) -> Office:
    office = find(work, Office, office_id, "office")
    if not exercising(office.id, work.at, register(work.session)):
        raise Refused(
            "escalate.vacant",
            tr("Nobody holds {office} now, so nobody would receive the report.", office=office.name),
            remedy=tr("Address the office above, or have a holder appointed."),
        )
    return office


def _require_some_authority(
    work: Work, report: Report, escalation: Escalation | None, office: Office
) -> None:
    offices = register(work.session)
    for holding in exercising(office.id, work.at, offices):
        for option in live_options(work.session, report.id):
            if option.tool is None:
                continue
            matter = matter_of(work.session, report, option, work.at, escalation=escalation)
            if not without_conditions(matter.put_to(office.id, holding.person), offices).refused:
                return
    raise Refused(
        "refer.authority" if escalation else "escalate.authority",
        tr(
            "{office} has no authority over any option of {report_number}.",
            office=office.name,
            report_number=report.number,
        ),
        remedy=tr("Refer it to an office that “who can decide?” names.")
        if escalation
        else tr("The risk is imminent: address an office that “who can decide?” names."),
    )


def _freeze(work: Work, report: Report, purpose: BriefPurpose, printer: Printer, language: Language) -> Brief:
    latest = sa.select(sa.func.max(Brief.version)).where(Brief.report_id == report.id)
    version = (work.session.scalar(latest) or 0) + 1
    head = work.head
    with speaking(language):
        data = build_brief(work.session, report, purpose, version, work.at, head=head)
    missing = missing_parts(data)
    if missing:
        raise Refused(
            "flow.escalate.brief",
            tr("The brief is not complete: {things}", things=listed(item.message for item in missing)),
            remedy=tr("Add what is missing; the preview shows where."),
        )
    digest = brief_hash(data)
    pdf = printer.on(settings_of(work).paper).brief(data, frozen_hash=digest)
    work.act("brief.freeze", topic=report.number, detail={"version": version})
    return work.add(
        Brief(
            report_id=report.id,
            version=version,
            data=encode(data).decode(),
            data_sha256=digest,
            pdf=pdf,
            pdf_sha256=hashlib.sha256(pdf).hexdigest(),
            frozen_at=work.at,
            frozen_by_id=purpose.cleared_by,
            head_number=head.number,
            head_hash=head.hash,
        )
    )


def _escalated(report: Report, escalation: Escalation, brief: Brief) -> Escalated:
    return Escalated(
        report=kept(report),
        escalation_id=escalation.id,
        brief_id=brief.id,
        brief_version=brief.version,
        brief_sha256=brief.data_sha256,
        decide_by=escalation.decide_by,
    )
