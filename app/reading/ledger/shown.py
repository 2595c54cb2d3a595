"""What was shown, and to whom: which version of which brief, for which office, when and how, and since when acknowledged.

Who was given a brief stands before who only read it: an auditor who opens ten briefs is ten readings, and no answer to
what the minister was shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.permission import may_read_content
from app.reading.ledger.history import ALL, HistoryFilter, begins, topics_of
from app.reading.ministry.reference import current_countries
from app.reading.ministry.settings import read_settings
from app.reading.reports.refused_records import receipt_refused
from app.reading.reports.trail import acknowledgements
from app.rules.called import Called, called, office_called
from db.actor import Actor
from db.ledger.entries import ledger
from db.people import Holding, Office, Person
from db.reports import Brief, BriefReceipt, Escalation, Report
from db.vocabulary import ReceiptManner


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefShown:
    """A version of a brief that came to somebody. ``given`` is false where a person only read it.

    ``manner`` is none where it was put before an office whose holder never opened it, and ``person`` is empty then.
    ``entry`` is the number of the ledger’s entry that recorded it.
    """

    entry: int
    at: datetime
    number: str
    version: int
    title: str
    country: str
    person: str
    office: str
    given: bool
    own: bool
    manner: ReceiptManner | None
    copy_number: int | None
    acknowledged_at: datetime | None


def shown_briefs(
    session: Session,
    actor: Actor,
    wanted: HistoryFilter = ALL,
    *,
    limit: int = 200,
    in_one_order: bool = False,
) -> tuple[BriefShown, ...]:
    """Hand-overs first, then readings, each the newest first; ``in_one_order``: all by their days, the newest first. Whoever may
    not read casework sees none.

    Of the filter count report or country, the days, and as ``person`` or ``to`` who was shown it or for which office;
    ``text`` is looked for in the report’s title.
    """
    if not may_read_content(actor):
        return ()
    order = "at desc, id" if in_one_order else "read_only, at desc, id"
    found = session.execute(
        sa.union_all(received(session, wanted), unopened(session, wanted))
        .order_by(sa.text(order))
        .limit(limit)
    ).all()
    return as_shown(session, actor, found)


def as_shown(session: Session, actor: Actor, found: Sequence[Any]) -> tuple[BriefShown, ...]:
    """Rows of :func:`received` and :func:`unopened` as people read them, in their order."""
    table = current_countries(session)
    acknowledged = acknowledgements(session, [row.id for row in found])
    entries = _entries(session, [row.id for row in found])
    return tuple(
        BriefShown(
            entry=entries[row.id],
            at=row.at,
            number=row.number,
            version=row.version,
            title=row.title,
            country=table.name(row.country),
            person=row.person or "",
            office=row.office or "",
            given=not row.read_only,
            own=row.person_id == actor.person_id,
            manner=row.manner,
            copy_number=row.copy_number,
            acknowledged_at=acknowledged.get(row.id),
        )
        for row in found
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often briefs came to somebody on some days: ``given``, put before an office where nobody opened them (``unopened``), and
    only ``read``."""

    given: int = 0
    unopened: int = 0
    read: int = 0


def shown_tally(session: Session, actor: Actor, wanted: HistoryFilter) -> Tally:
    """Counts apart what :func:`shown_briefs` lists, readings also where they are not asked for."""
    if not may_read_content(actor):
        return Tally()
    every = replace(wanted, given_only=False)
    came_all = received(session, every).subquery()
    readings = sa.func.coalesce(sa.func.sum(sa.cast(came_all.c.read_only, sa.Integer)), 0)
    came, read = session.execute(sa.select(sa.func.count(), readings).select_from(came_all)).one()
    waited = session.scalar(unopened(session, every).with_only_columns(sa.func.count(Escalation.id))) or 0
    return Tally(given=came - read, unopened=waited, read=read)


def everybody(session: Session) -> tuple[Called, ...]:
    """Every person and every office, by whose names it is asked what they were shown."""
    held: dict[str, list[str]] = {}
    for person, name in session.execute(
        sa.select(Holding.person_id, Office.name).join(Office, Office.id == Holding.office_id).distinct()
    ):
        held.setdefault(person, []).append(name)
    offices = session.execute(sa.select(Office.id, Office.name).order_by(Office.name))
    people = session.execute(sa.select(Person.id, Person.name).order_by(Person.name))
    return (
        *(office_called(office, name) for office, name in offices),
        *(called(person, name, held.get(person, ())) for person, name in people),
    )


def received(session: Session, wanted: HistoryFilter) -> sa.Select[*tuple[Any, ...]]:
    """Who was given a version, or opened it; ``whom``: the office that it was for, or the person where it was for none."""
    read_only = sa.and_(
        BriefReceipt.office_id.is_(None), BriefReceipt.manner == ReceiptManner.SHOWN_IN_PROGRAM
    )
    statement = (
        sa.select(
            BriefReceipt.id.label("id"),
            read_only.label("read_only"),
            BriefReceipt.given_at.label("at"),
            Report.id.label("report_id"),
            Report.number.label("number"),
            Brief.version.label("version"),
            Report.title.label("title"),
            Report.country.label("country"),
            BriefReceipt.person_id.label("person_id"),
            Person.name.label("person"),
            Office.name.label("office"),
            BriefReceipt.manner.label("manner"),
            BriefReceipt.copy_number.label("copy_number"),
            sa.func.coalesce(BriefReceipt.office_id, BriefReceipt.person_id).label("whom"),
        )
        .join(Brief, Brief.id == BriefReceipt.brief_id)
        .join(Report, Report.id == Brief.report_id)
        .join(Person, Person.id == BriefReceipt.person_id)
        .outerjoin(Office, Office.id == BriefReceipt.office_id)
        .where(~receipt_refused())
    )
    if wanted.given_only:
        statement = statement.where(~read_only)
    return _narrowed(session, statement, wanted, BriefReceipt.given_at, (Person, Office))


def unopened(session: Session, wanted: HistoryFilter) -> sa.Select[*tuple[Any, ...]]:
    """What was put before an office while nobody opened it there: that nothing was seen is an answer, too. The columns are those of
    :func:`received`."""
    opened = (
        sa.select(BriefReceipt.id)
        .join(Brief, Brief.id == BriefReceipt.brief_id)
        .where(
            Brief.report_id == Escalation.report_id,
            BriefReceipt.office_id == Escalation.office_id,
            BriefReceipt.given_at >= Escalation.escalated_at,
            ~receipt_refused(),
            sa.or_(Escalation.ended_at.is_(None), BriefReceipt.given_at <= Escalation.ended_at),
        )
        .exists()
    )
    statement = (
        sa.select(
            Escalation.id,
            sa.false(),
            Escalation.escalated_at,
            Report.id,
            Report.number,
            Brief.version,
            Report.title,
            Report.country,
            sa.null(),
            sa.null(),
            Office.name,
            sa.null(),
            sa.null(),
            Escalation.office_id,
        )
        .join(Brief, Brief.id == Escalation.brief_id)
        .join(Report, Report.id == Escalation.report_id)
        .join(Office, Office.id == Escalation.office_id)
        .where(~opened)
    )
    return _narrowed(session, statement, wanted, Escalation.escalated_at, (Office,))


def _narrowed(
    session: Session,
    statement: sa.Select[*tuple[Any, ...]],
    wanted: HistoryFilter,
    at: sa.orm.InstrumentedAttribute[datetime],
    whom: tuple[type[Person] | type[Office], ...],
) -> sa.Select[*tuple[Any, ...]]:
    zone = ZoneInfo(read_settings(session).time_zone)
    if wanted.topic.strip():
        statement = statement.where(Report.number.in_(topics_of(session, wanted.topic)))
    if wanted.since is not None:
        statement = statement.where(at >= begins(wanted.since, zone))
    if wanted.until is not None:
        statement = statement.where(at < begins(wanted.until + timedelta(days=1), zone))
    if typed := wanted.person.strip():
        whole = _is_a_name(session, typed)
        statement = statement.where(
            sa.or_(
                *(one.name == typed if whole else one.name.icontains(typed, autoescape=True) for one in whom)
            )
        )
    if wanted.to:
        statement = statement.where(sa.or_(*(one.id == wanted.to for one in whom)))
    if typed := wanted.text.strip():
        statement = statement.where(Report.title.icontains(typed, autoescape=True))
    return statement


def _is_a_name(session: Session, typed: str) -> bool:
    """Whether somebody, or an office, is called exactly so: then nobody else is meant whose name has theirs in it."""
    return any(session.scalar(sa.select(sa.exists().where(one.name == typed))) for one in (Person, Office))


def _entries(session: Session, subjects: list[str]) -> Mapping[str, int]:
    """The first entry about each: later ones acknowledge it."""
    rows = session.execute(
        sa.select(ledger.c.subject_id, sa.func.min(ledger.c.number).label("number"))
        .where(
            ledger.c.subject_kind.in_((BriefReceipt.__tablename__, Escalation.__tablename__)),
            ledger.c.subject_id.in_(subjects),
        )
        .group_by(ledger.c.subject_id)
    )
    return {row.subject_id: row.number for row in rows}
