"""Lessons of a country, and those that were learned elsewhere."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.reading.authority.effects import not_refused
from app.reading.ministry.names import person_named
from app.rules.reports.outcomes import cited_words
from db.decisions import Decision
from db.evidence import EvidenceItem
from db.lessons import Lesson, LessonFact
from db.reports import Option, Report
from db.responses import Response
from db.vocabulary import Confidence, words
from language import plural, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact that a lesson stands on: its number and its title. ``refused``: the record of that decision was refused since."""

    number: str
    title: str
    refused: bool = False

    @property
    def said(self) -> str:
        """Its number, and that its record was refused, if it was."""
        return cited_words(self.number, refused=self.refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonView:
    """A lesson; base its next revision on ``version``. ``country`` is empty for one that was not learned on a file of ours."""

    lesson_id: str
    number: str
    version: int
    country: str
    title: str
    happened: str
    to_do: str
    not_transferable: str
    protection_outcome: str
    people_protected: int | None
    protection_confidence: Confidence | None
    citation: str
    facts: tuple[FactView, ...]
    recorded_by: str
    recorded_at: datetime
    closed_on: date | None
    closed_by: str
    acted_on: str

    @property
    def protected(self) -> str:
        """``75,000 people, moderate confidence``; empty where no number is known."""
        if self.people_protected is None or self.protection_confidence is None:
            return ""
        people = plural("{count:,} person", "{count:,} people", self.people_protected)
        return tr(
            "{people}, {confidence} confidence",
            people=people,
            confidence=words(self.protection_confidence).lower(),
        )


def lesson_views(session: Session, country: str) -> tuple[LessonView, ...]:
    """The lessons of a country and those without one: open ones first, then the newest first."""
    rows = session.scalars(
        sa.select(Lesson)
        .where(sa.or_(Lesson.country == country, Lesson.country.is_(None)))
        .order_by(Lesson.closed_on.is_not(None), Lesson.number.desc())
    ).all()
    facts = _facts(session, [row.id for row in rows])
    return tuple(
        LessonView(
            lesson_id=row.id,
            number=row.number,
            version=row.ledger_entry,
            country=row.country or "",
            title=row.title,
            happened=row.happened,
            to_do=row.to_do,
            not_transferable=row.not_transferable,
            protection_outcome=row.protection_outcome,
            people_protected=row.people_protected,
            protection_confidence=row.protection_confidence,
            citation=row.citation,
            facts=tuple(facts[row.id]),
            recorded_by=person_named(session, row.recorded_by_id).name,
            recorded_at=row.recorded_at,
            closed_on=row.closed_on,
            closed_by=person_named(session, row.closed_by_id).name if row.closed_by_id else "",
            acted_on=row.acted_on,
        )
        for row in rows
    )


@cache
def _other_names() -> tuple[type[Option], type[Option], type[Decision]]:
    """Made once: to make them takes longer than to ask."""
    return aliased(Option), aliased(Option), aliased(Decision)


def _facts(session: Session, lessons: Sequence[str]) -> dict[str, list[FactView]]:
    """What each of these lessons stands on."""
    of_decision, of_response, behind = _other_names()
    rows = session.execute(
        sa.select(
            LessonFact.lesson_id,
            sa.func.coalesce(EvidenceItem.number, Report.number, Decision.number, Response.number),
            sa.func.coalesce(EvidenceItem.title, Report.title, of_decision.title, of_response.title),
            sa.and_(LessonFact.decision_id.is_not(None), ~not_refused()),
        )
        .select_from(LessonFact)
        .outerjoin(EvidenceItem, EvidenceItem.id == LessonFact.evidence_id)
        .outerjoin(Report, Report.id == LessonFact.report_id)
        .outerjoin(Decision, Decision.id == LessonFact.decision_id)
        .outerjoin(of_decision, of_decision.id == Decision.option_id)
        .outerjoin(Response, Response.id == LessonFact.response_id)
        .outerjoin(behind, behind.id == Response.decision_id)
        .outerjoin(of_response, of_response.id == behind.option_id)
        .where(LessonFact.lesson_id.in_(lessons), LessonFact.removed_at.is_(None))
        .order_by(LessonFact.id)
    )
    found: dict[str, list[FactView]] = defaultdict(list)
    for lesson_id, number, title, refused in rows:
        found[lesson_id].append(FactView(number=number, title=title, refused=bool(refused)))
    return found
