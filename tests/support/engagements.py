"""Engagements and impact assessments for tests, through the use cases."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.actions.countries.country_files import Axes, ChangePhase, change_phase
from app.actions.engagement.impact import (
    ImpactContent,
    ImpactKept,
    SignImpactAssessment,
    StartImpactAssessment,
    WriteImpactAssessment,
    sign_impact_assessment,
    start_impact_assessment,
    write_impact_assessment,
)
from app.actions.engagement.register import (
    EngagementContent,
    EngagementKept,
    RegisterEngagement,
    register_engagement,
)
from app.rules.engagement.impact import Answer
from db.vocabulary import Ongoing, Phase, RiskLevel
from db.vocabulary.engagement import Consideration, EngagementKind, EngagementStatus, PolicyArea
from tests.support.ministry import Ministry

CONTENT = EngagementContent(
    kind=EngagementKind.AID,
    title="Schools in Rakhine",
    area=PolicyArea.DEVELOPMENT,
    lead="Development",
    status=EngagementStatus.UNDER_WAY,
    review_on=date(2026, 6, 1),
)

ANSWERS = tuple(
    Answer(
        consideration=each,
        applies=each is not Consideration.PHASED_TRADE,
        words="No trade is part of it."
        if each is Consideration.PHASED_TRADE
        else f"{each.label}: looked at.",
    )
    for each in Consideration
)

IMPACT = ImpactContent(
    policy="Schools in Rakhine",
    groups="Rohingya children are kept out of state schools.",
    effect="Schools open to all townships.",
    grievance_risk="Rakhine families may see it as help for one side.",
    mitigations="Places for both communities.",
    residual_risk="The permits can be withdrawn.",
    answers=ANSWERS,
)


def engaged(ministry: Ministry, country: str = "MMR", **changes: Any) -> EngagementKept:
    """An engagement in the register."""
    request = RegisterEngagement(country=country, content=replace(CONTENT, **changes))
    return ministry.do("P-AN1", register_engagement, request)


def at_risk(
    ministry: Ministry,
    level: RiskLevel | None = RiskLevel.HIGH,
    *,
    country: str = "MMR",
    phase: Phase | None = Phase.RISK_PRESENT,
    ongoing: Ongoing = Ongoing.UNCLEAR,
    day: date = date(2026, 1, 15),
) -> None:
    """The file of a country at a level of risk."""
    axes = Axes(phase=phase, risk_level=level, ongoing=ongoing)
    ministry.do(
        "P-FP",
        change_phase,
        ChangePhase(country=country, axes=axes, effective_on=day, reason="Reports from the post"),
    )


def drafted(
    ministry: Ministry, engagement_id: str | None = None, *, supersedes_id: str | None = None, **changes: Any
) -> ImpactKept:
    """A whole impact assessment that is not signed yet."""
    start = StartImpactAssessment(
        country="MMR", policy=IMPACT.policy, engagement_id=engagement_id, supersedes_id=supersedes_id
    )
    begun = ministry.do("P-AN1", start_impact_assessment, start)
    write = WriteImpactAssessment(
        impact_id=begun.impact_id, based_on=begun.version, content=replace(IMPACT, **changes)
    )
    return ministry.do("P-AN1", write_impact_assessment, write)


def signed(ministry: Ministry, engagement_id: str | None = None, **changes: Any) -> ImpactKept:
    """A signed impact assessment."""
    draft = drafted(ministry, engagement_id, **changes)
    return ministry.do(
        "P-FP",
        sign_impact_assessment,
        SignImpactAssessment(impact_id=draft.impact_id, based_on=draft.version),
    )
