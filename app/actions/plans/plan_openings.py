"""A change of phase opens the agreed plan of that phase (S-36); called by what changes the phase."""

import sqlalchemy as sa

from app.actions.common import today_of
from db.countries import PhaseChange
from db.plans import ActionPlan, PlanOpening
from db.vocabulary.plans import PlanState
from db.work import Work


def open_plan_now(work: Work, country: str) -> ActionPlan | None:
    """Open the agreed plan of the phase that holds today, under the present act.

    None where the phase has no agreed plan, or the change that holds opened it before. A change that is entered for
    a day in the past, and that a later one has overtaken, opens nothing.
    """
    change = work.one(
        sa.select(PhaseChange)
        .where(PhaseChange.country == country, PhaseChange.effective_on <= today_of(work))
        .order_by(PhaseChange.effective_on.desc(), PhaseChange.ledger_entry.desc())
        .limit(1)
    )
    if change is None or change.phase is None:
        return None
    plan = work.one(
        sa.select(ActionPlan).where(
            ActionPlan.country == country,
            ActionPlan.phase == change.phase,
            ActionPlan.state == PlanState.AGREED,
        )
    )
    if plan is None or _is_open(work, plan, change):
        return None
    work.add(PlanOpening(plan_id=plan.id, phase_change_id=change.id, opened_at=work.at))
    return plan


def _is_open(work: Work, plan: ActionPlan, change: PhaseChange) -> bool:
    """Whether the plan has been open since the phase was entered: only a change of phase opens it anew."""
    opened = work.one(
        sa.select(PhaseChange)
        .join(PlanOpening, PlanOpening.phase_change_id == PhaseChange.id)
        .where(PlanOpening.plan_id == plan.id)
        .order_by(PhaseChange.effective_on.desc(), PhaseChange.ledger_entry.desc())
        .limit(1)
    )
    if opened is None:
        return False
    left = work.session.scalar(
        sa.select(sa.func.count())
        .select_from(PhaseChange)
        .where(
            PhaseChange.country == plan.country,
            PhaseChange.effective_on >= opened.effective_on,
            PhaseChange.effective_on <= change.effective_on,
            sa.or_(PhaseChange.phase.is_(None), PhaseChange.phase != plan.phase),
            PhaseChange.ledger_entry > opened.ledger_entry,
        )
    )
    return not left
