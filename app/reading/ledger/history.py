"""The ledger as the history page reads it: filtered, a page at a time, and veiled for who may not see content."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import pairwise
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.authority.permission import may_read_content
from app.reading.countries.access_log import LOOK, REPORT_LOOK
from app.reading.ledger.lines import LedgerLine, line_of
from app.reading.ministry.settings import read_settings
from app.reference.countries import countries
from app.refusals import BadInput
from app.rules.entry.texts import fold
from db.actor import Actor
from db.ledger.entries import instant_text, ledger
from db.reports import Report
from language import Language, mark, spoken, tr
from language.acts import ACTS
from language.codes import act_words

VEILED = mark("casework, not shown to an administrator")

OPEN_SUBJECTS = frozenset(
    {
        "accounts",
        "backups",
        "conflicts_of_interest",
        "holdings",
        "offices",
        "people",
        "reference_versions",
        "retired_keys",
        "settings",
        "training_certificates",
        "vault",
    }
)
"""Subjects that say nothing of cases: an administrator reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFilter:
    """Which entries to show; empty parts leave all. ``text`` is looked for in the action and the reason.

    ``without_looks`` leaves :data:`ONLY_LOOKS` out. ``topic``: a report's number, or a country with its reports. ``kind``: one of :data:`KINDS`. ``since`` and
    ``until``: days of the ministry, both included.
    """

    topic: str = ""
    person: str = ""
    text: str = ""
    refused_only: bool = False
    without_looks: bool = False
    kind: str = ""
    since: date | None = None
    until: date | None = None
    to: str = ""
    """Identifier of the person or office to whom briefs were shown, and nobody else whose name has theirs in it."""
    given_only: bool = False
    """Of briefs: what came to somebody, without who only read it."""


KINDS: dict[str, tuple[str, ...]] = {
    "briefs": ("briefs", "escalations", "brief_receipts"),
    "decisions": (
        "decisions",
        "second_signatures",
        "ratifications",
        "record_confirmations",
        "record_refusals",
        "decision_lapses",
        "authority_findings",
    ),
    "reports": (
        "reports",
        "options",
        "report_assessments",
        "report_comments",
        "dissents",
        "reviews",
        "report_evidence",
    ),
    "files": (
        "country_files",
        "phase_changes",
        "risk_assessments",
        "signals",
        "action_plans",
        "plan_measures",
    ),
    "evidence": ("evidence_items", "sources", "attachments", "evidence_attachments", "import_batches"),
    "responses": ("responses", "response_reports", "lessons"),
    "authority": (
        "instruments",
        "revocations",
        "offices",
        "holdings",
        "people",
        "accounts",
        "instrument_confirmations",
    ),
}
"""What entries are about, in the groups that people ask for."""


ONLY_LOOKS = (LOOK, REPORT_LOOK, "signal.look", "brief.read", "attachment.preview", "session.open")
"""Acts by which somebody signed in or read what was there; where no state stands with them, nothing was changed. That a brief was
shown is not among them: it is what was known on a day."""

ALL = HistoryFilter()

EARLIEST, LATEST = date(1945, 1, 1), date(9998, 12, 31)
"""Days around which one looks: before them nothing was recorded, and a calendar ends somewhere."""


def history(
    session: Session,
    actor: Actor,
    wanted: HistoryFilter = ALL,
    *,
    before: int | None = None,
    limit: int = 200,
    earliest: bool = False,
    after: int | None = None,
) -> tuple[LedgerLine, ...]:
    """A page of entries, newest first, or with ``earliest`` the oldest first; only those numbered below ``before`` and above
    ``after``: the numbers to go on from.

    An administrator sees of casework only that there is an entry, when and by whom (DESIGN, Security).
    """
    number = ledger.c.number
    statement = sa.select(ledger).order_by(number if earliest else number.desc()).limit(limit)
    if before is not None:
        statement = statement.where(number < before)
    if after is not None:
        statement = statement.where(number > after)
    statement = statement.where(*_of_its_days(session, wanted), *_narrowed(session, actor, wanted))
    veil = not may_read_content(actor)
    lines = (line_of(row) for row in session.execute(statement))
    return tuple(_veiled(line) if veil and line.subject_kind not in OPEN_SUBJECTS else line for line in lines)


def entries_counted(session: Session, actor: Actor, wanted: HistoryFilter) -> int:
    """How many entries :func:`history` has of what is wanted."""
    counted = sa.select(sa.func.count(ledger.c.number))
    counted = counted.where(*_of_its_days(session, wanted), *_narrowed(session, actor, wanted))
    return session.scalar(counted) or 0


def _of_its_days(session: Session, wanted: HistoryFilter) -> Iterator[sa.ColumnElement[bool]]:
    zone = ZoneInfo(read_settings(session).time_zone)
    if wanted.since is not None:
        yield ledger.c.at >= instant_text(begins(wanted.since, zone))
    if wanted.until is not None:
        yield ledger.c.at < instant_text(begins(wanted.until + timedelta(days=1), zone))


def _narrowed(session: Session, actor: Actor, wanted: HistoryFilter) -> Iterator[sa.ColumnElement[bool]]:
    """What of an entry is asked for, but for its day."""
    if wanted.topic.strip():
        yield ledger.c.topic.in_(topics_of(session, wanted.topic))
    if wanted.kind:
        yield ledger.c.subject_kind.in_(KINDS[wanted.kind])
    if wanted.person.strip():
        name = sa.func.json_extract(ledger.c.body, "$.actor.name")
        yield name.icontains(wanted.person.strip(), autoescape=True)
    if wanted.refused_only:
        yield ledger.c.action.startswith("refused.", autoescape=True)
    if wanted.without_looks:
        # Signals that a look raised or changed stand under its act too, with their state.
        changed = sa.func.json_extract(ledger.c.body, "$.state").is_not(None)
        yield sa.or_(ledger.c.action.not_in(ONLY_LOOKS), changed)
    if wanted.text.strip():
        typed = wanted.text.strip()
        # As the act is stored, and as the page says it, which the database does not know.
        stored = sa.func.replace(sa.func.replace(ledger.c.action, ".", " "), "_", " ")
        # What was refused is stored in English words; in another language every act that was ever entered is looked through.
        acts = (
            ACTS
            if spoken() is Language.ENGLISH
            else session.scalars(sa.select(ledger.c.action).distinct()).all()
        )
        places = [
            stored.icontains(_as_stored(typed), autoescape=True),
            ledger.c.action.in_([act for act in acts if fold(typed) in fold(act_words(act))]),
        ]
        if may_read_content(actor):
            reason = sa.func.json_extract(ledger.c.body, "$.reason")
            places.append(reason.icontains(typed, autoescape=True))
        yield sa.or_(*places)


def _as_stored(typed: str) -> str:
    """``Refused: confirm record`` → ``Refused confirm record``: what the page sets between the words of an act is not stored."""
    return " ".join(re.split(r"[\s_.:,]+", typed)).strip() or typed


@dataclass(frozen=True, slots=True)
class Entries:
    """A page of entries; where none stands on the days that are asked for, the nearest days around them that have one."""

    lines: tuple[LedgerLine, ...]
    before: date | None = None
    after: date | None = None


def history_around(
    session: Session,
    actor: Actor,
    wanted: HistoryFilter = ALL,
    *,
    before: int | None = None,
    limit: int = 200,
) -> Entries:
    """As :func:`history`, with where to look on where a day is empty."""
    first, last = wanted.since or wanted.until, wanted.until or wanted.since
    if before is not None or first is None or last is None or not EARLIEST <= first <= last <= LATEST:
        return Entries(history(session, actor, wanted, before=before, limit=limit))
    zone = ZoneInfo(read_settings(session).time_zone)
    days = _Days(
        begins(first, zone) if wanted.since else None,
        begins(last + timedelta(days=1), zone) if wanted.until else None,
    )
    # Where the days seem to have nothing and no clock stood wrong, they have nothing: no entry is read but for its time.
    if _seems_to_have(session, actor, wanted, days) or not _in_order(session):
        if lines := history(session, actor, wanted, limit=limit):
            return Entries(lines)
        around = _around_by_time(session, actor, wanted, days)
    else:
        around = _around_by_number(session, actor, wanted, days)
    before_them, after_them = (at.astimezone(zone).date() if at else None for at in around)
    return Entries((), before=before_them, after=after_them)


@dataclass(frozen=True, slots=True)
class _Days:
    """The days that are asked for: from when on, and before when; none where one looks without a bound."""

    since: datetime | None
    until: datetime | None


_Around = tuple[datetime | None, datetime | None]
"""When the nearest entries were made before some days, and after them."""


def _seems_to_have(session: Session, actor: Actor, wanted: HistoryFilter, days: _Days) -> bool:
    """Whether some days have an entry as far as a few looks tell: wrong only where a clock stood wrong."""
    after = _entries_before(session, days.since) if days.since else 0
    before = _entries_before(session, days.until) + 1 if days.until else None
    of_any_day = replace(wanted, since=None, until=None)
    return bool(history(session, actor, of_any_day, after=after, before=before, limit=1))


def _in_order(session: Session) -> bool:
    """Whether no entry is dated before the one that precedes it."""
    made = sa.select(ledger.c.at).order_by(ledger.c.number).execution_options(yield_per=1000)
    with session.scalars(made) as times:
        return all(earlier <= later for earlier, later in pairwise(filter(None, times)))


def _around_by_number(session: Session, actor: Actor, wanted: HistoryFilter, days: _Days) -> _Around:
    """Of entries whose numbers and times run together."""
    of_any_day = replace(wanted, since=None, until=None)
    nearest = partial(history, session, actor, of_any_day, limit=1)
    earlier = nearest(before=_entries_before(session, days.since) + 1) if days.since else ()
    later = nearest(after=_entries_before(session, days.until), earliest=True) if days.until else ()
    return earlier[0].at if earlier else None, later[0].at if later else None


def _around_by_time(session: Session, actor: Actor, wanted: HistoryFilter, days: _Days) -> _Around:
    """Of entries some of which were made while a clock stood wrong: by numbers one would be led past them."""
    at, asked = ledger.c.at, tuple(_narrowed(session, actor, wanted))
    earlier = later = None
    if days.since:
        made = sa.select(sa.func.max(at)).where(*asked, at < instant_text(days.since))
        earlier = session.scalar(made)
    if days.until:
        made = sa.select(sa.func.min(at)).where(*asked, at >= instant_text(days.until))
        later = session.scalar(made)
    return (
        datetime.fromisoformat(earlier) if earlier else None,
        datetime.fromisoformat(later) if later else None,
    )


def _entries_before(session: Session, at: datetime) -> int:
    """The number of the last entry made before an instant. Numbers and instants run together, but for a clock that was set back;
    so it takes a few looks by number, where every entry would be read to compare its instant."""
    instant = instant_text(at)
    newest = session.scalar(sa.select(sa.func.max(ledger.c.number))) or 0

    def is_later(number: int) -> bool:
        # One that is missing, as after tampering, goes with the one before it.
        nearest = (
            sa.select(ledger.c.at).where(ledger.c.number <= number).order_by(ledger.c.number.desc()).limit(1)
        )
        made = session.scalar(nearest)
        return made is not None and made >= instant

    return bisect_left(range(1, newest + 1), True, key=is_later)


def one_entry(session: Session, actor: Actor, number: int) -> LedgerLine | None:
    """One entry by its number, veiled as :func:`history` veils it; none where there is none."""
    lines = history(session, actor, before=number + 1, limit=1)
    return lines[0] if lines and lines[0].number == number else None


def topics_of(session: Session, typed: str) -> list[str]:
    """A country may be called by any of its names and brings its reports; anything else is a report's number."""
    with suppress(BadInput):
        country = countries().find(typed).alpha3
        return [country, *session.scalars(sa.select(Report.number).where(Report.country == country))]
    return [typed.strip().upper()]


def begins(day: date, zone: ZoneInfo) -> datetime:
    """When a day begins in a zone. One before :data:`EARLIEST` begins as that does: the first of the calendar would begin before it."""
    return datetime.combine(max(day, EARLIEST), time(), zone)


def _veiled(line: LedgerLine) -> LedgerLine:
    return replace(
        line, subject=tr(VEILED), subject_id="", topic="", reason="", state=None, detail={}, rule=""
    )
