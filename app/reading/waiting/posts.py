"""Posts that fall vacant, and posts whose powers already rest because nobody holds them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.holdings import all_holdings
from app.reading.waiting.lines import DeskLine, Need, desk_line
from app.rules.posts import Term, vacant_from, vacant_since
from db.actor import Actor
from db.delegations import Instrument, Revocation
from db.people import Office
from db.reports import Escalation
from db.vocabulary import Role
from language import tr

VACANCY_NOTICE = timedelta(days=60)
"""A post that nobody will hold within so long is announced."""


def waiting_posts(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """Posts of the ministry that lose their holder soon, and vacant ones that something depends on.

    A vacant post that holds no power and before which nothing lies is left out: a ministry has many of them.
    """
    terms, holders = _held(session)
    needed = _needed(session, at)
    lines = []
    for office in session.scalars(sa.select(Office).where(Office.external.is_(False)).order_by(Office.name)):
        gap = vacant_from(terms[office.id], at, at + VACANCY_NOTICE)
        if gap is None:
            continue
        if gap > at:
            who = holders[(office.id, gap)]
            lines.append(
                _line(
                    Need.POST_ENDS,
                    office,
                    actor,
                    at,
                    tr("{who} leaves, and nobody follows", who=who),
                    due=gap,
                )
            )
        elif office.id in needed:
            since = vacant_since(terms[office.id], at)
            lines.append(
                _line(Need.POST_VACANT, office, actor, at, tr("Its powers rest meanwhile"), since=since)
            )
    return lines


def _line(
    need: Need,
    office: Office,
    actor: Actor,
    at: datetime,
    what: str,
    *,
    due: datetime | None = None,
    since: datetime | None = None,
) -> DeskLine:
    return desk_line(
        need,
        subject=office.name,
        what=what,
        waits_for=tr("an administrator"),
        at=at,
        # The administrator appoints; the focal point sees that it is done.
        mine=actor.has(Role.ADMINISTRATOR, Role.FOCAL_POINT),
        page="authorities",
        key=office.id,
        opens=f"organisation/{office.id}",
        due=due,
        since=since,
    )


def _held(session: Session) -> tuple[dict[str, Sequence[Term]], dict[tuple[str, datetime], str]]:
    """When each office is held, and who leaves it at which instant."""
    terms: dict[str, list[Term]] = defaultdict(list)
    holders: dict[tuple[str, datetime], str] = {}
    for held in all_holdings(session):
        terms[held.office_id].append((held.starts_at, held.ends_at))
        if held.ends_at is not None:
            holders[(held.office_id, held.ends_at)] = held.person
    found: dict[str, Sequence[Term]] = defaultdict(tuple)
    found.update(terms)
    return found, holders


def _needed(session: Session, at: datetime) -> set[str]:
    """Offices that hold a power in force, or before which a report lies."""
    powers = sa.select(Instrument.delegate_id).where(
        Instrument.valid_from <= at,
        sa.or_(Instrument.valid_until.is_(None), Instrument.valid_until > at),
        ~sa.exists().where(Revocation.instrument_id == Instrument.id, Revocation.revoked_at <= at),
    )
    waiting = sa.select(Escalation.office_id).where(Escalation.ended_at.is_(None))
    return set(session.scalars(sa.union(powers, waiting)))
