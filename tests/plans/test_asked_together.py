"""Levers and plans are read together: more plans, lessons or tests of assumptions ask no more of the database."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.actions.plans.lessons import RecordLesson, record_lesson
from app.reading.ministry.organisation import office_views
from app.reading.plans.lessons import lesson_views
from app.reading.plans.plans import plan_views
from db.vocabulary import Phase
from tests.support.asking import asked_of
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry
from tests.support.planning import TODAY, agreed, drafted, lesson_content


def _asked(ministry: Ministry, reader: Callable[[Session], object]) -> int:
    with asked_of(ministry.store) as asked, ministry.store.read() as session:
        reader(session)
    return len(asked)


def test_three_plans_ask_no_more_than_one(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.RISK_PRESENT)
    agreed(ministry, Phase.VIOLENCE_ESCALATION, "VE-1", "VE-3")
    one = _asked(ministry, lambda session: plan_views(session, "MMR", TODAY))
    drafted(ministry, Phase.VIOLENCE_ESCALATION, "VE-1")
    agreed(ministry, Phase.IMMINENT_RISK, "IR-1")
    with ministry.store.read() as session:
        views = plan_views(session, "MMR", TODAY)
    assert [(view.phase, view.version, len(view.measures)) for view in views] == [
        (Phase.VIOLENCE_ESCALATION, 2, 3),
        (Phase.VIOLENCE_ESCALATION, 1, 2),
        (Phase.IMMINENT_RISK, 1, 1),
    ]
    assert _asked(ministry, lambda session: plan_views(session, "MMR", TODAY)) == one


def test_two_lessons_ask_no_more_than_one(ministry: Ministry) -> None:
    opened(ministry)
    ministry.do("P-AN1", record_lesson, RecordLesson(country="MMR", content=lesson_content()))
    one = _asked(ministry, lambda session: lesson_views(session, "MMR"))
    ministry.do("P-AN1", record_lesson, RecordLesson(country="MMR", content=lesson_content(title="Another")))
    assert _asked(ministry, lambda session: lesson_views(session, "MMR")) == one


def test_offices_are_shown_with_their_holders_without_asking_for_each(ministry: Ministry) -> None:
    assert _asked(ministry, lambda session: office_views(session, NOW)) < len(_offices(ministry)), (
        "each office was asked for"
    )


def _offices(ministry: Ministry) -> tuple[object, ...]:
    with ministry.store.read() as session:
        return office_views(session, NOW)
