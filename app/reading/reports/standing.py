"""Where a report stands towards a person: the one answer for buttons and use cases alike."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.effects import pending_of
from app.reading.authority.matters import assessed_phase, assessments_of, conflicted_people
from app.reading.ministry.holdings import all_holdings
from app.reading.ministry.reference import current_toolbox
from app.reading.ministry.settings import read_settings
from app.reading.reports.refused_records import acknowledged_at
from app.reading.reports.writers import draft_writers_of
from app.reference.frameworks import UN
from app.reference.toolbox import Coercion, Tool
from app.rules.reports import flow
from app.rules.reports.flow import Act, Standing
from app.rules.reports.submission import DraftFacts, OptionFacts, missing_to_escalate, missing_to_submit
from app.rules.verdict import Verdict
from db.actor import Actor
from db.assessments import RiskAssessment
from db.countries import CountryFile
from db.people import Office
from db.reports import (
    Brief,
    Consultation,
    Escalation,
    InformationRequest,
    Option,
    Report,
    ReportEvidence,
    Review,
)
from db.responses import Response
from db.store import read_once
from db.vocabulary import DecisionEffect, HoldingKind, Phase, ReportStatus, ResponseStatus
from language import mark, tr


def exercises(session: Session, person_id: str | None, office_id: str, at: datetime) -> bool:
    """Whether the person exercises the office at ``at``: an acting holder displaces the substantive one
    (Authority rule 5)."""
    return office_id in exercised_by(session, person_id, at)


def exercised_by(session: Session, person_id: str | None, at: datetime) -> frozenset[str]:
    """Every office that the person exercises at ``at``."""
    held = [row for row in all_holdings(session) if row.holds(at)]
    displaced = {row.office_id for row in held if row.kind is HoldingKind.ACTING}
    return frozenset(
        row.office_id
        for row in held
        if row.person_id == person_id and (row.kind is HoldingKind.ACTING or row.office_id not in displaced)
    )


# Put together once: every verdict on a report asks for it, and to build it takes as long as to run it.
_OPEN = sa.select(Escalation).where(
    Escalation.report_id == sa.bindparam("report"), Escalation.ended_at.is_(None)
)


def reply_stands(replied_at: datetime | None, frozen_at: datetime | None) -> bool:
    """Whether a department's reply stands in the brief that is before an office, and so stays as it is.

    ``frozen_at``: as :func:`brief_before_an_office` says.
    """
    return replied_at is not None and frozen_at is not None and replied_at <= frozen_at


def brief_before_an_office(session: Session, report: Report) -> datetime | None:
    """When the newest brief of a report that waits for an office was frozen; none of one that waits for none."""
    if report.status is not ReportStatus.ESCALATED:
        return None
    return session.scalar(sa.select(sa.func.max(Brief.frozen_at)).where(Brief.report_id == report.id))


def open_escalation(session: Session, report_id: str) -> Escalation | None:
    """The escalation that waits for a decision."""
    return read_once(
        session,
        ("open escalation", report_id),
        lambda: session.scalars(_OPEN, {"report": report_id}).one_or_none(),
    )


def acknowledged(session: Session, escalation: Escalation) -> bool:
    """Whether the office has said that it has the report: what only a refused record of a paper says is no acknowledgement."""
    if escalation.acknowledged_at is None:
        return False
    return session.scalar(sa.select(acknowledged_at()).where(Escalation.id == escalation.id)) is not None


def conflicted(session: Session, person_id: str | None, country: str, at: datetime) -> bool:
    """Whether the person has a declared conflict of interest with the country (Authority rule 6)."""
    return person_id in conflicted_people(session, country, at)


def live_options(session: Session, report_id: str) -> list[Option]:
    """The options that are put to the authority, in their order; dropped ones are left out."""
    statement = (
        sa.select(Option)
        .where(Option.report_id == report_id, Option.dropped_at.is_(None))
        .order_by(Option.ordinal)
    )
    return list(session.scalars(statement))


def fresh_risk_assessment(session: Session, country: str, at: datetime) -> RiskAssessment | None:
    """The newest completed risk assessment on the UN Framework, where it is not older than the file's review interval.

    One on another framework stands beside it and never in its place: a brief prints the UN's indicators.
    """
    file = session.scalars(sa.select(CountryFile).where(CountryFile.country == country)).one_or_none()
    newest = session.scalars(
        sa.select(RiskAssessment)
        .where(
            RiskAssessment.country == country,
            RiskAssessment.completed_at.is_not(None),
            sa.func.coalesce(RiskAssessment.framework, UN) == UN,
        )
        .order_by(RiskAssessment.completed_at.desc())
        .limit(1)
    ).one_or_none()
    if newest is None or newest.completed_at is None:
        return None
    days = file.review_every_days if file else read_settings(session).assessment_max_age_days
    return newest if (at - newest.completed_at).days <= days else None


def standing_of(session: Session, report: Report, actor: Actor, at: datetime) -> Standing:
    """The report's standing towards ``actor``, before any act is named."""
    escalation = open_escalation(session, report.id)
    open_questions = responses = 0
    office = None
    if escalation is not None:
        office = session.get(Office, escalation.office_id)
        open_questions = _count(
            session,
            sa.select(InformationRequest.id).where(
                InformationRequest.escalation_id == escalation.id, InformationRequest.answered_at.is_(None)
            ),
        )
    responses = _count(
        session,
        sa.select(Response.id).where(
            Response.report_id == report.id,
            Response.status.in_([ResponseStatus.OPEN, ResponseStatus.STARTED]),
        ),
    )
    return Standing(
        status=report.status,
        is_author=report.author_id == actor.person_id,
        has_written=actor.person_id in draft_writers_of(session, report),
        is_assessor=any(one.assessor == actor.person_id for one in assessments_of(session, report.id)),
        has_conflict=conflicted(session, actor.person_id, report.country, at),
        holds_addressed_office=escalation is not None
        and exercises(session, actor.person_id, escalation.office_id, at),
        addressed_office=office.name if office else "",
        acknowledged=escalation is not None and acknowledged(session, escalation),
        open_question=open_questions > 0,
        clock_lapsed=escalation is not None and at > escalation.decide_by,
        responses_open=responses,
        review_done=_count(session, sa.select(Review.id).where(Review.report_id == report.id)) > 0,
    )


def verdict(session: Session, act: Act, report: Report, actor: Actor, at: datetime) -> Verdict:
    """Whether ``actor`` may do ``act`` with the report at ``at``, and if not, why."""
    standing = standing_of(session, report, actor, at)
    first = flow.may(act, actor.roles, standing)
    if not first.allowed:
        return first
    return flow.may(act, actor.roles, replace(standing, missing=missing(session, act, report, at)))


def verdicts(session: Session, report: Report, actor: Actor, at: datetime) -> dict[Act, Verdict]:
    """The verdict on every act of the flow."""
    standing = standing_of(session, report, actor, at)
    found = {act: flow.may(act, actor.roles, standing) for act in Act}
    for act in (Act.SUBMIT, Act.ASSESS, Act.ESCALATE, Act.REVIEW):
        if found[act].allowed:
            complete = replace(standing, missing=missing(session, act, report, at))
            found[act] = flow.may(act, actor.roles, complete)
    return found


def missing(session: Session, act: Act, report: Report, at: datetime) -> tuple[str, ...]:
    """What the report lacks for ``act``, in words."""
    match act:
        case Act.SUBMIT:
            return missing_in_drafts(session, [report])[report.id]
        case Act.ASSESS if fresh_risk_assessment(session, report.country, at) is None:
            return (tr("a completed risk assessment of the country, not older than its review interval"),)
        case Act.ESCALATE:
            return missing_to_escalate(options_facts(session, report.id))
        case Act.REVIEW:
            return pending_decisions(session, report.id)
        case _:
            return ()


_PENDING = {
    DecisionEffect.PENDING_CONFIRMATION: mark("confirmation of {number}"),
    DecisionEffect.PENDING_SECOND_SIGNATURE: mark("second signature of {number}"),
    DecisionEffect.PENDING_RATIFICATION: mark("ratification of {number}"),
}


def pending_decisions(session: Session, report_id: str) -> tuple[str, ...]:
    """Decisions of the report that still wait for a signature, confirmation or ratification, in words."""
    return tuple(tr(_PENDING[effect], number=number) for number, effect in pending_of(session, report_id))


def missing_in_drafts(session: Session, reports: Sequence[Report]) -> dict[str, tuple[str, ...]]:
    """What each report lacks to be submitted, in words, by its identifier; one statement, however many they are."""
    evidence: dict[str, int] = {}
    if reports:
        rows = session.execute(_CITED_BY, {"reports": [report.id for report in reports]})
        evidence = {row[0]: row[1] for row in rows}
    return {
        report.id: missing_to_submit(_draft_facts(report, evidence.get(report.id, 0))) for report in reports
    }


_CITED_BY = (
    sa.select(ReportEvidence.report_id, sa.func.count())
    .where(
        ReportEvidence.report_id.in_(sa.bindparam("reports", expanding=True)),
        ReportEvidence.removed_at.is_(None),
    )
    .group_by(ReportEvidence.report_id)
)


def _draft_facts(report: Report, evidence: int) -> DraftFacts:
    return DraftFacts(
        summary=report.summary,
        proposed_phase=report.proposed_phase,
        crimes=tuple(report.crimes),
        crimes_undetermined=report.crimes_undetermined,
        affected_groups=report.affected_groups,
        urgency=report.urgency,
        evidence=evidence,
    )


def options_facts(session: Session, report_id: str) -> list[OptionFacts]:
    """What the rule on escalating looks at in the options that are put forward, in their order."""
    tools = {tool.code: tool for tool in current_toolbox(session)}
    assessed = assessed_phase(session, report_id)
    return [
        _option_facts(session, option, tools.get(option.tool or ""), assessed)
        for option in live_options(session, report_id)
    ]


def _option_facts(session: Session, option: Option, tool: Tool | None, assessed: Phase | None) -> OptionFacts:
    return OptionFacts(
        ordinal=option.ordinal,
        no_action=option.no_action,
        tool=option.tool,
        mechanisms=option.mechanisms,
        scope=option.scope,
        has_lead=option.lead_office_id is not None,
        has_cost=option.cost_amount is not None,
        expected_outcome=option.expected_outcome,
        harm_to_civilians=option.harm_to_civilians,
        consulted=_count(session, sa.select(Consultation.id).where(Consultation.option_id == option.id)),
        later_phase=tool is not None and assessed is not None and tool.phase.rank > assessed.rank,
        out_of_phase_reason=option.out_of_phase_reason,
        coercive=tool is not None and tool.coercion is not Coercion.NON_COERCIVE,
        humanitarian_effect=option.humanitarian_effect,
    )


def _count(session: Session, statement: sa.Select[str]) -> int:
    # There are a few at most: to put a statement together that counts them takes longer than to read them.
    return len(session.scalars(statement).all())


OPEN_STATUSES = (
    ReportStatus.DRAFT,
    ReportStatus.SUBMITTED,
    ReportStatus.ASSESSED,
    ReportStatus.ESCALATED,
    ReportStatus.DECIDED,
    ReportStatus.RESPONDING,
    ReportStatus.REVIEWED,
)
"""Statuses of a report that still needs someone."""
