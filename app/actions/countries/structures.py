"""The structural checklist and the state's treaties: each answered for a day, by a source (S-16)."""

from dataclasses import dataclass
from datetime import date

from app.actions.common import country_file, person_of, require_role
from app.actions.countries.register_entries import SOURCE_LENGTH, WRITERS, EntryKept, past_day
from app.reading.ministry.reference import current_checklist, current_treaties
from app.refusals import BadInput
from app.rules.entry.texts import clean_text, required_line, shown
from db.actor import Actor
from db.structures import ChecklistAnswer, TreatyStatus
from db.vocabulary.background import ChecklistReply, TreatyStanding
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestion:
    """An answer to a question of the checklist; yes means that the risk is there. ``as_of``: true on that day."""

    country: str
    question: str
    reply: ChecklistReply
    as_of: date
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTreatyStatus:
    """How the state stands to a treaty by a source of a day; ``since``: the day it bound itself, or withdrew."""

    country: str
    treaty: str
    standing: TreatyStanding
    since: date | None = None
    reservations: str = ""
    source: str
    source_on: date


def answer_question(work: Work, actor: Actor, request: AnswerQuestion) -> EntryKept:
    """Answer a question of the checklist anew; earlier answers stay.

    Raises:
        Refused: ``role``.
        BadInput: no such file or question, no source, or a day in the future.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    known = [item.code for item in current_checklist(work.session)]
    _known("question", request.question, known)
    row = ChecklistAnswer(
        country=file.country,
        question=request.question,
        reply=request.reply,
        as_of=past_day(work, request.as_of, "as of") or request.as_of,
        source=required_line(request.source, "source", SOURCE_LENGTH),
        note=clean_text(request.note, "note"),
        recorded_by_id=person_of(actor),
        recorded_at=work.at,
    )
    work.act("checklist.answer", topic=file.country)
    work.add(row)
    return EntryKept(entry_id=row.id, version=row.ledger_entry)


def record_treaty_status(work: Work, actor: Actor, request: RecordTreatyStatus) -> EntryKept:
    """Enter how the state stands to a treaty; what was entered before stays.

    Raises:
        Refused: ``role``.
        BadInput: no such file or treaty, no source, or days in the future or out of order.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    _known("treaty", request.treaty, [treaty.code for treaty in current_treaties(work.session)])
    source_on = past_day(work, request.source_on, "date of the source") or request.source_on
    since = past_day(work, request.since, "since")
    if since is not None and since > source_on:
        raise BadInput(
            "since",
            tr(
                "The source of {source_on} cannot know of {since}.",
                source_on=source_on.isoformat(),
                since=since.isoformat(),
            ),
            remedy=tr("Correct one of the two days."),
        )
    row = TreatyStatus(
        country=file.country,
        treaty=request.treaty,
        standing=request.standing,
        since=since,
        reservations=clean_text(request.reservations, "reservations"),
        source=required_line(request.source, "source", SOURCE_LENGTH),
        source_on=source_on,
        recorded_by_id=person_of(actor),
        recorded_at=work.at,
    )
    work.act("treaty.record", topic=file.country)
    work.add(row)
    return EntryKept(entry_id=row.id, version=row.ledger_entry)


def _known(field: str, code: str, known: list[str]) -> None:
    if code not in known:
        raise BadInput(
            field,
            tr("“{code}” is not a {field} of the table in use.", code=shown(code, 40), field=tr(field)),
            remedy=tr("Choose one of it."),
        )
