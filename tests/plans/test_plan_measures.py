"""The measures of an action plan: what each has to say, for whom it is, and what they cover together (S-07, S-61, S-64)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from app.actions.countries.groups import GroupFacts, RecordGroup, record_group
from app.actions.plans.action_plans import (
    AgreePlan,
    SubmitPlan,
    agree_plan,
    submit_plan,
)
from app.actions.plans.plan_measures import (
    AddMeasure,
    DropMeasure,
    ReviseMeasure,
    add_measure,
    drop_measure,
    revise_measure,
)
from app.actions.reports.plan_options import TakeOptionsFromPlan, take_options_from_plan
from app.reading.plans.plan_coverage import plan_coverage
from app.reading.reports.options import option_views
from db.plans import ActionPlan, PlanMeasure
from db.vocabulary import Phase
from db.vocabulary.background import IdentityKind
from db.vocabulary.plans import PlanState
from db.vocabulary.toolbox import Coercion, OutcomeClass, Strand, Target
from tests.support.carrying import assessed, open_file
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry
from tests.support.planning import (
    TODAY,
    agreed,
    drafted,
    measure,
    measure_content,
    plans_of,
    submitted,
)

E, IMMINENT = Phase.VIOLENCE_ESCALATION, Phase.IMMINENT_RISK


def test_a_plan_without_a_measure_is_not_submitted(ministry: Ministry) -> None:
    opened(ministry)
    plan = drafted(ministry, E, "VE-1")
    (shown,) = plans_of(ministry)
    ministry.do(
        "P-AN1",
        drop_measure,
        DropMeasure(
            measure_id=shown.measures[0].measure_id,
            based_on=shown.measures[0].version,
            reason="Not ours to do",
        ),
    )
    request = SubmitPlan(
        plan_id=plan.plan_id,
        based_on=ministry.version(ActionPlan, plan.plan_id),
        office_id=ministry.offices["dg_political"],
    )
    assert ministry.refused("P-AN1", submit_plan, request).rule == "plan.measures"


def test_s61_a_contingency_for_flight_names_the_groups_at_risk(ministry: Ministry) -> None:
    opened(ministry)
    plan = drafted(ministry, IMMINENT)
    measure(ministry, plan, "IR-5", groups=())
    request = SubmitPlan(
        plan_id=plan.plan_id,
        based_on=ministry.version(ActionPlan, plan.plan_id),
        office_id=ministry.offices["dg_political"],
    )
    assert ministry.refused("P-AN1", submit_plan, request).rule == "plan.groups"
    (shown,) = plans_of(ministry)
    assert "no_groups" in {finding.code for finding in shown.findings}
    (kept,) = shown.measures
    content = measure_content(ministry, "IR-5", groups=("Rohingya", " ", "Women who travel alone"))
    ministry.do(
        "P-AN1",
        revise_measure,
        ReviseMeasure(measure_id=kept.measure_id, based_on=kept.version, content=content),
    )
    assert ministry.refused("P-AN1", submit_plan, request).rule == "plan.stale", "its measures are part of it"
    request = replace(request, based_on=ministry.version(ActionPlan, plan.plan_id))
    ministry.do("P-AN1", submit_plan, request)
    assert plans_of(ministry)[0].measures[0].content.groups == ("Rohingya", "Women who travel alone")


def test_s61_a_contingency_names_groups_of_the_register_and_an_option_taken_from_it_does_too(
    ministry: Ministry,
) -> None:
    item = open_file(ministry)
    facts = GroupFacts(
        name="Rohingya", identity=IdentityKind.ETHNIC, risk="Driven from their homes", source="A/HRC/39/64"
    )
    group = ministry.do("P-AN1", record_group, RecordGroup(country="MMR", group=facts))
    plan = drafted(ministry, IMMINENT)
    measure(ministry, plan, "IR-5", groups=(), group_ids=(group.entry_id,))
    plan = submitted(ministry, plan)
    ministry.do("P-DG1", agree_plan, AgreePlan(plan_id=plan.plan_id, based_on=plan.entry))
    (shown,) = plans_of(ministry)
    (kept,) = shown.measures
    assert kept.facts.groups == ("Rohingya",)
    report_id = assessed(ministry, item)
    ministry.do(
        "P-FP", take_options_from_plan, TakeOptionsFromPlan(report_id=report_id, measures=(kept.measure_id,))
    )
    with ministry.store.read() as session:
        (option,) = option_views(session, report_id, ministry.actors["P-FP"], NOW)
    assert option.content.target == "MMR Group 1"
    following = drafted(ministry, IMMINENT)
    assert [one.facts.groups for one in plans_of(ministry)[0].measures] == [("Rohingya",)]
    again = plans_of(ministry)[0].measures[0]
    content = measure_content(ministry, "IR-5", groups=("Kaman",), group_ids=())
    ministry.do(
        "P-AN1",
        revise_measure,
        ReviseMeasure(measure_id=again.measure_id, based_on=again.version, content=content),
    )
    assert following.version == 2
    assert [plan.measures[0].facts.groups for plan in plans_of(ministry)] == [("Kaman",), ("Rohingya",)]


def test_s61_a_group_of_another_country_is_refused(ministry: Ministry) -> None:
    opened(ministry)
    opened(ministry, "UKR")
    facts = GroupFacts(name="Crimean Tatars", identity=IdentityKind.ETHNIC, risk="Persecuted", source="OHCHR")
    group = ministry.do("P-AN1", record_group, RecordGroup(country="UKR", group=facts))
    plan = drafted(ministry, IMMINENT)
    content = measure_content(ministry, "IR-5", group_ids=(group.entry_id,))
    error = ministry.rejected("P-AN1", add_measure, AddMeasure(plan_id=plan.plan_id, content=content))
    assert error.field == "group"


def test_s64_a_sanction_or_aid_stop_says_its_humanitarian_effect(ministry: Ministry) -> None:
    opened(ministry)
    plan = drafted(ministry, IMMINENT)
    for tool in ("IR-1", "IR-2"):
        content = measure_content(ministry, tool, humanitarian_effect=" ")
        error = ministry.rejected("P-AN1", add_measure, AddMeasure(plan_id=plan.plan_id, content=content))
        assert error.field == "humanitarian effect"
    measure(ministry, plan, "IR-3", humanitarian_effect="")
    with ministry.store.work(ministry.actors["P-AN1"]) as work:
        work.act("measure.revise", topic="MMR")
        row = work.session.scalars(sa.select(PlanMeasure)).one()
        row.coercion = Coercion.NON_MILITARY_COERCIVE
        with pytest.raises(sa.exc.IntegrityError, match="humanitarian_effect"):
            work.save()


def test_a_measure_takes_its_class_from_its_tool_and_says_it_itself_in_own_words(ministry: Ministry) -> None:
    opened(ministry)
    plan = drafted(ministry, E, "VE-3")
    own = measure_content(ministry, None)
    error = ministry.rejected("P-AN1", add_measure, AddMeasure(plan_id=plan.plan_id, content=own))
    assert error.field == "target"
    measure(
        ministry,
        plan,
        None,
        title="Radio in Rohingya",
        target=Target.VICTIM,
        strand=Strand.DIRECT,
        coercion=Coercion.NON_COERCIVE,
        outcome_class=OutcomeClass.PROTECTION,
    )
    (shown,) = plans_of(ministry)
    first, second = shown.measures
    assert (first.facts.target, first.facts.strand, first.facts.outcome_class) == (
        Target.VICTIM,
        Strand.DIRECT,
        OutcomeClass.PROTECTION,
    )
    assert (second.tool, second.content.title) == ("", "Radio in Rohingya")


def test_s07_the_agreed_plans_count_their_measures_by_strand_and_cover_targets(ministry: Ministry) -> None:
    opened(ministry)
    agreed(ministry, Phase.RISK_PRESENT, "RP-1", "RP-4")
    agreed(ministry, E, "VE-3")
    drafted(ministry, IMMINENT, "IR-1")
    with ministry.store.read() as session:
        found = plan_coverage(session, "MMR", TODAY)
    assert (found.structural, found.direct) == (2, 1)
    assert found.without_plan == (IMMINENT,)
    assert {(c.phase, c.target) for c in found.cells if c.measures} == {
        (Phase.RISK_PRESENT, Target.CONTEXT),
        (Phase.RISK_PRESENT, Target.PERPETRATOR),
        (E, Target.VICTIM),
    }


def test_a_measure_is_reviewed_on_a_day_to_come_and_its_money_is_readable(ministry: Ministry) -> None:
    opened(ministry)
    plan = drafted(ministry, E)
    for changes, field in (
        ({"review_on": date(2026, 1, 14)}, "review date"),
        ({"cost": "a lot", "currency": "EUR"}, "cost"),
        ({"tool": "XX-9"}, "tool"),
        ({"expected_outcome": ""}, "expected outcome"),
    ):
        content = measure_content(ministry, **changes)
        error = ministry.rejected("P-AN1", add_measure, AddMeasure(plan_id=plan.plan_id, content=content))
        assert error.field == field


def test_a_next_version_is_not_submitted_with_days_of_review_that_are_over(ministry: Ministry) -> None:
    opened(ministry)
    agreed(ministry, E, "VE-1", "VE-3")
    ministry.clock.at = NOW + timedelta(days=120)
    following = drafted(ministry, E)
    request = SubmitPlan(
        plan_id=following.plan_id,
        based_on=ministry.version(ActionPlan, following.plan_id),
        office_id=ministry.offices["dg_political"],
    )
    refusal = ministry.refused("P-AN1", submit_plan, request)
    assert refusal.rule == "plan.review"
    first, measure = plans_of(ministry)[0].measures
    # All of them are named: who is told one after another comes back as often.
    assert all(
        f"{one.ordinal} ({one.content.review_on.isoformat()})" in refusal.message for one in (first, measure)
    )
    content = measure_content(ministry, review_on=date(2026, 9, 1))
    ministry.do(
        "P-AN1",
        revise_measure,
        ReviseMeasure(measure_id=first.measure_id, based_on=first.version, content=content),
    )
    revise = ReviseMeasure(measure_id=measure.measure_id, based_on=measure.version, content=content)
    ministry.do("P-AN1", revise_measure, revise)
    request = replace(request, based_on=ministry.version(ActionPlan, following.plan_id))
    assert ministry.do("P-AN1", submit_plan, request).state is PlanState.SUBMITTED
