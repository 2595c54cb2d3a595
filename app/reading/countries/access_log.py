"""Who looked at a country file, and when: one file for all desks, and none of them looks unseen (S-59).

What the file’s reports carried before people, and what was taken out of the program, are looks as well.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.documents.kinds import KINDS
from app.reading.ledger.lines import LedgerLine, line_of
from app.reading.ministry.settings import read_settings
from db.ledger.entries import ledger
from db.people import Holding, Office
from db.reports import Report
from language import Wording, mark, tr
from language.phrases import headed

A_PAGE = 500
"""So many looks are read at once: a file that every desk opens each day has thousands."""

LOOK = "country.look"
"""The act under which a look at a country file stands on the ledger."""

REPORT_LOOK = "report.look"
"""The act under which a look at the page of a report stands on the ledger, under the report's number."""

DOCUMENT = "document.print"
"""The act under which a paper that was made stands on the ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLine:
    """A look at a file of a country, a document on it, a report or a brief of it, or a paper made of them.

    ``offices``: those the person held then.
    """

    entry: int
    at: datetime
    who: str
    offices: str
    what: str


def only_looks_since(session: Session, number: int) -> bool:
    """Whether all that came onto the ledger after an entry are looks at files and reports, which change nothing."""
    others = sa.select(ledger.c.number).where(
        ledger.c.number > number, ledger.c.action.not_in([LOOK, REPORT_LOOK])
    )
    return session.execute(others.limit(1)).first() is None


def looked_on(session: Session, person_id: str | None, topic: str, look: str, at: datetime) -> bool:
    """Whether the person's look on the ministry's day of ``at`` is on the ledger.

    ``topic`` and ``look``: a country and :data:`LOOK`, or a report's number and :data:`REPORT_LOOK`.
    """
    zone = ZoneInfo(read_settings(session).time_zone)
    midnight = datetime.combine(at.astimezone(zone).date(), time(), tzinfo=zone)
    newest = session.execute(
        sa.select(ledger)
        .where(ledger.c.topic == topic, ledger.c.action == look, ledger.c.person_id == person_id)
        .order_by(ledger.c.number.desc())
        .limit(1)
    ).one_or_none()
    return newest is not None and line_of(newest).at >= midnight


def access_log(
    session: Session, country: str, *, limit: int = A_PAGE, before: int | None = None
) -> tuple[AccessLine, ...]:
    """The newest looks at the file and at what its reports put before people, newest first.

    ``before``: the entry that the page before this one ended with.
    """
    reports = sa.select(Report.number).where(Report.country == country)
    rows = session.execute(
        sa.select(ledger)
        .where(
            sa.or_(ledger.c.topic == country, ledger.c.topic.in_(reports)),
            ledger.c.action.in_([*LOOKS, *REPORT_LOOKS, DOCUMENT]),
            sa.true() if before is None else ledger.c.number < before,
        )
        .order_by(ledger.c.number.desc())
        .limit(limit)
    ).all()
    held = _holdings(session, {row.person_id for row in rows if row.person_id})
    found = []
    for row in rows:
        line = line_of(row)
        offices = sorted(
            name for name, starts, ends in held.get(row.person_id, ()) if _within(line.at, starts, ends)
        )
        found.append(
            AccessLine(
                entry=line.number,
                at=line.at,
                who=line.who,
                offices=", ".join(offices),
                what=look_words(line),
            )
        )
    return tuple(found)


def look_words(line: LedgerLine) -> str:
    """What an entry says somebody looked at or took out."""
    if line.action == DOCUMENT:
        code = str(line.detail.get("kind", ""))
        titles = {kind.code: kind.title for kind in KINDS}
        return tr("{topic}: took out “{document}”", topic=line.topic, document=titles.get(code, code))
    if line.action in REPORT_LOOKS:
        return headed(line.topic, REPORT_LOOKS[line.action])
    return LOOKS[line.action].format(name=line.detail.get("name", ""))


def _holdings(
    session: Session, people: Collection[str]
) -> dict[str, list[tuple[str, datetime, datetime | None]]]:
    """The offices that each person ever held, and from when to when."""
    found: dict[str, list[tuple[str, datetime, datetime | None]]] = {}
    rows = session.execute(
        sa.select(Holding.person_id, Office.name, Holding.starts_at, Holding.ends_at)
        .join(Office, Office.id == Holding.office_id)
        .where(Holding.person_id.in_(people))
    )
    for person, name, starts, ends in rows:
        found.setdefault(person, []).append((name, starts, ends))
    return found


def _within(at: datetime, starts: datetime, ends: datetime | None) -> bool:
    return starts <= at and (ends is None or at < ends)


LOOKS = Wording(
    {
        LOOK: mark("Opened the file"),
        "attachment.preview": mark("Looked at {name}"),
        "attachment.export": mark("Saved a copy of {name}"),
    }
)
"""The acts on the file itself that are looks, in words."""

REPORT_LOOKS = Wording(
    {
        REPORT_LOOK: mark("opened the report"),
        "brief.show": mark("was shown the brief"),
        "brief.read": mark("read the brief again"),
        "brief.save": mark("saved the brief to a file"),
        "brief.print": mark("printed the brief"),
        "brief.hand": mark("put on record that the brief was handed over"),
    }
)
"""The acts on a report or a brief by which somebody came to see it, in words."""
