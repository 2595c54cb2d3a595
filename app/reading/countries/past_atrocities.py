"""The history of atrocities and impunity of a country, and whether it flags the file (S-15)."""

from dataclasses import dataclass
from datetime import date, datetime

from app.reading.countries.file_rows import FileRows
from app.reading.countries.register_entries import EntryView, entry_facts, standing
from app.reading.ministry.names import person_named
from db.atrocities import BaselineFlag, PastAtrocity
from db.vocabulary import Crime, DatePrecision
from db.vocabulary.background import Accountability


@dataclass(frozen=True, slots=True, kw_only=True)
class AtrocityView(EntryView):
    """Past atrocities of a period."""

    title: str
    began: tuple[date, DatePrecision]
    ended: tuple[date, DatePrecision] | None
    crimes: tuple[Crime, ...]
    perpetrator: str
    victims: str
    dead_low: int | None
    dead_high: int | None
    numbers_source: str
    caution: str
    accountability: Accountability
    accountability_where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagView:
    """Whether the baseline flag stands, since when, by whom and why."""

    flagged: bool
    reason: str
    set_by: str
    set_at: datetime


def past_atrocities(rows: FileRows) -> tuple[AtrocityView, ...]:
    """The entries, the latest period first."""
    found = (
        AtrocityView(
            title=row.title,
            began=(row.began_on, row.began_precision),
            ended=None if row.ended_on is None else (row.ended_on, row.ended_precision),
            crimes=tuple(Crime(code) for code in row.crimes),
            perpetrator=row.perpetrator,
            victims=row.victims,
            dead_low=row.dead_low,
            dead_high=row.dead_high,
            numbers_source=row.numbers_source,
            caution=row.caution,
            accountability=row.accountability,
            accountability_where=row.accountability_where,
            **entry_facts(rows, row),
        )
        for row in standing(rows, PastAtrocity)
    )
    return tuple(sorted(found, key=lambda entry: entry.began, reverse=True))


def baseline_flag(rows: FileRows) -> FlagView | None:
    """The last judgement on the flag; none where nobody has judged."""
    newest = max(rows.of(BaselineFlag), key=lambda row: row.ledger_entry, default=None)
    if newest is None:
        return None
    return FlagView(
        flagged=newest.flagged,
        reason=newest.reason,
        set_by=person_named(rows.session, newest.set_by_id).name,
        set_at=newest.set_at,
    )
