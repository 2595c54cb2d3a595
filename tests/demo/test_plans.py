"""What the demonstration holds ready: levers, plans for each phase, results, the check at the border, lessons."""

from collections import Counter
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app.briefs.encoding import decode
from app.documents.kinds import kind_of
from app.reading.desk import Need, desk
from app.reading.documents.asked import Asked
from app.reading.documents.profile import country_profile
from app.reading.ministry.settings import read_settings
from app.reading.plans.lessons import lesson_views
from app.reading.plans.levers import lever_alarms, lever_views
from app.reading.plans.plans import plan_views
from app.reading.reports.treatment import protecting_responses
from app.reading.reviews_due import reviews_due
from db.reports import Brief, Report
from db.vocabulary import Phase
from db.vocabulary.plans import LeverState, PlanState, Treatment
from tests.demo.conftest import Case


def test_s36_the_phases_of_myanmar_opened_the_plans_that_were_agreed_before(case: Case) -> None:
    today = case.ministry.store.clock().date()
    with case.read() as session:
        plans = plan_views(session, "MMR", today)
    assert [plan.phase for plan in plans] == list(Phase)
    assert {plan.state for plan in plans} == {PlanState.AGREED}
    opened = {plan.phase: [one.effective_on.year for one in plan.openings] for plan in plans}
    assert opened[Phase.RISK_PRESENT] == []
    assert opened[Phase.IMMINENT_RISK][0] == 2017
    assert len(opened[Phase.IMMINENT_RISK]) >= 2
    # One result was never recorded, and is listed as overdue ever since (S-45).
    assert [one.tool for plan in plans for one in plan.measures if one.due] == ["IR-3"]
    assert all(plan.agreed_at and plan.agreed_at.year == 2017 for plan in plans)


def test_the_profile_of_a_past_day_counts_the_measures_of_each_plan_as_that_of_today_does(case: Case) -> None:
    def measures(on: date | None) -> list[str]:
        asked = Asked(kind_of("profile"), "MMR", case.ministry.store.clock(), "Ravi Subramaniam", on=on)
        with case.read() as session:
            parts = country_profile(session, asked).parts
        return [row[-1] for row in next(part for part in parts if part.key == "plans").rows]

    assert measures(date(2022, 9, 23)) == measures(None) == ["2", "3", "3"]


def test_every_overdue_review_is_among_what_is_overdue_on_the_desk(case: Case) -> None:
    """The desk says so beside each count of reviews: whoever reads it adds nothing up."""
    reviews_of = {Need.REVIEW_FILE, Need.REVIEW_ENGAGEMENT, Need.MEASURE_RESULT}
    with case.read() as session:
        zone = ZoneInfo(read_settings(session).time_zone)
    for at in (datetime(2022, 9, 23, 9, tzinfo=UTC), case.ministry.store.clock()):
        today = at.astimezone(zone).date()
        with case.read() as session:
            waiting = desk(session, case.ministry.actor, at, today).lines
            late = [one for one in reviews_due(session, today) if one.due_on < today]
        counted = Counter(
            (line.opens.partition("/")[0], line.due_at.astimezone(zone).date())
            for line in waiting
            if line.overdue and line.need in reviews_of and line.page == "countries" and line.due_at
        )
        assert late
        assert Counter((one.country, one.due_on) for one in late) <= counted


def test_s35_spent_levers_say_on_what_and_the_ones_that_are_left_are_seen(case: Case) -> None:
    today = case.ministry.store.clock().date()
    with case.read() as session:
        levers = {one.title: one for one in lever_views(session, "MMR", today)}
        alarms = lever_alarms(session, today)
    bans = levers["Travel bans and asset freezes on commanders"]
    assert bans.state is LeverState.SPENT
    assert bans.uses[0].on_what.startswith("D-2017-")
    assert levers["Protection visas for those who flee"].state is LeverState.UNSPENT
    assert "MMR" not in alarms


def test_s62_the_border_was_found_unequal_before_it_was_found_equal(case: Case) -> None:
    with case.read() as session:
        (asylum,) = [one for one in protecting_responses(session, "UKR") if one.checks]
    assert [check.finding for check in asylum.checks] == [Treatment.UNEQUAL, Treatment.EQUAL]
    assert asylum.finding is None


def test_s58_s66_lessons_carry_their_numbers_and_their_limits(case: Case) -> None:
    with case.read() as session:
        lessons = {one.title: one for one in lesson_views(session, "UKR")}
    gate = lessons["A gate that opens protects at once"]
    assert gate.protected == "75,000 people, moderate confidence"
    assert gate.closed_on is not None
    border = lessons["Protection is counted by passport from the first day"]
    assert "rare case" in border.not_transferable
    assert [fact.number[:3] for fact in border.facts] == ["EW-", "EV-"]


def test_annex_d_of_the_frozen_brief_of_the_coup_holds_levers_and_plan(case: Case) -> None:
    with case.read() as session:
        raw = session.scalars(
            sa.select(Brief.data)
            .join(Report, Report.id == Brief.report_id)
            .where(Report.number.startswith("EW-2021"), Report.country == "MMR")
            .order_by(Report.number)
        ).first()
    assert raw is not None
    annexes = decode(raw.encode()).annexes
    freeze = [
        row for row in annexes.lever_rows if row.lever == "Freeze of companies that the armed forces own"
    ]
    assert [row.state for row in freeze] == ["unspent"]
    assert "Checked on 1 February 2021" in annexes.levers
    assert "AP-2017-" in annexes.action_plan
    assert annexes.plan_rows
