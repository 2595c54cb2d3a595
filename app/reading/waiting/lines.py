"""A line of the desk, and how one about a report is made."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.reading.names import country_of
from app.rules.clocks import ClockReading, clock_state
from db.reports import Report


class Need(StrEnum):
    """What a line on the desk asks for."""

    SUBMIT = "submit"
    ASSESS = "assess"
    ESCALATE = "escalate"
    ACKNOWLEDGE = "acknowledge"
    DECIDE = "decide"
    REFER_UP = "refer_up"
    ANSWER = "answer"
    SECOND_SIGNATURE = "second_signature"
    RATIFY = "ratify"
    CONFIRM_RECORD = "confirm_record"
    CARRY_OUT = "carry_out"
    REVIEW_REPORT = "review_report"
    CLOSE = "close"
    REVIEW_FILE = "review_file"
    ASSESS_QUARTER = "assess_quarter"
    TEST_ASSUMPTION = "test_assumption"
    STATE_REPLY = "state_reply"
    UNIVERSAL_REVIEW = "universal_review"
    CHECKLIST = "checklist"
    CONSULTATION = "consultation"
    INSTRUMENT_ENDS = "instrument_ends"
    PROMISE_BROKEN = "promise_broken"
    BENCHMARK_BREACHED = "benchmark_breached"
    REVIEW_ENGAGEMENT = "review_engagement"
    CONFIRM_WAIVER = "confirm_waiver"
    CONFIRM_WAIVER_PAPER = "confirm_waiver_paper"
    NO_LEVER = "no_lever"
    AGREE_PLAN = "agree_plan"
    MEASURE_RESULT = "measure_result"
    SIGNAL = "signal"

    @property
    def label(self) -> str:
        return {
            "submit": "Submit the draft",
            "assess": "Assess",
            "escalate": "Add options and escalate",
            "acknowledge": "Acknowledge",
            "decide": "Decide or refer",
            "refer_up": "Clock ran out: refer to the next office up",
            "answer": "Answer the question",
            "second_signature": "Second signature",
            "ratify": "Ratify",
            "confirm_record": "Confirm the record of a signed paper",
            "carry_out": "Carry out and report",
            "review_report": "Review",
            "close": "Close",
            "review_file": "Review the country file",
            "assess_quarter": "Quarterly risk assessment",
            "test_assumption": "Test an assumption again",
            "state_reply": "Reply to the UN overdue",
            "universal_review": "Universal Periodic Review",
            "checklist": "Ask the checklist again",
            "consultation": "Consultation unanswered",
            "instrument_ends": "Instrument ends",
            "promise_broken": "A promise was broken: review the file",
            "benchmark_breached": "A benchmark was breached: review the file",
            "review_engagement": "Review the engagement",
            "confirm_waiver": "Confirm or decline a waiver",
            "confirm_waiver_paper": "Confirm the paper of a waiver",
            "no_lever": "No lever left",
            "agree_plan": "Agree the action plan",
            "measure_result": "Result of a measure",
            "signal": "Accept or dismiss a signal",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLine:
    """One thing that waits. ``mine``: the reader is the one it waits for.

    ``page`` and ``key`` say where it is opened: a report, a country file, an instrument.
    """

    need: Need
    subject: str
    what: str
    waits_for: str
    due_at: datetime | None
    clock: ClockReading | None
    mine: bool
    page: str
    key: str


def report_line(
    need: Need,
    report: Report,
    waits_for: str,
    *,
    due: datetime | None,
    at: datetime,
    mine: bool,
    what: str = "",
) -> DeskLine:
    return DeskLine(
        need=need,
        subject=report.number,
        what=what or f"{country_of(report)}: {report.title}",
        waits_for=waits_for,
        due_at=due,
        clock=clock_state(at, due) if due else None,
        mine=mine,
        page="reports",
        key=report.id,
    )
