"""Decisions that wait for their effect."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.reading.authority.effects import PendingRow, pending_rows
from app.reading.ministry.names import person_named
from app.reading.reports.completing import calling_for_refusal, may_refuse
from app.reading.reports.hands import could_refuse
from app.reading.reports.standing import exercised_by
from app.reading.waiting.lines import DeskLine, Need, report_line
from app.rules.reports.recorded_anew import OnRecord, want_new_record
from db.actor import Actor
from db.comments import ReportComment
from db.decisions import Decision, RecordRefusal, SecondSignature
from db.people import Account, Office
from db.reports import Escalation, Report
from db.vocabulary import DecisionEffect, Outcome, Role
from language import tr
from language.phrases import headed

_PENDING = {
    DecisionEffect.PENDING_SECOND_SIGNATURE: Need.SECOND_SIGNATURE,
    DecisionEffect.PENDING_RATIFICATION: Need.RATIFY,
    DecisionEffect.PENDING_CONFIRMATION: Need.CONFIRM_RECORD,
}


def waiting_decisions(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Decisions that wait for a signature, a ratification or a confirmation."""
    mine_offices = exercised_by(session, actor.person_id, at)
    lines = []
    pending = pending_rows(session)
    disputed = _disputed(session, pending, at)
    for decision, report, option, effect in pending:
        need = _PENDING[effect]
        what = headed(decision.number, option.title)
        due, since = None, decision.decided_at
        if need is Need.CONFIRM_RECORD:
            mine = actor.has(Role.RECORDER, Role.FOCAL_POINT) and actor.person_id != decision.recorded_by_id
            if decision.id in disputed:
                # Whoever may only confirm it is not invited to, unless nobody may refuse it.
                mine = may_refuse(session, decision, actor, at).allowed or (
                    mine and not could_refuse(session, decision, at)
                )
                need = Need.COMPARE_RECORD
            who, since = tr("a second person"), decision.recorded_at
        else:
            office_id = _next_office(session, decision, need)
            office = session.get(Office, office_id) if office_id else None
            mine = office_id in mine_offices
            who, due = office.name if office else "", decision.ratify_by if need is Need.RATIFY else None
        part = f"decision/{decision.number}"
        lines.append(
            report_line(need, report, who, due=due, at=at, since=since, mine=mine, what=what, part=part)
        )
    return lines


def _disputed(session: Session, pending: Iterable[PendingRow], at: datetime) -> frozenset[str]:
    """Those of them whose record somebody has commented on who sees the paper and may not refuse it: since it was recorded, on its
    option or on the report as a whole, and it is not settled. What it says nobody but a reader can tell."""
    unconfirmed = {decision.id: decision for decision, *_ in pending if decision.on_paper}
    if not unconfirmed:
        return frozenset()
    settling = aliased(ReportComment)
    open_since = (
        sa.select(Decision.id, ReportComment.author_id, Account.roles)
        .join(ReportComment, ReportComment.report_id == Decision.report_id)
        .join(Account, Account.person_id == ReportComment.author_id)
        .where(
            Decision.id.in_(unconfirmed),
            ReportComment.about_id.is_(None),
            sa.or_(
                ReportComment.option_id == Decision.option_id,
                sa.and_(ReportComment.option_id.is_(None), ReportComment.part.is_(None)),
            ),
            ReportComment.ledger_entry > Decision.ledger_entry,
            ~sa.exists().where(
                settling.report_id == ReportComment.report_id,
                settling.about_id == ReportComment.id,
                settling.settles,
            ),
        )
    )
    said: dict[str, dict[str, frozenset[Role]]] = {}
    for decision, author, roles in session.execute(open_since):
        said.setdefault(decision, {})[author] = frozenset(Role(role) for role in roles)
    return frozenset(
        decision for decision, authors in said.items() if _calls(session, unconfirmed[decision], authors, at)
    )


def _calls(
    session: Session, decision: Decision, authors: Mapping[str, frozenset[Role]], at: datetime
) -> bool:
    calling = calling_for_refusal(session, decision, at)
    return any(calling(roles, author) for author, roles in authors.items())


def waiting_records(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Records that a second person refused, until the paper is recorded anew (:func:`want_new_record`) or the option has another
    decision: whoever recorded it sees to that. Whom it names as signer is told too."""
    later = aliased(Decision)
    rows = session.execute(
        sa.select(Decision, RecordRefusal, Report, Escalation.decide_by)
        .join(RecordRefusal, RecordRefusal.decision_id == Decision.id)
        .join(Report, Report.id == Decision.report_id)
        .join(Escalation, sa.and_(Escalation.report_id == Report.id, Escalation.ended_at.is_(None)))
        .where(
            # Whatever was recorded since on the same option takes its place, be it refused again; to put it off settles nothing.
            ~sa.exists().where(
                later.option_id == Decision.option_id,
                later.ledger_entry > Decision.ledger_entry,
                sa.or_(later.on_paper, later.outcome != Outcome.DEFER),
            ),
        )
        .order_by(Decision.number)
    ).all()
    papers = _papers_on_record(session, {decision.report_id for decision, *_ in rows})
    refused = {decision.id for decision, *_ in rows}
    wanted = want_new_record([paper for paper in papers if paper.decision in refused], papers)
    return [
        report_line(
            Need.RECORD_ANEW,
            report,
            person_named(session, decision.recorded_by_id).name,
            due=decide_by,
            at=at,
            since=refusal.refused_at,
            # Whoever is named as its signer hears that it counts for nothing, and can object or decide anew.
            mine=actor.person_id in {decision.recorded_by_id, decision.person_id},
            what=headed(decision.number, refusal.reason),
            part=f"decision/{decision.number}",
        )
        for decision, refusal, report, decide_by in rows
        if decision.id in wanted
    ]


def _papers_on_record(session: Session, reports: Collection[str]) -> list[OnRecord]:
    """Every record of a signed paper on some reports, those that were refused among them."""
    if not reports:
        return []
    rows = session.execute(
        sa.select(Decision, RecordRefusal.ledger_entry)
        .outerjoin(RecordRefusal, RecordRefusal.decision_id == Decision.id)
        .where(Decision.report_id.in_(reports), Decision.on_paper)
    )
    return [
        OnRecord(
            decision=decision.id,
            option=decision.option_id,
            printed=decision.printed_hash,
            signed_at=decision.decided_at,
            recorded_at=decision.recorded_at,
            made=decision.ledger_entry,
            refused=refused,
        )
        for decision, refused in rows
    ]


def _next_office(session: Session, decision: Decision, need: Need) -> str | None:
    if need is Need.RATIFY:
        return decision.ratifying_office_id
    signed = set(
        session.scalars(
            sa.select(SecondSignature.office_id).where(SecondSignature.decision_id == decision.id)
        )
    )
    return next((office for office in decision.second_signatures_owed if office not in signed), None)
