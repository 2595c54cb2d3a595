"""Peace processes of a country and who is in them."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.engagement.peace import PeaceProcess, Stakeholder
from db.vocabulary.engagement import Inclusion


@dataclass(frozen=True, slots=True, kw_only=True)
class StakeholderView:
    """A group and its place."""

    stakeholder_id: str
    version: int
    process: str
    group: str
    vulnerable: bool
    inclusion: Inclusion
    reason: str

    @property
    def left_out(self) -> bool:
        """A vulnerable group without a place."""
        return self.vulnerable and self.inclusion is Inclusion.EXCLUDED


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessView:
    """A peace process."""

    process_id: str
    version: int
    name: str
    since: date | None
    ended_on: date | None
    mediator: str
    mediator_interest: str
    power_effect: str
    engagement_id: str | None
    stakeholders: tuple[StakeholderView, ...]


def peace_processes(session: Session, country: str) -> tuple[ProcessView, ...]:
    """The processes by name; those that ended come last."""
    rows = session.scalars(
        sa.select(PeaceProcess)
        .where(PeaceProcess.country == country)
        .order_by(PeaceProcess.ended_on.is_not(None), PeaceProcess.name)
    ).all()
    return tuple(
        ProcessView(
            process_id=row.id,
            version=row.ledger_entry,
            name=row.name,
            since=row.since,
            ended_on=row.ended_on,
            mediator=row.mediator,
            mediator_interest=row.mediator_interest,
            power_effect=row.power_effect,
            engagement_id=row.engagement_id,
            stakeholders=_stakeholders(session, row),
        )
        for row in rows
    )


def left_out(session: Session, country: str, day: date) -> tuple[StakeholderView, ...]:
    """Vulnerable groups without a place in a process that goes on."""
    return tuple(
        group
        for process in peace_processes(session, country)
        if process.ended_on is None or process.ended_on >= day
        for group in process.stakeholders
        if group.left_out
    )


def _stakeholders(session: Session, process: PeaceProcess) -> tuple[StakeholderView, ...]:
    rows = session.scalars(
        sa.select(Stakeholder).where(Stakeholder.process_id == process.id).order_by(Stakeholder.group_name)
    )
    return tuple(
        StakeholderView(
            stakeholder_id=row.id,
            version=row.ledger_entry,
            process=process.name,
            group=row.group_name,
            vulnerable=row.vulnerable,
            inclusion=row.inclusion,
            reason=row.reason,
        )
        for row in rows
    )
