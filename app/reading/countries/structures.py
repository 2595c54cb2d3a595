"""The structural checklist and the treaties of a country, with the newest answer to each (S-16)."""

from dataclasses import dataclass
from datetime import date, datetime

from app.reading.countries.file_rows import FileRows
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_checklist, current_treaties
from app.rules.background import ageing
from db.structures import ChecklistAnswer, TreatyStatus
from db.vocabulary.background import ChecklistReply, TreatyStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """An answer as it was given."""

    reply: ChecklistReply
    as_of: date
    source: str
    note: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """A question and its answers, the newest first. ``ageing``: the newest is more than twelve months old."""

    code: str
    area: str
    question: str
    look_at: str
    factor: str
    answers: tuple[AnswerView, ...]
    ageing: bool

    @property
    def answer(self) -> AnswerView | None:
        """The answer that counts."""
        return self.answers[0] if self.answers else None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """How the state stood to a treaty, by a source of a day."""

    standing: TreatyStanding
    since: date | None
    reservations: str
    source: str
    source_on: date
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyLine:
    """A treaty and what is on record of the state, by the newest source first."""

    code: str
    short: str
    name: str
    bearing: str
    statuses: tuple[StatusView, ...]

    @property
    def status(self) -> StatusView | None:
        """What counts."""
        return self.statuses[0] if self.statuses else None


def checklist(rows: FileRows, today: date) -> tuple[ChecklistLine, ...]:
    """Every question of the table in use, answered or not."""
    answers: dict[str, list[ChecklistAnswer]] = {}
    for row in sorted(rows.of(ChecklistAnswer), key=lambda row: (row.as_of, row.ledger_entry), reverse=True):
        answers.setdefault(row.question, []).append(row)
    return tuple(
        ChecklistLine(
            code=item.code,
            area=item.area,
            question=item.question,
            look_at=item.look_at,
            factor=item.factor,
            answers=tuple(_answer(rows, row) for row in answers.get(item.code, ())),
            ageing=item.code in answers and ageing(answers[item.code][0].as_of, today),
        )
        for item in current_checklist(rows.session)
    )


def treaties(rows: FileRows) -> tuple[TreatyLine, ...]:
    """Every treaty of the table in use, whether anything is on record of the state or not."""
    found: dict[str, list[TreatyStatus]] = {}
    for row in sorted(rows.of(TreatyStatus), key=lambda row: (row.source_on, row.ledger_entry), reverse=True):
        found.setdefault(row.treaty, []).append(row)
    return tuple(
        TreatyLine(
            code=treaty.code,
            short=treaty.short,
            name=treaty.name,
            bearing=treaty.bearing,
            statuses=tuple(_status(rows, row) for row in found.get(treaty.code, ())),
        )
        for treaty in current_treaties(rows.session)
    )


def _answer(rows: FileRows, row: ChecklistAnswer) -> AnswerView:
    return AnswerView(
        reply=row.reply,
        as_of=row.as_of,
        source=row.source,
        note=row.note,
        recorded_by=person_named(rows.session, row.recorded_by_id).name,
        recorded_at=row.recorded_at,
    )


def _status(rows: FileRows, row: TreatyStatus) -> StatusView:
    return StatusView(
        standing=row.standing,
        since=row.since,
        reservations=row.reservations,
        source=row.source,
        source_on=row.source_on,
        recorded_by=person_named(rows.session, row.recorded_by_id).name,
        recorded_at=row.recorded_at,
    )
