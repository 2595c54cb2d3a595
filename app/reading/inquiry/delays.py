"""Who delayed, how long, at which step: every step of every warning with its time and its clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from app.documents.inquiry import Answer, Row
from app.reading.inquiry.scope import Scope, columns, joined
from app.reading.reports.trail import escalations_of, lapses_of, moves_of
from app.rules.reports.clocks import duration_words
from db.decisions import Decision
from db.evidence import EvidenceItem
from db.people import Office
from db.reports import Report, ReportAssessment, ReportEvidence
from db.responses import Response
from language import plural, ptr, tr


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a warning. ``until`` is none while it goes on; ``due`` where no clock ran."""

    report: str
    what: str
    who: str
    since: datetime
    until: datetime | None
    due: datetime | None = None

    def took(self, now: datetime) -> timedelta:
        return max((self.until or now) - self.since, timedelta())

    def late(self, now: datetime) -> timedelta:
        """By how much its clock was overrun; nothing where it was not."""
        return max((self.until or now) - self.due, timedelta()) if self.due else timedelta()


def delays(scope: Scope) -> Answer:
    """Question 5. What overran its clock is named in the sentence, and so is the longest step."""
    steps = [step for report in scope.reports for step in _steps(scope, report)]
    return Answer(
        5,
        _said(scope, steps),
        columns(
            (ptr("early warning", "Warning"), 3),
            (tr("Step"), 6),
            (tr("Who had it"), 5),
            (tr("Took"), 2),
            (tr("Its clock"), 3),
            (tr("From"), 3),
            (tr("Until"), 3),
        ),
        tuple(_row(scope, step) for step in steps),
        tr("Reports: the steps with their times; History: clocks that ran out"),
    )


def _row(scope: Scope, step: Step) -> Row:
    return Row(
        (
            step.report,
            step.what,
            step.who,
            duration_words(step.took(scope.now), exact=True),
            _clock(step, scope.now),
            scope.when(step.since),
            scope.when(step.until) or tr("goes on"),
        ),
        "reports",
        step.report,
    )


def _clock(step: Step, now: datetime) -> str:
    if step.due is None:
        return tr("no clock")
    late = step.late(now)
    return tr("{time} late", time=duration_words(late, exact=True)) if late else tr("in time")


def _steps(scope: Scope, report: Report) -> Iterator[Step]:
    yield from _until_warned(scope, report)
    yield from _until_assessed(scope, report)
    yield from _until_escalated(scope, report)
    yield from _until_decided(scope, report)
    yield from _until_acted(scope, report)


def _until_warned(scope: Scope, report: Report) -> Iterator[Step]:
    submitted = scope.submitted.get(report.number)
    if submitted is None:
        return
    received = scope.session.scalars(
        sa.select(EvidenceItem.received_at)
        .join(ReportEvidence, ReportEvidence.evidence_id == EvidenceItem.id)
        .where(ReportEvidence.report_id == report.id, EvidenceItem.received_at <= submitted.at)
    ).all()
    if received:
        what = tr("From the newest evidence that it cites to the warning")
        yield Step(report.number, what, scope.person(report.author_id), max(received), submitted.at)


def _assessments(scope: Scope, report: Report) -> list[ReportAssessment]:
    return list(
        scope.session.scalars(
            sa.select(ReportAssessment)
            .where(ReportAssessment.report_id == report.id)
            .order_by(ReportAssessment.assessed_at)
        )
    )


def _until_assessed(scope: Scope, report: Report) -> Iterator[Step]:
    """From each submission to what ended it: an assessment, a return, a withdrawal."""
    moves = moves_of(scope.session, report.id)
    ends = sorted(
        [(one.assessed_at, scope.person(one.assessor_id)) for one in _assessments(scope, report)]
        + [(one.at, one.who) for one in moves if one.act in {"return", "withdraw"}]
    )
    for move in moves:
        if move.act == "submit":
            until, who = next(((at, who) for at, who in ends if at >= move.at), (None, tr("the assessors")))
            last = not any(other.act == "submit" and other.at > move.at for other in moves)
            due = report.assess_by if last else None
            yield Step(report.number, tr("From the warning to the assessment"), who, move.at, until, due)


def _until_escalated(scope: Scope, report: Report) -> Iterator[Step]:
    assessed = _assessments(scope, report)
    escalations = escalations_of(scope.session, report.id)
    if assessed and escalations:
        first = escalations[0]
        since = max(
            (one.assessed_at for one in assessed if one.assessed_at <= first.escalated_at), default=None
        )
        if since is not None:
            what = tr("From the assessment to the escalation")
            yield Step(report.number, what, first.escalated_by, since, first.escalated_at)


def _until_decided(scope: Scope, report: Report) -> Iterator[Step]:
    for one in escalations_of(scope.session, report.id):
        yield Step(
            report.number,
            tr("Until receipt was acknowledged"),
            joined((one.acknowledged_by, one.office), ", "),
            one.escalated_at,
            one.acknowledged_at if one.acknowledged else one.ended_at,
            one.acknowledge_by,
        )
        ended = (
            tr("Until the office referred it") if one.ending == "referred" else tr("Until the office decided")
        )
        yield Step(report.number, ended, one.office, one.escalated_at, one.ended_at, one.decide_by)


def _until_acted(scope: Scope, report: Report) -> Iterator[Step]:
    rows = scope.session.execute(
        sa.select(Response, Decision.decided_at, Office.name)
        .join(Decision, Decision.id == Response.decision_id)
        .join(Office, Office.id == Response.lead_office_id)
        .where(Response.report_id == report.id)
        .order_by(Decision.decided_at, Response.number)
    )
    for response, decided_at, lead in rows:
        what = tr("From the decision to its first action: {number}", number=response.number)
        yield Step(report.number, what, lead, decided_at, response.started_at or response.ended_at)


def _said(scope: Scope, steps: list[Step]) -> str:
    if not steps:
        return tr("No warning has been submitted, so that nothing could be delayed.")
    longest = max(steps, key=lambda step: step.took(scope.now))
    said = tr(
        "The longest step took {time}: {step} ({who}, {report}).",
        time=duration_words(longest.took(scope.now), exact=True),
        step=longest.what[:1].lower() + longest.what[1:],
        who=longest.who,
        report=longest.report,
    )
    late = [step for step in steps if step.late(scope.now)]
    over = (
        plural(
            "One step overran its clock: {who}.",
            "{count} steps overran their clocks: {who}.",
            len(late),
            who=joined(dict.fromkeys(f"{step.who} ({step.report})" for step in late), ", "),
        )
        if late
        else tr("No step overran its clock.")
    )
    lapses = sum(len(lapses_of(scope.session, report.id)) for report in scope.reports)
    noted = (
        plural(
            "{count} clock that ran out was put on record.",
            "{count} clocks that ran out were put on record.",
            lapses,
        )
        if lapses
        else ""
    )
    return joined((said, over, noted), " ")
