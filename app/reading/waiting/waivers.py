"""Waivers of risk annexes that wait for the authority they name, or for a second person beside the paper."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from app.reading.engagement.waivers import WaiverView, may_answer, may_confirm_paper, open_waivers
from app.reading.ministry.reference import current_countries
from app.reading.waiting.lines import DeskLine, Need, country_line
from db.actor import Actor
from language import tr

WAIVER = "waiver"
"""After the number of an event, its waiver that waits: the event stands above, and who answers does nothing there."""


def waiting_waivers(session: Session, actor: Actor, at: datetime) -> list[DeskLine]:
    """A line for the authority, and one for a second person where a paper was recorded."""
    names = current_countries(session)
    return [
        country_line(
            session,
            need,
            view.country,
            tr(
                "{country}: {title}. To be waived because: {reason}",
                country=names.name(view.country),
                title=view.title,
                reason=view.reason,
            ),
            who,
            part="engagement",
            at=at,
            mine=mine,
            since=view.proposed_at,
            subject=view.number,
            entry=f"{view.number}/{WAIVER}",
        )
        for view in open_waivers(session)
        for need, who, mine in _asked(session, view, actor, at)
    ]


def _asked(
    session: Session, view: WaiverView, actor: Actor, at: datetime
) -> Iterator[tuple[Need, str, bool]]:
    """Who is asked for what, and whether it is the reader."""
    answers = may_answer(session, view, actor, at).allowed
    yield Need.CONFIRM_WAIVER, f"{view.authority}, {view.office}", answers
    if view.paper is not None:
        yield (
            Need.CONFIRM_WAIVER_PAPER,
            tr("a second person"),
            may_confirm_paper(session, view, actor, at).allowed,
        )
