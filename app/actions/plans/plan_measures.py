"""Measures of a plan that is a draft: added, revised, left out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.actions.common import find, require_role, today_of
from app.actions.ministry.toolbox_codes import tool_of
from app.actions.plans.action_plans import plan_in
from app.actions.plans.measure_groups import set_groups
from app.plan_content import MeasureContent
from app.reference.toolbox import Tool
from app.refusals import BadInput, Refused
from app.rules.entry.dates import LATEST
from app.rules.entry.money import parse_money
from app.rules.entry.texts import clean_line, clean_text, required, required_line, required_text
from app.rules.plans.plans import needs_humanitarian_effect
from db.actor import Actor
from db.people import Office
from db.plans import ActionPlan, PlanMeasure
from db.vocabulary import Role
from db.vocabulary.plans import PlanState
from db.work import Work
from language import mark, said, tr

_WRITERS = (Role.ANALYST, Role.FOCAL_POINT)
_CLASSES = (
    ("target", mark("on whom it works")),
    ("strand", mark("whether it is structural or direct")),
    ("coercion", mark("how coercive it is")),
    ("outcome_class", mark("what it can bring about")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMeasure:
    """A new measure of a draft plan."""

    plan_id: str
    content: MeasureContent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseMeasure:
    """What a measure should say; ``based_on`` is the version that the editor had before them."""

    measure_id: str
    based_on: int
    content: MeasureContent


@dataclass(frozen=True, slots=True, kw_only=True)
class DropMeasure:
    """A measure left out of the plan, as the editor had it before them; it stays on file with the reason."""

    measure_id: str
    based_on: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureKept:
    """A measure as it now stands; base the next revision on ``version``."""

    measure_id: str
    ordinal: int
    version: int


def add_measure(work: Work, actor: Actor, request: AddMeasure) -> MeasureKept:
    """Add a measure to a draft. What it does not say of its class is taken from its tool.

    Raises:
        Refused: ``role``; ``plan.state``.
        BadInput: unknown tool, office or group at risk; a class that neither it nor a tool says; a review that lies in the past;
            no humanitarian effect of a coercive measure (S-64); unusable text or money.
    """
    require_role(actor, *_WRITERS)
    plan = plan_in(work, request.plan_id, PlanState.DRAFT)
    last = work.session.scalar(
        sa.select(sa.func.max(PlanMeasure.ordinal)).where(PlanMeasure.plan_id == plan.id)
    )
    values = _values(work, request.content)
    work.act("measure.add", topic=plan.country)
    measure = work.add(PlanMeasure(plan_id=plan.id, ordinal=(last or 0) + 1, **values))
    set_groups(work, plan, measure, request.content.group_ids)
    work.touch(plan)
    return _kept(measure)


def revise_measure(work: Work, actor: Actor, request: ReviseMeasure) -> MeasureKept:
    """Change a measure of a draft.

    Raises:
        Refused: ``role``; ``plan.state``; ``measure.stale``.
        BadInput: as :func:`add_measure`.
    """
    require_role(actor, *_WRITERS)
    measure, plan = _of_draft(work, request.measure_id, request.based_on)
    values = _values(work, request.content)
    work.act("measure.revise", topic=plan.country)
    # The groups are part of what an editor has before them, and no column of the measure.
    others = set_groups(work, plan, measure, request.content.group_ids)
    for name, value in values.items():
        setattr(measure, name, value)
    if others:
        work.touch(measure)
    work.touch(plan)
    work.save()
    return _kept(measure)


def drop_measure(work: Work, actor: Actor, request: DropMeasure) -> MeasureKept:
    """Leave a measure out of a draft.

    Raises:
        Refused: ``role``; ``plan.state``; ``measure.stale``.
        BadInput: no reason.
    """
    require_role(actor, *_WRITERS)
    measure, plan = _of_draft(work, request.measure_id, request.based_on)
    reason = required_text(request.reason, "reason")
    work.act("measure.drop", topic=plan.country, reason=reason)
    measure.dropped_at, measure.dropped_reason = work.at, reason
    work.touch(plan)
    work.save()
    return _kept(measure)


def _of_draft(work: Work, measure_id: str, based_on: int) -> tuple[PlanMeasure, ActionPlan]:
    measure = find(work, PlanMeasure, measure_id, "measure")
    plan = plan_in(work, measure.plan_id, PlanState.DRAFT)
    if measure.dropped_at is not None:
        raise BadInput("measure", tr("The measure was left out."), remedy=tr("Add it anew."))
    if measure.ledger_entry != based_on:
        raise Refused(
            "measure.stale",
            tr("The measure was changed by someone else after you opened it."),
            remedy=tr("Compare your text with what stands there now, then save again."),
        )
    return measure, plan


def _values(work: Work, content: MeasureContent) -> dict[str, Any]:
    """The columns of a measure that says this."""
    tool = tool_of(work, content.tool)
    find(work, Office, content.owner_office_id, "office")
    classes = _classes(content, tool)
    values: dict[str, Any] = {
        "tool": content.tool,
        "title": required_line(content.title, "title"),
        "owner_office_id": content.owner_office_id,
        "expected_outcome": required_text(content.expected_outcome, "expected outcome"),
        "review_on": _review(content.review_on, today_of(work)),
        "lead_time": clean_line(content.lead_time, "lead time"),
        "groups": list(
            dict.fromkeys(name for name in (clean_line(one, "groups") for one in content.groups) if name)
        ),
        **classes,
    }
    for name in (
        "mechanisms",
        "scope",
        "who_pays",
        "harm_to_civilians",
        "humanitarian_effect",
        "partners",
    ):
        values[name] = clean_text(getattr(content, name), name.replace("_", " "))
    if needs_humanitarian_effect(classes["coercion"]):
        # S-64: a sanction or an aid stop says what it does to people.
        required(str(values["humanitarian_effect"]), "humanitarian effect")
    money = parse_money(content.cost, content.currency) if content.cost.strip() else None
    values["cost_amount"] = money.amount if money else None
    values["cost_currency"] = money.currency if money else None
    return values


def _classes(content: MeasureContent, tool: Tool | None) -> dict[str, Any]:
    classes: dict[str, Any] = {}
    for name, what in said(_CLASSES):
        value = getattr(content, name) or (getattr(tool, name) if tool else None)
        if value is None:
            raise BadInput(
                name.replace("_", " "),
                tr("It is not said {what}.", what=what),
                remedy=tr("Choose a tool, or choose it here."),
            )
        classes[name] = value
    return classes


def _review(day: date, today: date) -> date:
    if not today <= day <= LATEST:
        raise BadInput(
            "review date",
            tr(
                "The result cannot be looked at on {day}; today is {today}.",
                day=day.isoformat(),
                today=today.isoformat(),
            ),
            remedy=tr("Choose a day from today on."),
        )
    return day


def _kept(measure: PlanMeasure) -> MeasureKept:
    return MeasureKept(measure_id=measure.id, ordinal=measure.ordinal, version=measure.ledger_entry)
