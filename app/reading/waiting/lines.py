"""A line of the desk, and how one is made: about a report, a country file or the ministry itself."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from app.reading.ministry.names import country_of
from app.reading.ministry.reference import current_countries
from app.reading.waiting.days import day_here, end_here
from app.rules.reports.clocks import ClockReading, clock_state
from app.rules.waiting import Kind, Rank, WaitingOrder, rank_of, waited_words, waiting_order
from db.reports import Report
from language import Wording, mark
from language.phrases import headed
from language.wording import pmark


class Need(StrEnum):
    """What a line on the desk asks for."""

    COMPLETE = "complete"
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
    COMPARE_RECORD = "compare_record"
    RECORD_ANEW = "record_anew"
    CARRY_OUT = "carry_out"
    REVIEW_REPORT = "review_report"
    APPROVE_RELEASE = "approve_release"
    CLOSE = "close"
    REVIEW_FILE = "review_file"
    ASSESS_QUARTER = "assess_quarter"
    TEST_ASSUMPTION = "test_assumption"
    STATE_REPLY = "state_reply"
    REPLY_DUE = "reply_due"
    UNIVERSAL_REVIEW = "universal_review"
    CHECKLIST = "checklist"
    CONSULTATION = "consultation"
    INSTRUMENT_ENDS = "instrument_ends"
    PROMISE_BROKEN = "promise_broken"
    BENCHMARK_BREACHED = "benchmark_breached"
    REVIEW_ENGAGEMENT = "review_engagement"
    CONFIRM_WAIVER = "confirm_waiver"
    CONFIRM_WAIVER_PAPER = "confirm_waiver_paper"
    TRIGGER_ANNEX = "trigger_annex"
    OPPORTUNITY = "opportunity"
    NO_LEVER = "no_lever"
    AGREE_PLAN = "agree_plan"
    PLAN_OPENED = "plan_opened"
    MEASURE_RESULT = "measure_result"
    SIGNAL = "signal"
    POST_ENDS = "post_ends"
    POST_VACANT = "post_vacant"

    @property
    def alarm(self) -> bool:
        """Whether it is no task with a day, but a state of affairs that somebody has to face first."""
        return self in {Need.NO_LEVER, Need.PROMISE_BROKEN, Need.BENCHMARK_BREACHED}

    def kind(self, *, of_a_warning: bool) -> Kind:
        """What it is that waits. A measure has its result to be told, too, that is in a plan and hangs on no warning."""
        if self in _ON_THE_WAY:
            return Kind.WARNING
        if self in _DRAFTS:
            return Kind.DRAFT
        if self.alarm:
            return Kind.ALARM
        return Kind.DECIDED if of_a_warning and self in _DECIDED else Kind.DUTY

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = Wording(
    {
        Need.COMPLETE: mark("Complete the draft"),
        Need.SUBMIT: mark("Submit the draft"),
        Need.ASSESS: mark("Assess"),
        Need.ESCALATE: mark("Add options and escalate"),
        Need.ACKNOWLEDGE: mark("Acknowledge"),
        Need.DECIDE: mark("Decide or refer"),
        Need.REFER_UP: mark("Clock ran out: refer it up"),
        Need.ANSWER: mark("Answer the question"),
        Need.SECOND_SIGNATURE: mark("Second signature"),
        Need.RATIFY: mark("Ratify"),
        Need.CONFIRM_RECORD: mark("Confirm the record of a signed paper"),
        Need.COMPARE_RECORD: mark("Commented on since it was recorded: compare, then confirm or refuse"),
        Need.RECORD_ANEW: mark("Record refused: record it anew, or have it decided"),
        Need.CARRY_OUT: mark("Carry out and report"),
        Need.REVIEW_REPORT: pmark("act on a report", "Review"),
        Need.APPROVE_RELEASE: mark("Approve or refuse a release"),
        Need.CLOSE: pmark("act on a report", "Close"),
        Need.REVIEW_FILE: mark("Review the country file"),
        Need.ASSESS_QUARTER: mark("Quarterly risk assessment"),
        Need.TEST_ASSUMPTION: mark("Test an assumption again"),
        Need.STATE_REPLY: mark("Reply to the UN overdue"),
        Need.REPLY_DUE: mark("Reply to the UN due"),
        Need.UNIVERSAL_REVIEW: mark("Universal Periodic Review"),
        Need.CHECKLIST: mark("Ask the checklist again"),
        Need.CONSULTATION: mark("Consultation unanswered"),
        Need.INSTRUMENT_ENDS: mark("Instrument ends"),
        Need.PROMISE_BROKEN: mark("Promise broken: review the file"),
        Need.BENCHMARK_BREACHED: mark("Benchmark breached: review the file"),
        Need.REVIEW_ENGAGEMENT: mark("Revise the engagement"),
        Need.CONFIRM_WAIVER: mark("Confirm or decline a waiver"),
        Need.CONFIRM_WAIVER_PAPER: mark("Confirm the paper of a waiver"),
        Need.TRIGGER_ANNEX: mark("Risk annex or waiver missing"),
        Need.OPPORTUNITY: mark("An opportunity closes"),
        Need.NO_LEVER: mark("No unused lever left"),
        Need.AGREE_PLAN: mark("Agree the action plan"),
        Need.PLAN_OPENED: mark("Take up the opened plan"),
        Need.MEASURE_RESULT: mark("Result of a measure"),
        Need.SIGNAL: mark("Accept or dismiss a signal"),
        Need.POST_ENDS: mark("A post falls vacant"),
        Need.POST_VACANT: mark("A post is vacant"),
    }
)


_ON_THE_WAY = frozenset(
    {
        Need.ASSESS,
        Need.ESCALATE,
        Need.ACKNOWLEDGE,
        Need.DECIDE,
        Need.REFER_UP,
        Need.ANSWER,
        Need.SECOND_SIGNATURE,
        Need.RATIFY,
        Need.CONFIRM_RECORD,
        Need.COMPARE_RECORD,
        Need.RECORD_ANEW,
    }
)
"""A warning that was sent on its way has no effect before all of these are done."""

_DRAFTS = frozenset({Need.COMPLETE, Need.SUBMIT})
_DECIDED = frozenset({Need.CARRY_OUT, Need.MEASURE_RESULT, Need.REVIEW_REPORT, Need.CLOSE})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLine:
    """One thing that waits. ``mine``: the reader is the one it waits for.

    ``country`` is the name of the country that it is about, empty where it is about none. ``key`` is what it is about: a report's identifier, a country, an instrument's identifier. ``page`` and ``opens``
    say where it is opened, as the window names places: a report's number, with the thing there that the line speaks of, or the
    part of a country file.
    ``since`` is when it began to wait, where that is known; ``how_long`` says it in words, or the time that is left.
    """

    need: Need
    subject: str
    what: str
    waits_for: str
    due_at: datetime | None
    since: datetime | None
    clock: ClockReading | None
    how_long: str
    mine: bool
    page: str
    key: str
    opens: str
    country: str = ""

    @property
    def overdue(self) -> bool:
        """Whether its clock ran out."""
        return self.clock is not None and self.clock.lapsed

    @property
    def rank(self) -> Rank:
        """What it is faced before."""
        return rank_of(self.need.kind(of_a_warning=self.page == "reports"), overdue=self.overdue)

    @property
    def order(self) -> WaitingOrder:
        """Where it stands among all that waits, whoever it waits for."""
        return waiting_order(self.due_at, self.since, self.rank)


def desk_line(
    need: Need,
    *,
    subject: str,
    what: str,
    waits_for: str,
    at: datetime,
    mine: bool,
    page: str,
    key: str,
    opens: str,
    due: datetime | None = None,
    since: datetime | None = None,
    late: int = 0,
    country: str = "",
) -> DeskLine:
    """A line as it stands at ``at``. An alarm has no clock: it is said since when it lasts.

    ``late``: the days since the day on which it was due, where it was due on a day and not at an hour.
    """
    clock = clock_state(at, due) if due is not None and not need.alarm else None
    return DeskLine(
        need=need,
        subject=subject,
        what=what,
        waits_for=waits_for,
        due_at=due,
        since=since,
        clock=clock,
        how_long=waited_words(at, clock, since, alarm=need.alarm, late=late),
        mine=mine,
        page=page,
        key=key,
        opens=opens,
        country=country,
    )


def report_line(
    need: Need,
    report: Report,
    waits_for: str,
    *,
    due: datetime | None,
    at: datetime,
    mine: bool,
    since: datetime | None = None,
    what: str = "",
    part: str = "",
) -> DeskLine:
    """A line about a report, opened at a ``part`` of it where it speaks of one: ``decision/D-2026-0001``."""
    return desk_line(
        need,
        subject=report.number,
        what=what or headed(country_of(report), report.title),
        waits_for=waits_for,
        at=at,
        mine=mine,
        page="reports",
        key=report.id,
        opens=f"{report.number}/{part}" if part else report.number,
        due=due,
        since=since,
        country=country_of(report),
    )


def country_line(
    session: Session,
    need: Need,
    country: str,
    what: str,
    waits_for: str,
    *,
    part: str,
    at: datetime,
    mine: bool,
    due: datetime | None = None,
    due_on: date | None = None,
    since: datetime | None = None,
    subject: str = "",
    entry: str = "",
) -> DeskLine:
    """A line about a country file, opened at a part of it (``plans``, ``signals``), and there at an ``entry`` by its number:
    that of the subject unless another is given. What is due on a day is due until it ends.
    """
    late = 0
    if due_on is not None:
        due, late = end_here(session, due_on), (day_here(session, at) - due_on).days
    name = current_countries(session).name(country)
    return desk_line(
        need,
        subject=subject or name,
        what=what,
        waits_for=waits_for,
        at=at,
        mine=mine,
        page="countries",
        key=country,
        opens="/".join(each for each in (country, part, entry or subject) if each),
        due=due,
        since=since,
        late=late,
        country=name,
    )
