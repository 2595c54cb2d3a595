"""The record of the decisions on one report, gathered from what is stored."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs import decision_record as record
from app.briefs.annexes import InstrumentChain, InstrumentLink, LedgerRow
from app.briefs.data import LedgerHead, Person
from app.reading.authority.effects import effects_of, not_refused
from app.reading.briefs.gathering import asked_for_dissent, cited_evidence, dissent_of, document_marking
from app.reading.ledger.lines import lines_about
from app.reading.ministry.names import office_held, person_named
from app.reading.ministry.reference import current_marking_scheme
from app.reading.ministry.settings import ministry_day, read_settings
from app.reading.reports.lapsed_decisions import lapse_of_decision
from app.reading.reports.standing import live_options
from app.reading.reports.trail import briefs_of, escalations_of, lapses_of, receipts_of
from app.reading.reports.writers import helpers_of
from app.reference.countries import countries
from app.rules.entry.money import Money
from app.rules.reports.lapse_words import lapsed_behind
from db.decisions import Decision, Ratification, RecordConfirmation, RecordRefusal, SecondSignature
from db.ledger.entries import read_head
from db.people import Office
from db.reports import Brief, Option, Report
from db.vocabulary import ClockKind, DecisionEffect, Outcome
from language import Wording, mark, tr

_LAPSES = Wording(
    {
        "assess": mark("No assessment by the deadline"),
        "acknowledge": mark("No acknowledgement by the deadline"),
        "decide": mark("No decision by the deadline"),
        "ratify": mark("No ratification by the deadline"),
    }
)


_SHOWN = (
    "brief.",
    "report.escalate",
    "report.refer",
    "report.open_again",
    "report.deadline_back",
    "decision.",
    "clock.",
)
"""Acts whose entries stand in the record."""


def decision_record(session: Session, report_id: str, at: datetime) -> record.DecisionRecord:
    """Everything that was asked, shown and decided on the report, as it stands at ``at``."""
    report = session.get_one(Report, report_id)
    settings = read_settings(session)
    escalations = escalations_of(session, report.id)
    evidence = [item for item, _ in cited_evidence(session, report.id)]
    head = read_head(session.connection())
    return record.DecisionRecord(
        ministry=settings.ministry_name,
        report_number=report.number,
        subject=report.title,
        country=countries().name(report.country),
        marking=document_marking(report, evidence, current_marking_scheme(session)),
        zone=settings.time_zone,
        made_at=at,
        asked=report.ask,
        demo=settings.demonstration,
        asked_by=_person(session, report.author_id, report.created_at),
        deadline=escalations[-1].decide_by if escalations else None,
        briefs=tuple(
            record.ShownBrief(
                version=brief.version,
                hash=brief.data_sha256,
                frozen_at=brief.frozen_at,
                addressed_to=", ".join(e.office for e in escalations if e.brief_id == brief.brief_id),
            )
            for brief in briefs_of(session, report.id)
        ),
        receipts=_receipts(session, report.id),
        decisions=_decisions(session, report.id),
        undecided=_undecided(session, report.id),
        dissent=dissent_of(session, report.id, at),
        dissent_asked=asked_for_dissent(session, report.id),
        ledger=tuple(
            LedgerRow(line.number, line.at, line.who, line.action, line.subject, line.reason, line.hash)
            for line in lines_about(session, report.number)
            if line.action.startswith(_SHOWN)
        ),
        ledger_head=LedgerHead(head.number, head.hash),
        helpers=tuple(_person(session, one.id, report.created_at) for one in helpers_of(session, report)),
    )


def _person(session: Session, person_id: str, at: datetime, office: str = "") -> Person:
    return Person(person_named(session, person_id).name, office or office_held(session, person_id, at))


def _receipts(session: Session, report_id: str) -> tuple[record.ReceiptRow, ...]:
    return tuple(
        record.ReceiptRow(
            version=row.version,
            person=_person(session, row.person_id, row.given_at, row.office),
            manner=row.manner,
            given_at=row.given_at,
            acknowledged_at=row.acknowledged_at,
            copy_number=row.copy_number,
        )
        for row in receipts_of(session, report_id)
    )


def _decisions(session: Session, report_id: str) -> tuple[record.OptionDecision, ...]:
    rows = session.execute(
        sa.select(Decision, Option, Brief.version, Office.name)
        .join(Option, Option.id == Decision.option_id)
        .join(Brief, Brief.id == Decision.brief_id)
        .join(Office, Office.id == Decision.office_id)
        .where(Decision.report_id == report_id)
        .order_by(Decision.number)
    ).all()
    effects = effects_of(session, [row.Decision.id for row in rows])
    return tuple(
        _decision(session, decision, option, version, office, effects[decision.id])
        for decision, option, version, office in rows
    )


def _decision(  # noqa: PLR0917 - the parts of one row of the query above
    session: Session, decision: Decision, option: Option, version: int, office: str, effect: DecisionEffect
) -> record.OptionDecision:
    confirmation = session.scalars(
        sa.select(RecordConfirmation).where(RecordConfirmation.decision_id == decision.id)
    ).one_or_none()
    refusal = session.scalars(
        sa.select(RecordRefusal).where(RecordRefusal.decision_id == decision.id)
    ).one_or_none()
    instruction = decision.instruction
    if instruction:
        own = tr("decided by own judgement") if decision.own_judgement else tr("decided as instructed")
        instruction = f"{instruction} ({own})"
    return record.OptionDecision(
        number=decision.number,
        option_number=option.ordinal,
        option=option.title,
        outcome=decision.outcome,
        effect=effect,
        reason=decision.reason,
        decider=_person(session, decision.person_id, decision.decided_at, office),
        decided_at=decision.decided_at,
        recorded_at=decision.recorded_at,
        brief_version=version,
        tool_code=decision.tool or "",
        cost=Money(decision.cost_amount, decision.cost_currency) if decision.cost_amount else None,
        chain=_chain(session, decision, option, office),
        on_paper=decision.on_paper,
        recorded_by=_person(session, decision.recorded_by_id, decision.recorded_at)
        if decision.on_paper
        else None,
        confirmed_by=_person(session, confirmation.person_id, confirmation.confirmed_at)
        if confirmation
        else None,
        confirmed_at=confirmation.confirmed_at if confirmation else None,
        second_signatures=_signatures(session, decision),
        ratification=_ratification(session, decision),
        review_on=decision.review_on,
        defer_until=decision.defer_until,
        instruction=instruction,
        lapse=lapse_of_decision(session, decision) if refusal is None else None,
        refused_by=_person(session, refusal.person_id, refusal.refused_at) if refusal else None,
        refused_at=refusal.refused_at if refusal else None,
        differs=refusal.reason if refusal else "",
    )


def _chain(session: Session, decision: Decision, option: Option, office: str) -> InstrumentChain:
    """From what the decision itself keeps: later changes of the register do not reach it."""
    return InstrumentChain(
        office=office,
        options=(option.ordinal,),
        links=tuple(
            InstrumentLink(
                number=link["number"],
                kind=link["kind"],
                delegator=link["delegator"],
                delegate=link["delegate"],
                signed=ministry_day(session, datetime.fromisoformat(link["signed_at"])),
                valid_from=datetime.fromisoformat(link["valid_from"]),
                valid_until=datetime.fromisoformat(link["valid_until"]) if link["valid_until"] else None,
                limits=tuple(link["limits"]),
            )
            for link in reversed(decision.chain)
        ),
    )


def _signatures(session: Session, decision: Decision) -> tuple[record.Signature, ...]:
    given = {
        row.office_id: row
        for row in session.scalars(
            sa.select(SecondSignature).where(SecondSignature.decision_id == decision.id)
        )
    }
    found = []
    for office_id in decision.second_signatures_owed:
        name = session.get_one(Office, office_id).name
        row = given.get(office_id)
        found.append(
            record.Signature(office=name)
            if row is None
            else record.Signature(name, person_named(session, row.person_id).name, row.signed_at)
        )
    return tuple(found)


def _ratification(session: Session, decision: Decision) -> record.Signature | None:
    if decision.ratifying_office_id is None:
        return None
    office = session.get_one(Office, decision.ratifying_office_id).name
    row = session.scalars(
        sa.select(Ratification).where(Ratification.decision_id == decision.id)
    ).one_or_none()
    if row is None:
        return record.Signature(office=office, until=decision.ratify_by)
    name = person_named(session, row.person_id).name
    return record.Signature(office, name, row.ratified_at, decision.ratify_by, row.reason)


def _undecided(session: Session, report_id: str) -> tuple[str, ...]:
    settled = set(
        session.scalars(
            sa.select(Decision.option_id).where(
                Decision.report_id == report_id, Decision.outcome != Outcome.DEFER, not_refused()
            )
        )
    )
    waiting = [
        tr("Option {ordinal}, {option}: no decision yet", ordinal=option.ordinal, option=option.title)
        for option in live_options(session, report_id)
        if option.id not in settled
    ]
    lapses = [
        lapsed_behind(ClockKind(lapse.kind), lapse.refused, f"{lapse.due_at:%Y-%m-%d %H:%M} UTC").rstrip(".")
        if lapse.refused
        else tr("{lapses} ({due_at:%Y-%m-%d %H:%M} UTC)", lapses=_LAPSES[lapse.kind], due_at=lapse.due_at)
        for lapse in lapses_of(session, report_id)
    ]
    return (*waiting, *lapses)
