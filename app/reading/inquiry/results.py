"""What came of it: measures, warnings that were not borne out, onsets without a warning, and lessons."""

from collections.abc import Sequence

import sqlalchemy as sa

from app.documents.inquiry import Answer, Row
from app.reading.engagement.opportunities import missed_opportunities
from app.reading.inquiry.onsets_seen import onsets_of
from app.reading.inquiry.scope import Scope, columns, joined, on_report
from app.reading.plans.lessons import LessonView, lesson_views
from app.reading.plans.plans import plan_views
from app.reading.reports.results_due import results_due
from app.rules.reports.onsets import Onset
from db.decisions import Decision
from db.people import Office
from db.reports import Option, Report, Review
from db.responses import Response, ResponseReport
from db.vocabulary import words
from language import plural, tr
from language.codes import coded


def measures(scope: Scope) -> Answer:
    """Question 14. What was expected of each response and each measure of a plan, and what was seen of it."""
    responses = _responses(scope)
    planned = _planned(scope) if not scope.number else []
    rows = [row for row, _known in (*responses, *planned)]
    known = sum(seen for _row, seen in (*responses, *planned))
    return Answer(
        14,
        _measures_said(len(rows), known),
        columns(
            (tr("Number"), 3),
            (tr("Measure"), 5),
            (tr("Led by"), 3),
            (tr("Where it stands"), 3),
            (tr("Expected"), 5),
            (tr("What came of it"), 6),
        ),
        tuple(rows),
        tr("Reports: responses; Levers and plans: results; After-action review"),
    )


def _responses(scope: Scope) -> list[tuple[Row, bool]]:
    found = scope.session.execute(
        sa.select(Response, Option, Report.number, Office.name)
        .join(Decision, Decision.id == Response.decision_id)
        .join(Option, Option.id == Decision.option_id)
        .join(Report, Report.id == Response.report_id)
        .join(Office, Office.id == Response.lead_office_id)
        .where(Response.report_id.in_(scope.report_ids))
        .order_by(Response.number)
    )
    late = {one.number for one in results_due(scope.session, scope.today, scope.country)}
    rows = []
    for response, option, number, lead in found:
        came = response.outcome or response.halt_reason
        rows.append(
            (
                Row(
                    (
                        response.number,
                        option.title,
                        lead,
                        words(response.status),
                        option.expected_outcome,
                        joined((came, _protected(scope, response.id)), " ")
                        or _nothing_yet(due=response.number in late),
                    ),
                    "reports",
                    number,
                ),
                bool(came),
            )
        )
    return rows


def _protected(scope: Scope, response_id: str) -> str:
    people = scope.session.scalar(
        sa.select(sa.func.max(ResponseReport.people_protected)).where(
            ResponseReport.response_id == response_id
        )
    )
    if people is None:
        return ""
    return plural("({count:,} person protected)", "({count:,} people protected)", people)


def _planned(scope: Scope) -> list[tuple[Row, bool]]:
    rows = []
    for plan in plan_views(scope.session, scope.country, scope.today):
        if plan.agreed_at is None:
            continue
        for measure in plan.measures:
            result = measure.results[-1] if measure.results else None
            said = (
                joined((result.effect.label, result.result), ": ")
                if result
                else _nothing_yet(due=measure.due)
            )
            rows.append(
                (
                    Row(
                        (
                            tr("{plan} measure {ordinal}", plan=plan.number, ordinal=measure.ordinal),
                            measure.content.title,
                            measure.owner,
                            tr("plan for {phase}", phase=words(plan.phase).lower()),
                            measure.content.expected_outcome,
                            said,
                        ),
                        "countries",
                        f"{scope.country}/plans/{plan.number}/{measure.ordinal}",
                    ),
                    result is not None,
                )
            )
    return rows


def _nothing_yet(*, due: bool) -> str:
    return tr("no result, which is overdue") if due else tr("nothing is on record yet")


def _measures_said(count: int, known: int) -> str:
    if not count:
        return tr("No measure was authorised or planned.")
    return tr(
        "Measures: {count}. With a result on record, beside what was expected of it: {known}.",
        count=count,
        known=known,
    )


def borne_out(scope: Scope) -> Answer:
    """Question 15. Every review, every onset of atrocities without a warning, and opportunities that were missed."""
    reviews = _reviews(scope)
    seen = onsets_of(scope.session, scope.country) if not scope.number else ()
    missed = missed_opportunities(scope.session, scope.country, scope.today) if not scope.number else ()
    rows = [
        *(
            on_report(
                number,
                coded(one.borne_out),
                joined((scope.person(one.reviewer_id), scope.when(one.reviewed_at)), ", "),
                one.learned,
            )
            for one, number in reviews
        ),
        *(_onset_row(scope, one) for one in seen),
        *(
            Row(
                (one.number, tr("opportunity missed"), one.decided_by, joined((one.title, one.missed), ": ")),
                "countries",
                f"{scope.country}/engagement/{one.number}",
            )
            for one in missed
        ),
    ]
    return Answer(
        15,
        _borne_out_said(scope, [one for one, _number in reviews], seen),
        columns(
            (tr("Warning, or what happened"), 4),
            (tr("Borne out?"), 4),
            (tr("Judged by, on"), 4),
            (tr("What was learned, or missed"), 9),
        ),
        tuple(rows),
        tr("Reports: review; phases of the file; What is measured"),
    )


def _reviews(scope: Scope) -> list[tuple[Review, str]]:
    rows = scope.session.execute(
        sa.select(Review, Report.number)
        .join(Report, Report.id == Review.report_id)
        .where(Review.report_id.in_(scope.report_ids))
        .order_by(Review.reviewed_at)
    )
    return [(review, number) for review, number in rows]


def _onset_row(scope: Scope, one: Onset) -> Row:
    phase = words(one.phase).lower() if one.phase else tr("no phase")
    return Row(
        (
            tr("Atrocities judged to be ongoing from {day}", day=one.on.isoformat()),
            tr("a warning stood before it") if one.warned else tr("missed: no warning in the year before"),
            "",
            tr("The phase of the file until then: {phase}.", phase=phase),
        ),
        "countries",
        f"{scope.country}/on/{one.on.isoformat()}",
    )


def _borne_out_said(scope: Scope, reviews: Sequence[Review], seen: Sequence[Onset]) -> str:
    if not reviews:
        said = tr("No warning has been reviewed yet.")
    else:
        said = tr(
            "Warnings reviewed: {count}. Not borne out: {wrong}; too early to say: {early}.",
            count=len(reviews),
            wrong=sum(one.borne_out == "no" for one in reviews),
            early=sum(one.borne_out == "too_early" for one in reviews),
        )
    if scope.number:
        return said
    if not seen:
        return " ".join((said, tr("The file records no onset of atrocities after it was opened.")))
    return f"{said} " + tr(
        "Onsets of atrocities that the file records: {count}. Without a warning in the year before: {missed}.",
        count=len(seen),
        missed=sum(not one.warned for one in seen),
    )


def lessons(scope: Scope) -> Answer:
    """Question 18. Every lesson with what is to be done, and how it was acted on."""
    found = [one for one in lesson_views(scope.session, scope.country) if _of_scope(scope, one)]
    closed = sum(one.closed_on is not None for one in found)
    rows = [
        Row(
            (
                one.number,
                one.title,
                joined((fact.said for fact in one.facts), ", ") or one.citation,
                one.to_do,
                tr("closed on {day} by {who}", day=one.closed_on.isoformat(), who=one.closed_by)
                if one.closed_on
                else tr("open since {day}", day=scope.day(one.recorded_at)),
                one.acted_on,
            ),
            "countries",
            f"{scope.country}/plans/{one.number}",
        )
        for one in found
    ]
    return Answer(
        18,
        _lessons_said(len(rows), closed),
        columns(
            (tr("Lesson"), 3),
            (tr("What happened"), 5),
            (tr("Stands on"), 3),
            (tr("To do"), 6),
            (tr("Closed?"), 4),
            (tr("How it was acted on"), 5),
        ),
        tuple(rows),
        tr("Levers and plans: lessons; After-action review"),
    )


def _of_scope(scope: Scope, one: LessonView) -> bool:
    """Of one report: lessons that stand on it, its decisions or its responses."""
    if not scope.number:
        return bool(one.country)
    numbers = {
        scope.number,
        *scope.session.scalars(sa.select(Decision.number).where(Decision.report_id.in_(scope.report_ids))),
        *scope.session.scalars(sa.select(Response.number).where(Response.report_id.in_(scope.report_ids))),
    }
    return any(fact.number in numbers for fact in one.facts)


def _lessons_said(count: int, closed: int) -> str:
    if not count:
        return tr("No lesson is on record.")
    return tr(
        "Lessons: {count}. Closed: {closed}; open: {open}.",
        count=count,
        closed=closed,
        open=count - closed,
    )
