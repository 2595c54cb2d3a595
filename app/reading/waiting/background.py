"""What the background of a country file asks for: overdue replies, reviews to come, answers grown old."""

from collections import defaultdict
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_checklist
from app.reading.ministry.roles import an_analyst
from app.reading.reviews_due import universal_reviews_to_come
from app.reading.waiting.days import start_here
from app.reading.waiting.lines import DeskLine, Need, country_line
from app.rules.background import REVIEW_NOTICE_DAYS, ageing
from db.actor import Actor
from db.mechanisms import SpecialProcedure
from db.structures import ChecklistAnswer
from db.vocabulary import Role
from language import mark, plural, tr

REPLY_NOTICE = timedelta(days=14)
"""A reply to a special procedure that is due within so long is announced."""

ANSWERS_AGE = timedelta(days=366)
"""After so long an answer of the checklist is surely older than twelve months."""


def waiting_background(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """The lines of all country files."""
    return [
        *_replies(session, actor, at, today),
        *_universal_reviews(session, actor, at, today),
        *_ageing_answers(session, actor, at, today),
    ]


def _replies(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Replies to special procedures that are overdue (S-21), and those that soon will be."""
    rows = session.scalars(
        sa.select(SpecialProcedure).where(
            SpecialProcedure.reply_due <= today + REPLY_NOTICE,
            SpecialProcedure.replied_on.is_(None),
            SpecialProcedure.withdrawn_at.is_(None),
        )
    )
    lines = []
    for row in rows:
        if row.reply_due is None:
            continue
        overdue = row.reply_due < today
        pattern = (
            mark("{kind} of {acted_on} ({mandate}): reply was due on {reply_due}")
            if overdue
            else mark("{kind} of {acted_on} ({mandate}): reply is due on {reply_due}")
        )
        what = tr(
            pattern,
            kind=row.kind.label,
            acted_on=row.acted_on.isoformat(),
            mandate=row.mandate,
            reply_due=row.reply_due.isoformat(),
        )
        need = Need.STATE_REPLY if overdue else Need.REPLY_DUE
        lines.append(_line(session, actor, need, row.country, what, due=row.reply_due, at=at))
    return lines


def _universal_reviews(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Universal Periodic Reviews that come within the time of notice (S-20)."""
    last = today + timedelta(days=REVIEW_NOTICE_DAYS)
    return [
        _line(
            session,
            actor,
            Need.UNIVERSAL_REVIEW,
            row.country,
            tr(
                "Universal Periodic Review, cycle {cycle}, on {review_on}",
                cycle=row.cycle,
                review_on=row.review_on.isoformat(),
            ),
            due=row.review_on,
            at=at,
        )
        for row in universal_reviews_to_come(session, today, last)
    ]


def _ageing_answers(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Files whose structural checklist has answers older than twelve months (S-16)."""
    rows = session.execute(
        sa.select(
            ChecklistAnswer.country, ChecklistAnswer.question, sa.func.max(ChecklistAnswer.as_of)
        ).group_by(ChecklistAnswer.country, ChecklistAnswer.question)
    )
    asked = {item.code for item in current_checklist(session)}
    old: dict[str, list[date]] = defaultdict(list)
    for country, question, as_of in rows:
        if question in asked and ageing(as_of, today):
            old[country].append(as_of)
    return [
        _line(
            session,
            actor,
            Need.CHECKLIST,
            country,
            plural(
                "{count} answer of the structural checklist is older than twelve months",
                "{count} answers of the structural checklist are older than twelve months",
                len(days),
            ),
            # It began to wait when the first of them grew old.
            since=start_here(session, min(days)) + ANSWERS_AGE,
            at=at,
        )
        for country, days in sorted(old.items())
    ]


def _line(
    session: Session,
    actor: Actor,
    need: Need,
    country: str,
    what: str,
    *,
    at: datetime,
    due: date | None = None,
    since: datetime | None = None,
) -> DeskLine:
    return country_line(
        session,
        need,
        country,
        what,
        an_analyst(session),
        part="background",
        at=at,
        mine=actor.has(Role.ANALYST, Role.FOCAL_POINT),
        due_on=due,
        since=since,
    )
