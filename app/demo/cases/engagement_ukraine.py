"""What Novaria itself does for Ukraine: protection for people who fled, with a signed impact assessment.

The acts of the ministry are invented, as the ministry is; what is said of Ukraine is cited.
"""

from datetime import date

from app.actions.engagement.impact import (
    ImpactContent,
    SignImpactAssessment,
    StartImpactAssessment,
    WriteImpactAssessment,
    sign_impact_assessment,
    start_impact_assessment,
    write_impact_assessment,
)
from app.actions.engagement.register import EngagementContent
from app.demo.engaging import evidence_numbers, register
from app.demo.stage import Stage
from app.rules.engagement.impact import Answer
from db.vocabulary.engagement import (
    Consideration,
    EngagementKind,
    EngagementStatus,
    PolicyArea,
    RiskEffect,
)

COUNTRY = "UKR"
POLICY = "Protection for people who fled Ukraine"

_NO_TRADE = "no trade is part of it."
_NO_TALKS = "no peace process is part of it."
ANSWERS = (
    (
        Consideration.DISCRIMINATION,
        True,
        "Foreigners were held back at the border; admission asks for no passport.",
    ),
    (
        Consideration.WARNING_APART,
        True,
        "Numbers of those admitted say nothing of the risk; the file is judged apart.",
    ),
    (
        Consideration.RANGE_OF_LEVERS,
        True,
        "It adds to sanctions and accountability, and takes the place of neither.",
    ),
    (Consideration.PHASED_TRADE, False, _NO_TRADE),
    (Consideration.RIGHTS_IN_DEVELOPMENT, True, "Legal advice and papers from the first day."),
    (Consideration.INCLUSIVE_PEACE, False, _NO_TALKS),
)


def protection(stage: Stage) -> None:
    """May 2022: people are admitted whatever their passport, and the policy gets its assessment."""
    stage.move_to("2022-05-03 10:00")
    entry = register(
        stage,
        COUNTRY,
        EngagementContent(
            kind=EngagementKind.MIGRATION,
            title=POLICY,
            area=PolicyArea.MIGRATION,
            lead="Interior Ministry, with Political Affairs",
            since=date(2022, 3, 5),
            status=EngagementStatus.UNDER_WAY,
            effect=RiskEffect.LOWERS,
            effect_reason="Who can leave is out of reach of the violence.",
            evidence=evidence_numbers(stage, "ukr-border"),
            risk_factors=("6",),
            rights_component="Equal admission whatever the passport.",
            review_on=date(2022, 11, 3),
        ),
    )
    writer = stage.as_person("analyst")
    begun = writer.do(
        start_impact_assessment,
        StartImpactAssessment(country=COUNTRY, policy=POLICY, engagement_id=entry.engagement_id),
    )
    content = ImpactContent(
        policy=POLICY,
        groups="Everyone who fled, foreigners who lived in Ukraine among them; they were treated unequally at the border.",
        effect="Shelter, work and school from the first day.",
        grievance_risk="Refugees from other wars wait longer, and see it.",
        mitigations="One queue, one form; a weekly count by citizenship.",
        residual_risk="Those who cannot reach the border are not helped by it.",
        answers=tuple(
            Answer(consideration=each, applies=applies, words=words) for each, applies, words in ANSWERS
        ),
    )
    written = writer.do(
        write_impact_assessment,
        WriteImpactAssessment(impact_id=begun.impact_id, based_on=begun.version, content=content),
    )
    stage.as_person("focal_point").do(
        sign_impact_assessment, SignImpactAssessment(impact_id=begun.impact_id, based_on=written.version)
    )
