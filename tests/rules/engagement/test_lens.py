"""How a file stands decides what is asked of our engagement; checked over every combination of its axes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.engagement.findings import (
    EngagementFacts,
    FindingKind,
    engagement_findings,
    lacks_rights,
    owed_areas,
    owes_impact_assessment,
    prevention_tally,
)
from app.rules.engagement.interests import may_put_first
from app.rules.engagement.lens import CORE_AREAS, TRIGGER_KINDS, Lens
from app.rules.engagement.opportunities import missed_because
from db.vocabulary import Ongoing, Phase, RiskLevel
from db.vocabulary.engagement import (
    EngagementKind,
    EngagementStatus,
    Interest,
    OpportunityStatus,
    PolicyArea,
    RiskEffect,
)

TODAY = date(2026, 1, 15)
lenses = st.builds(
    Lens,
    phase=st.none() | st.sampled_from(Phase),
    risk_level=st.none() | st.sampled_from(RiskLevel),
    ongoing=st.sampled_from(Ongoing),
    history=st.booleans(),
)
entries = st.builds(
    EngagementFacts,
    number=st.integers(1, 999).map(lambda number: f"EN-2026-{number:04d}"),
    title=st.just("Support"),
    kind=st.sampled_from(EngagementKind),
    area=st.sampled_from(PolicyArea),
    status=st.sampled_from(EngagementStatus),
    effect=st.sampled_from(RiskEffect),
    risk_factors=st.sampled_from([(), ("3",), ("1", "9")]),
    rights_component=st.sampled_from(["", "  ", "Legal aid"]),
    review_on=st.just(date(2026, 6, 1)),
    assessed=st.booleans(),
    trigger_decided=st.booleans(),
)


def entry(**changes: object) -> EngagementFacts:
    given_facts: dict[str, object] = {
        "number": "EN-2026-0001",
        "title": "Support",
        "kind": EngagementKind.AID,
        "area": PolicyArea.DEVELOPMENT,
        "status": EngagementStatus.UNDER_WAY,
        "review_on": date(2026, 6, 1),
    }
    return EngagementFacts(**(given_facts | changes))  # type: ignore[arg-type]


@given(lenses, st.sampled_from(Interest), st.booleans(), st.booleans())
def test_s37_where_the_risk_is_clear_another_interest_comes_first_only_under_an_authorised_name(
    lens: Lens, put_first: Interest, named: bool, authorised: bool
) -> None:
    verdict = may_put_first(put_first, lens, named=named, authorised=authorised)
    refused = put_first is not Interest.ATROCITY_PREVENTION and lens.risk_clear and not authorised
    assert verdict.allowed is not refused
    assert verdict.rule == ("interests.unauthorised" if refused else "")
    assert bool(verdict.remedy) is refused


@pytest.mark.parametrize(
    ("lens", "clear"),
    [
        (Lens(), False),
        (Lens(phase=Phase.RISK_PRESENT, risk_level=RiskLevel.MEDIUM), False),
        (Lens(risk_level=RiskLevel.HIGH), True),
        (Lens(risk_level=RiskLevel.VERY_HIGH), True),
        (Lens(phase=Phase.VIOLENCE_ESCALATION, risk_level=RiskLevel.LOW), True),
        (Lens(phase=Phase.IMMINENT_RISK), True),
        (Lens(ongoing=Ongoing.YES), True),
        (Lens(history=True), False),
    ],
)
def test_s37_the_risk_is_clear_from_level_phase_or_atrocities_under_way(lens: Lens, clear: bool) -> None:
    assert lens.risk_clear is clear


@given(st.lists(entries, max_size=4))
def test_s38_a_programme_counts_as_prevention_only_with_a_risk_factor_and_is_named_otherwise(
    engagements: list[EngagementFacts],
) -> None:
    tally = prevention_tally(engagements)
    for each in tally.counted:
        assert each.risk_factors
        assert each.effect is not RiskEffect.RAISES
    for each in engagements:
        running = each.status is EngagementStatus.UNDER_WAY and each.kind not in TRIGGER_KINDS
        placed = [each in tally.counted, each in tally.unlinked, each in tally.raising]
        # In exactly one place, or in none because it is no programme under way.
        assert sum(placed) == (1 if running else 0)
        assert (each in tally.unlinked) is (running and not each.risk_factors)


@given(lenses, st.lists(entries, max_size=3), st.frozensets(st.sampled_from(PolicyArea)))
def test_s18_every_core_and_every_touched_area_of_a_high_risk_file_is_judged_or_listed(
    lens: Lens, engagements: list[EngagementFacts], judged: frozenset[PolicyArea]
) -> None:
    owed = owed_areas(lens, engagements, judged)
    assert not set(owed) & judged
    touched = {each.area for each in engagements if each.status is not EngagementStatus.ENDED}
    expected = (set(CORE_AREAS) | touched) - judged if lens.high_risk else set()
    assert set(owed) == expected


@given(lenses, entries)
def test_s43_a_policy_needs_a_signed_assessment_where_there_is_history_or_risk(
    lens: Lens, engagement: EngagementFacts
) -> None:
    risky = lens.history or lens.risk_clear or lens.risk_level is RiskLevel.MEDIUM
    live = engagement.status is not EngagementStatus.ENDED
    assert owes_impact_assessment(lens, engagement) is (risky and live and not engagement.assessed)


@pytest.mark.parametrize(
    ("kind", "area", "component", "lacking"),
    [
        (EngagementKind.AID, PolicyArea.HUMANITARIAN, "", True),
        (EngagementKind.OTHER, PolicyArea.DEVELOPMENT, " \n", True),
        (EngagementKind.AID, PolicyArea.DEVELOPMENT, "Legal aid for the displaced", False),
        (EngagementKind.TRADE, PolicyArea.TRADE, "", False),
    ],
)
def test_s40_development_work_without_a_rights_component_is_a_finding(
    kind: EngagementKind, area: PolicyArea, component: str, lacking: bool
) -> None:
    engagement = entry(kind=kind, area=area, rights_component=component, risk_factors=("3",))
    assert lacks_rights(engagement) is lacking
    kinds = {each.kind for each in engagement_findings(Lens(), [engagement], frozenset(), TODAY)}
    assert (FindingKind.RIGHTS_MISSING in kinds) is lacking
    assert not lacks_rights(entry(kind=kind, area=area, status=EngagementStatus.ENDED))


@given(lenses, st.lists(entries, max_size=3))
def test_every_finding_says_what_to_do(lens: Lens, engagements: list[EngagementFacts]) -> None:
    for each in engagement_findings(lens, engagements, frozenset(), TODAY):
        assert each.subject
        assert each.message
        assert each.remedy
        assert each.kind.label


def test_s42_an_opportunity_is_missed_when_declined_or_gone_undecided() -> None:
    assert missed_because(OpportunityStatus.OPEN, None, TODAY) == ""
    assert missed_because(OpportunityStatus.OPEN, TODAY, TODAY) == ""
    assert "2026-01-14" in missed_because(OpportunityStatus.OPEN, date(2026, 1, 14), TODAY)
    assert "no money" in missed_because(OpportunityStatus.DECLINED, None, TODAY, reason="no money")
    assert missed_because(OpportunityStatus.TAKEN, date(2026, 1, 1), TODAY) == ""
