"""Assumptions that judgements rest on, each with a day to test it again (requirement S-70).

A hopeful label, such as a transition, hides risk until someone asks again whether what it rests on still holds.
"""

from dataclasses import dataclass
from datetime import date

from app.actions.common import country_file, find, next_number, person_of, require_role, settings_of, today_of
from app.reading.risk.assumptions import next_test_of
from app.refusals import BadInput, Refused
from app.rules.entry.dates import LATEST, day_in, not_future
from app.rules.entry.texts import clean_text, required_text
from db.actor import Actor
from db.assessments import Assumption, AssumptionTest, RiskAssessment
from db.vocabulary import Role
from db.vocabulary.risk import AssumptionResult
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class StateAssumption:
    """What is taken for granted, what would follow if it were wrong, and when it is to be tested."""

    country: str
    text: str
    retest_on: date
    if_wrong: str = ""
    assessment_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetestAssumption:
    """What a test on a day found; ``next_retest_on`` is the day of the next test where the assumption held."""

    assumption_id: str
    result: AssumptionResult
    finding: str
    tested_on: date
    next_retest_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionKept:
    """An assumption as it now stands; ``retest_on`` is none when nothing is left to test."""

    assumption_id: str
    number: str
    retest_on: date | None


def state_assumption(work: Work, actor: Actor, request: StateAssumption) -> AssumptionKept:
    """State an assumption. Its words never change afterwards: what changes is stated anew.

    Raises:
        Refused: ``role``.
        BadInput: no file is open for the country, no text, a day that is not to come, or an assessment of another
            country.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    file = country_file(work, request.country)
    text = required_text(request.text, "assumption")
    if_wrong = clean_text(request.if_wrong, "if it does not hold")
    _to_come(request.retest_on, today_of(work), "test again on")
    if request.assessment_id is not None:
        assessment = find(work, RiskAssessment, request.assessment_id, "risk assessment")
        if assessment.country != file.country:
            raise BadInput(
                "assessment",
                tr(
                    "{assessment_number} is an assessment of another country.",
                    assessment_number=assessment.number,
                ),
                remedy=tr("Choose an assessment of this country, or none."),
            )
    number = next_number(work, Assumption.number, "AS")
    work.act("assumption.state", topic=file.country)
    row = work.add(
        Assumption(
            number=number,
            country=file.country,
            assessment_id=request.assessment_id,
            text=text,
            if_wrong=if_wrong,
            retest_on=request.retest_on,
            stated_at=work.at,
            stated_by_id=person_of(actor),
        )
    )
    return AssumptionKept(assumption_id=row.id, number=row.number, retest_on=row.retest_on)


def retest_assumption(work: Work, actor: Actor, request: RetestAssumption) -> AssumptionKept:
    """Record whether an assumption held. What held gets another day; every test stays on record.

    Raises:
        Refused: ``role``; ``assumption.ended``, when it did not hold before or is no longer relied on.
        BadInput: no such assumption, no finding, a test in the future or before the assumption, or a next day that is
            missing, not to come, or given for what is not tested again.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    row = find(work, Assumption, request.assumption_id, "assumption")
    if next_test_of(work.session, row) is None:
        raise Refused(
            "assumption.ended",
            tr("{number} did not hold, or is no longer relied on.", number=row.number),
            remedy=tr("State a new assumption."),
        )
    today = today_of(work)
    finding = required_text(request.finding, "finding")
    tested_on = not_future(request.tested_on, today, "tested on")
    stated_on = day_in(row.stated_at, settings_of(work).time_zone)
    if tested_on < stated_on:
        raise BadInput(
            "tested on",
            tr(
                "{number} was stated on {stated_on}, after that day.",
                number=row.number,
                stated_on=stated_on.isoformat(),
            ),
            remedy=tr("Give the day on which it was tested."),
        )
    if request.result.ends:
        if request.next_retest_on is not None:
            raise BadInput(
                "test again on",
                tr("What is not relied on is not tested again."),
                remedy=tr("Leave the day out."),
            )
    elif request.next_retest_on is None:
        raise BadInput(
            "test again on", tr("What held has no day for its next test."), remedy=tr("Give a day to come.")
        )
    else:
        _to_come(request.next_retest_on, today, "test again on")
    work.act("assumption.test", topic=row.country)
    work.add(
        AssumptionTest(
            assumption_id=row.id,
            tested_on=tested_on,
            result=request.result,
            finding=finding,
            next_retest_on=request.next_retest_on,
            recorded_at=work.at,
            recorded_by_id=person_of(actor),
        )
    )
    return AssumptionKept(assumption_id=row.id, number=row.number, retest_on=request.next_retest_on)


def _to_come(day: date, today: date, field: str) -> None:
    if not today < day <= LATEST:
        raise BadInput(
            field,
            tr("{day} is no day to come that is counted here.", day=day.isoformat()),
            remedy=tr("Give a day after today."),
        )
