"""The seven steps of a report, with who did each or will be asked, when, and the clock that runs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.rules.reports.clocks import ClockReading, clock_state, duration_words
from db.vocabulary import DecisionEffect, Outcome, ReportStatus, ResponseStatus, words
from language import plural, ptr, tr
from language.lists import listed
from ui.reports.panel import ReportPicture
from ui.reports.waits_words import any_of
from ui.reports.words import moment
from ui.widgets.step_list import Step, StepState

DRAFT, ASSESSMENT, OPTIONS, DECISION, RESPONSE, REVIEW, CLOSE = range(7)
"""Places of the steps."""

_AT_ONCE = timedelta(minutes=1)
"""What took less was sent on in the minute in which it was written: as when a record is entered."""

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
        begun = tr("Begun {created_at}", created_at=moment(report.created_at, self.zone))
        if handed is not None:
            when = tr("Submitted {at}", at=moment(handed.at, self.zone))
            return Step(tr("Draft"), state, report.author, when, took=_took(report.created_at, handed.at))
        withdrawn, returned = report.last_move("withdraw"), report.last_move("return")
        note = ""
        if withdrawn is not None:
            note = tr("Withdrawn {at}", at=moment(withdrawn.at, self.zone))
        elif returned is not None:
            note = tr("Returned by {who}: {reason}", who=returned.who, reason=returned.reason)
        return Step(tr("Draft"), state, report.author, begun, note)

    def assessment(self, state: StepState) -> Step:
        report = self.picture.report
        clock = _running(state, self.at, report.assess_by)
        handed = report.last_move("submit")
        if report.assessments and state is not StepState.NOW:
            last = report.assessments[-1]
            took = _took(handed.at, last.assessed_at) if handed else ""
            return Step(
                tr("Assessment"), state, last.assessor, moment(last.assessed_at, self.zone), took=took
            )
        note = _due(state, report.assess_by, self.zone)
        who = any_of(report.could_assess) or (
            tr("Nobody can assess it")
            if report.status in {ReportStatus.DRAFT, ReportStatus.SUBMITTED}
            else tr("An assessor who is not the author")
        )
        return Step(tr("Assessment"), state, who, note=note, clock=clock)

    def options(self, state: StepState) -> Step:
        report = self.picture.report
        if report.escalations:
            first = report.escalations[0]
            before = [one.assessed_at for one in report.assessments if one.assessed_at <= first.escalated_at]
            return Step(
                tr("Options and escalation"),
                state,
                first.escalated_by,
                moment(first.escalated_at, self.zone),
                tr("To {office}", office=first.office),
                took=_took(before[-1], first.escalated_at) if before else "",
            )
        who = any_of(report.could_escalate) or tr("A focal point")
        return Step(tr("Options and escalation"), state, who)

    def decision(self, state: StepState) -> Step:
        report, waiting = self.picture.report, self.picture.report.open_escalation
        notes = []
        if len(report.escalations) > 1:
            notes.append(
                plural("Referred {count:,} time", "Referred {count:,} times", len(report.escalations) - 1)
            )
        if report.lapses:
            notes.append(plural("{count:,} clock ran out", "{count:,} clocks ran out", len(report.lapses)))
        refused = sum(one.effect is DecisionEffect.RECORD_REFUSED for one in report.decisions)
        if refused:
            notes.append(plural("{count:,} record refused", "{count:,} records refused", refused))
        note = listed(notes)
        if waiting is not None:
            due = _due(state, waiting.decide_by, self.zone)
            return Step(
                tr("Decision"),
                state,
                waiting.office,
                note=listed((due, note)),
                clock=clock_state(self.at, waiting.decide_by),
            )
        # A record that was refused decided nothing; the option has another decision since, or waits again.
        kept = [one for one in report.decisions if one.effect is not DecisionEffect.RECORD_REFUSED]
        settled = {one.option_id for one in kept if one.outcome is not Outcome.DEFER}
        # What was put off takes no part once the option is settled, be it by a paper that was signed before.
        counted = [one for one in kept if one.outcome is not Outcome.DEFER or one.option_id not in settled]
        if counted:
            last = max(counted, key=lambda item: item.counts_from or item.decided_at)
            pending = sorted({words(item.effect).lower() for item in counted if item.effect in _PENDING})
            note = listed((note, *pending))
            began = report.escalations[0].escalated_at if report.escalations else None
            # While one of them waits for its signature or its confirmation, nobody can say how long it took.
            made = [item.counts_from for item in counted if item.counts_from is not None]
            whole = bool(made) and len(made) == len(counted)
            took = _took(began, max(made)) if began and whole else ""
            when = moment(max(made) if whole else last.decided_at, self.zone)
            return Step(tr("Decision"), state, last.office, when, note, took=took)
        return Step(tr("Decision"), state, tr("The office that it is escalated to"), note=note)

    def response(self, state: StepState) -> Step:
        responses = self.picture.responses
        if responses:
            leads = ", ".join(dict.fromkeys(item.lead for item in responses))
            ends = [item.ended_at for item in responses if item.ended_at is not None]
            over = len(ends) == len(responses)
            took = _took(min(item.opened_at for item in responses), max(ends)) if over else ""
            return Step(
                tr("Response"),
                state,
                leads,
                note=tr("{ends} of {responses} ended", ends=len(ends), responses=len(responses)),
                took=took,
            )
        if self.picture.report.status in {ReportStatus.DECIDED, ReportStatus.REVIEWED, ReportStatus.CLOSED}:
            return Step(tr("Response"), state, note=tr("No response was opened"))
        return Step(tr("Response"), state, tr("The leads of what is authorised"))

    def review(self, state: StepState) -> Step:
        report = self.picture.report
        review = report.review
        if review is not None:
            return Step(tr("Review"), state, review.reviewer, moment(review.reviewed_at, self.zone))
        return Step(tr("Review"), state, any_of(report.could_review) or tr("A focal point"))

    def close(self, state: StepState) -> Step:
        report, closed = self.picture.report, self.picture.report.last_move("close")
        if report.status is ReportStatus.CLOSED:
            who = closed.who if closed else ""
            whole = tr(
                "From the draft to here: {since}",
                since=duration_words(report.since - report.created_at, exact=True),
            )
            return Step(tr("Closed"), state, who, moment(report.since, self.zone), whole)
        return Step(
            ptr("step of a report", "Close"), state, any_of(report.could_review) or tr("A focal point")
        )


def _running(state: StepState, at: datetime, due: datetime | None) -> ClockReading | None:
    return clock_state(at, due) if due is not None and state is StepState.NOW else None


def _due(state: StepState, due: datetime | None, zone: ZoneInfo) -> str:
    return tr("By {due}", due=moment(due, zone)) if due is not None and state is StepState.NOW else ""


def _took(begun: datetime, ended: datetime) -> str:
    """Nothing for a step that was done at once: it took nobody's time."""
    span = ended - begun
    return tr("Took {ended}", ended=duration_words(span, exact=True)) if span >= _AT_ONCE else ""
