"""What policy stood behind the acts: voices, interests, plans made beforehand, and what partners did."""

from collections.abc import Sequence

import sqlalchemy as sa

from app.documents.inquiry import Answer, Row
from app.reading.engagement.messages import MessageView, message_contradictions, message_views
from app.reading.engagement.register import WeighingView, engagement_views, weighings
from app.reading.engagement.triggers import TriggerView, trigger_events
from app.reading.inquiry.deciding import options_of
from app.reading.inquiry.scope import Scope, columns, joined, on_report
from app.reading.plans.plans import PlanView, plan_views
from app.rules.engagement.messages import Contradiction
from app.rules.reports.clocks import duration_words
from db.decisions import Decision
from db.reports import ReportAssessment
from db.vocabulary import Phase, words
from db.vocabulary.engagement import Interest, TriggerStatus
from db.vocabulary.plans import PlanState
from language import plural, ptr, tr


def voices(scope: Scope) -> Answer:
    """Question 8. The message log, ours and our partners', with the messages that stood against each other."""
    messages = tuple(reversed(message_views(scope.session, scope.country, scope.today)))
    found = message_contradictions(scope.session, scope.country)
    rows = [
        Row(
            (
                f"{one.number}, {one.given_on.isoformat()}",
                one.given_by if one.ours else tr("{partner} (partner)", partner=one.given_by),
                one.given_to,
                f"{one.subject}: {words(one.stance).lower()}",
                one.text,
                joined(one.contradicts, ", "),
            ),
            "countries",
            f"{scope.country}/engagement/{one.number}",
        )
        for one in messages
    ]
    return Answer(
        8,
        _voices_said(scope, messages, found),
        columns(
            (tr("Message"), 3),
            (tr("Who spoke"), 4),
            (tr("To whom"), 4),
            (tr("On what, and how"), 5),
            (tr("What was said"), 7),
            (tr("Stood against"), 3),
        ),
        tuple(rows),
        tr("Engagement: messages; Levers and plans: the agreed plans"),
    )


def _voices_said(scope: Scope, messages: Sequence[MessageView], found: Sequence[Contradiction]) -> str:
    agreed = [
        plan
        for plan in plan_views(scope.session, scope.country, scope.today)
        if plan.state is PlanState.AGREED
    ]
    plans = (
        plural(
            "One strategy is on record as an agreed plan.",
            "The strategy is on record in {count} agreed plans, one for each phase.",
            len(agreed),
        )
        if agreed
        else tr("No plan was agreed.")
    )
    if not messages:
        return " ".join((plans, tr("No message is on record, so that voices cannot be compared.")))
    own = sum(one.own for one in found)
    if not found:
        said = plural(
            "The one message on record stands alone.",
            "The {count} messages on record do not contradict each other.",
            len(messages),
        )
    elif own:
        said = plural(
            "Several voices: once two messages of our own stood against each other.",
            "Several voices: {count} times two messages of our own stood against each other.",
            own,
        )
    else:
        said = plural(
            "Our messages agree; once a partner’s stood against ours.",
            "Our messages agree; {count} times a partner’s stood against ours.",
            len(found),
        )
    return f"{said} {plans}"


def interests(scope: Scope) -> Answer:
    """Question 9. Every weighing of interests, and every trigger event with the annex or waiver that it owed."""
    weighed = [one for one in weighings(scope.session, scope.country) if _of_scope(scope, one)]
    events = trigger_events(scope.session, scope.country, scope.today) if not scope.number else ()
    rows = [_weighed_row(scope, one) for one in weighed] + [_event_row(scope, one) for one in events]
    return Answer(
        9,
        _interests_said(weighed, events),
        columns(
            (tr("When"), 3),
            (tr("What was decided"), 5),
            (tr("Interests weighed"), 7),
            (tr("Put first"), 3),
            (tr("By whom"), 4),
            (tr("Why"), 5),
        ),
        tuple(sorted(rows, key=lambda row: row.cells[0])),
        tr("Engagement: interests weighed, trigger events"),
    )


def _of_scope(scope: Scope, one: WeighingView) -> bool:
    """Of one report: what was weighed for its own decisions."""
    if not scope.number:
        return True
    numbers = scope.session.scalars(
        sa.select(Decision.number).where(Decision.report_id.in_(scope.report_ids))
    )
    return one.decision in set(numbers)


def _weighed_row(scope: Scope, one: WeighingView) -> Row:
    return Row(
        (
            one.weighed_on.isoformat(),
            joined((one.subject, one.decision_said), ", "),
            joined(f"{words(interest)}: {said}" for interest, said in one.weighed),
            words(one.put_first) + (_in_brackets(tr("the risk was clear")) if one.override else ""),
            joined((one.put_first_by or one.recorded_by, one.office), ", "),
            one.reason,
        ),
        "countries",
        f"{scope.country}/engagement/{one.subject}",
    )


def _event_row(scope: Scope, one: TriggerView) -> Row:
    waived = one.waived
    if waived is not None:
        stood = tr("risk annex waived by {who}: {reason}", who=waived.authority, reason=waived.reason)
    elif one.annex_kind is not None and one.annex_on is not None:
        stood = tr("risk annex of {day}: {annex}", day=one.annex_on.isoformat(), annex=one.annex)
    else:
        stood = tr("no risk annex")
    return Row(
        (
            (one.decided_on or one.proposed_on).isoformat(),
            f"{one.number}: {one.title} ({words(one.status).lower()})",
            stood,
            "",
            one.decided_by or one.proposed_by,
            one.withdrawal_reason,
        ),
        "countries",
        f"{scope.country}/engagement/{one.number}",
    )


def _interests_said(weighed: Sequence[WeighingView], events: Sequence[TriggerView]) -> str:
    if not weighed:
        said = tr("No weighing of interests is on record: whether others prevailed was not written down.")
    else:
        other = [one for one in weighed if one.put_first is not Interest.ATROCITY_PREVENTION]
        clear = sum(one.override for one in other)
        said = tr(
            "Written down. Weighings of interests: {count}. Another interest than prevention put first: {other}, of "
            "these while the risk was clear: {clear}.",
            count=len(weighed),
            other=len(other),
            clear=clear,
        )
    decided = [one for one in events if one.status is TriggerStatus.DECIDED]
    acts = (
        plural(
            "One act that changes the risk was decided with its annex or waiver below.",
            "{count} acts that change the risk were decided with their annex or waiver below.",
            len(decided),
        )
        if decided
        else ""
    )
    return joined((said, acts), " ")


def plan_ready(scope: Scope) -> Answer:
    """Question 12. For each warning the plan that was agreed for its phase when it was submitted, if there was one."""
    plans = plan_views(scope.session, scope.country, scope.today)
    rows, ready = [], 0
    for report in scope.reports:
        submitted = scope.submitted.get(report.number)
        if submitted is None:
            continue
        phase = _phase(scope, report.id) or report.proposed_phase
        before = [
            plan
            for plan in plans
            if plan.phase is phase and plan.agreed_at is not None and plan.agreed_at <= submitted.at
        ]
        plan = max(before, key=lambda one: one.version, default=None)
        ready += plan is not None
        later = next((one for one in plans if one.phase is phase and one.agreed_at is not None), None)
        rows.append(
            Row(
                (
                    report.number,
                    scope.when(submitted.at),
                    words(phase) if phase else tr("no phase"),
                    _plan_words(scope, plan, later),
                    ""
                    if plan is None or plan.agreed_at is None
                    else tr("{time} before", time=duration_words(submitted.at - plan.agreed_at, exact=True)),
                    _used(plan),
                ),
                *(
                    ("countries", f"{scope.country}/plans/{plan.number}")
                    if plan
                    else ("reports", report.number)
                ),
            )
        )
    return Answer(
        12,
        _ready_said(len(rows), ready),
        columns(
            (ptr("early warning", "Warning"), 3),
            (tr("Submitted"), 3),
            (tr("Phase"), 3),
            (tr("Plan for that phase"), 7),
            (tr("Agreed"), 3),
            (tr("Its measures"), 5),
        ),
        tuple(rows),
        tr("Levers and plans; Action plan"),
    )


def _phase(scope: Scope, report_id: str) -> Phase | None:
    """The phase that the newest assessment confirmed."""
    return scope.session.scalar(
        sa.select(ReportAssessment.phase)
        .where(ReportAssessment.report_id == report_id)
        .order_by(ReportAssessment.assessed_at.desc())
        .limit(1)
    )


def _plan_words(scope: Scope, plan: PlanView | None, later: PlanView | None) -> str:
    if plan is not None:
        return tr("{number} version {version}, agreed by {who}", number=plan.number, version=plan.version, who=plan.agreed)  # fmt: skip
    if later is not None and later.agreed_at is not None:
        return tr(
            "none then; {number} was agreed on {day}", number=later.number, day=scope.day(later.agreed_at)
        )
    return tr("none")


def _used(plan: PlanView | None) -> str:
    if plan is None:
        return ""
    with_result = sum(bool(measure.results) for measure in plan.measures)
    return tr(
        "{count} measures, {results} with a result on record", count=len(plan.measures), results=with_result
    )


def _ready_said(warnings: int, ready: int) -> str:
    if not warnings:
        return tr("No warning has been submitted.")
    return plural(
        "For {ready} of {count} warning a plan for its phase had been agreed beforehand.",
        "For {ready} of {count} warnings a plan for their phase had been agreed beforehand.",
        warnings,
        ready=ready,
    )


def partners(scope: Scope) -> Answer:
    """Question 13. What partners were to do in options, plans and engagements, and what they said."""
    rows: list[Row] = []
    for report in scope.reports:
        rows += [
            on_report(report.number, option.partners, f"{option.ordinal}. {option.title}", "")
            for option in options_of(scope, report)
            if option.partners.strip()
        ]
    if not scope.number:
        rows += [*_in_plans(scope), *_in_engagements(scope)]
    messages = [one for one in message_views(scope.session, scope.country, scope.today) if not one.ours]
    rows += [
        Row(
            (
                one.number,
                one.given_by,
                f"{one.subject}: {words(one.stance).lower()}",
                tr("said on {day}: {text}", day=one.given_on.isoformat(), text=one.text),
            ),
            "countries",
            f"{scope.country}/engagement/{one.number}",
        )
        for one in messages
    ]
    return Answer(
        13,
        _partners_said(len(rows), len(messages)),
        columns(
            (tr("Where it stands"), 3),
            (tr("Partners"), 6),
            (tr("In what"), 6),
            (tr("What is on record"), 6),
        ),
        tuple(rows),
        tr("Reports: options; Levers and plans: measures; Engagement: register and messages"),
    )


def _in_plans(scope: Scope) -> list[Row]:
    found = []
    for plan in plan_views(scope.session, scope.country, scope.today):
        for measure in plan.measures:
            if measure.content.partners.strip():
                result = measure.results[-1].result if measure.results else ""
                found.append(
                    Row(
                        (plan.number, measure.content.partners, measure.content.title, result),
                        "countries",
                        f"{scope.country}/plans/{plan.number}/{measure.ordinal}",
                    )
                )
    return found


def _in_engagements(scope: Scope) -> list[Row]:
    return [
        Row(
            (one.number, one.partners, one.title, joined((words(one.status), one.effect_reason), ": ")),
            "countries",
            f"{scope.country}/engagement/{one.number}",
        )
        for one in engagement_views(scope.session, scope.country, scope.today)
        if one.partners.strip()
    ]


def _partners_said(rows: int, messages: int) -> str:
    if not rows:
        return tr("Nothing that partners did or were to do is on record.")
    said = plural(
        "Partners are named in {count} place of the record.",
        "Partners are named in {count} places of the record.",
        rows,
    )
    heard = (
        plural("One message of a partner is logged.", "{count} messages of partners are logged.", messages)
        if messages
        else tr("No message of a partner is logged.")
    )
    return f"{said} {heard}"


def _in_brackets(words: str) -> str:
    return f" ({words})"
