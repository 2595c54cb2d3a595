"""What came of measures (S-45), and whether protection is given to all alike (S-62)."""

from dataclasses import dataclass
from datetime import date

from app.actions.common import find, person_of, require_role, today_of
from app.reading.ministry.settings import ministry_day
from app.refusals import BadInput, Refused
from app.rules.entry.dates import in_order, not_future
from app.rules.entry.texts import required_text
from db.actor import Actor
from db.plans import ActionPlan, MeasureResult, PlanMeasure, TreatmentCheck
from db.reports import Report
from db.responses import Response
from db.vocabulary import Role, words
from db.vocabulary.plans import MeasureEffect, PlanState, Treatment
from db.work import Work
from language import tr

_WRITERS = (Role.ANALYST, Role.FOCAL_POINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordResult:
    """What a measure of an agreed plan brought about by a day."""

    measure_id: str
    effect: MeasureEffect
    result: str
    seen_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTreatment:
    """A look at whom a measure, or a response, protects: one of the two is named."""

    finding: Treatment
    note: str
    checked_on: date
    measure_id: str | None = None
    response_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenKept:
    """What was recorded."""

    row_id: str


def record_result(work: Work, actor: Actor, request: RecordResult) -> SeenKept:
    """Record what came of a measure. A later result stands beside an earlier one.

    Raises:
        Refused: ``role``; ``measure.not_agreed``, when its plan was never agreed.
        BadInput: no such measure, no result, or a day in the future or before the plan was agreed.
    """
    require_role(actor, *_WRITERS)
    measure = find(work, PlanMeasure, request.measure_id, "measure")
    plan = find(work, ActionPlan, measure.plan_id, "plan")
    if plan.state not in {PlanState.AGREED, PlanState.SUPERSEDED} or measure.dropped_at is not None:
        raise Refused(
            "measure.not_agreed",
            tr(
                "{plan_number} is {state}: nothing has come of it yet.",
                plan_number=plan.number,
                state=words(plan.state).lower(),
            ),
            remedy=tr("Record a result once the plan is agreed."),
        )
    result = required_text(request.result, "result")
    day = not_future(request.seen_on, today_of(work), "day")
    if plan.agreed_at is not None:
        in_order(ministry_day(work.session, plan.agreed_at), day, "day of the agreement", "day")
    work.act("measure.result", topic=plan.country)
    row = work.add(
        MeasureResult(
            measure_id=measure.id,
            effect=request.effect,
            result=result,
            seen_on=day,
            recorded_at=work.at,
            recorded_by_id=person_of(actor),
        )
    )
    return SeenKept(row_id=row.id)


def check_treatment(work: Work, actor: Actor, request: CheckTreatment) -> SeenKept:
    """Record whether protection is given to all alike. The newest check holds; earlier ones stay.

    Raises:
        Refused: ``role``.
        BadInput: neither or both of a measure and a response; no note; a day in the future.
    """
    require_role(actor, *_WRITERS)
    if (request.measure_id is None) == (request.response_id is None):
        raise BadInput(
            "measure", tr("A check is of one measure or one response."), remedy=tr("Choose one of them.")
        )
    note = required_text(request.note, "what was seen")
    day = not_future(request.checked_on, today_of(work), "day")
    work.act("treatment.check", topic=_topic(work, request))
    row = work.add(
        TreatmentCheck(
            measure_id=request.measure_id,
            response_id=request.response_id,
            finding=request.finding,
            note=note,
            checked_on=day,
            recorded_at=work.at,
            recorded_by_id=person_of(actor),
        )
    )
    return SeenKept(row_id=row.id)


def _topic(work: Work, request: CheckTreatment) -> str:
    if request.measure_id is not None:
        measure = find(work, PlanMeasure, request.measure_id, "measure")
        return find(work, ActionPlan, measure.plan_id, "plan").country
    response = find(work, Response, request.response_id or "", "response")
    return find(work, Report, response.report_id, "report").number
