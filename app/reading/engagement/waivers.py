"""Waivers of the risk annexes of trigger events: who proposed them, what the named authority answered, and who may."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.engagement.lens import stands_for
from app.reading.ministry.names import person_named
from app.reading.ministry.settings import read_settings
from app.rules.engagement.waivers import (
    WaiverFacts,
    may_answer_waiver,
    may_confirm_waiver_paper,
    may_record_waiver_paper,
    waiver_state,
)
from app.rules.roles import role_verdict
from app.rules.verdict import Verdict
from db.actor import Actor
from db.engagement.triggers import TriggerEvent, TriggerWaiver, WaiverPaper, WaiverReply
from db.evidence import Attachment
from db.people import Office
from db.vocabulary import Role
from db.vocabulary.engagement import TriggerStatus, WaiverAnswer, WaiverState
from language import tr

RECORDERS = (Role.RECORDER, Role.FOCAL_POINT, Role.ANALYST, Role.AUTHORITY)
"""Who may record a signed paper, or confirm one that another recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverPaperView:
    """A signed paper on record: what it says, and who recorded it."""

    paper_id: str
    answer: WaiverAnswer
    reason: str
    signed_on: date
    recorded_by_id: str
    recorded_by: str
    recorded_on: date
    scan_id: str
    scan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverView:
    """A waiver; ``paper`` is the newest one on record. Days are the ministry's own."""

    waiver_id: str
    event_id: str
    number: str
    """Of the trigger event."""
    title: str
    country: str
    event_status: TriggerStatus
    focal_point: str
    authority_id: str
    authority: str
    office_id: str
    office: str
    reason: str
    proposed_on: date
    proposed_at: datetime
    state: WaiverState
    answer: WaiverAnswer | None
    answer_reason: str
    answered_on: date | None
    answered_by: str
    """Who put the answer on record: the authority, or a second person where there is a paper."""
    paper: WaiverPaperView | None
    confirmed_on: date | None
    """The day of the authority's confirmation, in the program or on the paper."""

    @property
    def words(self) -> str:
        """The waiver in one sentence, with its state."""
        proposed = tr(
            "{authority}, {office}, with {focal_point} on {proposed_on}: {reason}",
            authority=self.authority,
            office=self.office,
            focal_point=self.focal_point,
            proposed_on=self.proposed_on.isoformat(),
            reason=self.reason,
        )
        if self.answered_on is None:
            return f"{proposed} ({self.state.label.lower()})"
        return tr(
            "{proposed} ({state} on {answered_on}: {answer_reason})",
            proposed=proposed,
            state=self.state.label.lower(),
            answered_on=self.answered_on.isoformat(),
            answer_reason=self.answer_reason,
        )


def event_waivers(session: Session, event_id: str) -> tuple[WaiverView, ...]:
    """The waivers of a trigger event, the earliest first."""
    return _views(session, TriggerWaiver.event_id == event_id)


def country_waivers(session: Session, country: str) -> tuple[WaiverView, ...]:
    """The waivers of a country file, the newest first."""
    return _views(session, TriggerEvent.country == country)[::-1]


def open_waivers(session: Session) -> tuple[WaiverView, ...]:
    """The waivers of all files that nobody answered while their event is still proposed."""
    return _views(
        session,
        sa.and_(
            TriggerEvent.status == TriggerStatus.PROPOSED,
            TriggerWaiver.id.not_in(sa.select(WaiverReply.waiver_id)),
        ),
    )


def may_answer(session: Session, view: WaiverView, actor: Actor, at: datetime) -> Verdict:
    """Whether the person may confirm or decline the waiver in the program."""
    role = role_verdict(actor.roles, Role.AUTHORITY)
    verdict = may_answer_waiver(_facts(session, view, actor, at))
    # Whose it is tells more than which role is lacking.
    return role if verdict.allowed else verdict


def may_record_paper(session: Session, view: WaiverView, actor: Actor, at: datetime) -> Verdict:
    """Whether the person may record the authority's signed paper."""
    role = role_verdict(actor.roles, *RECORDERS)
    return may_record_waiver_paper(_facts(session, view, actor, at)) if role.allowed else role


def may_confirm_paper(session: Session, view: WaiverView, actor: Actor, at: datetime) -> Verdict:
    """Whether the person may confirm the newest paper on record."""
    role = role_verdict(actor.roles, *RECORDERS)
    if not role.allowed:
        return role
    return may_confirm_waiver_paper(
        _facts(session, view, actor, at),
        recorded=view.paper is not None,
        recorded_it=view.paper is not None and view.paper.recorded_by_id == actor.person_id,
    )


def _facts(session: Session, view: WaiverView, actor: Actor, at: datetime) -> WaiverFacts:
    return WaiverFacts(
        number=view.number,
        status=view.event_status,
        authority=view.authority,
        office=view.office,
        answer=view.answer,
        named=actor.person_id == view.authority_id,
        stands=stands_for(session, view.authority_id, view.office_id, view.country, at),
    )


def _views(session: Session, which: sa.ColumnElement[bool]) -> tuple[WaiverView, ...]:
    zone = ZoneInfo(read_settings(session).time_zone)
    rows = session.execute(
        sa.select(TriggerWaiver, TriggerEvent, Office.name, WaiverReply)
        .join(TriggerEvent, TriggerEvent.id == TriggerWaiver.event_id)
        .join(Office, Office.id == TriggerWaiver.office_id)
        .outerjoin(WaiverReply, WaiverReply.waiver_id == TriggerWaiver.id)
        .where(which)
        .order_by(TriggerWaiver.waived_at, TriggerWaiver.ledger_entry)
    ).all()
    return tuple(_view(session, zone, found) for found in rows)


def _view(
    session: Session, zone: ZoneInfo, found: sa.Row[TriggerWaiver, TriggerEvent, str, WaiverReply]
) -> WaiverView:
    row, event, office = found[0], found[1], found[2]
    # The outer join leaves it empty where nobody answered, which its type does not say.
    reply: WaiverReply | None = found[3]
    paper = _paper(session, zone, row.id)
    answer = reply.answer if reply is not None else None
    return WaiverView(
        waiver_id=row.id,
        event_id=event.id,
        number=event.number,
        title=event.title,
        country=event.country,
        event_status=event.status,
        focal_point=person_named(session, row.focal_point_id).name,
        authority_id=row.authority_id,
        authority=person_named(session, row.authority_id).name,
        office_id=row.office_id,
        office=office,
        reason=row.reason,
        proposed_on=row.waived_at.astimezone(zone).date(),
        proposed_at=row.waived_at,
        state=waiver_state(answer, paper_waits=paper is not None, asked=bool(row.confirmation_asked)),
        answer=answer,
        answer_reason=reply.reason if reply is not None else "",
        answered_on=reply.answered_at.astimezone(zone).date() if reply is not None else None,
        answered_by=person_named(session, reply.person_id).name if reply is not None else "",
        paper=paper,
        confirmed_on=_confirmed_on(zone, reply, paper),
    )


def _confirmed_on(zone: ZoneInfo, reply: WaiverReply | None, paper: WaiverPaperView | None) -> date | None:
    if reply is None or reply.answer is not WaiverAnswer.CONFIRMED:
        return None
    on_paper = paper is not None and reply.paper_id == paper.paper_id
    return paper.signed_on if paper is not None and on_paper else reply.answered_at.astimezone(zone).date()


def confirmed_since(waivers: Iterable[WaiverView]) -> date | None:
    """The first day on which one of the waivers of an event was confirmed."""
    return min((each.confirmed_on for each in waivers if each.confirmed_on is not None), default=None)


def _paper(session: Session, zone: ZoneInfo, waiver_id: str) -> WaiverPaperView | None:
    found = session.execute(
        sa.select(WaiverPaper, Attachment.name)
        .join(Attachment, Attachment.id == WaiverPaper.scan_id)
        .where(WaiverPaper.waiver_id == waiver_id)
        .order_by(WaiverPaper.ledger_entry.desc())
        .limit(1)
    ).first()
    if found is None:
        return None
    row, scan = found
    return WaiverPaperView(
        paper_id=row.id,
        answer=row.answer,
        reason=row.reason,
        signed_on=row.signed_on,
        recorded_by_id=row.recorded_by_id,
        recorded_by=person_named(session, row.recorded_by_id).name,
        recorded_on=row.recorded_at.astimezone(zone).date(),
        scan_id=row.scan_id,
        scan=scan,
    )
