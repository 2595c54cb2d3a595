"""How the phase turned, and the judgement with its signs."""

from datetime import date
from decimal import Decimal

from app.briefs.data import PhaseChange, PhaseHistory
from app.briefs.judgement import Judgement, Sign, SignKind, SignPoint
from db.vocabulary import (
    Confidence,
    Ongoing,
    Phase,
    RiskLevel,
)
from tests.briefs.samples.common import at


def months(*values: int | None) -> tuple[SignPoint, ...]:
    """Twelve months from November 2020."""
    found = []
    for index, value in enumerate(values):
        year, month = divmod(10 + index, 12)
        found.append(SignPoint(date(2020 + year, month + 1, 1), None if value is None else Decimal(value)))
    return tuple(found)


PHASES = PhaseHistory(
    (
        PhaseChange(
            Phase.RISK_PRESENT,
            at("2019-06-03"),
            "A. Nkosi",
            "Baseline after the Rosenthal report; impunity for 2017",
        ),
        PhaseChange(
            Phase.VIOLENCE_ESCALATION,
            at("2021-02-01", "14:20"),
            "A. Nkosi",
            "Military seizes power; detentions and lethal force against protesters",
        ),
        PhaseChange(
            Phase.IMMINENT_RISK,
            at("2021-10-22", "17:05"),
            "M. Okafor",
            "Heavy weapons and troops move into the north-west, as before the operations of 2017",
        ),
    ),
    RiskLevel.VERY_HIGH,
    Ongoing.YES,
)

JUDGEMENT = Judgement(
    statement="Large-scale attacks on civilians in Chin State and Sagaing Region within four weeks are very likely.",
    likelihood="very likely",
    likelihood_low=80,
    likelihood_high=95,
    scale="ICD 203",
    confidence=Confidence.MODERATE,
    confidence_reason="Three independent source lines agree on the troop movements; none sees the orders.",
    signs=(
        Sign(
            SignKind.CIVILIAN_SHARE,
            "62 % of 143 deaths in October",
            "31 % over 24 months",
            "one-sided exact test, p = 0.002",
            present=True,
            series=months(3, 2, 4, 18, 61, 58, 40, 33, 52, 48, 71, 89),
        ),
        Sign(
            SignKind.INFRASTRUCTURE,
            "9 attacks on clinics, churches and water points",
            "1 a month",
            "more than 3 times the baseline",
            present=True,
            series=months(0, 0, 1, 1, 3, 2, 4, 3, 2, 5, 6, 9),
        ),
        Sign(
            SignKind.SYSTEMATIC,
            not_measured_because="no access to Chin State since 14 October; the data set has no coordinates there",
        ),
    ),
    indicators=(
        "Reinforcement by units named by the fact-finding mission for 2017",
        "Internet and mobile cut in 23 townships",
        "Hate speech against Chin and Rohingya in military media",
        "Burning of Thantlang (160 buildings) on 29 October",
    ),
)
