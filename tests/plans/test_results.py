"""What came of measures, whether protection is equal, options taken from a plan, and what a brief says of it."""

from datetime import date, timedelta

import pytest

from app.actions.plans.action_plans import AgreePlan, SubmitPlan, agree_plan, submit_plan
from app.actions.plans.measure_results import CheckTreatment, RecordResult, check_treatment, record_result
from app.actions.plans.plan_measures import ReviseMeasure, revise_measure
from app.actions.reports.options import DropOption, drop_option
from app.actions.reports.plan_options import TakeOptionsFromPlan, take_options_from_plan
from app.cli.plain import plain
from app.reading.briefs.gathering import BriefPurpose
from app.reading.briefs.preview import brief_preview
from app.reading.desk import Need, desk
from app.reading.reports.option_findings import findings_of_options
from app.reading.reports.options import option_views
from app.reading.reports.results_due import results_due
from app.reading.reports.treatment import protecting_responses
from db.reports import Option
from db.vocabulary import Phase
from db.vocabulary.plans import MeasureEffect, Treatment
from tests.support.carrying import (
    assessed,
    authorise,
    decided,
    escalated,
    open_file,
    prepared,
)
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry
from tests.support.planning import (
    LATER,
    TODAY,
    agreed,
    drafted,
    lever,
    measure_content,
    plans_of,
    submitted,
)

E = Phase.VIOLENCE_ESCALATION
AFTER = LATER + timedelta(days=1)


def _due(ministry: Ministry, today: date) -> list[str]:
    with ministry.store.read() as session:
        return [one.number for one in results_due(session, today, "MMR")]


def test_s45_a_measure_of_an_agreed_plan_without_result_is_listed_after_its_day(ministry: Ministry) -> None:
    opened(ministry)
    plan = agreed(ministry, E, "VE-1")
    drafted(ministry, Phase.IMMINENT_RISK, "IR-5")
    assert _due(ministry, LATER) == []
    assert _due(ministry, AFTER) == [f"{plan.number} measure 1"]
    ministry.clock.at = NOW + timedelta(days=100)
    with ministry.store.read() as session:
        found = desk(session, ministry.actors["P-FP"], ministry.clock.at, AFTER)
    (line,) = [line for line in found.lines if line.need is Need.MEASURE_RESULT]
    assert (line.key, line.mine, line.clock is not None) == ("MMR", True, True)
    (kept,) = plans_of(ministry, today=AFTER)[0].measures
    assert kept.due
    request = RecordResult(
        measure_id=kept.measure_id, effect=MeasureEffect.NONE, result="Nothing changed", seen_on=TODAY
    )
    ministry.do("P-AN1", record_result, request)
    assert _due(ministry, AFTER) == []
    assert plans_of(ministry, today=AFTER)[0].measures[0].results[0].effect is MeasureEffect.NONE


def test_s45_a_new_version_of_the_plan_does_not_do_away_with_the_result_that_was_overdue(
    ministry: Ministry,
) -> None:
    opened(ministry)
    first = agreed(ministry, E, "VE-1")
    ministry.clock.at = NOW + timedelta(days=(AFTER - TODAY).days)
    drafted(ministry, E)
    (copied,) = plans_of(ministry, today=AFTER)[0].measures
    again = ReviseMeasure(
        measure_id=copied.measure_id,
        based_on=copied.version,
        content=measure_content(ministry, review_on=AFTER + timedelta(days=90)),
    )
    ministry.do("P-AN1", revise_measure, again)
    draft, _ = plans_of(ministry, today=AFTER)
    submit = SubmitPlan(plan_id=draft.plan_id, based_on=draft.entry, office_id=ministry.offices["minister"])
    sent = ministry.do("P-AN1", submit_plan, submit)
    ministry.do("P-MIN", agree_plan, AgreePlan(plan_id=sent.plan_id, based_on=sent.entry))
    assert _due(ministry, AFTER) == [f"{first.number} measure 1"]
    second, before = plans_of(ministry, today=AFTER)
    assert (second.measures[0].due, before.measures[0].due) == (False, True)
    result = RecordResult(
        measure_id=before.measures[0].measure_id,
        effect=MeasureEffect.PARTLY,
        result="Access for a month",
        seen_on=AFTER,
    )
    ministry.do("P-AN1", record_result, result)
    assert _due(ministry, AFTER) == []


def test_s45_a_measure_whose_day_had_not_come_goes_on_in_the_next_version(ministry: Ministry) -> None:
    opened(ministry)
    agreed(ministry, E, "VE-1")
    second = submitted(ministry, drafted(ministry, E))
    ministry.do("P-DG1", agree_plan, AgreePlan(plan_id=second.plan_id, based_on=second.entry))
    assert _due(ministry, AFTER) == [f"{second.number} measure 1"]
    assert [plan.measures[0].due for plan in plans_of(ministry, today=AFTER)] == [True, False]


def test_s45_a_response_that_goes_on_after_its_day_is_listed(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-2")
    escalated(ministry, case, "dg_political", "P-DG1")
    decided(ministry, "P-DG1", "dg_political", case, authorise(case.options[0]))
    assert _due(ministry, TODAY + timedelta(days=90)) == []
    (number,) = _due(ministry, TODAY + timedelta(days=91))
    assert number.startswith("R-")
    day = TODAY + timedelta(days=91)
    with ministry.store.read() as session:
        found = desk(session, ministry.actors["P-FP"], ministry.clock.at + timedelta(days=91), day)
    # The number of a warning tells no country: the line does.
    (line,) = [line for line in found.lines if line.need is Need.MEASURE_RESULT]
    assert line.what.startswith(f"Myanmar: {number} ")
    assert (line.key, line.opens) == ("EW-2026-0001", f"EW-2026-0001/response/{number}")
    with ministry.store.read() as session:
        (told,) = plain(results_due(session, day, "MMR"))
    assert {name: told[name] for name in ("page", "key", "part")} == {
        "page": "reports",
        "key": "EW-2026-0001",
        "part": f"response/{number}",
    }, "scripts read the number of the report"
    with ministry.store.read() as session:
        at = ministry.clock.at + timedelta(days=91)
        waits = [
            who
            for who, actor in ministry.actors.items()
            if any(
                one.mine and one.need is Need.MEASURE_RESULT for one in desk(session, actor, at, day).lines
            )
        ]
    assert waits, "it waits for its lead"
    assert "P-FP" not in waits, "who cannot say what came of it is not asked"


def test_a_draft_has_no_result(ministry: Ministry) -> None:
    opened(ministry)
    drafted(ministry, E, "VE-1")
    (kept,) = plans_of(ministry)[0].measures
    request = RecordResult(
        measure_id=kept.measure_id, effect=MeasureEffect.PARTLY, result="Some", seen_on=TODAY
    )
    assert ministry.refused("P-AN1", record_result, request).rule == "measure.not_agreed"


def test_s62_an_unchecked_protection_measure_warns_until_somebody_checked(ministry: Ministry) -> None:
    opened(ministry)
    agreed(ministry, Phase.IMMINENT_RISK, "IR-5")
    (plan,) = plans_of(ministry)
    assert [finding.code for finding in plan.findings] == ["treatment_unchecked"]
    measure_id = plan.measures[0].measure_id
    for finding, codes in (
        (Treatment.UNEQUAL, ["treatment_unequal"]),
        (Treatment.EQUAL, []),
    ):
        request = CheckTreatment(
            measure_id=measure_id, finding=finding, note="Two crossings watched", checked_on=TODAY
        )
        ministry.do("P-AN1", check_treatment, request)
        assert [one.code for one in plans_of(ministry)[0].findings] == codes
    assert len(plans_of(ministry)[0].measures[0].checks) == 2


def test_s62_a_response_that_protects_is_checked_too(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-3", "VE-1")
    escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", case, authorise(case.options[0]), authorise(case.options[1]))
    with ministry.store.read() as session:
        (shown,) = protecting_responses(session, "MMR")
    assert shown.finding is not None
    assert shown.finding.code == "treatment_unchecked"
    request = CheckTreatment(
        response_id=shown.response_id, finding=Treatment.EQUAL, note="Lists compared", checked_on=TODAY
    )
    ministry.do("P-AN1", check_treatment, request)
    with ministry.store.read() as session:
        (shown,) = protecting_responses(session, "MMR")
    assert shown.finding is None
    neither = CheckTreatment(finding=Treatment.EQUAL, note="Nothing", checked_on=TODAY)
    assert ministry.rejected("P-AN1", check_treatment, neither).field == "measure"


def test_s36_measures_of_the_plan_become_options_of_a_report_once(ministry: Ministry) -> None:
    report_id = assessed(ministry, open_file(ministry))
    agreed(ministry, E, "VE-1", "VE-3")
    first, second = (one.measure_id for one in plans_of(ministry)[0].measures)
    request = TakeOptionsFromPlan(report_id=report_id, measures=(first, second))
    taken = ministry.do("P-FP", take_options_from_plan, request)
    with ministry.store.read() as session:
        options = option_views(session, report_id, ministry.actors["P-FP"], NOW)
        rows = [session.get_one(Option, one.option_id).measure_id for one in taken.options]
    assert rows == [first, second]
    assert [(o.tool, o.title, o.content.review_on) for o in options] == [
        ("VE-1", "Measure of VE-1", LATER),
        ("VE-3", "Measure of VE-3", LATER),
    ]
    assert options[0].content.expected_outcome == "Pressure on those responsible"
    assert options[0].content.lead_office_id == ministry.offices["dg_political"]
    again = TakeOptionsFromPlan(report_id=report_id, measures=(first,))
    assert ministry.refused("P-FP", take_options_from_plan, again).rule == "plan.taken"
    dropped = DropOption(
        report_id=report_id,
        option_id=taken.options[0].option_id,
        based_on=ministry.version(Option, taken.options[0].option_id),
        reason="Taken by mistake",
    )
    ministry.do("P-FP", drop_option, dropped)
    assert len(ministry.do("P-FP", take_options_from_plan, again).options) == 1


def test_s36_nothing_is_taken_from_a_draft_or_from_the_plan_of_another_country(ministry: Ministry) -> None:
    opened(ministry, "UKR")
    report_id = assessed(ministry, open_file(ministry))
    drafted(ministry, E, "VE-1")
    agreed(ministry, E, "VE-1", country="UKR")
    rules = {"MMR": "plan.not_agreed", "UKR": "plan.other_country"}
    for country, rule in rules.items():
        (plan,) = plans_of(ministry, country)
        request = TakeOptionsFromPlan(report_id=report_id, measures=(plan.measures[0].measure_id,))
        assert ministry.refused("P-FP", take_options_from_plan, request).rule == rule


@pytest.mark.parametrize(
    ("tools", "codes"),
    [
        (("VE-5",), ["accountability_only", "no_protection"]),
        (("VE-5", "VE-1"), ["no_protection"]),
        (("VE-5", "VE-3"), ["treatment_unchecked"]),
    ],
)
def test_s46_the_options_of_a_report_are_observed_as_the_measures_of_a_plan(
    ministry: Ministry, tools: tuple[str, ...], codes: list[str]
) -> None:
    case = prepared(ministry, open_file(ministry), *tools)
    with ministry.store.read() as session:
        assert [one.code for one in findings_of_options(session, case.report_id)] == codes


def test_annex_d_says_what_levers_are_left_and_what_the_agreed_plan_holds(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-5")
    purpose = BriefPurpose(
        office_id=ministry.offices["dg_political"],
        decide_by=NOW + timedelta(days=1),
        because="The rains end",
        cleared_by=ministry.people["P-FP"],
    )
    with ministry.store.read() as session:
        before = brief_preview(session, case.report_id, purpose, NOW).data.annexes
    assert before.levers == ""
    assert before.action_plan.startswith("No plan is agreed for the phase violence escalation.")
    assert before.plan_rows == ()
    assert before.lever_rows == ()
    assert any(
        said.startswith("Of the options: All of it is accountability.") for said in before.observations
    )
    kept = lever(ministry)
    plan = agreed(ministry, E, "VE-1")
    with ministry.store.read() as session:
        after = brief_preview(session, case.report_id, purpose, NOW).data.annexes
    assert [(row.number, row.state) for row in after.lever_rows] == [(kept.number, "unspent")]
    assert "1 unspent" in after.levers
    assert f"{plan.number}, version 1" in after.action_plan
    assert [(row.number, row.tool, row.measure, row.who) for row in after.plan_rows] == [
        (1, "VE-1", "Measure of VE-1", "Director-General, Political Affairs")
    ]
    assert "Of the plan: Nothing here protects those at risk themselves." in after.observations
