"""What was shown on some days; and to whom nothing was shown on them, what came to them last before and next after.

Who asks about a day on which the minister was shown nothing has to tell what the minister knew by then: what a duty director was shown
since is no answer. So each office has its own nearest briefs, and the highest stands first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.permission import may_read_content
from app.reading.ledger.history import EARLIEST, LATEST, HistoryFilter, begins, entries_counted
from app.reading.ledger.shown import (
    BriefShown,
    Tally,
    as_shown,
    received,
    shown_briefs,
    shown_tally,
    unopened,
)
from app.reading.ministry.settings import read_settings
from db.actor import Actor
from db.people import Holding, Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """What came to one office, or to a person for none, last ``before`` some days and next ``after`` them: at least one of the two.

    ``superiors``: how many offices stand above it; ``external``: it is none of the ministry.
    """

    before: BriefShown | None = None
    after: BriefShown | None = None
    superiors: int = 0
    external: bool = False

    @property
    def is_head(self) -> bool:
        """Whether it is an office of the ministry above which none stands."""
        return bool(self.both[0].office) and self.superiors == 0 and not self.external

    @property
    def both(self) -> tuple[BriefShown, ...]:
        """What was known by then first."""
        return tuple(one for one in (self.before, self.after) if one is not None)

    @property
    def whom(self) -> str:
        """The office, or the person who was shown it for none."""
        one = self.both[0]
        return one.office or one.person


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAround:
    """What was shown ``on`` some days; ``near``: what came around them to whom nothing was shown on them, the highest office first.

    ``other``: how many entries, mere readings aside, the days have where nothing was shown on them; None where that is not asked.
    """

    on: tuple[BriefShown, ...] = ()
    tally: Tally = field(default_factory=Tally)
    near: tuple[Nearest, ...] = ()
    other: int | None = None

    @property
    def handed(self) -> bool:
        """Whether something was shown on the days, or put before an office: to read is no hand-over."""
        return bool(self.tally.given or self.tally.unopened)

    @property
    def before(self) -> BriefShown | None:
        """Where nothing was shown to anybody, what was shown last before, whomever it was to."""
        found = [] if self.handed else [one.before for one in self.near if one.before is not None]
        return max(found, key=lambda one: one.at, default=None)

    @property
    def after(self) -> BriefShown | None:
        """Where nothing was shown to anybody, what was shown next after, whomever it was to."""
        found = [] if self.handed else [one.after for one in self.near if one.after is not None]
        return min(found, key=lambda one: one.at, default=None)


def shown_around(session: Session, actor: Actor, wanted: HistoryFilter, *, limit: int = 200) -> ShownAround:
    """What was shown on the days that are ``wanted``, the newest first, and around them to whom nothing was shown on them. A reading is
    no hand-over, and is told beside them.

    Who asks for all until a day is given nothing later: it would seem to have been known by then. From a day on all that is later is
    among what is asked for.
    """
    on = shown_briefs(session, actor, wanted, limit=limit, in_one_order=True)
    tally = shown_tally(session, actor, wanted)
    first, last = wanted.since, wanted.until or LATEST
    if not may_read_content(actor) or first is None or not EARLIEST <= first <= last <= LATEST:
        return ShownAround(on=on, tally=tally)
    near = _nearest(session, actor, wanted)
    handed = tally.given or tally.unopened
    other = None if handed else entries_counted(session, actor, what_else(wanted))
    return ShownAround(on=on, tally=tally, near=near, other=other)


def what_else(wanted: HistoryFilter) -> HistoryFilter:
    """All that was done on the same days, of the same report or country: to whom something was shown is nobody who acted."""
    return HistoryFilter(topic=wanted.topic, since=wanted.since, until=wanted.until, without_looks=True)


def _nearest(session: Session, actor: Actor, wanted: HistoryFilter) -> tuple[Nearest, ...]:
    """One statement for all: of whomever nothing came to on the days, the last row before them and the first after them.

    What an office never opened hides nothing that it was shown, on the days or around them: where both are there, both are found, and
    the nearer is told only if it was shown. It is told where there is nothing else.
    """
    if wanted.since is None:
        raise ValueError("days are asked for")
    zone = ZoneInfo(read_settings(session).time_zone)
    begin = begins(wanted.since, zone)
    ever = replace(wanted, since=None, until=None, given_only=True)
    came = sa.union_all(received(session, ever), unopened(session, ever)).subquery()
    earlier = came.c.at < begin
    later = came.c.at >= begins(wanted.until + timedelta(days=1), zone) if wanted.until else sa.false()
    on_the_days = sa.select(came.c.whom).where(~earlier, ~later, came.c.manner.is_not(None))
    place = sa.func.row_number().over(
        partition_by=(came.c.whom, earlier, came.c.manner.is_(None)),
        # Of later ones the first: among them the first of the two orders nothing.
        order_by=(sa.case((earlier, came.c.at)).desc(), came.c.at, came.c.id),
    )
    ranked = (
        sa.select(came, earlier.label("earlier"), place.label("place"))
        .where(sa.or_(earlier, later), came.c.whom.not_in(on_the_days))
        .subquery()
    )
    rows = session.execute(sa.select(ranked).where(ranked.c.place == 1)).all()
    return _by_rank(session, rows, as_shown(session, actor, rows))


def _by_rank(session: Session, rows: Iterable[Any], shown: Iterable[BriefShown]) -> tuple[Nearest, ...]:
    found: dict[tuple[str, bool], list[BriefShown]] = {}
    for row, one in zip(rows, shown, strict=True):
        found.setdefault((row.whom, bool(row.earlier)), []).append(one)
    ranks = _ranks(session)
    near: list[tuple[_Rank, Nearest]] = []
    for whom in {whom for whom, _earlier in found}:
        rank = ranks.get(whom, _LAST)
        near.append(
            (
                rank,
                Nearest(
                    before=_shown_or_put(found.get((whom, True), [])),
                    after=_shown_or_put(found.get((whom, False), [])),
                    superiors=rank[0],
                    external=rank[1],
                ),
            )
        )
    near.sort(key=lambda one: (*one[0], one[1].whom))
    return tuple(one for _rank, one in near)


def _shown_or_put(found: list[BriefShown]) -> BriefShown | None:
    """What was shown before what was only put before the office."""
    return min(found, key=lambda one: one.manner is None, default=None)


_Rank = tuple[int, bool, int]
"""Superiors, whether outside the ministry, and the grade: less is higher."""

_LAST: _Rank = (1000, True, 0)


def _ranks(session: Session) -> Mapping[str, _Rank]:
    """How high each office stands, and each person by the highest that they ever held."""
    offices = {one.id: one for one in session.scalars(sa.select(Office))}

    def superiors(office: Office) -> int:
        above, seen = office.superior_id, {office.id}
        while above is not None and above not in seen:
            seen.add(above)
            above = offices[above].superior_id
        return len(seen) - 1

    ranks: dict[str, _Rank] = {
        one.id: (superiors(one), one.external, -(one.grade or 0)) for one in offices.values()
    }
    held = session.execute(sa.select(Holding.person_id, Holding.office_id)).all()
    people: dict[str, _Rank] = {}
    for person, office in held:
        people[person] = min(people.get(person, _LAST), ranks[office])
    return ranks | people
