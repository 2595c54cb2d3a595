"""What a set of measures lacks, and what is left of a lever: rules over plain values."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.reference.council import other_paths, possible_without_council
from app.reference.toolbox import TOOLBOX, SecurityCouncil
from app.rules.plans.levers import LeverUseFacts, lever_state, readiness
from app.rules.plans.plans import (
    MeasureFacts,
    by_strand,
    coverage,
    option_findings,
    plan_findings,
    result_is_due,
)
from db.vocabulary import Phase
from db.vocabulary.plans import LeverState, Treatment
from db.vocabulary.toolbox import Coercion, OutcomeClass, Strand, Target

DAY = date(2026, 1, 15)
TOOLS = {tool.code: tool for tool in TOOLBOX.shipped()}


def of_tool(code: str, place: int = 1, **changes: object) -> MeasureFacts:
    """The measure of a shipped tool."""
    tool = TOOLS[code]
    values: dict[str, object] = {
        "place": place,
        "title": tool.name,
        "tool": code,
        "target": tool.target,
        "outcome_class": tool.outcome_class,
        "coercion": tool.coercion,
        "strand": tool.strand,
        "treatment": Treatment.EQUAL,
        "groups": ("Rohingya",),
        **changes,
    }
    return MeasureFacts(**values)  # type: ignore[arg-type] # the fields are named above


def codes(phase: Phase, *measures: MeasureFacts) -> list[str]:
    return [finding.code for finding in plan_findings(phase, measures)]


def test_s08_a_plan_of_an_acute_phase_that_protects_no_victim_warns() -> None:
    for phase in (Phase.VIOLENCE_ESCALATION, Phase.IMMINENT_RISK):
        assert "no_protection" in codes(phase, of_tool("VE-4"), of_tool("VE-5", 2))
        assert "no_protection" not in codes(phase, of_tool("VE-4"), of_tool("VE-3", 2))
    assert "no_protection" not in codes(Phase.RISK_PRESENT, of_tool("RP-1"))


def test_s08_force_against_perpetrators_does_not_count_as_protecting_victims() -> None:
    assert of_tool("IR-7").outcome_class is OutcomeClass.PROTECTION
    assert "no_protection" in codes(Phase.IMMINENT_RISK, of_tool("IR-7"))


def test_s46_a_plan_of_accountability_alone_warns_in_every_phase() -> None:
    for phase in Phase:
        assert "accountability_only" in codes(phase, of_tool("VE-5"), of_tool("IR-3", 2))
        assert "accountability_only" not in codes(phase, of_tool("VE-5"), of_tool("VE-1", 2))


def test_the_same_is_observed_on_the_options_of_a_report_and_nothing_of_none() -> None:
    found = option_findings(Phase.IMMINENT_RISK, [of_tool("IR-3")])
    assert [finding.code for finding in found] == ["accountability_only", "no_protection"]
    assert option_findings(Phase.IMMINENT_RISK, []) == ()


def test_s62_protection_that_nobody_checked_for_equal_treatment_warns() -> None:
    assert "treatment_unchecked" in codes(Phase.IMMINENT_RISK, of_tool("IR-5", treatment=None))
    assert "treatment_unequal" in codes(Phase.IMMINENT_RISK, of_tool("IR-5", treatment=Treatment.UNEQUAL))
    assert codes(Phase.IMMINENT_RISK, of_tool("IR-5", treatment=Treatment.EQUAL)) == []
    # What does not protect has nobody to treat unequally.
    assert codes(Phase.RISK_PRESENT, of_tool("RP-1", treatment=None)) == []


def test_s61_a_contingency_for_flight_without_groups_at_risk_warns() -> None:
    assert "no_groups" in codes(Phase.IMMINENT_RISK, of_tool("IR-5", groups=()))


def test_s09_a_military_measure_is_said_to_leave_the_ministry() -> None:
    assert of_tool("IR-6").coercion is Coercion.MILITARY
    assert "military" in codes(Phase.IMMINENT_RISK, of_tool("IR-6"))


@given(st.lists(st.sampled_from(sorted(TOOLS)), max_size=8), st.sampled_from(list(Phase)))
def test_adding_a_measure_that_protects_people_never_adds_a_warning_of_the_whole(
    tools: list[str], phase: Phase
) -> None:
    before = option_findings(phase, [of_tool(code) for code in tools])
    after = option_findings(phase, [*map(of_tool, tools), of_tool("VE-3")])
    assert after == ()
    assert len(after) <= len(before)


def test_s08_coverage_shows_every_cell_of_target_and_phase() -> None:
    cells = coverage([(Phase.IMMINENT_RISK, Target.VICTIM), (Phase.IMMINENT_RISK, Target.VICTIM)])
    assert len(cells) == 9
    counted = {(cell.phase, cell.target): cell.measures for cell in cells}
    assert counted[Phase.IMMINENT_RISK, Target.VICTIM] == 2
    assert sum(counted.values()) == 2


def test_s07_measures_are_counted_by_strand() -> None:
    tools = [TOOLS[code].strand for code in ("RP-1", "RP-4", "VE-3")]
    assert by_strand(tools) == {Strand.STRUCTURAL: 2, Strand.DIRECT: 1}


def test_s45_a_result_is_due_only_after_its_day_and_only_where_there_is_none() -> None:
    assert result_is_due(DAY - timedelta(days=1), has_result=False, today=DAY)
    assert not result_is_due(DAY, has_result=False, today=DAY)
    assert not result_is_due(DAY - timedelta(days=1), has_result=True, today=DAY)


def test_s23_what_needs_the_council_is_left_out_and_other_paths_are_named() -> None:
    assert {code for code, tool in TOOLS.items() if not possible_without_council(tool)} == {"IR-7"}
    referral = " ".join(other_paths(TOOLS["VE-5"].security_council))
    for path in (
        "General Assembly",
        "Human Rights Council",
        "International Court of Justice",
        "International Criminal Court",
    ):
        assert path in referral
    assert any("Regional" in path for path in other_paths(SecurityCouncil.REQUIRED))
    assert other_paths(SecurityCouncil.NOT_NEEDED) == ()
    assert all(other_paths(need) for need in SecurityCouncil if need is not SecurityCouncil.NOT_NEEDED)


def test_what_is_left_of_a_lever() -> None:
    def state(*uses: LeverUseFacts, expires: date | None = None, withdrawn: date | None = None) -> LeverState:
        return lever_state(uses, expires_on=expires, withdrawn_on=withdrawn, today=DAY)

    part, whole = LeverUseFacts(DAY, whole=False), LeverUseFacts(DAY, whole=True)
    assert state() is LeverState.UNSPENT
    assert state(part) is LeverState.PARTLY_SPENT
    assert state(part, whole) is LeverState.SPENT
    assert state(expires=DAY) is LeverState.UNSPENT
    assert state(expires=DAY - timedelta(days=1)) is LeverState.EXPIRED
    assert state(withdrawn=DAY) is LeverState.WITHDRAWN
    assert state(whole, expires=DAY - timedelta(days=1), withdrawn=DAY) is LeverState.SPENT


@given(st.sampled_from([None, *Phase]), st.lists(st.sampled_from(list(LeverState)), max_size=6))
def test_s35_the_alarm_is_raised_exactly_at_imminent_risk_without_an_unspent_lever(
    phase: Phase | None, states: list[LeverState]
) -> None:
    found = readiness(phase, states)
    expected = phase is Phase.IMMINENT_RISK and LeverState.UNSPENT not in states
    assert bool(found.alarm) is expected
    assert found.unspent + found.partly_spent + found.gone == len(states)
