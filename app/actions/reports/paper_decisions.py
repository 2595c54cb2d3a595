"""Ministers sign paper: decisions recorded from a signed brief, and confirmed by a second person."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app.actions.common import enforce, find, person_of, settings_of
from app.actions.evidence.attachments import NewFile, keep_file
from app.actions.reports.decisions import Decided, enter_all, respond_if_open, settle, take_effect
from app.actions.reports.judging import Choice, Docket
from app.actions.reports.overdue import note_overdue
from app.actions.reports.paper_answers import CanSay, answered_by, can_say
from app.reading.authority.effects import effect_of
from app.reading.reports.completing import may_confirm
from app.reading.reports.refused_records import receipt_refused
from app.reading.reports.standing import open_escalation, verdict
from app.refusals import BadInput, Refused
from app.rules.entry.dates import not_future_instant
from app.rules.reports.flow import Act
from db.actor import Actor
from db.decisions import Decision, RecordConfirmation
from db.people import Person
from db.reports import Brief, BriefReceipt, Option, Report
from db.vocabulary import DecisionEffect, Outcome, ReceiptManner
from db.work import Work
from language import plural, tr
from language.lists import and_list


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPaperDecision:
    """What a signed brief says: who signed in which office and when, with its scan and the printed hash."""

    report_id: str
    office_id: str
    person_id: str
    decided_at: datetime
    scan: NewFile
    printed_hash: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmRecord:
    """A second person compared the record with the scan."""

    decision_id: str


@dataclass(frozen=True, slots=True)
class EffectNow:
    """A decision and its standing after the act."""

    decision_id: str
    effect: DecisionEffect


def record_paper_decision(work: Work, actor: Actor, request: RecordPaperDecision) -> tuple[Decided, ...]:
    """Record decisions from a signed brief. They take effect when a second person has confirmed the record.

    Authority is judged for the person who signed, at the instant of the signature (Authority rule 14). The paper of a refused record
    is recorded anew on what it answered, also where another office has the report since: that office then has what is left.

    Raises:
        Refused: ``flow.record_paper.*``; ``paper.hash`` when the paper is not the frozen brief;
            ``paper.before_brief`` when it was signed before there was such a brief;
            ``paper.own`` when the decider records for themselves; ``authority.*``.
        BadInput: an empty or too large scan, or a signature in the future.
    """
    report = find(work, Report, request.report_id, "report")
    enforce(verdict(work.session, Act.RECORD_PAPER, report, actor, work.at))
    escalation = open_escalation(work.session, report.id)
    if escalation is None:
        raise AssertionError("an escalated report has an open escalation: the database sees to it")
    if request.person_id == person_of(actor):
        raise Refused(
            "paper.own",
            tr("A decider does not record their own paper."),
            remedy=tr("Decide in the program, or let a member of staff record it."),
        )
    signer = find(work, Person, request.person_id, "person")
    decided_at = not_future_instant(request.decided_at, work.at, "time of the signature")
    printed = "".join(request.printed_hash.split()).lower()
    options = frozenset(choice.option_id for choice in request.choices)
    answered = answered_by(work, report, escalation, printed=printed, signed_at=decided_at, options=options)
    brief = answered.brief
    if printed != brief.data_sha256:
        raise _other_paper(work, report, brief, printed)
    if answered.escalation.escalated_at <= decided_at < brief.frozen_at:
        raise Refused(
            "paper.before_brief",
            tr(
                "The signature is dated before version {version} of the brief was frozen, whose hash is on the paper.",
                version=brief.version,
            ),
            remedy=tr("Correct the date of the signature, or enter the hash of the paper that was signed."),
        )
    if not request.choices:
        raise BadInput(
            "choices", tr("No decision is entered."), remedy=tr("Enter what was ticked on the paper.")
        )
    note_overdue(work, report)
    work.act("decision.scan", topic=report.number, office_id=request.office_id)
    scan = keep_file(work, request.scan)
    docket = Docket(
        report=report,
        escalation=answered.escalation,
        brief_id=brief.id,
        office_id=request.office_id,
        person_id=signer.id,
        decided_at=decided_at,
        scan_id=scan.id,
        printed_hash=printed,
    )
    _receive(work, brief, docket)
    made = enter_all(work, actor, docket, request.choices)
    # Whoever has the report now has what is left of it.
    settle(work, report, escalation)
    return made


def _other_paper(work: Work, report: Report, now: Brief, printed: str) -> Refused:
    """The paper is not the brief ``now`` before the office: an earlier version of it, or something else."""
    versions = sa.select(sa.func.max(Brief.version)).where(
        Brief.report_id == report.id, Brief.data_sha256 == printed
    )
    earlier = work.session.scalar(versions)
    bounds = can_say(work, report, printed)
    if bounds is not None:
        return _mistyped(work, report, now, bounds)
    if earlier is not None:
        return Refused(
            "paper.hash",
            tr(
                "The hash on the paper is that of version {earlier} of the brief of {report_number}; version {version} is before the office now.",
                earlier=earlier,
                report_number=report.number,
                version=now.version,
            ),
            remedy=tr("Have version {version} signed, or decided on in the program.", version=now.version),
        )
    return Refused(
        "paper.hash",
        tr(
            "The hash on the paper is not that of the frozen brief of {report_number}.",
            report_number=report.number,
        ),
        remedy=tr(
            "Compare the printed hash character by character; if it differs, another brief was signed."
        ),
    )


def _mistyped(work: Work, report: Report, now: Brief, bounds: CanSay) -> Refused:
    """The paper of a refused record that was typed with a time or an option which it cannot have: its version is the right one."""
    zone = ZoneInfo(settings_of(work).time_zone)
    # A time is typed to the minute, so the first that fits is the next whole one.
    begun = datetime.fromtimestamp(-(-bounds.first.timestamp() // 60) * 60, zone)
    first, last = f"{begun:%Y-%m-%d %H:%M}", f"{bounds.last.astimezone(zone):%Y-%m-%d %H:%M}"
    options = and_list(map(str, bounds.options))
    return Refused(
        "paper.hash",
        plural(
            "The record of a paper on version {version} of the brief of {report_number} was refused. That paper can have been signed "
            "between {first} and {last}, on option {options}.",
            "The record of a paper on version {version} of the brief of {report_number} was refused. That paper can have been signed "
            "between {first} and {last}, on options {options}.",
            len(bounds.options),
            version=bounds.version,
            report_number=report.number,
            first=first,
            last=last,
            options=options,
        ),
        remedy=tr(
            "Correct the time or the options where the paper has others; whoever signs now signs version {version}.",
            version=now.version,
        ),
    )


def confirm_record(work: Work, actor: Actor, request: ConfirmRecord) -> EffectNow:
    """Confirm that a decision was recorded as it was signed; it takes effect, and what it defers has its new date.

    Raises:
        Refused: ``role``; ``paper.second_person`` for who recorded it; ``paper.confirmed``.
        BadInput: no such decision on paper.
    """
    decision = find(work, Decision, request.decision_id, "decision")
    if not decision.on_paper:
        raise BadInput(
            "decision", tr("This decision was not made on paper."), remedy=tr("It needs no confirmation.")
        )
    enforce(may_confirm(work.session, decision, actor))
    report = find(work, Report, decision.report_id, "report")
    work.act("decision.confirm", topic=report.number, signed=True)
    work.add(RecordConfirmation(decision_id=decision.id, person_id=person_of(actor), confirmed_at=work.at))
    take_effect(work, decision, find(work, Option, decision.option_id, "option"))
    respond_if_open(work, report)
    escalation = open_escalation(work.session, report.id)
    deferred = decision.outcome is Outcome.DEFER
    if deferred and escalation is not None and escalation.id == decision.escalation_id:
        settle(work, report, escalation)
    return EffectNow(decision.id, effect_of(work.session, decision.id))


def _receive(work: Work, brief: Brief, docket: Docket) -> None:
    """Who signed a brief was given it: the receipt follows from the paper."""
    given = sa.select(BriefReceipt.id).where(
        BriefReceipt.brief_id == brief.id,
        BriefReceipt.person_id == docket.person_id,
        # The receipt of a refused record counts again where the new record says the same of it.
        sa.or_(~receipt_refused(), BriefReceipt.given_at == docket.decided_at),
    )
    if work.session.scalars(given).first() is None:
        work.act("brief.hand", topic=docket.report.number, reason=tr("The signed paper shows it."))
        work.add(
            BriefReceipt(
                brief_id=brief.id,
                person_id=docket.person_id,
                office_id=docket.office_id,
                manner=ReceiptManner.HANDED_ON_PAPER,
                given_at=docket.decided_at,
                acknowledged_at=docket.decided_at,
            )
        )
