"""Mechanisms, universal reviews and special procedures of a country (S-20 to S-22)."""

from dataclasses import dataclass
from datetime import date, datetime

from app.reading.countries.file_rows import FileRows, PastRows
from app.reading.countries.register_entries import EntryView, entry_facts, standing
from app.reading.ministry.reference import current_mechanisms
from app.reading.ministry.settings import ministry_day
from app.reference.mechanisms import Mechanism
from app.rules.background import next_on, reply_overdue
from db.mechanisms import CountryMechanism, SpecialProcedure, UniversalReview
from db.vocabulary import DatePrecision
from db.vocabulary.background import MechanismKind, ProcedureKind
from language import mark, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismView:
    """A mechanism: an entry of the file, or a row of the reference table that no entry stands in place of.

    ``entry_id`` is empty for a row of the table, ``code`` for an entry of our own. ``body`` is in words.
    """

    entry_id: str = ""
    version: int = 0
    code: str
    name: str
    body: str
    body_code: str = ""
    kind: MechanismKind
    symbol: str
    since: date | None
    precision: DatePrecision | None
    ended_on: date | None = None
    mandate: str = ""
    caution: str
    source: str
    source_on: date | None = None
    recorded_by: str = ""
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UniversalReviewView(EntryView):
    """A review of the state in the Universal Periodic Review. ``held``: its day has passed."""

    cycle: int
    session: str
    review_on: date
    precision: DatePrecision
    symbol: str
    note: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureView(EntryView):
    """What a special procedure did. ``overdue``: a reply was due and has not come."""

    mandate: str
    kind: ProcedureKind
    acted_on: date
    symbol: str
    subject: str
    reply_due: date | None
    replied_on: date | None
    reply: str
    overdue: bool


TABLE = mark("Table of mechanisms")
"""Source of what no entry of the file says."""


def mechanisms(rows: FileRows) -> tuple[MechanismView, ...]:
    """The mechanisms on the country, the oldest first; one without a date comes last.

    What the reference table knows of the country stands here at once. It has no past of its own: of a past
    day, only what had begun by then is shown.
    """
    entries = [_entry(rows, row) for row in standing(rows, CountryMechanism)]
    replaced = {entry.code for entry in entries if entry.code}
    known = [
        _of_table(row)
        for row in current_mechanisms(rows.session)
        if row.country == rows.country and row.code not in replaced
    ]
    if isinstance(rows, PastRows):
        day = ministry_day(rows.session, rows.until)
        known = [row for row in known if row.since is not None and row.since <= day]
    return tuple(sorted((*entries, *known), key=lambda one: (one.since is None, one.since or date.max)))


def universal_reviews(rows: FileRows, today: date) -> tuple[UniversalReviewView, ...]:
    """The reviews of the state, the latest first."""
    found = (
        UniversalReviewView(
            cycle=row.cycle,
            session=row.session,
            review_on=row.review_on,
            precision=row.precision,
            symbol=row.symbol,
            note=row.note,
            held=row.review_on < today,
            **entry_facts(rows, row),
        )
        for row in standing(rows, UniversalReview)
    )
    return tuple(sorted(found, key=lambda review: review.review_on, reverse=True))


def next_universal_review(rows: FileRows, today: date) -> date | None:
    """The day of the next review on the calendar; none where none is known."""
    return next_on((row.review_on for row in standing(rows, UniversalReview)), today)


def special_procedures(rows: FileRows, today: date) -> tuple[ProcedureView, ...]:
    """What special procedures did, overdue replies first, then the latest."""
    found = [
        ProcedureView(
            mandate=row.mandate,
            kind=row.kind,
            acted_on=row.acted_on,
            symbol=row.symbol,
            subject=row.subject,
            reply_due=row.reply_due,
            replied_on=row.replied_on,
            reply=row.reply,
            overdue=reply_overdue(row.reply_due, row.replied_on, today),
            **entry_facts(rows, row),
        )
        for row in standing(rows, SpecialProcedure)
    ]
    found.sort(key=lambda entry: entry.acted_on, reverse=True)
    return tuple(sorted(found, key=lambda entry: not entry.overdue))


def _entry(rows: FileRows, row: CountryMechanism) -> MechanismView:
    return MechanismView(
        code=row.code,
        name=row.name,
        body=row.body.label,
        body_code=row.body.value,
        kind=row.kind,
        symbol=row.symbol,
        since=row.since,
        precision=row.precision,
        ended_on=row.ended_on,
        mandate=row.mandate,
        caution=row.caution,
        **entry_facts(rows, row),
    )


def _of_table(row: Mechanism) -> MechanismView:
    return MechanismView(
        code=row.code,
        name=row.name,
        body=row.body,
        kind=row.kind,
        symbol=row.symbol,
        since=row.since,
        precision=row.precision,
        caution=row.caution,
        source=tr(TABLE),
    )
