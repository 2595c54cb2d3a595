"""What is overdue, in a few lines: for someone who asks for it and opens nothing."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.reading.desk import DeskLine, desk, pressing_lines
from db.actor import Actor
from language import plural, tr
from language.lists import LINE, listed
from language.phrases import headed

_NAMED = 3
"""Lines that are told one by one, those first that the desk has first."""


def overdue_shortly(session: Session, actor: Actor, at: datetime, today: date) -> str:
    """``12 overdue: 7 for you, 5 for others``, a line for each of those that press most, and how many more there are.

    The same lines in the same order as where all that is overdue stands by itself.
    """
    pressing = pressing_lines(desk(session, actor, at, today))
    late = [line for line in pressing if line.overdue]
    return LINE.join(
        (
            _counts(late),
            *(f"{place}. {_told(line)}" for place, line in enumerate(late[:_NAMED], start=1)),
            *_more(late, len(pressing) - len(late)),
        )
    )


def _counts(late: Sequence[DeskLine]) -> str:
    if not late:
        return tr("Nothing is overdue")
    mine = sum(line.mine for line in late)
    return tr(
        "{count:,} overdue: {mine:,} for you, {others:,} for others",
        count=len(late),
        mine=mine,
        others=len(late) - mine,
    )


def _told(line: DeskLine) -> str:
    """What it is, of which country, how late, and who it waits for."""
    country = line.country if line.country != line.subject else ""
    what = " · ".join(filter(None, (line.need.label, line.subject, country)))
    late = line.how_long
    return headed(
        what,
        tr("{late}, for you", late=late)
        if line.mine
        else tr("{late}, waits for {office}", late=late, office=line.waits_for),
    )


def _more(late: Sequence[DeskLine], alarms: int) -> tuple[str, ...]:
    more = len(late) - _NAMED
    said = (
        plural("and {count:,} more", "and {count:,} more", more) if more > 0 else "",
        plural("{count:,} alarm without a due day", "{count:,} alarms without a due day", alarms)
        if alarms
        else "",
    )
    there = tuple(filter(None, said))
    return (listed(there),) if there else ()
