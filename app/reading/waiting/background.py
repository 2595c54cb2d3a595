"""What the background of a country file asks for: overdue replies, reviews to come, answers grown old."""

from collections import Counter
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.reference import current_checklist, current_countries
from app.reading.waiting.days import end_here
from app.reading.waiting.lines import DeskLine, Need
from app.rules.background import REVIEW_NOTICE_DAYS, ageing
from app.rules.clocks import clock_state
from db.actor import Actor
from db.mechanisms import SpecialProcedure, UniversalReview
from db.structures import ChecklistAnswer
from db.vocabulary import Role

_WHO = "an analyst or focal point"


def waiting_background(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """The lines of all country files."""
    return [
        *_replies(session, actor, at, today),
        *_universal_reviews(session, actor, at, today),
        *_ageing_answers(session, actor, today),
    ]


def _replies(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Replies to special procedures that are overdue (S-21)."""
    rows = session.scalars(
        sa.select(SpecialProcedure).where(
            SpecialProcedure.reply_due < today,
            SpecialProcedure.replied_on.is_(None),
            SpecialProcedure.withdrawn_at.is_(None),
        )
    )
    return [
        _line(
            session,
            actor,
            Need.STATE_REPLY,
            row.country,
            f"{row.kind.label} of {row.acted_on.isoformat()} ({row.mandate}): "
            f"reply was due on {row.reply_due.isoformat()}",
            due=row.reply_due,
            at=at,
        )
        for row in rows
        if row.reply_due is not None
    ]


def _universal_reviews(session: Session, actor: Actor, at: datetime, today: date) -> list[DeskLine]:
    """Universal Periodic Reviews that come within the time of notice (S-20)."""
    rows = session.scalars(
        sa.select(UniversalReview).where(
            UniversalReview.review_on >= today,
            UniversalReview.review_on <= today + timedelta(days=REVIEW_NOTICE_DAYS),
            UniversalReview.withdrawn_at.is_(None),
        )
    )
    return [
        _line(
            session,
            actor,
            Need.UNIVERSAL_REVIEW,
            row.country,
            f"Universal Periodic Review, cycle {row.cycle}, on {row.review_on.isoformat()}",
            due=row.review_on,
            at=at,
        )
        for row in rows
    ]


def _ageing_answers(session: Session, actor: Actor, today: date) -> list[DeskLine]:
    """Files whose structural checklist has answers older than twelve months (S-16)."""
    rows = session.execute(
        sa.select(
            ChecklistAnswer.country, ChecklistAnswer.question, sa.func.max(ChecklistAnswer.as_of)
        ).group_by(ChecklistAnswer.country, ChecklistAnswer.question)
    )
    asked = {item.code for item in current_checklist(session)}
    newest = {(country, question): as_of for country, question, as_of in rows if question in asked}
    old = Counter(country for (country, _), as_of in newest.items() if ageing(as_of, today))
    return [
        _line(
            session,
            actor,
            Need.CHECKLIST,
            country,
            f"{count} {'answer' if count == 1 else 'answers'} of the structural checklist "
            f"{'is' if count == 1 else 'are'} older than twelve months",
        )
        for country, count in sorted(old.items())
    ]


def _line(
    session: Session,
    actor: Actor,
    need: Need,
    country: str,
    what: str,
    *,
    due: date | None = None,
    at: datetime | None = None,
) -> DeskLine:
    until = None if due is None else end_here(session, due)
    return DeskLine(
        need=need,
        subject=current_countries(session).name(country),
        what=what,
        waits_for=_WHO,
        due_at=until,
        clock=clock_state(at, until) if at is not None and until is not None else None,
        mine=actor.has(Role.ANALYST, Role.FOCAL_POINT),
        page="countries",
        key=country,
    )
