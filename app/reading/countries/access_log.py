"""Who looked at a country file, and when: one file for all desks, and none of them looks unseen (S-59)."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ledger.lines import line_of
from app.reading.ministry.names import office_held
from app.reading.ministry.settings import read_settings
from db.ledger.entries import ledger
from language import Wording, mark

LOOK = "country.look"
"""The act under which a look at a country file stands on the ledger."""

_SHOWN = (LOOK, "attachment.preview", "attachment.export")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLine:
    """A look at a file of a country, or at a document on it. ``offices``: those the person held then."""

    entry: int
    at: datetime
    who: str
    offices: str
    what: str


def looked_on(session: Session, person_id: str | None, country: str, at: datetime) -> bool:
    """Whether the person's look at the file on the ministry's day of ``at`` is on the ledger."""
    zone = ZoneInfo(read_settings(session).time_zone)
    midnight = datetime.combine(at.astimezone(zone).date(), time(), tzinfo=zone)
    newest = session.execute(
        sa.select(ledger)
        .where(ledger.c.topic == country, ledger.c.action == LOOK, ledger.c.person_id == person_id)
        .order_by(ledger.c.number.desc())
        .limit(1)
    ).one_or_none()
    return newest is not None and line_of(newest).at >= midnight


def access_log(session: Session, country: str, *, limit: int = 500) -> tuple[AccessLine, ...]:
    """The newest looks at the file, newest first."""
    rows = session.execute(
        sa.select(ledger)
        .where(ledger.c.topic == country, ledger.c.action.in_(_SHOWN))
        .order_by(ledger.c.number.desc())
        .limit(limit)
    )
    found = []
    for row in rows:
        line = line_of(row)
        found.append(
            AccessLine(
                entry=line.number,
                at=line.at,
                who=line.who,
                offices=office_held(session, row.person_id, line.at) if row.person_id else "",
                what=LOOKS[line.action].format(name=line.detail.get("name", "")),
            )
        )
    return tuple(found)


LOOKS = Wording(
    {
        LOOK: mark("Opened the file"),
        "attachment.preview": mark("Looked at {name}"),
        "attachment.export": mark("Saved a copy of {name}"),
    }
)
"""The acts that are looks, in words."""
