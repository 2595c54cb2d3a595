"""Lessons: recorded on facts, revised, and closed when they were acted on (S-33, S-58, S-66)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.actions.citing import require_citable
from app.actions.common import (
    country_file,
    find,
    next_number,
    person_of,
    require_current,
    require_role,
    today_of,
)
from app.plan_content import LessonContent
from app.reading.ministry.settings import ministry_day
from app.refusals import BadInput, Refused
from app.rules.entry.dates import in_order, not_future
from app.rules.entry.texts import clean_line, clean_text, required_line, required_text, shown
from app.rules.evidence.displacement import MOST_PEOPLE
from db.actor import Actor
from db.decisions import Decision
from db.evidence import EvidenceItem
from db.lessons import Lesson, LessonFact
from db.reports import Report
from db.responses import Response
from db.vocabulary import Role
from db.work import Work
from language import tr

_WRITERS = (Role.ANALYST, Role.FOCAL_POINT)
_FACTS = (
    ("evidence_id", EvidenceItem),
    ("report_id", Report),
    ("decision_id", Decision),
    ("response_id", Response),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLesson:
    """Something learned on a country file; ``country`` none: elsewhere, or everywhere."""

    content: LessonContent
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseLesson:
    """What an open lesson should say; ``based_on`` is the version that the editor had before them."""

    lesson_id: str
    based_on: int
    content: LessonContent


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseLesson:
    """That a lesson was acted on: how, and on which day. ``based_on`` is the version that was looked at."""

    lesson_id: str
    based_on: int
    acted_on: str
    closed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonKept:
    """A lesson as it now stands; base the next revision on ``version``."""

    lesson_id: str
    number: str
    version: int


def record_lesson(work: Work, actor: Actor, request: RecordLesson) -> LessonKept:
    """Put a lesson on file with the facts that show it.

    Raises:
        Refused: ``role``.
        BadInput: no file of the country; nothing that it stands on; no reason why it may not hold elsewhere
            (S-66); a number of people without a confidence, or the other way round (S-58); a decision whose record was
            refused, among the facts; unusable text.
    """
    require_role(actor, *_WRITERS)
    country = country_file(work, request.country).country if request.country else None
    values, facts = _values(work, request.content)
    lesson = Lesson(
        number=next_number(work, Lesson.number, "LL"),
        country=country,
        recorded_at=work.at,
        recorded_by_id=person_of(actor),
        **values,
    )
    work.act("lesson.record", topic=country)
    work.add(lesson)
    _set_facts(work, lesson, facts)
    return _kept(lesson)


def revise_lesson(work: Work, actor: Actor, request: ReviseLesson) -> LessonKept:
    """Change what an open lesson says, or what it stands on.

    Raises:
        Refused: ``role``; ``lesson.closed``; ``lesson.stale``.
        BadInput: as :func:`record_lesson`, but that a decision stays among the facts though its record was refused since.
    """
    require_role(actor, *_WRITERS)
    lesson = _open(work, request.lesson_id)
    require_current(lesson, request.based_on, "lesson", lesson.number)
    known = work.all(_standing_on(lesson))
    cited = frozenset(fact.decision_id for fact in known if fact.decision_id is not None)
    values, facts = _values(work, request.content, cited)
    work.act("lesson.revise", topic=lesson.country)
    # The facts are part of what an editor has before them, and no column of the lesson.
    others = _set_facts(work, lesson, facts)
    for name, value in values.items():
        setattr(lesson, name, value)
    if others:
        work.touch(lesson)
    work.save()
    return _kept(lesson)


def close_lesson(work: Work, actor: Actor, request: CloseLesson) -> LessonKept:
    """Close a lesson that was acted on; it stays as it is from here on.

    Raises:
        Refused: ``role``; ``lesson.closed``; ``lesson.stale``.
        BadInput: no such lesson, nothing said of how it was acted on, or a day in the future or before the
            lesson was drawn.
    """
    require_role(actor, Role.FOCAL_POINT)
    lesson = _open(work, request.lesson_id)
    require_current(lesson, request.based_on, "lesson", lesson.number)
    acted_on = required_text(request.acted_on, "how it was acted on")
    day = not_future(request.closed_on, today_of(work), "day")
    drawn = ministry_day(work.session, lesson.recorded_at)
    in_order(drawn, day, "day on which the lesson was recorded", "day")
    work.act("lesson.close", topic=lesson.country, reason=acted_on)
    lesson.closed_on, lesson.closed_by_id, lesson.acted_on = day, person_of(actor), acted_on
    work.save()
    return _kept(lesson)


def _open(work: Work, lesson_id: str) -> Lesson:
    lesson = find(work, Lesson, lesson_id, "lesson")
    if lesson.closed_on is not None:
        raise Refused(
            "lesson.closed",
            tr(
                "{lesson_number} was closed on {closed_on}.",
                lesson_number=lesson.number,
                closed_on=lesson.closed_on.isoformat(),
            ),
            remedy=tr("Record a new lesson, if more was learned."),
        )
    return lesson


def _values(
    work: Work, content: LessonContent, cited: Collection[str] = ()
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The columns of a lesson that says this, and the facts that it stands on; ``cited``: decisions that it cites already."""
    facts = _facts(work, content.facts, cited)
    citation = clean_text(content.citation, "citation")
    if not facts and not citation:
        raise BadInput(
            "facts",
            tr("The lesson stands on nothing."),
            remedy=tr(
                "Give the number of an evidence item, report, decision or response, or cite a document."
            ),
        )
    _check_protection(content)
    values = {
        "title": required_line(content.title, "title"),
        "happened": required_text(content.happened, "what happened"),
        "to_do": required_text(content.to_do, "what to do"),
        "not_transferable": required_text(content.not_transferable, "does not transfer because"),
        "protection_outcome": clean_text(content.protection_outcome, "protection outcome"),
        "people_protected": content.people_protected,
        "protection_confidence": content.protection_confidence,
        "citation": citation,
    }
    return values, facts


def _standing_on(lesson: Lesson) -> sa.Select[LessonFact]:
    return sa.select(LessonFact).where(LessonFact.lesson_id == lesson.id, LessonFact.removed_at.is_(None))


def _set_facts(work: Work, lesson: Lesson, wanted: list[tuple[str, str]]) -> bool:
    """Let a lesson stand on these facts; whether they are other ones than before."""
    rows = work.all(_standing_on(lesson))
    known = {
        (column, row_id): row
        for row in rows
        for column, _ in _FACTS
        if (row_id := getattr(row, column)) is not None
    }
    for key, row in known.items():
        if key not in wanted:
            row.removed_at = work.at
    work.save()
    for column, row_id in wanted:
        if (column, row_id) not in known:
            fact = LessonFact(lesson_id=lesson.id)
            setattr(fact, column, row_id)
            work.add(fact)
    return set(known) != set(wanted)


def _kept(lesson: Lesson) -> LessonKept:
    return LessonKept(lesson_id=lesson.id, number=lesson.number, version=lesson.ledger_entry)


def _check_protection(content: LessonContent) -> None:
    if content.people_protected is not None and not 0 <= content.people_protected <= MOST_PEOPLE:
        raise BadInput(
            "people protected",
            tr("{people_protected:,} is no number of people.", people_protected=content.people_protected),
            remedy=tr("Give a number from 0 to {most_people:,}.", most_people=MOST_PEOPLE),
        )
    if content.people_protected is not None and content.protection_confidence is None:
        raise BadInput(
            "confidence",
            tr("It is not said how sure the number of people is."),
            remedy=tr("Choose a confidence."),
        )
    if content.people_protected is None and content.protection_confidence is not None:
        raise BadInput(
            "people protected",
            tr("There is a confidence, but no number of people."),
            remedy=tr("Give the number, or no confidence."),
        )


def _facts(work: Work, numbers: tuple[str, ...], cited: Collection[str]) -> list[tuple[str, str]]:
    """The column and the identifier of each fact that a number names."""
    found = []
    wanted = (clean_line(number, "facts").upper() for number in numbers)
    for number in dict.fromkeys(one for one in wanted if one):
        for column, kind in _FACTS:
            row = work.session.scalar(sa.select(kind.id).where(kind.number == number))
            if row is not None:
                if kind is Decision and row not in cited:
                    require_citable(work, row, "facts")
                found.append((column, row))
                break
        else:
            raise BadInput(
                "facts",
                tr("Nothing on file has the number {number}.", number=shown(number)),
                remedy=tr("Give numbers such as EV-2026-0001, EW-2026-0001, D-2026-0001 or R-2026-0001."),
            )
    return found
