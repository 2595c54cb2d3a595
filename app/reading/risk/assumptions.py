"""Assumptions of a country with their tests, and which of them are overdue (requirement S-70)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import person_named
from db.assessments import Assumption, AssumptionTest, RiskAssessment
from db.vocabulary.risk import AssumptionResult


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionTestView:
    """One test: what was found, when and by whom."""

    tested_on: date
    result: AssumptionResult
    finding: str
    next_retest_on: date | None
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionView:
    """An assumption; ``retest_on`` is the day of its next test, none when nothing is left to test."""

    assumption_id: str
    number: str
    country: str
    assessment: str
    text: str
    if_wrong: str
    stated_at: datetime
    stated_by: str
    retest_on: date | None
    tests: tuple[AssumptionTestView, ...]

    def overdue(self, today: date) -> bool:
        """Whether its test should have been made by now."""
        return self.retest_on is not None and self.retest_on < today

    @property
    def last_result(self) -> AssumptionResult | None:
        """What the newest test found; None before the first."""
        return self.tests[-1].result if self.tests else None


def assumptions_of(session: Session, country: str) -> tuple[AssumptionView, ...]:
    """The assumptions of a country: those to be tested first, by their day, then those that ended."""
    return _views(session, Assumption.country == country)


def overdue_assumptions(session: Session, today: date) -> tuple[AssumptionView, ...]:
    """The assumptions of all countries whose test is overdue, the longest first."""
    return tuple(one for one in _views(session, sa.true()) if one.overdue(today))


def next_test_of(session: Session, assumption: Assumption) -> date | None:
    """The day of the next test of an assumption; None when nothing is left to test."""
    return _next_test(assumption, _tests(session, [assumption.id])[assumption.id])


def _views(session: Session, condition: sa.ColumnElement[bool]) -> tuple[AssumptionView, ...]:
    rows = session.execute(
        sa.select(Assumption, RiskAssessment.number)
        .outerjoin(RiskAssessment, RiskAssessment.id == Assumption.assessment_id)
        .where(condition)
    ).all()
    tests = _tests(session, [assumption.id for assumption, _number in rows])
    views = [_view(session, assumption, number or "", tests[assumption.id]) for assumption, number in rows]
    return tuple(
        sorted(views, key=lambda one: (one.retest_on is None, one.retest_on or date.max, one.number))
    )


def _view(
    session: Session, row: Assumption, assessment: str, tests: Sequence[AssumptionTest]
) -> AssumptionView:
    return AssumptionView(
        assumption_id=row.id,
        number=row.number,
        country=row.country,
        assessment=assessment,
        text=row.text,
        if_wrong=row.if_wrong,
        stated_at=row.stated_at,
        stated_by=person_named(session, row.stated_by_id).name,
        retest_on=_next_test(row, tests),
        tests=tuple(
            AssumptionTestView(
                tested_on=test.tested_on,
                result=test.result,
                finding=test.finding,
                next_retest_on=test.next_retest_on,
                recorded_at=test.recorded_at,
                recorded_by=person_named(session, test.recorded_by_id).name,
            )
            for test in tests
        ),
    )


def _tests(session: Session, assumptions: Sequence[str]) -> dict[str, list[AssumptionTest]]:
    """The tests of each of these assumptions, oldest first."""
    found: dict[str, list[AssumptionTest]] = {each: [] for each in assumptions}
    statement = (
        sa.select(AssumptionTest)
        .where(AssumptionTest.assumption_id.in_(assumptions))
        .order_by(AssumptionTest.recorded_at, AssumptionTest.id)
    )
    for test in session.scalars(statement) if assumptions else ():
        found[test.assumption_id].append(test)
    return found


def _next_test(row: Assumption, tests: Sequence[AssumptionTest]) -> date | None:
    return tests[-1].next_retest_on if tests else row.retest_on
