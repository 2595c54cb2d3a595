"""Groups at risk of the register that a measure is for (S-61)."""

from collections.abc import Sequence

import sqlalchemy as sa

from app.actions.common import find
from app.refusals import BadInput
from db.groups import GroupAtRisk
from db.plans import ActionPlan, MeasureGroup, PlanMeasure
from db.work import Work
from language import tr


def group_ids(work: Work, measure: PlanMeasure) -> tuple[str, ...]:
    """The groups of the register that a measure is for."""
    return tuple(
        work.all(
            sa.select(MeasureGroup.group_id).where(
                MeasureGroup.measure_id == measure.id, MeasureGroup.removed_at.is_(None)
            )
        )
    )


def set_groups(work: Work, plan: ActionPlan, measure: PlanMeasure, wanted: Sequence[str]) -> bool:
    """Let a measure of a draft be for these groups, under the present act; whether they are other ones than before.

    Raises:
        BadInput: no such group, or one of another country.
    """
    rows = work.all(sa.select(MeasureGroup).where(MeasureGroup.measure_id == measure.id))
    known = {row.group_id: row for row in rows}
    before = {row.group_id for row in rows if row.removed_at is None}
    for group_id in dict.fromkeys(wanted):
        group = find(work, GroupAtRisk, group_id, "group")
        if group.country != plan.country:
            raise BadInput(
                # Without its name, which may be protected: what is refused stands on the ledger of this country.
                "group",
                tr("That is a group of another country."),
                remedy=tr("Choose a group of this file."),
            )
        row = known.get(group_id)
        if row is None:
            work.add(MeasureGroup(measure_id=measure.id, group_id=group_id))
        elif row.removed_at is not None:
            row.removed_at = None
    for group_id, row in known.items():
        if group_id not in wanted and row.removed_at is None:
            row.removed_at = work.at
    work.save()
    return before != set(wanted)
