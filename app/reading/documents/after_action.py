"""The after-action review of a report, gathered from its whole way."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs.decision_record import DecisionRecord, OptionDecision
from app.documents import after_action as page
from app.reading.briefs.gathering import cited_evidence
from app.reading.documents.asked import Asked, cover_of
from app.reading.plans.lessons import LessonView, lesson_views
from app.reading.reports.decision_record import decision_record
from app.reading.reports.report import ReportView, report_view
from app.reading.reports.reports import report_by_number
from app.reading.reports.responses import ResponseView, response_views
from app.reading.reports.standing import live_options
from app.reading.reports.trail import LapseView
from app.rules.markings import Marking
from app.rules.reports.lapse_words import lapsed_behind
from app.rules.reports.outcomes import LAPSES, differs_words, finality, outcome_words
from db.actor import TOCSIN
from db.reports import Option, Report
from db.vocabulary import ClockKind, DecisionEffect, Outcome, words
from language import Wording, mark, plural, tr
from language.codes import coded
from language.phrases import headed

_LAPSED = Wording(
    {
        ClockKind.ASSESS: mark("No assessment came by the deadline"),
        ClockKind.ACKNOWLEDGE: mark("Receipt was not acknowledged by the deadline"),
        ClockKind.DECIDE: mark("No decision came by the deadline"),
        ClockKind.RATIFY: mark("No ratification came by the deadline"),
    }
)


def after_action(session: Session, asked: Asked) -> page.AfterAction:
    """What came of the report that is asked for.

    Raises:
        BadInput: there is none.
    """
    report = report_by_number(session, asked.subject)
    # Who reads it changes nothing but what they may do next, which is not printed.
    view = report_view(session, report.id, TOCSIN, asked.now)
    responses = response_views(session, report.id, TOCSIN, asked.now)
    record = decision_record(session, report.id, asked.now)
    numbers = {view.number, *(one.number for one in record.decisions), *(one.number for one in responses)}
    lessons = [
        one
        for one in lesson_views(session, report.country)
        if numbers.intersection(fact.number for fact in one.facts)
    ]
    evidence = [item for item, _ in cited_evidence(session, report.id)]
    parts = (
        Marking(report.marking, frozenset(report.caveats)),
        *(Marking(item.marking) for item in evidence),
    )
    subject = headed(view.number, f"{view.country_name}, {view.content.title}")
    received = min((item.received_at for item in evidence), default=None)
    first = [] if received is None else [page.Step(tr("First of its evidence received"), received)]
    return page.AfterAction(
        cover=cover_of(session, asked, subject, parts, topic=view.number),
        warned=view.content.summary,
        judged=_judged(view),
        asked=view.content.ask,
        steps=tuple(sorted((*first, *_steps(view, responses)), key=lambda step: step.at)),
        lapses=tuple(
            tr(
                "{lapsed} ({due_at:%Y-%m-%d %H:%M} UTC).",
                lapsed=_lapsed(one),
                due_at=one.due_at,
            )
            for one in view.lapses
        ),
        done=_done(session, report.id, record, responses),
        dissent=tuple(headed(one.holder, one.text) for one in record.dissent),
        review=_review(view),
        lessons=tuple(_lesson(one) for one in lessons),
        follow_up=tuple(_follow_up(session, report, record, responses, lessons)),
    )


def _judged(view: ReportView) -> str:
    newest = view.assessments[-1] if view.assessments else None
    if newest is None:
        return tr("It was not assessed.")
    said = tr(
        "{phase}, {confidence} confidence: {confidence_reason}",
        phase=newest.phase.label,
        confidence=words(newest.confidence).lower(),
        confidence_reason=newest.confidence_reason,
    )
    return f"{said} ({newest.assessor})"


def _steps(view: ReportView, responses: tuple[ResponseView, ...]) -> Iterator[page.Step]:
    """The first of each kind of step: what the times between warning, decision and response are reckoned from."""
    yield page.Step(tr("Report begun"), view.created_at)
    decided = [
        one.counts_from
        for one in view.decisions
        if one.outcome is not Outcome.DEFER and one.counts_from is not None
    ]
    for what, times in (
        (tr("First submitted"), [move.at for move in view.moves if move.act == "submit"]),
        (tr("Assessed"), [one.assessed_at for one in view.assessments]),
        (tr("First carried to an office"), [one.escalated_at for one in view.escalations]),
        (tr("First shown to somebody"), [one.given_at for one in view.receipts if one.given]),
        (tr("First decision"), decided),
        (tr("First response under way"), [one.started_at for one in responses if one.started_at]),
    ):
        if times:
            yield page.Step(what, min(times))
    if len(decided) > 1:
        yield page.Step(tr("Last decision"), max(decided))
    if view.review is not None:
        yield page.Step(tr("Reviewed"), view.review.reviewed_at)


def _done(
    session: Session, report_id: str, record: DecisionRecord, responses: tuple[ResponseView, ...]
) -> tuple[page.Done, ...]:
    by_decision = {one.decision: one for one in responses}
    expected = {
        option.ordinal: option.expected_outcome
        for option in session.scalars(sa.select(Option).where(Option.report_id == report_id))
    }
    return tuple(
        _one_done(one, by_decision.get(one.number), expected.get(one.option_number, ""))
        for one in record.decisions
    )


def _one_done(decision: OptionDecision, response: ResponseView | None, expected: str) -> page.Done:
    what = outcome_words(decision.outcome, decision.effect)
    said = f"{decision.number}, {what} ({decision.decider.name}, {decision.decider.office})"
    decided = headed(said, decision.reason) if decision.reason else f"{said}."
    if decision.refused_by is not None:
        # Nobody gave a reason for it: it is told what differs, as the words of whoever found it.
        decided = f"{said}. {differs_words(decision.differs, decision.refused_by.name)}"
    standing = LAPSES[decision.lapse] if decision.lapse is not None else ""
    if response is None:
        return page.Done(decision.option, decided, expected=expected, standing=standing)
    return page.Done(
        option=decision.option,
        decision=decided,
        response=f"{response.number}, {words(response.status).lower()}",
        lead=response.lead,
        reported=tuple(
            f"{one.reported_at:%Y-%m-%d}, {one.reported_by}: {one.text}{_people(one.people_protected)}"
            for one in response.reports
        ),
        outcome=response.outcome or response.halt_reason,
        expected=expected,
        standing=standing,
    )


def _people(count: int | None) -> str:
    if count is None:
        return ""
    return plural(" ({count:,} person protected)", " ({count:,} people protected)", count)


def _review(view: ReportView) -> page.Reviewed | None:
    found = view.review
    if found is None:
        return None
    borne_out = coded(found.borne_out)
    return page.Reviewed(found.reviewer, found.reviewed_at, borne_out, found.learned, found.outcomes)


def _lapsed(one: LapseView) -> str:
    if not one.refused:
        return _LAPSED[ClockKind(one.kind)]
    return lapsed_behind(ClockKind(one.kind), one.refused).rstrip(".")


def _lesson(one: LessonView) -> page.Learned:
    return page.Learned(
        number=one.number,
        title=one.title,
        happened=one.happened,
        to_do=one.to_do,
        protected=" ".join(filter(None, (one.protection_outcome, one.protected))),
        not_transferable=one.not_transferable,
        closed_on=one.closed_on,
        closed=f"{one.acted_on} ({one.closed_by})" if one.closed_on else "",
    )


def _follow_up(
    session: Session,
    report: Report,
    record: DecisionRecord,
    responses: tuple[ResponseView, ...],
    lessons: list[LessonView],
) -> Iterator[str]:
    """What is left to be done, in words."""
    counted = [one for one in record.decisions if one.effect is not DecisionEffect.RECORD_REFUSED]
    last = {
        one.option_number: one
        for one in sorted(counted, key=lambda one: finality(one.outcome, one.decided_at))
    }
    settled = {number for number, one in last.items() if one.outcome is not Outcome.DEFER}
    for one in counted:
        if one.effect is DecisionEffect.PENDING_CONFIRMATION:
            yield tr("The record of {number} is to be confirmed by a second person.", number=one.number)
    for option in live_options(session, report.id):
        if option.ordinal not in settled:
            yield tr(
                "Option {ordinal}, {option}, is not decided.", ordinal=option.ordinal, option=option.title
            )
    for one in counted:
        if one.review_on is not None:
            yield tr("{number} is to be reviewed: {day}.", number=one.number, day=one.review_on.isoformat())
        if one.defer_until is not None and last[one.option_number] is one:
            yield tr("{number} is deferred: {day}.", number=one.number, day=one.defer_until.isoformat())
    for response in responses:
        if response.ended_at is None:
            yield tr(
                "{response_number} is {status}: {lead} leads it.",
                response_number=response.number,
                status=words(response.status).lower(),
                lead=response.lead,
            )
    for lesson in lessons:
        if lesson.closed_on is None:
            yield tr("{lesson_number} is open: {to_do}", lesson_number=lesson.number, to_do=lesson.to_do)
    after = sa.select(Report.number).where(Report.follows_id == report.id).order_by(Report.number)
    yield from (
        tr("{number} takes this report up again.", number=number) for number in session.scalars(after)
    )
