"""Waivers of risk annexes that wait for the authority they name, or for a second person beside the paper."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.reading.engagement.waivers import WaiverView, may_answer, may_confirm_paper, open_waivers
from app.reading.reference import current_countries
from app.reading.waiting.lines import DeskLine, Need
from db.actor import Actor


def waiting_waivers(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """A line for the authority, and one for a second person where a paper was recorded."""
    lines = []
    for view in open_waivers(session):
        mine = may_answer(session, view, actor, at).allowed
        lines.append(_line(session, Need.CONFIRM_WAIVER, view, f"{view.authority}, {view.office}", mine=mine))
        if view.paper is not None:
            mine = may_confirm_paper(session, view, actor, at).allowed
            lines.append(_line(session, Need.CONFIRM_WAIVER_PAPER, view, "a second person", mine=mine))
    return lines


def _line(session: Session, need: Need, view: WaiverView, who: str, *, mine: bool) -> DeskLine:
    country = current_countries(session).name(view.country)
    return DeskLine(
        need=need,
        subject=view.number,
        what=f"{country}: {view.title}. Waived because: {view.reason}",
        waits_for=who,
        due_at=None,
        clock=None,
        mine=mine,
        page="countries",
        key=view.country,
    )
