"""Deciding: one office, one option, one delegation, one frozen brief.

A decision is made in the program by its decider, or recorded from a signed brief
(``app.actions.reports.paper_decisions``). Both come through :func:`enter`, where authority is judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app.actions.common import enforce, find, next_number, person_of, settings_of, today_of
from app.actions.reports.drafting import move
from app.actions.reports.judging import Choice, Docket, chain_record, judge
from app.actions.reports.options import option_of
from app.actions.reports.overdue import note_overdue
from app.actions.reports.responses import open_response
from app.reading.authority.effects import ACTING, effect_at, effect_of, not_refused
from app.reading.authority.register import register
from app.reading.reports.completing import brief_opened
from app.reading.reports.standing import acknowledged, live_options, open_escalation, verdict
from app.refusals import BadInput, Refused, together
from app.rules.authority.register import Register
from app.rules.authority.verdicts import Verdict
from app.rules.days import end_of_day
from app.rules.entry.texts import clean_text
from app.rules.reports.flow import Act
from db.actor import Actor
from db.decisions import Decision
from db.reports import Escalation, Option, Report
from db.responses import Response
from db.vocabulary import DecisionEffect, Outcome, ReportStatus
from db.work import Work
from language import tr

DEFERRED_AT_MOST = timedelta(days=366)
"""No clock can be snoozed (DESIGN, Clocks): a matter put off for longer is declined, and taken up anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """Decisions by the acting person in an office, on as many options as they wish."""

    report_id: str
    office_id: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What became of one choice."""

    decision_id: str
    number: str
    option_id: str
    outcome: Outcome
    effect: DecisionEffect
    instrument: str
    message: str


def decide(work: Work, actor: Actor, request: Decide) -> tuple[Decided, ...]:
    """Decide options of an escalated report in one's own office. Each decision is signed.

    Any office with authority may decide, the addressed one or one that calls the matter in
    (Authority rule 8); but only on a brief that the decider has opened.

    Raises:
        Refused: ``flow.decide.*``; ``decide.unread``; ``authority.*`` with the rule that bars it.
        BadInput: a missing reason or date, an option that is decided or not of this report.
    """
    report = find(work, Report, request.report_id, "report")
    enforce(verdict(work.session, Act.DECIDE, report, actor, work.at))
    escalation = open_escalation(work.session, report.id)
    if escalation is None:
        raise AssertionError("an escalated report has an open escalation: the database sees to it")
    _require_opened(work, escalation, person_of(actor))
    note_overdue(work, report)
    if not request.choices:
        raise BadInput("choices", tr("Nothing is decided yet."), remedy=tr("Choose for at least one option."))
    docket = Docket(
        report=report,
        escalation=escalation,
        brief_id=escalation.brief_id,
        office_id=request.office_id,
        person_id=person_of(actor),
        decided_at=work.at,
    )
    made = enter_all(work, actor, docket, request.choices)
    settle(work, report, escalation)
    return made


def enter_all(work: Work, actor: Actor, docket: Docket, choices: tuple[Choice, ...]) -> tuple[Decided, ...]:
    """Put every choice on record, or none: then what bars each of them is told at once.

    Raises:
        Refused, BadInput: as :func:`enter`, together for all choices.
    """
    made: list[Decided] = []
    for place, choice in enumerate(choices):
        try:
            made.append(enter(work, actor, docket, choice))
        except (Refused, BadInput) as error:
            raise together([error, *_faults(work, docket, choices[place + 1 :])]) from error
    return tuple(made)


def _faults(work: Work, docket: Docket, choices: tuple[Choice, ...]) -> Iterator[Refused | BadInput]:
    """What bars each of the choices that were not reached."""
    for choice in choices:
        try:
            _checked(work, docket, choice)
        except (Refused, BadInput) as error:
            yield error


def _checked(work: Work, docket: Docket, choice: Choice) -> tuple[Option, str, Verdict, Register]:
    """The option of a choice, its reason, and what authority says of it."""
    option = option_of(work, docket.report, choice.option_id)
    _require_undecided(work, option)
    reason = _checked_reason(work, docket, option, choice)
    offices = register(work.session)
    return option, reason, judge(work, docket, option, choice, offices), offices


def enter(work: Work, actor: Actor, docket: Docket, choice: Choice) -> Decided:
    """Judge authority at the instant of the decision and put the decision on record.

    Raises:
        Refused: ``authority.*``.
        BadInput: as :func:`decide`.
    """
    report, escalation = docket.report, docket.escalation
    option, reason, judged, offices = _checked(work, docket, choice)
    links = judged.chain or judged.examined
    instrument = judged.instrument or links[0].instrument
    if option.cost_amount is None or option.cost_currency is None:
        raise AssertionError("an escalated option has a cost: the completeness rule saw to it")
    authorises = choice.outcome is Outcome.AUTHORISE and option.tool is not None
    # Asked before this decision is there, which proves it itself.
    acknowledges = docket.office_id == escalation.office_id and _unacknowledged(work, escalation)
    work.act(
        f"decision.{choice.outcome}",
        topic=report.number,
        reason=reason,
        office_id=docket.office_id,
        detail={"option": option.ordinal, "called_in": docket.office_id != escalation.office_id},
        signed=True,
    )
    decision = work.add(
        Decision(
            number=next_number(work, Decision.number, "D"),
            report_id=report.id,
            option_id=option.id,
            escalation_id=escalation.id,
            brief_id=docket.brief_id,
            outcome=choice.outcome,
            office_id=docket.office_id,
            person_id=docket.person_id,
            instrument_id=instrument.id,
            chain=chain_record(judged, offices),
            tool=option.tool,
            country=report.country,
            cost_amount=option.cost_amount,
            cost_currency=option.cost_currency,
            reason=reason,
            defer_until=choice.defer_until,
            review_on=choice.review_on,
            instruction=clean_text(choice.instruction, "instruction"),
            own_judgement=choice.own_judgement,
            second_signatures_owed=list(judged.owed_signatures) if authorises else [],
            ratify_by=judged.ratify_by if authorises else None,
            ratifying_office_id=judged.ratifying_office if authorises else None,
            decided_at=docket.decided_at,
            recorded_at=work.at,
            recorded_by_id=person_of(actor),
            on_paper=docket.on_paper,
            scan_id=docket.scan_id,
            printed_hash=docket.printed_hash,
        )
    )
    if acknowledges:
        # Who decides has it before them: no lapse of the acknowledgement afterwards.
        escalation.acknowledged_at, escalation.acknowledged_by_id = docket.decided_at, docket.person_id
        work.save()
    take_effect(work, decision, option)
    return Decided(
        decision_id=decision.id,
        number=decision.number,
        option_id=option.id,
        outcome=choice.outcome,
        effect=effect_of(work.session, decision.id),
        instrument=instrument.number,
        message=judged.message,
    )


def _unacknowledged(work: Work, escalation: Escalation) -> bool:
    """Whether nothing but, perhaps, a record that was refused says that the office has the report. What has ended stays as it is."""
    return escalation.ended_at is None and not acknowledged(work.session, escalation)


def settle(work: Work, report: Report, escalation: Escalation) -> None:
    """When every option has its decision, end the escalation and move the report on.

    While all that is left was deferred, the clock runs to the first of the dates that it was deferred to:
    a deferral is a decision, so its passing is no lapse.
    """
    left = [o for o in live_options(work.session, report.id) if _final_decision(work, o.id) is None]
    if left:
        dates = [_deferred_until(work, option.id, escalation) for option in left]
        ahead = [day for day in dates if day is not None]
        if len(ahead) == len(dates):
            work.act("report.deferred", topic=report.number)
            escalation.decide_by = end_of_day(min(ahead), ZoneInfo(settings_of(work).time_zone))
            work.save()
        return
    work.act("report.decided", topic=report.number)
    escalation.ended_at, escalation.ending = work.at, "decided"
    work.save()
    move(work, report, ReportStatus.DECIDED)
    respond_if_open(work, report)


def take_effect(work: Work, decision: Decision, option: Option) -> None:
    """Open the response of an authorised decision as soon as it acts."""
    if decision.outcome is not Outcome.AUTHORISE or option.tool is None:
        return
    if effect_at(work.session, decision, work.at) not in ACTING:
        return
    if work.one(sa.select(Response).where(Response.decision_id == decision.id)) is None:
        open_response(work, decision, option)


def respond_if_open(work: Work, report: Report) -> None:
    """A decided report responds once it has a response."""
    if report.status is not ReportStatus.DECIDED:
        return
    if work.session.scalars(sa.select(Response.id).where(Response.report_id == report.id)).first():
        work.act("report.respond", topic=report.number)
        move(work, report, ReportStatus.RESPONDING)


def _final_decision(work: Work, option_id: str) -> Decision | None:
    return work.one(
        sa.select(Decision).where(
            Decision.option_id == option_id, Decision.outcome != Outcome.DEFER, not_refused()
        )
    )


def _deferred_until(work: Work, option_id: str, escalation: Escalation) -> date | None:
    """The date that the option was last deferred to under this escalation, while it lies ahead.

    What the office before it put off moves no clock of the office that has the report now: a referral buys no time. A deferral
    that is recorded from paper moves no clock before a second person has confirmed the record.
    """
    latest = (
        sa.select(Decision.id, Decision.defer_until)
        .where(
            Decision.option_id == option_id,
            Decision.escalation_id == escalation.id,
            Decision.outcome == Outcome.DEFER,
            not_refused(),
        )
        .order_by(Decision.decided_at.desc(), Decision.number.desc())
        .limit(1)
    )
    found = work.session.execute(latest).one_or_none()
    if found is None or effect_of(work.session, found.id) is not DecisionEffect.DEFERRED:
        return None
    day = found.defer_until
    return day if day is not None and day >= today_of(work) else None


def _require_undecided(work: Work, option: Option) -> None:
    decided = _final_decision(work, option.id)
    if decided is not None:
        raise Refused(
            "decide.done",
            tr(
                "Option {ordinal} was decided: {decided_number}.",
                ordinal=option.ordinal,
                decided_number=decided.number,
            ),
            remedy=tr("A decision stands. A new report can take the matter up again."),
        )


def _require_opened(work: Work, escalation: Escalation, person_id: str) -> None:
    if not brief_opened(work.session, escalation.brief_id, person_id):
        raise Refused(
            "decide.unread",
            tr("The decider has not opened the brief that the decision answers."),
            remedy=tr("Open the brief first."),
        )


def _checked_reason(work: Work, docket: Docket, option: Option, choice: Choice) -> str:
    """The reason, once everything that the outcome asks for is there."""
    missing = list(_missing(work, docket, option, choice))
    if missing:
        raise together(missing)
    return clean_text(choice.reason, "reason")


def _missing(work: Work, docket: Docket, option: Option, choice: Choice) -> Iterator[BadInput]:
    reason = clean_text(choice.reason, "reason")
    if choice.outcome in (Outcome.DECLINE, Outcome.DEFER) and not reason:
        yield BadInput(
            "reason",
            tr("To decline option {ordinal} needs a reason.", ordinal=option.ordinal)
            if choice.outcome is Outcome.DECLINE
            else tr("To defer option {ordinal} needs a reason.", ordinal=option.ordinal),
            remedy=tr("Give the reason."),
        )
    # A date on a paper lay ahead when it was signed; that it has passed since takes nothing from the decision.
    today = docket.decided_at.astimezone(ZoneInfo(settings_of(work).time_zone)).date()
    if choice.outcome is Outcome.DEFER and (choice.defer_until is None or choice.defer_until <= today):
        yield BadInput(
            "date",
            tr("To defer option {ordinal} needs a date ahead.", ordinal=option.ordinal),
            remedy=tr("Give the date to decide on."),
        )
    if (
        choice.outcome is Outcome.DEFER
        and choice.defer_until
        and choice.defer_until > today + DEFERRED_AT_MOST
    ):
        yield BadInput(
            "date",
            tr(
                "Option {ordinal} would wait for more than a year, which stops its clock for good.",
                ordinal=option.ordinal,
            ),
            remedy=tr("Give a date within a year, or decline it."),
        )
    takes_no_action = option.no_action and choice.outcome is Outcome.AUTHORISE
    if takes_no_action and (choice.review_on is None or choice.review_on <= today):
        yield BadInput(
            "review date",
            tr("Taking no action is a decision and needs a date ahead on which it is reviewed."),
            remedy=tr("Give the review date."),
        )
