"""One early-warning report with everything that its page shows."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.content import DraftContent
from app.reading.authority.effects import pending_of
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_countries
from app.reading.ministry.roles import a_focal_point
from app.reading.reports.decisions import DecisionView, decisions_of
from app.reading.reports.hands import could_assess, could_escalate, could_review
from app.reading.reports.reports import some_response_goes_on, waits_for
from app.reading.reports.standing import open_escalation, verdicts
from app.reading.reports.trail import (
    BriefView,
    EscalationView,
    LapseView,
    MoveView,
    QuestionView,
    ReceiptView,
    briefs_of,
    escalations_of,
    lapses_of,
    moves_of,
    questions_of,
    receipts_of,
)
from app.reading.reports.writers import draft_writers_of, helpers_of
from app.rules.reports.flow import Act
from app.rules.verdict import Verdict
from db.actor import Actor
from db.people import Office, Person
from db.reports import (
    Dissent,
    Report,
    ReportAssessment,
    Review,
)
from db.vocabulary import (
    Confidence,
    Crime,
    Phase,
    ReportStatus,
)

_YET_TO_ASSESS = frozenset({ReportStatus.DRAFT, ReportStatus.SUBMITTED})
_YET_TO_CLOSE = frozenset({ReportStatus.DECIDED, ReportStatus.RESPONDING, ReportStatus.REVIEWED})
_YET_TO_ESCALATE = _YET_TO_ASSESS | {ReportStatus.ASSESSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """The assessor's judgement."""

    assessor: str
    assessed_at: datetime
    phase: Phase
    phase_reason: str
    confidence: Confidence
    confidence_reason: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DissentView:
    """A dissent, or (with an empty text) that the person was asked."""

    person: str
    recorded_at: datetime
    text: str
    would_change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """What was learned."""

    reviewer: str
    reviewed_at: datetime
    borne_out: str
    learned: str
    outcomes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Everything about a report but its evidence, options and responses, which have their own readers.

    ``version`` is what a save of the draft is based on; ``verdicts`` say for every act of the flow whether
    the reader may do it now and if not, why. ``helpers`` wrote in the draft beside its author; ``wrote``: so did the reader,
    or they are the author. ``could_assess`` and ``could_escalate`` name whoever could do that step as long as it is to come;
    ``could_review`` whoever could review and close it, once it is decided. ``responses_go_on``: some measure has yet to end.
    """

    report_id: str
    number: str
    version: int
    country: str
    country_name: str
    author_id: str
    author: str
    helpers: tuple[str, ...]
    wrote: bool
    created_at: datetime
    status: ReportStatus
    since: datetime
    responses_go_on: bool
    waits_for: str
    assess_by: datetime | None
    could_assess: tuple[str, ...]
    could_escalate: tuple[str, ...]
    could_review: tuple[str, ...]
    follows: str
    content: DraftContent
    moves: tuple[MoveView, ...]
    assessments: tuple[AssessmentView, ...]
    dissents: tuple[DissentView, ...]
    escalations: tuple[EscalationView, ...]
    questions: tuple[QuestionView, ...]
    briefs: tuple[BriefView, ...]
    receipts: tuple[ReceiptView, ...]
    decisions: tuple[DecisionView, ...]
    lapses: tuple[LapseView, ...]
    review: ReviewView | None
    verdicts: dict[Act, Verdict]

    @property
    def open_escalation(self) -> EscalationView | None:
        """The escalation that waits for a decision."""
        return next((item for item in self.escalations if item.ended_at is None), None)

    def last_move(self, act: str) -> MoveView | None:
        """The last time that the report was handed on or back, withdrawn or closed, by its verb; none if never."""
        return next((move for move in reversed(self.moves) if move.act == act), None)


def report_view(session: Session, report_id: str, actor: Actor, at: datetime) -> ReportView:
    """One report, as ``actor`` sees it at ``at``."""
    report = session.get_one(Report, report_id)
    escalation = open_escalation(session, report.id)
    office = session.get(Office, escalation.office_id) if escalation else None
    follows = session.get(Report, report.follows_id) if report.follows_id else None
    going_on = bool(session.scalar(sa.select(some_response_goes_on(report.id))))
    return ReportView(
        report_id=report.id,
        number=report.number,
        version=report.ledger_entry,
        country=report.country,
        country_name=current_countries(session).name(report.country),
        author_id=report.author_id,
        author=person_named(session, report.author_id).name,
        helpers=tuple(one.name for one in helpers_of(session, report)),
        wrote=actor.person_id in draft_writers_of(session, report),
        created_at=report.created_at,
        status=report.status,
        since=report.status_since,
        responses_go_on=going_on,
        waits_for=waits_for(
            report.status,
            office.name if office else None,
            responses_go_on=going_on,
            pending=pending_of(session, report.id),
            focal=a_focal_point(session),
        ),
        assess_by=report.assess_by,
        could_assess=could_assess(session, report, at) if report.status in _YET_TO_ASSESS else (),
        could_escalate=could_escalate(session) if report.status in _YET_TO_ESCALATE else (),
        could_review=could_review(session) if report.status in _YET_TO_CLOSE else (),
        follows=follows.number if follows else "",
        content=draft_content(report),
        moves=moves_of(session, report.id),
        assessments=_assessments(session, report.id),
        dissents=_dissents(session, report.id),
        escalations=escalations_of(session, report.id),
        questions=questions_of(session, report.id),
        briefs=briefs_of(session, report.id),
        receipts=receipts_of(session, report.id),
        decisions=decisions_of(session, report.id, at),
        lapses=lapses_of(session, report.id),
        review=_review(session, report.id),
        verdicts=verdicts(session, report, actor, at),
    )


def draft_content(report: Report) -> DraftContent:
    """What the author wrote."""
    return DraftContent(
        title=report.title,
        marking=report.marking,
        caveats=tuple(report.caveats),
        urgency=report.urgency,
        proposed_phase=report.proposed_phase,
        crimes=tuple(Crime(code) for code in report.crimes),
        crimes_undetermined=report.crimes_undetermined,
        affected_groups=report.affected_groups,
        summary=report.summary,
        likelihood_word=report.likelihood_word,
        likelihood_statement=report.likelihood_statement,
        confidence=report.confidence,
        confidence_reason=report.confidence_reason,
        ask=report.ask,
        sign_civilians=report.sign_civilians,
        sign_infrastructure=report.sign_infrastructure,
        sign_spread=report.sign_spread,
        indicators=tuple(report.indicators),
        sensitivities=report.sensitivities,
        legal=report.legal,
        financial=report.financial,
        information_gaps=report.information_gaps,
        assumptions=report.assumptions,
        lines_to_take=report.lines_to_take,
        lines_marking=report.lines_marking,
        deadline_because=report.deadline_because,
    )


def _assessments(session: Session, report_id: str) -> tuple[AssessmentView, ...]:
    rows = session.execute(
        sa.select(ReportAssessment, Person.name)
        .join(Person, Person.id == ReportAssessment.assessor_id)
        .where(ReportAssessment.report_id == report_id)
        .order_by(ReportAssessment.assessed_at)
    )
    return tuple(
        AssessmentView(
            assessor=name,
            assessed_at=row.assessed_at,
            phase=row.phase,
            phase_reason=row.phase_reason,
            confidence=row.confidence,
            confidence_reason=row.confidence_reason,
            note=row.note,
        )
        for row, name in rows
    )


def _dissents(session: Session, report_id: str) -> tuple[DissentView, ...]:
    rows = session.execute(
        sa.select(Dissent, Person.name)
        .join(Person, Person.id == Dissent.person_id)
        .where(Dissent.report_id == report_id)
        .order_by(Dissent.recorded_at, Dissent.id)
    )
    return tuple(
        DissentView(person=name, recorded_at=row.recorded_at, text=row.text, would_change=row.would_change)
        for row, name in rows
    )


def _review(session: Session, report_id: str) -> ReviewView | None:
    row = session.scalars(sa.select(Review).where(Review.report_id == report_id)).one_or_none()
    if row is None:
        return None
    return ReviewView(
        reviewer=person_named(session, row.reviewer_id).name,
        reviewed_at=row.reviewed_at,
        borne_out=row.borne_out,
        learned=row.learned,
        outcomes=tuple((item["number"], item["outcome"]) for item in row.outcomes),
    )
