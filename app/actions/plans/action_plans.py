"""Action plans: drafted for a phase, put to an authority, agreed or returned, superseded by the next (S-36)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from app.actions.common import (
    country_file,
    find,
    has_conflict,
    next_number,
    person_of,
    require_role,
    today_of,
)
from app.actions.evidence.attachments import NewFile, keep_file
from app.actions.plans.measure_groups import group_ids, set_groups
from app.actions.plans.plan_openings import open_plan_now
from app.reading.reports.standing import exercises
from app.refusals import BadInput, Refused
from app.rules.entry.dates import not_future_instant
from app.rules.entry.texts import clean_text, is_visible, required_text
from app.rules.plans.plans import needs_groups
from db.actor import Actor
from db.people import Office, Person
from db.plans import ActionPlan, PlanMeasure
from db.vocabulary import Phase, Role, words
from db.vocabulary.plans import PlanState
from db.work import Work
from language import plural, tr
from language.lists import and_list

_WRITERS = (Role.ANALYST, Role.FOCAL_POINT)
_COPIED = tuple(
    column.name
    for column in PlanMeasure.__table__.columns
    if column.name not in {"id", "ledger_entry", "plan_id", "ordinal"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlan:
    """A new plan for a phase of a country: why these measures, and what is particular to the country.

    Where a plan of the phase is agreed, the draft begins with its measures.
    """

    country: str
    phase: Phase
    rationale: str = ""
    context_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPlan:
    """New words of a draft; ``based_on`` is the version that the editor had before them."""

    plan_id: str
    based_on: int
    rationale: str
    context_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitPlan:
    """A draft put to the office that is to agree it. ``based_on`` is the version that was looked at."""

    plan_id: str
    based_on: int
    office_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPlan:
    """A plan given back to be worked on, and why. ``based_on`` is the version that was looked at."""

    plan_id: str
    based_on: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreePlan:
    """Agreement to a plan by who exercises the addressed office. ``based_on``: what was read is what is agreed.

    With ``signed_by_id`` it was signed on paper by that person, at ``signed_at``, and is recorded with the paper.
    """

    plan_id: str
    based_on: int
    signed_by_id: str | None = None
    signed_at: datetime | None = None
    document: NewFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanKept:
    """A plan as it now stands; base the next edit on ``entry``. ``opened``: the phase holds, so it is open."""

    plan_id: str
    number: str
    version: int
    state: PlanState
    entry: int
    opened: bool = False


def draft_plan(work: Work, actor: Actor, request: DraftPlan) -> PlanKept:
    """Begin the next version of the plan of a phase.

    Raises:
        Refused: ``role``; ``plan.under_way``, while a version is drafted or waits for agreement.
        BadInput: no file is open for the country, or unusable text.
    """
    require_role(actor, *_WRITERS)
    file = country_file(work, request.country)
    earlier = work.all(
        sa.select(ActionPlan)
        .where(ActionPlan.country == file.country, ActionPlan.phase == request.phase)
        .order_by(ActionPlan.version)
    )
    pending = next((row for row in earlier if row.state in {PlanState.DRAFT, PlanState.SUBMITTED}), None)
    if pending is not None:
        raise Refused(
            "plan.under_way",
            tr("{pending_number} for this phase is under way.", pending_number=pending.number),
            remedy=tr("Go on with it; once it is agreed, a next version can be drafted."),
        )
    plan = ActionPlan(
        number=next_number(work, ActionPlan.number, "AP"),
        country=file.country,
        phase=request.phase,
        version=len(earlier) + 1,
        rationale=clean_text(request.rationale, "rationale"),
        context_note=clean_text(request.context_note, "context"),
        drafted_at=work.at,
        drafted_by_id=person_of(actor),
    )
    work.act("plan.draft", topic=file.country)
    work.add(plan)
    before = next((row for row in earlier if row.state is PlanState.AGREED), None)
    if before is not None:
        _copy_measures(work, before, plan)
    return kept(plan)


def edit_plan(work: Work, actor: Actor, request: EditPlan) -> PlanKept:
    """Change the words of a draft.

    Raises:
        Refused: ``role``; ``plan.state``; ``plan.stale``.
        BadInput: unusable text.
    """
    require_role(actor, *_WRITERS)
    plan = plan_in(work, request.plan_id, PlanState.DRAFT)
    _require_current(
        plan, request.based_on, tr("Compare your text with what stands there now, then save again.")
    )
    work.act("plan.edit", topic=plan.country)
    plan.rationale = clean_text(request.rationale, "rationale")
    plan.context_note = clean_text(request.context_note, "context")
    work.save()
    return kept(plan)


def submit_plan(work: Work, actor: Actor, request: SubmitPlan) -> PlanKept:
    """Put a draft to an office. Warnings of the plan are shown to it and stop nothing; what is missing does.

    Raises:
        Refused: ``role``; ``plan.state``; ``plan.stale``; ``plan.context`` and ``plan.rationale``, when they are blank (S-10);
            ``plan.measures``, when there is none; ``plan.groups``, when a contingency for flight names no group
            at risk (S-61); ``plan.review``, when the day to look at a result is over.
        BadInput: no such office.
    """
    require_role(actor, *_WRITERS)
    plan = plan_in(work, request.plan_id, PlanState.DRAFT)
    _require_current(plan, request.based_on, tr("Read it again as it stands now, then submit it."))
    office = find(work, Office, request.office_id, "office")
    _complete(work, plan)
    work.act("plan.submit", topic=plan.country, office_id=office.id)
    plan.state = PlanState.SUBMITTED
    plan.submitted_at, plan.submitted_by_id, plan.submitted_to_id = work.at, person_of(actor), office.id
    work.save()
    return kept(plan)


def return_plan(work: Work, actor: Actor, request: ReturnPlan) -> PlanKept:
    """Give a submitted plan back: its office does so, or a focal point takes it back.

    Raises:
        Refused: ``role``; ``plan.state``; ``plan.stale``.
        BadInput: no reason.
    """
    plan = plan_in(work, request.plan_id, PlanState.SUBMITTED)
    if not exercises(work.session, actor.person_id, plan.submitted_to_id or "", work.at):
        require_role(actor, Role.FOCAL_POINT)
    _require_current(plan, request.based_on, tr("Read it again as it was submitted anew, then return it."))
    reason = required_text(request.reason, "reason")
    work.act("plan.return", topic=plan.country, reason=reason)
    plan.state = PlanState.DRAFT
    work.save()
    return kept(plan)


def agree_plan(work: Work, actor: Actor, request: AgreePlan) -> PlanKept:
    """Agree a plan in the name of its office; the version before is superseded. It never changes from here on.

    Where the country is in the plan's phase already, the change of phase that holds opens it at once.

    Raises:
        Refused: ``role``; ``plan.state``; ``plan.stale``; ``plan.office``, when the person does not exercise the addressed
            office; ``plan.own``, when they drafted or submitted it; ``plan.conflict``; ``plan.paper``, when a signature on
            paper is recorded without the paper.
        BadInput: no such person, or a signature in the future.
    """
    plan = plan_in(work, request.plan_id, PlanState.SUBMITTED)
    on_paper = request.signed_by_id is not None
    require_role(actor, *((Role.RECORDER, Role.FOCAL_POINT) if on_paper else (Role.AUTHORITY,)))
    at = not_future_instant(request.signed_at or work.at, work.at, "time of signature")
    person = find(work, Person, request.signed_by_id or person_of(actor), "person")
    _require_current(
        plan, request.based_on, tr("Read it again as it was submitted anew, then agree or return it.")
    )
    _may_agree(work, plan, person, at)
    if on_paper and request.document is None:
        raise Refused(
            "plan.paper",
            tr("The signed paper is not attached."),
            remedy=tr("Attach the scan of the signed plan."),
        )
    before = work.one(
        sa.select(ActionPlan).where(
            ActionPlan.country == plan.country,
            ActionPlan.phase == plan.phase,
            ActionPlan.state == PlanState.AGREED,
        )
    )
    work.act("plan.agree", topic=plan.country, office_id=plan.submitted_to_id, signed=not on_paper)
    if before is not None:
        before.state = PlanState.SUPERSEDED
        work.save()
    if request.document is not None:
        plan.document_id = keep_file(work, request.document).id
    plan.state = PlanState.AGREED
    plan.agreed_at, plan.agreed_by_id, plan.agreed_office_id = at, person.id, plan.submitted_to_id
    plan.recorded_by_id = person_of(actor) if on_paper else None
    work.save()
    return kept(plan, opened=open_plan_now(work, plan.country) is not None)


def plan_in(work: Work, plan_id: str, *states: PlanState) -> ActionPlan:
    """The plan, where it stands in one of these states.

    Raises:
        Refused: ``plan.state``.
        BadInput: there is no such plan.
    """
    plan = find(work, ActionPlan, plan_id, "plan")
    if plan.state not in states:
        raise Refused(
            "plan.state",
            tr("{plan_number} is {state}.", plan_number=plan.number, state=words(plan.state).lower()),
            remedy=tr(
                "An agreed plan is changed by drafting its next version; a submitted one is returned first."
            ),
        )
    return plan


def measures_of(work: Work, plan: ActionPlan) -> list[PlanMeasure]:
    """The measures of a plan in their order; dropped ones are left out."""
    return list(
        work.all(
            sa.select(PlanMeasure)
            .where(PlanMeasure.plan_id == plan.id, PlanMeasure.dropped_at.is_(None))
            .order_by(PlanMeasure.ordinal)
        )
    )


def kept(plan: ActionPlan, *, opened: bool = False) -> PlanKept:
    """What a use case says of a plan."""
    return PlanKept(
        plan_id=plan.id,
        number=plan.number,
        version=plan.version,
        state=plan.state,
        entry=plan.ledger_entry,
        opened=opened,
    )


def _require_current(plan: ActionPlan, based_on: int, remedy: str) -> None:
    if plan.ledger_entry != based_on:
        raise Refused(
            "plan.stale",
            tr("{plan_number} was changed by someone else after you opened it.", plan_number=plan.number),
            remedy=remedy,
        )


def _may_agree(work: Work, plan: ActionPlan, person: Person, at: datetime) -> None:
    if person.id in {plan.drafted_by_id, plan.submitted_by_id}:
        raise Refused(
            "plan.own",
            tr("Who drafted or submitted a plan does not agree it."),
            remedy=tr("Somebody else of the office agrees it."),
        )
    if plan.submitted_at is not None and at < plan.submitted_at:
        raise BadInput(
            "time of signature", tr("It was signed before it was submitted."), remedy=tr("Correct the time.")
        )
    if has_conflict(work, person.id, plan.country):
        raise Refused(
            "plan.conflict",
            tr("{person} declared a conflict of interest with this country.", person=person.name),
            remedy=tr("Return it, and submit it to another office."),
        )
    if not exercises(work.session, person.id, plan.submitted_to_id or "", at):
        office = find(work, Office, plan.submitted_to_id or "", "office")
        raise Refused(
            "plan.office",
            tr(
                "{person} does not exercise the office {office}, to which {plan_number} was submitted.",
                person=person.name,
                office=office.name,
                plan_number=plan.number,
            ),
            remedy=tr("Ask its holder, or return the plan and submit it to another office."),
        )


def _complete(work: Work, plan: ActionPlan) -> None:
    measures = measures_of(work, plan)
    for rule, text, what in (
        ("plan.context", plan.context_note, tr("the context of the country")),
        ("plan.rationale", plan.rationale, tr("why these measures")),
    ):
        if not any(map(is_visible, text)):
            raise Refused(
                rule,
                tr("{plan_number} does not say {what}.", plan_number=plan.number, what=what),
                remedy=tr("Edit the plan and say it."),
            )
    if not measures:
        raise Refused(
            "plan.measures",
            tr("{plan_number} has no measure.", plan_number=plan.number),
            remedy=tr("Add at least one."),
        )
    _require_days_to_come(measures, today_of(work))
    for measure in measures:
        if needs_groups(measure.tool) and not (measure.groups or group_ids(work, measure)):
            raise Refused(
                "plan.groups",
                tr("Measure {ordinal} does not say for which groups at risk it is.", ordinal=measure.ordinal),
                remedy=tr("Name the groups in the measure."),
            )


def _require_days_to_come(measures: Sequence[PlanMeasure], today: date) -> None:
    """All at once: a next version begins with the days of the one before, and each of them may be over."""
    over = [
        tr("{ordinal} ({review_on})", ordinal=one.ordinal, review_on=one.review_on.isoformat())
        for one in measures
        if one.review_on < today
    ]
    if over:
        raise Refused(
            "plan.review",
            plural(
                "The day on which to look at the result is over for measure {measures}.",
                "The day on which to look at the result is over for measures {measures}.",
                len(over),
                measures=and_list(over),
            ),
            remedy=tr("Revise each and set a day to come."),
        )


def _copy_measures(work: Work, before: ActionPlan, plan: ActionPlan) -> None:
    for ordinal, measure in enumerate(measures_of(work, before), start=1):
        copied = {name: getattr(measure, name) for name in _COPIED}
        made = work.add(PlanMeasure(plan_id=plan.id, ordinal=ordinal, **copied))
        set_groups(work, plan, made, group_ids(work, measure))
