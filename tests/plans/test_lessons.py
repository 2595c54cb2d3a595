"""Lessons stand on facts, say what they protected and why they may not hold elsewhere, and close when acted on."""

from datetime import date

import pytest
import sqlalchemy as sa

from app.actions.plans.lessons import (
    CloseLesson,
    LessonKept,
    RecordLesson,
    ReviseLesson,
    close_lesson,
    record_lesson,
    revise_lesson,
)
from app.reading.plans.lessons import LessonView, lesson_views
from db.lessons import Lesson
from db.vocabulary import Confidence
from tests.support.carrying import authorise, decided, escalated, open_file, prepared
from tests.support.casework import evidence, opened
from tests.support.ministry import Ministry
from tests.support.planning import TODAY, lesson_content


def _record(ministry: Ministry, country: str | None = "MMR", **changes: object) -> LessonKept:
    request = RecordLesson(country=country, content=lesson_content(**changes))
    return ministry.do("P-AN1", record_lesson, request)


def _field(ministry: Ministry, **changes: object) -> str:
    return ministry.rejected("P-AN1", record_lesson, RecordLesson(content=lesson_content(**changes))).field


def _lessons(ministry: Ministry, country: str = "MMR") -> tuple[LessonView, ...]:
    with ministry.store.read() as session:
        return lesson_views(session, country)


def test_s58_a_protection_outcome_carries_a_number_of_people_and_how_sure_it_is(ministry: Ministry) -> None:
    opened(ministry)
    _record(
        ministry,
        None,
        protection_outcome="Sheltered inside the bases of the mission",
        people_protected=75_000,
        protection_confidence=Confidence.MODERATE,
    )
    (shown,) = _lessons(ministry)
    assert shown.protected == "75,000 people, moderate confidence"
    assert _field(ministry, people_protected=75_000) == "confidence"
    assert _field(ministry, protection_confidence=Confidence.HIGH) == "people protected"
    assert _field(ministry, people_protected=-1, protection_confidence=Confidence.HIGH) == "people protected"


def test_s66_a_lesson_says_why_it_does_not_transfer(ministry: Ministry) -> None:
    assert _field(ministry, not_transferable=" ") == "does not transfer because"
    with ministry.store.work(ministry.actors["P-AN1"]) as work:
        work.act("lesson.record")
        row = Lesson(
            number="LL-2026-0001",
            title="Any",
            happened="Any",
            to_do="Any",
            not_transferable="",
            recorded_at=work.at,
            recorded_by_id=ministry.people["P-AN1"],
        )
        with pytest.raises(sa.exc.IntegrityError, match="limits_of_transfer"):
            work.add(row)


def test_s33_a_lesson_is_linked_to_evidence_report_and_decision_by_their_numbers(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-2")
    escalated(ministry, case, "dg_political", "P-DG1")
    (made,) = decided(ministry, "P-DG1", "dg_political", case, authorise(case.options[0]))
    item = evidence(ministry, None, title="Four villages burned")
    numbers = (item.number.lower(), "EW-2026-0001", made.number, "R-2026-0001", item.number)
    _record(ministry, facts=numbers, citation="")
    (shown,) = _lessons(ministry)
    assert [(fact.number, fact.title) for fact in shown.facts] == [
        (item.number, "Four villages burned"),
        ("EW-2026-0001", "Troops mass in the north"),
        (made.number, "Authorise VE-1"),
        ("R-2026-0001", "Authorise VE-1"),
    ]
    assert _field(ministry, facts=("EV-2026-9999",)) == "facts"
    assert _field(ministry, facts=(" ",), citation=" ") == "facts"


def test_a_lesson_is_closed_when_it_was_acted_on_and_then_stays(ministry: Ministry) -> None:
    opened(ministry)
    kept = _record(ministry)
    request = CloseLesson(
        lesson_id=kept.lesson_id, based_on=kept.version, acted_on="Asked of three missions", closed_on=TODAY
    )
    assert ministry.refused("P-AN1", close_lesson, request).rule == "role"
    blank = CloseLesson(lesson_id=kept.lesson_id, based_on=kept.version, acted_on=" ", closed_on=TODAY)
    assert ministry.rejected("P-FP", close_lesson, blank).field == "how it was acted on"
    early = CloseLesson(
        lesson_id=kept.lesson_id, based_on=kept.version, acted_on="Soon", closed_on=date(2026, 1, 16)
    )
    assert ministry.rejected("P-FP", close_lesson, early).field == "day"
    ministry.do("P-FP", close_lesson, request)
    (shown,) = _lessons(ministry)
    assert (shown.closed_on, shown.closed_by, shown.acted_on) == (
        TODAY,
        "Lucía Ferrer",
        "Asked of three missions",
    )
    assert ministry.refused("P-FP", close_lesson, request).rule == "lesson.closed"
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        work.act("lesson.revise", topic="MMR")
        row = work.session.scalars(sa.select(Lesson)).one()
        row.to_do = "Nothing"
        with pytest.raises(sa.exc.IntegrityError, match="stays as it is"):
            work.save()


def test_an_open_lesson_is_revised_with_its_facts_and_nobody_overwrites_another(ministry: Ministry) -> None:
    open_file(ministry)
    first = evidence(ministry, None, title="Four villages burned")
    kept = _record(ministry, facts=("EV-2026-0001",), citation="")
    content = lesson_content(title="Better said", facts=(first.number,), citation="")
    request = ReviseLesson(lesson_id=kept.lesson_id, based_on=kept.version, content=content)
    ministry.do("P-AN2", revise_lesson, request)
    (shown,) = _lessons(ministry)
    assert (shown.title, [fact.number for fact in shown.facts]) == ("Better said", [first.number])
    assert ministry.refused("P-AN1", revise_lesson, request).rule == "lesson.stale"


def test_a_lesson_of_one_country_is_not_shown_on_another_but_a_general_one_is(ministry: Ministry) -> None:
    opened(ministry)
    opened(ministry, "UKR")
    _record(ministry, "MMR")
    general = _record(ministry, None)
    assert [shown.number for shown in _lessons(ministry, "UKR")] == [general.number]
    assert len(_lessons(ministry)) == 2
