"""What Novaria itself does in Myanmar: trade in steps, schools, exposure to the army's firms, two voices after the coup.

The acts of the ministry are invented, as the ministry is; what is said of Myanmar is cited.
"""

from datetime import date

from app.actions.engagement.exposure import ExposureContent, ListExposure, list_exposure
from app.actions.engagement.impact import StartImpactAssessment, start_impact_assessment
from app.actions.engagement.messages import LogMessage, log_message
from app.actions.engagement.register import EngagementContent
from app.actions.engagement.rights import JudgeRightsEffect, judge_rights_effect
from app.actions.engagement.steps import OpenStep, PlanStep, SetBenchmark, open_step, plan_step, set_benchmark
from app.demo.engaging import evidence_numbers, register
from app.demo.stage import Stage
from db.vocabulary.engagement import (
    EngagementKind,
    EngagementStatus,
    ExposureKind,
    PolicyArea,
    RiskEffect,
    Stance,
)

COUNTRY = "MMR"
REPORT = "The economic interests of the Myanmar military, A/HRC/42/CRP.3, 12 September 2019"

EXPOSURES = (
    ExposureContent(
        name="Myanmar Economic Holdings Limited (MEHL)",
        kind=ExposureKind.MILITARY_OWNED,
        owner="The military, its units and its serving and retired officers",
        link="Two clothing importers of ours buy from factories on its land (invented for the demonstration).",
        tools=("VE-4", "IR-1"),
        source=REPORT,
    ),
    ExposureContent(
        name="Myanmar Economic Corporation (MEC)",
        kind=ExposureKind.MILITARY_OWNED,
        owner="The Ministry of Defence",
        link="None known; the telecom licence of a firm of ours is being looked at (invented).",
        tools=("VE-4", "IR-1"),
        source=REPORT,
    ),
    ExposureContent(
        name="Arms suppliers of annex VI of the report",
        kind=ExposureKind.ARMS_SUPPLIER,
        owner="At least 14 foreign firms from seven states, as counted by the mission in August 2019",
        link="None of ours; transit through our ports is not excluded (invented).",
        tools=("RP-4", "VE-4", "IR-1"),
        source=REPORT,
    ),
)


def own_engagement(stage: Stage) -> None:
    """February 2020: for the first time the ministry's own acts are looked at, beside the court's measures."""
    stage.move_to("2020-02-10 10:00")
    evidence = evidence_numbers(stage, "mmr-opening", "mmr-business")
    trade = register(
        stage,
        COUNTRY,
        EngagementContent(
            kind=EngagementKind.TRADE,
            title="Trade preferences since 2012",
            area=PolicyArea.TRADE,
            lead="Trade Department",
            since=date(2012, 7, 1),
            status=EngagementStatus.UNDER_WAY,
            effect=RiskEffect.BOTH,
            effect_reason="Jobs in clothing; and revenue for firms of the military. Markets were opened before anything "
            "was asked for.",
            evidence=evidence,
            risk_factors=("5",),
            review_on=date(2020, 8, 10),
        ),
    )
    register(
        stage,
        COUNTRY,
        EngagementContent(
            kind=EngagementKind.AID,
            title="Schools in Rakhine State",
            area=PolicyArea.DEVELOPMENT,
            lead="Development Department",
            partners="Two local associations",
            since=date(2019, 1, 1),
            status=EngagementStatus.UNDER_WAY,
            effect=RiskEffect.NOT_ASSESSED,
            review_on=date(2020, 8, 10),
        ),
    )
    writer = stage.as_person("analyst")
    first = writer.do(
        plan_step, PlanStep(engagement_id=trade.engagement_id, title="Preferences for clothing")
    )
    second = writer.do(
        plan_step,
        PlanStep(
            engagement_id=trade.engagement_id,
            title="Investment agreement",
            what="Protection of investments and export credit.",
        ),
    )
    for measure, shown_by in (
        (
            "The law on citizenship is reviewed with those whom it excludes",
            "Text of the bill; statement of the Special Rapporteur",
        ),
        (
            "No firm of the military is party to what is protected",
            "Register of companies against A/HRC/42/CRP.3",
        ),
    ):
        writer.do(set_benchmark, SetBenchmark(step_id=second.step_id, measure=measure, evidenced_by=shown_by))
    stage.as_person("focal_point").do(open_step, OpenStep(step_id=first.step_id))
    for content in EXPOSURES:
        writer.do(list_exposure, ListExposure(country=COUNTRY, content=content))
    writer.do(
        judge_rights_effect,
        JudgeRightsEffect(
            country=COUNTRY,
            area=PolicyArea.TRADE,
            discrimination="Work in clothing is open to those with papers; the Rohingya have none.",
            grievance="Gains go to the towns and to firms of the military.",
            internal_conflict="Revenue reaches forces that the fact-finding mission names.",
            evidence=evidence,
        ),
    )
    # Begun and not signed: the policy stays red, as the register shows.
    writer.do(
        start_impact_assessment,
        StartImpactAssessment(
            country=COUNTRY, policy="Trade preferences since 2012", engagement_id=trade.engagement_id
        ),
    )


def two_voices(stage: Stage) -> None:
    """April 2021: sanctions, and an ambassador at the side of those who are sanctioned; a partner says which it is."""
    stage.move_to("2021-04-27 10:00")
    subject = "The military authorities"
    invented = "Invented for the demonstration"
    for ours, by, to, on, stance, text, source in (
        (
            True,
            "Minister",
            "Parliament",
            date(2021, 3, 16),
            Stance.SANCTIONS,
            "Those who command the violence are listed; others follow.",
            invented,
        ),
        (
            False,
            "Council of the European Union",
            "The public",
            date(2021, 3, 22),
            Stance.SANCTIONS,
            "Eleven individuals responsible for the coup and for the repression are listed.",
            "Press release of the Council of the European Union, 22 March 2021",
        ),
        (
            True,
            "Embassy in Yangon",
            "Ministry of the military authorities",
            date(2021, 3, 27),
            Stance.KEEPS_FULL_TIES,
            "The ambassador accepts the invitation to Armed Forces Day.",
            invented,
        ),
    ):
        stage.as_person("analyst").do(
            log_message,
            LogMessage(
                country=COUNTRY,
                ours=ours,
                given_by=by,
                given_to=to,
                given_on=on,
                subject=subject,
                stance=stance,
                text=text,
                source=source,
            ),
        )
