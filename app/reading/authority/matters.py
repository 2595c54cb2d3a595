"""What is put to authority, gathered from the database: one option of a report at an instant."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.effects import not_refused
from app.reading.ministry.reference import current_countries
from app.reading.ministry.settings import read_settings
from app.reading.reports.writers import draft_writers_of
from app.rules.authority.register import Register
from app.rules.authority.requests import Certificate, DecisionRequest, Matter, PriorDecision
from app.rules.authority.resolution import resolve
from app.rules.authority.verdicts import Verdict
from app.rules.entry.money import Money
from db.decisions import Decision
from db.ledger.entries import instant_text, ledger
from db.people import ConflictOfInterest, TrainingCertificate
from db.reports import Consultation, Escalation, Option, Precondition, Report, ReportAssessment
from db.store import read_once
from db.vocabulary import ConsultationReply, Outcome, Phase, Urgency

OfOption = TypeVar("OfOption", Consultation, Precondition)

SPLITTING_WINDOW = timedelta(days=30)
"""Authority rule 13: decisions of so long before count together."""

# Put together once: the matter of each option asks for all of it, and to build these takes longer than to run them.
_ASSESSED = (
    sa.select(ReportAssessment.assessor_id, ReportAssessment.phase)
    .where(ReportAssessment.report_id == sa.bindparam("report"))
    .order_by(ReportAssessment.assessed_at)
)
_CONFLICTED = sa.select(ConflictOfInterest.person_id).where(
    ConflictOfInterest.country == sa.bindparam("country"),
    ConflictOfInterest.declared_at <= sa.bindparam("instant"),
    sa.or_(ConflictOfInterest.ended_at.is_(None), ConflictOfInterest.ended_at > sa.bindparam("instant")),
)
_WORDED = (
    sa.select(ledger.c.person_id)
    .where(
        ledger.c.subject_kind == Option.__tablename__,
        ledger.c.subject_id.in_(sa.select(Option.id).where(Option.report_id == sa.bindparam("report"))),
        ledger.c.person_id.is_not(None),
    )
    .distinct()
)
_CONSULTED = (
    sa.select(Consultation)
    .join(Option, Option.id == Consultation.option_id)
    .where(Option.report_id == sa.bindparam("report"))
    .order_by(Consultation.department)
)
_RECORDED = (
    sa.select(Precondition)
    .join(Option, Option.id == Precondition.option_id)
    .where(Option.report_id == sa.bindparam("report"))
)
_TRAINED = sa.select(TrainingCertificate)


def assessed_phase(session: Session, report_id: str) -> Phase | None:
    """The phase that the newest assessment of the report confirmed."""
    found = assessments_of(session, report_id)
    return found[-1].phase if found else None


class Assessed(NamedTuple):
    """Who assessed a report, and the phase that they confirmed."""

    assessor: str
    phase: Phase


def assessments_of(session: Session, report_id: str) -> Sequence[Assessed]:
    """Every assessment of a report, the newest last."""

    def read() -> Sequence[Assessed]:
        return [Assessed(*row) for row in session.execute(_ASSESSED, {"report": report_id})]

    return read_once(session, ("assessments", report_id), read)


def matter_of(
    session: Session,
    report: Report,
    option: Option,
    at: datetime,
    *,
    escalation: Escalation | None = None,
    instruction: bool = False,
    own_judgement: bool = True,
) -> Matter:
    """The matter that an option puts to authority at ``at``. Not for the option of taking no action.

    Raises:
        ValueError: the option names no tool, or its cost is not given yet.
    """
    if option.tool is None or option.cost_amount is None or option.cost_currency is None:
        raise ValueError("only an option with a tool and a cost is a matter for authority")
    settings = read_settings(session)
    # What was recorded after a paper was signed was not there for who signed it (Authority rules 10 and 14).
    recorded = frozenset(row.code for row in preconditions_of(session, option) if row.recorded_at <= at)
    return Matter(
        tool=option.tool,
        country=report.country,
        country_name=current_countries(session).name(report.country),
        phase=assessed_phase(session, report.id),
        urgency=report.urgency or Urgency.ROUTINE,
        cost=Money(option.cost_amount, option.cost_currency),
        at=at,
        wrote=option_writers(session, report.id) | draft_writers_of(session, report),
        assessed=frozenset(one.assessor for one in assessments_of(session, report.id)),
        conflicts=conflicted_people(session, report.country, at),
        consulted=_consulted(session, option, at),
        legal_advice="legal_advice" in recorded,
        recorded=recorded,
        prior=prior_authorisations(session, option.tool, report.country, at),
        out_of_phase_reason=option.out_of_phase_reason,
        escalated_at=escalation.escalated_at if escalation else None,
        instruction_received=instruction,
        own_judgement=own_judgement,
        training=settings.training,
        certificates=certificates(session, settings.time_zone),
    )


def without_conditions(request: DecisionRequest, register: Register) -> Verdict:
    """The verdict on declining, deferring or taking no action.

    Preconditions and consultations protect against acting, not against abstaining, so what the tool
    presupposes counts as met; every limit of the power itself holds as ever.
    """
    tool = register.tool(request.tool)
    recorded = request.recorded | (tool.preconditions if tool else frozenset())
    verdict = resolve(replace(request, recorded=recorded, legal_advice=True), register)
    if not verdict.refused or not all(refusal.number == _CONDITIONS for refusal in verdict.refusals):
        return verdict
    asked = frozenset[str]().union(*(link.instrument.consult for link in verdict.examined))
    return resolve(
        replace(request, recorded=recorded, legal_advice=True, consulted=request.consulted | asked), register
    )


_CONDITIONS = 10
"""Authority rule 10: preconditions and conditions are recorded before the decision."""


def conflicted_people(session: Session, country: str, at: datetime) -> frozenset[str]:
    """Who had a declared conflict of interest with the country at ``at`` (Authority rule 6)."""

    def read() -> frozenset[str]:
        return frozenset(session.scalars(_CONFLICTED, {"country": country, "instant": at}))

    return read_once(session, ("conflicts of interest", country, at), read)


def option_writers(session: Session, report_id: str) -> frozenset[str]:
    """Who worded or dropped options of a report: they are part of what was written (Authority rule 6)."""

    def read() -> frozenset[str]:
        return frozenset(session.scalars(_WORDED, {"report": report_id}))

    return read_once(session, ("option writers", report_id), read)


def consultations_of(session: Session, option: Option) -> Sequence[Consultation]:
    """Whom an option was put to, by department. Those of a whole report are read in one go."""

    def read() -> dict[str, list[Consultation]]:
        return _by_option(session.scalars(_CONSULTED, {"report": option.report_id}))

    return read_once(session, ("consultations", option.report_id), read).get(option.id, ())


def preconditions_of(session: Session, option: Option) -> Sequence[Precondition]:
    """What was recorded of what an option presupposes. Those of a whole report are read in one go."""

    def read() -> dict[str, list[Precondition]]:
        return _by_option(session.scalars(_RECORDED, {"report": option.report_id}))

    return read_once(session, ("preconditions", option.report_id), read).get(option.id, ())


def _by_option(rows: Iterable[OfOption]) -> dict[str, list[OfOption]]:
    found: dict[str, list[OfOption]] = {}
    for row in rows:
        found.setdefault(row.option_id, []).append(row)
    return found


def _consulted(session: Session, option: Option, at: datetime) -> frozenset[str]:
    """Departments that had answered: who was asked and stayed silent has not been consulted."""
    return frozenset(
        row.department
        for row in consultations_of(session, option)
        if row.reply is not ConsultationReply.NO_REPLY
        and row.replied_at is not None
        and (row.replied_at <= at or _had_answered(session, row, at))
    )


def _had_answered(session: Session, row: Consultation, at: datetime) -> bool:
    """Whether a department that answers otherwise since had answered by ``at``, as the ledger keeps it (Authority rule 14)."""
    body = session.scalar(
        sa.select(ledger.c.body)
        .where(
            ledger.c.subject_kind == Consultation.__tablename__,
            ledger.c.subject_id == row.id,
            ledger.c.at <= instant_text(at),
        )
        .order_by(ledger.c.number.desc())
        .limit(1)
    )
    return body is not None and json.loads(body)["state"]["replied_at"] is not None


def prior_authorisations(
    session: Session, tool: str, country: str, at: datetime, *, until: datetime | None = None
) -> tuple[PriorDecision, ...]:
    """What was authorised in the 30 days before ``at`` for the same tool and country (Authority rule 13).

    With ``until`` it is the 30 days before that later instant: what was decided since ``at`` counts as if it
    were there already.
    """
    last = until or at
    return read_once(
        session,
        ("authorised before", tool, country, at, last),
        lambda: _prior(session, tool, country, at, last),
    )


def _prior(
    session: Session, tool: str, country: str, at: datetime, until: datetime
) -> tuple[PriorDecision, ...]:
    rows = session.scalars(
        sa.select(Decision).where(
            Decision.tool == tool,
            Decision.country == country,
            Decision.outcome == Outcome.AUTHORISE,
            not_refused(),
            Decision.decided_at > until - SPLITTING_WINDOW,
            Decision.decided_at <= until,
        )
    )
    return tuple(
        PriorDecision(
            instrument=row.instrument_id,
            tool=tool,
            country=country,
            cost=Money(row.cost_amount, row.cost_currency),
            decided_at=min(row.decided_at, at),
            chain=frozenset(
                link["instrument_id"] for link in row.chain if link["instrument_id"] != row.instrument_id
            ),
        )
        for row in rows
        if row.instrument_id is not None
    )


def later_windows(
    session: Session, tool: str, country: str, at: datetime
) -> tuple[tuple[PriorDecision, ...], ...]:
    """For each authorisation of the 30 days after ``at``, what counts together with it (Authority rule 13).

    Empty unless a decision is recorded after others that were made later: a signed paper that comes in late.
    """
    ends = session.scalars(
        sa.select(Decision.decided_at)
        .where(
            Decision.tool == tool,
            Decision.country == country,
            Decision.outcome == Outcome.AUTHORISE,
            not_refused(),
            Decision.decided_at > at,
            Decision.decided_at < at + SPLITTING_WINDOW,
        )
        .distinct()
    ).all()
    return tuple(prior_authorisations(session, tool, country, at, until=end) for end in ends)


def certificates(session: Session, zone: str) -> tuple[Certificate, ...]:
    """The training that people have completed (Authority rule 23). Its days begin at midnight in the ministry's ``zone``."""

    def read() -> tuple[Certificate, ...]:
        there = ZoneInfo(zone)
        rows = session.scalars(_TRAINED)
        return tuple(
            Certificate(
                person=row.person_id,
                valid_from=datetime.combine(row.completed_on, time(), there),
                valid_until=None
                if row.expires_on is None
                else datetime.combine(row.expires_on, time(), there),
            )
            for row in rows
        )

    return read_once(session, ("certificates", zone), read)
