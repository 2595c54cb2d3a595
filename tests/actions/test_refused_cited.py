"""Nothing rests on a decision that was never made: what cites one whose record was refused is not taken, or says so."""

from dataclasses import replace
from datetime import date

from app.actions.engagement.interests import Weighed, WeighInterests, weigh_interests
from app.actions.plans.lessons import RecordLesson, ReviseLesson, record_lesson, revise_lesson
from app.actions.plans.levers import SpendLever, spend_lever
from app.actions.reports.escalations import Escalated
from app.actions.reports.signatures import FindOutsideAuthority, find_outside_authority
from app.reading.briefs.plans import lever_note
from app.reading.engagement.register import decisions_on, weighings
from app.reading.inquiry.answers import answer_to
from app.reading.plans.lessons import lesson_views
from app.reading.plans.levers import lever_views
from db.decisions import Decision
from db.vocabulary.engagement import Interest
from tests.support.carrying import Prepared, authorise, decline
from tests.support.ministry import Ministry
from tests.support.planning import lesson_content, lever
from tests.support.refusing import recorded, refuse


def weighing(ministry: Ministry, decision: str) -> WeighInterests:
    return WeighInterests(
        country="MMR",
        subject="Gas revenue",
        weighed_on=today(ministry),
        weighed=(Weighed(interest=Interest.ATROCITY_PREVENTION, words="The revenue pays the army."),),
        put_first=Interest.ATROCITY_PREVENTION,
        reason="As weighed.",
        decision_id=decision,
    )


def use(ministry: Ministry, lever_id: str, number: str) -> SpendLever:
    return SpendLever(
        lever_id=lever_id, used_on=today(ministry), whole=False, reason="As said.", on_what=number
    )


def today(ministry: Ministry) -> date:
    return ministry.clock.at.date()


def test_a_refused_record_is_not_offered_and_not_taken_where_a_decision_is_cited(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    signed = ministry.clock.at
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    refuse(ministry, wrong)
    (right,) = recorded(ministry, case, sent, authorise(case.options[0]), signed=signed)
    held = lever(ministry)
    number, other = ministry.row(Decision, wrong).number, ministry.row(Decision, right).number
    with ministry.store.read() as session:
        assert [offered for offered, _ in decisions_on(session, "MMR")] == [right]
    finding = FindOutsideAuthority(decision_id=wrong, finding="No power.", correction="Undone.")
    lesson = RecordLesson(country="MMR", content=lesson_content(facts=(number,)))
    said = {
        "P-AN1 decision": ministry.rejected("P-AN1", weigh_interests, weighing(ministry, wrong)),
        "P-FP on what": ministry.rejected("P-FP", spend_lever, use(ministry, held.lever_id, number)),
        "P-AN1 facts": ministry.rejected("P-AN1", record_lesson, lesson),
    }
    for asked, error in said.items():
        assert error.field == asked.split(" ", 1)[1]
        assert error.message == f"The record of {number} was refused: it differs from the signed paper."
    assert ministry.refused("P-FP", find_outside_authority, finding).rule == "finding.record_refused"
    # What was recorded anew is cited as any other decision.
    ministry.do("P-FP", spend_lever, use(ministry, held.lever_id, other))
    ministry.do("P-AN1", weigh_interests, weighing(ministry, right))


def test_what_cited_a_record_before_it_was_refused_says_so_where_it_is_told(
    ministry: Ministry, case: Prepared, sent: Escalated
) -> None:
    (wrong,) = recorded(ministry, case, sent, decline(case.options[0]))
    number, held = ministry.row(Decision, wrong).number, lever(ministry)
    ministry.do("P-FP", spend_lever, use(ministry, held.lever_id, number))
    ministry.do("P-AN1", weigh_interests, weighing(ministry, wrong))
    content = lesson_content(facts=(number,))
    kept = ministry.do("P-AN1", record_lesson, RecordLesson(country="MMR", content=content))
    finding = FindOutsideAuthority(decision_id=wrong, finding="No power.", correction="Undone.")
    ministry.do("P-FP", find_outside_authority, finding)

    def told() -> dict[str, str]:
        with ministry.store.read() as session:
            (held,) = lever_views(session, "MMR", today(ministry))
            (weighed,) = weighings(session, "MMR")
            (lesson,) = lesson_views(session, "MMR")
            answers = {
                f"question {ask}": " ".join(
                    cell
                    for row in answer_to(session, ask, "MMR", ministry.clock.at).rows
                    for cell in row.cells
                )
                for ask in (9, 16, 18)
            }
        return answers | {
            "lever": held.uses[0].on_what_said,
            "brief": lever_note(held),
            "weighing": weighed.decision_said,
            "lesson": lesson.facts[0].said,
        }

    def marked() -> set[str]:
        return {place for place, said in told().items() if f"{number} (its record was refused)" in said}

    assert not marked()
    assert all(number in said for said in told().values())
    refuse(ministry, wrong)
    assert marked() == set(told())
    # A lesson that stood on it before can still be revised.
    revised = replace(content, title="An open gate protects")
    asked = ReviseLesson(lesson_id=kept.lesson_id, based_on=kept.version, content=revised)
    assert ministry.do("P-AN1", revise_lesson, asked).version > kept.version
