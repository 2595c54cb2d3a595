"""The seven steps of a report, with who did each or will be asked, when, and the clock that runs."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.rules.plurals import counted
from app.rules.reports.clocks import ClockReading, clock_state, duration_words
from db.vocabulary import DecisionEffect, ReportStatus, ResponseStatus
from ui.reports.panel import ReportPicture
from ui.reports.words import moment
from ui.widgets.step_list import Step, StepState

DRAFT, ASSESSMENT, OPTIONS, DECISION, RESPONSE, REVIEW, CLOSE = range(7)
"""Places of the steps."""

_PENDING = {
    DecisionEffect.PENDING_CONFIRMATION,
    DecisionEffect.PENDING_SECOND_SIGNATURE,
    DecisionEffect.PENDING_RATIFICATION,
}


def present_step(picture: ReportPicture) -> int:
    """The step that the report stands at; for one that is over, its last."""
    match picture.report.status:
        case ReportStatus.DRAFT:
            return DRAFT
        case ReportStatus.SUBMITTED:
            return ASSESSMENT
        case ReportStatus.ASSESSED:
            return OPTIONS
        case ReportStatus.ESCALATED:
            return DECISION
        case ReportStatus.DECIDED | ReportStatus.RESPONDING:
            return _after_decision(picture)
        case ReportStatus.WITHDRAWN:
            return ASSESSMENT if not picture.report.assessments else OPTIONS
        case ReportStatus.REVIEWED | ReportStatus.CLOSED:
            return CLOSE


def _after_decision(picture: ReportPicture) -> int:
    waits = {item.effect for item in picture.report.decisions} & _PENDING
    if waits - {DecisionEffect.PENDING_RATIFICATION}:
        return DECISION
    if any(item.status in {ResponseStatus.OPEN, ResponseStatus.STARTED} for item in picture.responses):
        return RESPONSE
    return DECISION if waits else REVIEW


def steps_of(picture: ReportPicture, at: datetime, zone: ZoneInfo) -> tuple[Step, ...]:
    """The seven steps at ``at``."""
    now = present_step(picture)
    over = picture.report.status in {ReportStatus.CLOSED, ReportStatus.WITHDRAWN}
    told = _Telling(picture, at, zone)
    makers = (
        told.draft,
        told.assessment,
        told.options,
        told.decision,
        told.response,
        told.review,
        told.close,
    )
    return tuple(make(_state(place, now, over=over)) for place, make in enumerate(makers))


def _state(place: int, now: int, *, over: bool) -> StepState:
    if place < now:
        return StepState.DONE
    if over:
        return StepState.DONE if place == now == CLOSE else StepState.TO_COME
    return StepState.NOW if place == now else StepState.TO_COME


@dataclass(frozen=True, slots=True)
class _Telling:
    """Tells each step of one report."""

    picture: ReportPicture
    at: datetime
    zone: ZoneInfo

    def draft(self, state: StepState) -> Step:
        report = self.picture.report
        handed = report.last_move("submit") if state is StepState.DONE else None
        begun = f"Begun {moment(report.created_at, self.zone)}"
        if handed is not None:
            when = f"Submitted {moment(handed.at, self.zone)}"
            return Step("Draft", state, report.author, when, took=_took(report.created_at, handed.at))
        withdrawn, returned = report.last_move("withdraw"), report.last_move("return")
        note = ""
        if withdrawn is not None:
            note = f"Withdrawn {moment(withdrawn.at, self.zone)}"
        elif returned is not None:
            note = f"Returned by {returned.who}: {returned.reason}"
        return Step("Draft", state, report.author, begun, note)

    def assessment(self, state: StepState) -> Step:
        report = self.picture.report
        clock = _running(state, self.at, report.assess_by)
        handed = report.last_move("submit")
        if report.assessments and state is not StepState.NOW:
            last = report.assessments[-1]
            took = _took(handed.at, last.assessed_at) if handed else ""
            return Step("Assessment", state, last.assessor, moment(last.assessed_at, self.zone), took=took)
        note = _due(state, report.assess_by, self.zone)
        return Step("Assessment", state, "An assessor who is not the author", note=note, clock=clock)

    def options(self, state: StepState) -> Step:
        report = self.picture.report
        if report.escalations:
            first = report.escalations[0]
            before = [one.assessed_at for one in report.assessments if one.assessed_at <= first.escalated_at]
            return Step(
                "Options and escalation",
                state,
                first.escalated_by,
                moment(first.escalated_at, self.zone),
                f"To {first.office}",
                took=_took(before[-1], first.escalated_at) if before else "",
            )
        return Step("Options and escalation", state, "A focal point")

    def decision(self, state: StepState) -> Step:
        report, waiting = self.picture.report, self.picture.report.open_escalation
        notes = []
        if len(report.escalations) > 1:
            notes.append(f"Referred {counted(len(report.escalations) - 1, 'time', 'times')}")
        if report.lapses:
            notes.append(f"{counted(len(report.lapses), 'clock', 'clocks')} ran out")
        note = "; ".join(notes)
        if waiting is not None:
            due = _due(state, waiting.decide_by, self.zone)
            return Step(
                "Decision",
                state,
                waiting.office,
                note="; ".join(part for part in (due, note) if part),
                clock=clock_state(self.at, waiting.decide_by),
            )
        if report.decisions:
            last = max(report.decisions, key=lambda item: item.decided_at)
            pending = sorted(
                {item.effect.value.replace("_", " ") for item in report.decisions} & _PENDING_WORDS
            )
            note = "; ".join(part for part in (note, *pending) if part)
            began = report.escalations[0].escalated_at if report.escalations else None
            took = _took(began, last.decided_at) if began else ""
            return Step("Decision", state, last.office, moment(last.decided_at, self.zone), note, took=took)
        return Step("Decision", state, "The office that it is escalated to", note=note)

    def response(self, state: StepState) -> Step:
        responses = self.picture.responses
        if responses:
            leads = ", ".join(dict.fromkeys(item.lead for item in responses))
            ends = [item.ended_at for item in responses if item.ended_at is not None]
            over = len(ends) == len(responses)
            took = _took(min(item.opened_at for item in responses), max(ends)) if over else ""
            return Step("Response", state, leads, note=f"{len(ends)} of {len(responses)} ended", took=took)
        if self.picture.report.status in {ReportStatus.DECIDED, ReportStatus.REVIEWED, ReportStatus.CLOSED}:
            return Step("Response", state, note="No response was opened")
        return Step("Response", state, "The leads of what is authorised")

    def review(self, state: StepState) -> Step:
        review = self.picture.report.review
        if review is not None:
            return Step("Review", state, review.reviewer, moment(review.reviewed_at, self.zone))
        return Step("Review", state, "A focal point")

    def close(self, state: StepState) -> Step:
        report, closed = self.picture.report, self.picture.report.last_move("close")
        if report.status is ReportStatus.CLOSED:
            who = closed.who if closed else ""
            whole = f"From the draft to here: {duration_words(report.since - report.created_at)}"
            return Step("Closed", state, who, moment(report.since, self.zone), whole)
        return Step("Close", state, "A focal point")


_PENDING_WORDS = {effect.value.replace("_", " ") for effect in _PENDING}


def _running(state: StepState, at: datetime, due: datetime | None) -> ClockReading | None:
    return clock_state(at, due) if due is not None and state is StepState.NOW else None


def _due(state: StepState, due: datetime | None, zone: ZoneInfo) -> str:
    return f"By {moment(due, zone)}" if due is not None and state is StepState.NOW else ""


def _took(begun: datetime, ended: datetime) -> str:
    return f"Took {duration_words(ended - begun)}" if ended >= begun else ""
