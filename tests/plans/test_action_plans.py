"""Action plans: agreed beforehand by a named authority, opened by a change of phase, never changed (S-36)."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from app.actions.countries.country_files import RecordReview, record_review
from app.actions.plans.action_plans import (
    AgreePlan,
    DraftPlan,
    EditPlan,
    ReturnPlan,
    SubmitPlan,
    agree_plan,
    draft_plan,
    edit_plan,
    return_plan,
    submit_plan,
)
from app.actions.plans.measure_results import RecordResult, record_result
from app.actions.plans.plan_measures import (
    AddMeasure,
    ReviseMeasure,
    add_measure,
    revise_measure,
)
from app.reading.desk import Need, desk
from db.ledger.entries import ledger
from db.plans import ActionPlan, PlanMeasure
from db.vocabulary import Phase
from db.vocabulary.plans import MeasureEffect, PlanState
from tests.support.carrying import assessed, escalated, open_file, prepared
from tests.support.casework import opened
from tests.support.ministry import NOW, PAPER, Ministry
from tests.support.planning import (
    TODAY,
    agreed,
    drafted,
    measure,
    measure_content,
    moved,
    plans_of,
    submitted,
)

E, IMMINENT = Phase.VIOLENCE_ESCALATION, Phase.IMMINENT_RISK


def test_s36_a_change_of_phase_opens_the_agreed_plan_in_the_same_transaction(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.RISK_PRESENT)
    plan = agreed(ministry, E, "VE-1", "VE-3")
    ministry.clock.at = NOW + timedelta(days=1)
    changed = moved(ministry, E, TODAY)
    assert changed.opened_plan == plan.number
    (shown,) = plans_of(ministry)
    assert [(one.effective_on, one.reason) for one in shown.openings] == [(TODAY, "Seen by 2026-01-15")]
    with ministry.store.read() as session:
        last = session.execute(
            sa.select(ledger.c.action, ledger.c.subject_kind).order_by(ledger.c.number.desc()).limit(2)
        ).all()
    assert [tuple(row) for row in last] == [
        ("country.phase", "plan_openings"),
        ("country.phase", "phase_changes"),
    ]


def test_s36_an_assessment_that_changes_the_phase_opens_the_plan_too(ministry: Ministry) -> None:
    item = open_file(ministry)
    plan = agreed(ministry, E, "VE-1")
    ministry.clock.at = NOW + timedelta(hours=1)
    assessed(ministry, item)
    (shown,) = plans_of(ministry)
    assert shown.number == plan.number
    assert [one.reason for one in shown.openings] == ["Assessment of EW-2026-0001"]


def openings_on_desk(ministry: Ministry, who: str = "P-FP") -> list[tuple[str, bool]]:
    with ministry.store.read() as session:
        found = desk(session, ministry.actors[who], ministry.clock.at, ministry.clock.at.date())
    return [(line.subject, line.mine) for line in found.lines if line.need is Need.PLAN_OPENED]


@pytest.mark.parametrize("way", ["a review", "a result", "another phase"])
def test_s36_an_opened_plan_waits_for_the_focal_point_until_it_is_taken_up(
    ministry: Ministry, way: str
) -> None:
    opened(ministry, phase=Phase.RISK_PRESENT)
    plan = agreed(ministry, E, "VE-1")
    assert openings_on_desk(ministry) == []
    ministry.clock.at = NOW + timedelta(hours=1)
    moved(ministry, E)
    assert openings_on_desk(ministry) == [(plan.number, True)]
    assert openings_on_desk(ministry, "P-AN1") == [(plan.number, False)]
    ministry.clock.at += timedelta(hours=1)
    if way == "a review":
        ministry.do("P-FP", record_review, RecordReview(country="MMR", findings="Nothing to take up yet."))
    elif way == "a result":
        (shown,) = plans_of(ministry)
        seen = RecordResult(
            measure_id=shown.measures[0].measure_id,
            effect=MeasureEffect.PARTLY,
            result="They answered.",
            seen_on=TODAY,
        )
        ministry.do("P-FP", record_result, seen)
    else:
        moved(ministry, IMMINENT)
    assert openings_on_desk(ministry) == []


def test_s36_a_plan_agreed_within_its_phase_is_told_open_since_it_was_agreed(ministry: Ministry) -> None:
    opened(ministry, phase=E)
    ministry.clock.at = NOW + timedelta(days=3)
    agreed(ministry, E, "VE-1")
    with ministry.store.read() as session:
        found = desk(session, ministry.actors["P-FP"], ministry.clock.at, ministry.clock.at.date())
    [line] = [line for line in found.lines if line.need is Need.PLAN_OPENED]
    since = (TODAY + timedelta(days=3)).isoformat()
    assert line.what.startswith(
        f"Myanmar: the plan of the phase violence escalation has been open since {since}."
    )


def test_s36_a_report_that_goes_up_takes_up_the_plan_that_its_assessment_opened(ministry: Ministry) -> None:
    item = open_file(ministry)
    plan = agreed(ministry, E, "VE-1")
    ministry.clock.at = NOW + timedelta(hours=1)
    case = prepared(ministry, item, "VE-1", "VE-1")
    assert [one.number for one in plans_of(ministry) if one.openings] == [plan.number]
    assert openings_on_desk(ministry) == [], "the report asks for its options, and is offered the plan there"
    escalated(ministry, case, "minister")
    assert openings_on_desk(ministry) == []


def test_s36_a_phase_without_an_agreed_plan_opens_nothing(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.RISK_PRESENT)
    submitted(ministry, drafted(ministry, E, "VE-1"))
    ministry.clock.at = NOW + timedelta(days=1)
    assert moved(ministry, E).opened_plan == ""


def test_s36_a_plan_opens_again_when_its_phase_is_entered_again_and_only_then(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.RISK_PRESENT)
    agreed(ministry, E, "VE-1")
    agreed(ministry, IMMINENT, "IR-5")
    counts = []
    for day, phase in enumerate((E, IMMINENT, E), start=1):
        ministry.clock.at = NOW + timedelta(days=day)
        assert moved(ministry, phase, TODAY + timedelta(days=day)).opened_plan
        counts.append(len(next(plan for plan in plans_of(ministry) if plan.phase is E).openings))
    assert counts == [1, 1, 2]


def test_s36_a_change_entered_for_the_past_that_a_later_one_overtook_opens_nothing(
    ministry: Ministry,
) -> None:
    opened(ministry, phase=Phase.RISK_PRESENT)
    agreed(ministry, E, "VE-1")
    ministry.clock.at = NOW + timedelta(days=3)
    assert moved(ministry, E, TODAY - timedelta(days=30)).opened_plan == ""


def test_s36_a_plan_agreed_for_the_phase_that_holds_is_open_at_once(ministry: Ministry) -> None:
    opened(ministry, phase=E)
    assert agreed(ministry, E, "VE-1").opened
    assert len(plans_of(ministry)[0].openings) == 1


def test_s10_a_blank_context_or_rationale_blocks_submission(ministry: Ministry) -> None:
    opened(ministry)
    for changes, rule in (({"context_note": " \n"}, "plan.context"), ({"rationale": ""}, "plan.rationale")):
        phase = E if rule == "plan.context" else IMMINENT
        plan = drafted(ministry, phase, "VE-1", **changes)
        request = SubmitPlan(
            plan_id=plan.plan_id,
            based_on=ministry.version(ActionPlan, plan.plan_id),
            office_id=ministry.offices["dg_political"],
        )
        assert ministry.refused("P-AN1", submit_plan, request).rule == rule
    assert {plan.state for plan in plans_of(ministry)} == {PlanState.DRAFT}


def test_s10_the_database_itself_takes_no_plan_without_context(ministry: Ministry) -> None:
    opened(ministry)
    plan = drafted(ministry, E, "VE-1", context_note="")
    with ministry.store.work(ministry.actors["P-AN1"]) as work:
        work.act("plan.submit", topic="MMR")
        row = work.get(ActionPlan, plan.plan_id)
        assert row is not None
        row.state, row.submitted_to_id = PlanState.SUBMITTED, ministry.offices["dg_political"]
        with pytest.raises(sa.exc.IntegrityError, match="context_before_submission"):
            work.save()


def test_only_the_addressed_office_agrees_and_never_who_drafted(ministry: Ministry) -> None:
    opened(ministry)
    plan = submitted(ministry, drafted(ministry, E, "VE-1"))
    request = AgreePlan(plan_id=plan.plan_id, based_on=plan.entry)
    assert ministry.refused("P-AN2", agree_plan, request).rule == "role"
    assert ministry.refused("P-PS", agree_plan, request).rule == "plan.office"
    own = ministry.do(
        "P-FP", draft_plan, DraftPlan(country="MMR", phase=IMMINENT, rationale="Why", context_note="Where")
    )
    measure(ministry, own, "IR-5")
    own = submitted(ministry, own, "focal_point")
    assert (
        ministry.refused("P-FP", agree_plan, AgreePlan(plan_id=own.plan_id, based_on=own.entry)).rule
        == "plan.own"
    )
    ministry.do("P-DG1", agree_plan, request)
    (shown,) = [one for one in plans_of(ministry) if one.phase is E]
    assert shown.agreed == "Dana Whitlock, Director-General, Political Affairs"


def test_the_office_sees_the_plan_on_its_desk_and_gives_it_back_with_a_reason(ministry: Ministry) -> None:
    opened(ministry)
    plan = submitted(ministry, drafted(ministry, E, "VE-1"))
    with ministry.store.read() as session:
        for who, mine in (("P-DG1", True), ("P-PS", False)):
            found = desk(session, ministry.actors[who], NOW, TODAY)
            (line,) = [line for line in found.lines if line.need is Need.AGREE_PLAN]
            assert (line.subject, line.mine) == (plan.number, mine)
    request = ReturnPlan(plan_id=plan.plan_id, based_on=plan.entry, reason="Say who opens the border")
    assert ministry.refused("P-AN1", return_plan, request).rule == "role"
    ministry.do("P-DG1", return_plan, request)
    assert plans_of(ministry)[0].state is PlanState.DRAFT


def test_a_plan_signed_on_paper_is_recorded_with_the_paper_by_another_hand(ministry: Ministry) -> None:
    opened(ministry)
    plan = submitted(ministry, drafted(ministry, E, "VE-1"), "minister")
    signer = ministry.people["P-MIN"]
    bare = AgreePlan(plan_id=plan.plan_id, based_on=plan.entry, signed_by_id=signer, signed_at=NOW)
    assert ministry.refused("P-REC", agree_plan, bare).rule == "plan.paper"
    early = AgreePlan(
        plan_id=plan.plan_id,
        based_on=plan.entry,
        signed_by_id=signer,
        signed_at=NOW - timedelta(days=1),
        document=PAPER,
    )
    assert ministry.rejected("P-REC", agree_plan, early).field == "time of signature"
    ministry.do(
        "P-REC",
        agree_plan,
        AgreePlan(
            plan_id=plan.plan_id, based_on=plan.entry, signed_by_id=signer, signed_at=NOW, document=PAPER
        ),
    )
    (shown,) = plans_of(ministry)
    assert shown.agreed == "Helena Marsh, Minister for Foreign Affairs (on paper, recorded by Tomas Hale)"


def test_an_agreed_plan_is_never_changed_and_a_new_version_supersedes_it(ministry: Ministry) -> None:
    opened(ministry)
    first = agreed(ministry, E, "VE-1", "VE-3")
    edit = EditPlan(plan_id=first.plan_id, based_on=first.entry, rationale="Other", context_note="Other")
    assert ministry.refused("P-AN1", edit_plan, edit).rule == "plan.state"
    more = AddMeasure(plan_id=first.plan_id, content=measure_content(ministry, "VE-4"))
    assert ministry.refused("P-AN1", add_measure, more).rule == "plan.state"
    second = drafted(ministry, E)
    assert [len(plan.measures) for plan in plans_of(ministry)] == [2, 2]
    assert ministry.refused("P-AN1", draft_plan, DraftPlan(country="MMR", phase=E)).rule == "plan.under_way"
    second = submitted(ministry, second)
    ministry.do("P-DG1", agree_plan, AgreePlan(plan_id=second.plan_id, based_on=second.entry))
    assert [(plan.version, plan.state) for plan in plans_of(ministry)] == [
        (2, PlanState.AGREED),
        (1, PlanState.SUPERSEDED),
    ]


@pytest.mark.parametrize(
    ("kind", "column", "value", "words"),
    [
        (ActionPlan, "rationale", "Other", "an agreed plan is never changed"),
        (ActionPlan, "agreed_at", NOW + timedelta(days=1), "an agreed plan is never changed"),
        (ActionPlan, "state", PlanState.DRAFT, "not in the flow"),
        (PlanMeasure, "title", "Other", "never changed"),
    ],
)
def test_the_database_itself_keeps_an_agreed_plan(
    ministry: Ministry, kind: type[ActionPlan | PlanMeasure], column: str, value: object, words: str
) -> None:
    opened(ministry)
    agreed(ministry, E, "VE-1")
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        work.act("plan.edit", topic="MMR")
        row = work.session.scalars(sa.select(kind)).one()
        setattr(row, column, value)
        with pytest.raises(sa.exc.IntegrityError, match=words):
            work.save()


def test_nobody_overwrites_the_words_of_another(ministry: Ministry) -> None:
    opened(ministry)
    plan = drafted(ministry, E, "VE-1")
    edit = EditPlan(plan_id=plan.plan_id, based_on=plan.entry, rationale="Mine", context_note="Mine")
    ministry.do("P-AN1", edit_plan, edit)
    assert ministry.refused("P-AN2", edit_plan, edit).rule == "plan.stale"
    (kept,) = plans_of(ministry)[0].measures
    revise = ReviseMeasure(
        measure_id=kept.measure_id, based_on=kept.version, content=measure_content(ministry, title="A")
    )
    ministry.do("P-AN1", revise_measure, revise)
    assert ministry.refused("P-AN2", revise_measure, revise).rule == "measure.stale"
