"""What the ministry is measured by: acts and times of a year, as they stand on record (requirement S-54).

That a desk, a process or an instrument exists counts for nothing here. Counts are parts of a whole, never a score. A
miss is an onset of atrocities that a country file recorded with no warning before it (`app.rules.reports.onsets`): what
happens where no file is open is on no record, and is not counted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.engagement.lens import lens_on
from app.reading.engagement.register import engagement_facts
from app.reading.inquiry.onsets_seen import onsets_of
from app.reading.ministry.settings import ministry_day
from app.reading.plans.levers import lever_alarms, present_phases
from app.reading.reports.decision_times import decisions_made, warning_lines
from app.reading.reports.refused_records import acknowledged_at
from app.reading.reviews_due import reviews_due
from app.rules.reports.decision_times import YEAR, Middle, WarningTimes, middle
from db.countries import CountryFile
from db.decisions import AuthorityFinding, Decision, RecordConfirmation
from db.plans import ActionPlan, PlanMeasure
from db.reports import ClockLapse, Consultation, Escalation, Option, Report, ReportAssessment, Review
from db.responses import Response
from db.vocabulary import ClockKind, ConsultationReply, Outcome, Phase
from db.vocabulary.plans import PlanState
from db.vocabulary.toolbox import Target


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Times in one phase: how many, how many of them still run, the middle one and the longest."""

    phase: Phase | None
    count: int
    running: int
    middle: Middle
    longest: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class BorneOutCounts:
    """What the reviews of a year say of the warnings of one phase: borne out in whole or in part, not, too early."""

    phase: Phase | None
    borne_out: int
    not_borne_out: int
    too_early: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnsetCounts:
    """Onsets of atrocities that files in one phase recorded: those that a warning stood before, and those missed."""

    phase: Phase | None
    warned: int
    missed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """The figures of the year before ``at``, or from ``since`` on; of plans, levers, reviews and impact assessments, as
    they stand then."""

    at: datetime
    acknowledged_in_time: Share
    warning_to_decision: tuple[Spread, ...]
    decision_to_action: tuple[Spread, ...]
    inside_authority: Share
    """Decisions, less those that were found to have been outside authority."""
    decided_in_time: Share
    """Escalations that ended in a decision, of these and the deadlines by which not every option was decided."""
    plans_that_protect: Share
    imminent_with_lever: Share
    overdue_reviews: int
    silent_consultations: Share
    impact_assessed: Share
    borne_out: tuple[BorneOutCounts, ...]
    onsets: tuple[OnsetCounts, ...]


def metrics(session: Session, at: datetime, since: datetime | None = None) -> Metrics:
    """What the record says of the year before ``at``, or of all the time from ``since`` on."""
    since, today = at - YEAR if since is None else since, ministry_day(session, at)
    phases = _assessed_phases(session)
    return Metrics(
        at=at,
        acknowledged_in_time=_acknowledged(session, since, at),
        warning_to_decision=_spreads(
            ((phases.get(line.number), line.times) for line in warning_lines(session, at, since)), at
        ),
        decision_to_action=_spreads(_actions(session, since, phases), at),
        inside_authority=_inside(session, since, at),
        decided_in_time=_decided(session, since, at),
        plans_that_protect=_protecting(session),
        imminent_with_lever=_levers(session, today),
        overdue_reviews=sum(one.due_on < today for one in reviews_due(session, today)),
        silent_consultations=_silent(session, since),
        impact_assessed=_impact(session, today),
        borne_out=_borne_out(session, since, phases),
        onsets=_onsets(session, ministry_day(session, since), today),
    )


def _assessed_phases(session: Session) -> dict[str, Phase]:
    """The phase that the newest assessment of each report confirmed, by its number."""
    rows = session.execute(
        sa.select(Report.number, ReportAssessment.phase)
        .join(Report, Report.id == ReportAssessment.report_id)
        .order_by(ReportAssessment.assessed_at)
    )
    return {row.number: row.phase for row in rows}


def _acknowledged(session: Session, since: datetime, at: datetime) -> Share:
    """Only where the time is over, or the office has acknowledged: what still has time says nothing yet."""
    when = acknowledged_at()
    rows = session.execute(
        sa.select(when, Escalation.acknowledge_by).where(
            Escalation.escalated_at > since, sa.or_(when.is_not(None), Escalation.acknowledge_by <= at)
        )
    ).all()
    return Share(sum(done is not None and done <= by for done, by in rows), len(rows))


def _actions(
    session: Session, since: datetime, phases: dict[str, Phase]
) -> Iterable[tuple[Phase | None, WarningTimes]]:
    """From each decision of the year that authorised a measure to the beginning of its response."""
    made = {one.decision_id: one.at for one in decisions_made(session, Decision.outcome == Outcome.AUTHORISE)}
    rows = session.execute(
        sa.select(Response.decision_id, Response.started_at, Response.ended_at, Report.number).join(
            Report, Report.id == Response.report_id
        )
    )
    for row in rows:
        when = made.get(row.decision_id)
        # What was halted before it began never became an action.
        if when is not None and when > since and (row.started_at is not None or row.ended_at is None):
            yield phases.get(row.number), WarningTimes(when, None, row.started_at)


def _spreads(times: Iterable[tuple[Phase | None, WarningTimes]], at: datetime) -> tuple[Spread, ...]:
    by_phase: dict[Phase | None, list[WarningTimes]] = defaultdict(list)
    for phase, one in times:
        by_phase[phase].append(one)
    return tuple(
        spread for phase in (*Phase, None) if (spread := _spread(phase, by_phase[phase], at)) is not None
    )


def _spread(phase: Phase | None, times: Sequence[WarningTimes], at: datetime) -> Spread | None:
    found = middle(times, at)
    if found is None:
        return None
    return Spread(
        phase=phase,
        count=len(times),
        running=sum(one.pending for one in times),
        middle=found,
        longest=max(one.took(at) for one in times),
    )


def _inside(session: Session, since: datetime, at: datetime) -> Share:
    made = {
        one.decision_id
        for one in decisions_made(session, Decision.decided_at > since)
        if one.at is not None and one.at <= at
    }
    outside = set(session.scalars(sa.select(AuthorityFinding.decision_id))) & made
    return Share(len(made) - len(outside), len(made))


def _decided(session: Session, since: datetime, at: datetime) -> Share:
    decided = session.scalar(
        sa.select(sa.func.count(Escalation.id)).where(
            Escalation.ending == "decided", Escalation.ended_at > since, Escalation.ended_at <= at
        )
    )
    lapsed = session.scalar(
        sa.select(sa.func.count(ClockLapse.id)).where(
            ClockLapse.kind == ClockKind.DECIDE,
            ClockLapse.due_at > since,
            ClockLapse.due_at <= at,
            _undecided_when_due(),
        )
    )
    return Share(decided or 0, (decided or 0) + (lapsed or 0))


def _undecided_when_due() -> sa.ColumnElement[bool]:
    """Of a lapse: an option had no decision when the deadline passed.

    Who signed in time decided in time: a paper that was recorded late, or first recorded wrongly, counts from its signature, once
    a second person has confirmed the record. The lapse itself stays on record.
    """
    confirmed = sa.exists().where(RecordConfirmation.decision_id == Decision.id)
    signed = sa.exists().where(
        Decision.option_id == Option.id,
        Decision.outcome != Outcome.DEFER,
        Decision.decided_at <= ClockLapse.due_at,
        sa.or_(~Decision.on_paper, confirmed),
    )
    return sa.exists().where(
        Option.report_id == ClockLapse.report_id,
        sa.or_(Option.dropped_at.is_(None), Option.dropped_at > ClockLapse.due_at),
        ~signed,
    )


def _protecting(session: Session) -> Share:
    plans = set(session.scalars(sa.select(ActionPlan.id).where(ActionPlan.state == PlanState.AGREED)))
    protecting = session.scalars(
        sa.select(PlanMeasure.plan_id).where(
            PlanMeasure.target == Target.VICTIM, PlanMeasure.dropped_at.is_(None)
        )
    )
    return Share(len(plans & set(protecting)), len(plans))


def _levers(session: Session, today: date) -> Share:
    imminent = [
        country for country, phase in present_phases(session, today).items() if phase is Phase.IMMINENT_RISK
    ]
    alarmed = lever_alarms(session, today)
    return Share(sum(country not in alarmed for country in imminent), len(imminent))


def _silent(session: Session, since: datetime) -> Share:
    replies = session.scalars(sa.select(Consultation.reply).where(Consultation.asked_at > since)).all()
    return Share(sum(reply is ConsultationReply.NO_REPLY for reply in replies), len(replies))


def _impact(session: Session, today: date) -> Share:
    """Live engagements where there is history or risk; with a signed human rights impact assessment."""
    assessed = needed = 0
    for country in session.scalars(sa.select(CountryFile.country)):
        facts = [one for one in engagement_facts(session, country) if one.live]
        if facts and lens_on(session, country, today).owes_impact_assessment:
            needed += len(facts)
            assessed += sum(one.assessed for one in facts)
    return Share(assessed, needed)


def _borne_out(session: Session, since: datetime, phases: dict[str, Phase]) -> tuple[BorneOutCounts, ...]:
    rows = session.execute(
        sa.select(Report.number, Review.borne_out)
        .join(Report, Report.id == Review.report_id)
        .where(Review.reviewed_at > since)
    )
    counts: dict[Phase | None, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[phases.get(row.number)][row.borne_out] += 1
    return tuple(
        BorneOutCounts(
            phase=phase,
            borne_out=counts[phase]["yes"] + counts[phase]["partly"],
            not_borne_out=counts[phase]["no"],
            too_early=counts[phase]["too_early"],
        )
        for phase in (*Phase, None)
        if counts[phase]
    )


def _onsets(session: Session, since: date, today: date) -> tuple[OnsetCounts, ...]:
    """Of all open files, from the day after ``since`` on."""
    found: dict[Phase | None, list[bool]] = defaultdict(list)
    for country in session.scalars(sa.select(CountryFile.country)):
        for one in onsets_of(session, country):
            if since < one.on <= today:
                found[one.phase].append(one.warned)
    return tuple(
        OnsetCounts(phase=phase, warned=sum(found[phase]), missed=len(found[phase]) - sum(found[phase]))
        for phase in (*Phase, None)
        if found[phase]
    )
