"""The annexes of the brief."""

from datetime import date

from app.briefs.annex_rows import (
    EventArea,
    EventMonth,
    EventPicture,
    LeverRow,
    MeasureRow,
    RightsFinding,
    RightsPart,
    RightsSheet,
)
from app.briefs.annexes import Annexes, EventRow, IndicatorRow, LedgerRow, TimelineRow
from db.vocabulary import (
    Confidence,
    DatePrecision,
)
from tests.briefs.samples.common import at
from tests.briefs.samples.options import INSTRUMENTS

PICTURE = EventPicture(
    first=date(2020, 11, 1),
    last=date(2021, 10, 1),
    source="UCDP Candidate Events, import IB-2021-0003",
    events=162,
    unplaced=7,
    months=tuple(
        EventMonth(date(2020 + (10 + n) // 12, (10 + n) % 12 + 1, 1), 3 + 2 * n + n % 3, n, 4 * n)
        for n in range(12)
    ),
    areas=(
        EventArea("Sagaing Region", 71, 23_310_000, 95_120_000, 143),
        EventArea("Chin State", 38, 22_650_000, 93_510_000, 61),
        EventArea("Kachin State", 22, 25_800_000, 97_300_000, 30),
        EventArea("Yangon Region", 14, 16_870_000, 96_160_000, 12),
        EventArea("Kayah State", 10, 19_450_000, 97_230_000, 9),
    ),
)

ANNEXES = Annexes(
    indicators=(
        IndicatorRow(
            "4",
            "Motives or incentives",
            "4.3",
            "Real or perceived threat from a group",
            "Chin militia called terrorists",
            (2, 3),
            Confidence.MODERATE,
            "rising",
        ),
        IndicatorRow(
            "8",
            "Triggering factors",
            "8.1",
            "Sudden deployment of security forces",
            "Convoys to the north-west",
            (1, 3),
            Confidence.HIGH,
            "rising",
            confirmed=False,
        ),
    ),
    events=tuple(
        EventRow(
            date(2021, 10, 1 + n),
            f"Township {n}, Sagaing",
            "one-sided",
            "Military – civilians",
            n,
            n + 2,
            n + 5,
            n,
            "GED",
        )
        for n in range(12)
    ),
    events_note="UCDP Candidate Events; provisional.",
    timeline=(
        TimelineRow(
            date(2017, 8, 1),
            DatePrecision.MONTH,
            "Campaign against Rohingya; more than 700,000 displaced",
            "The month is from other sources",
        ),
        TimelineRow(date(2021, 2, 1), DatePrecision.DAY, "Military seizes power"),
    ),
    event_picture=PICTURE,
    levers="2 unspent, 1 spent, expired or withdrawn.\nFrom the country file: GSP preferences under review.",
    lever_rows=(
        LeverRow(
            "LV-2021-0002",
            "Recall of the ambassador",
            "Head, Asia",
            "at once",
            "unspent",
            "VE-1",
            "needs: a berth",
        ),
        LeverRow("LV-2021-0003", "Preferences under the GSP", "Trade policy", "120 days", "unspent"),
        LeverRow(
            "LV-2021-0001",
            "Arms embargo",
            "Head, Sanctions Unit",
            "14 days",
            "spent",
            "VE-4",
            "used 2018-04-26 on D-2018-0004: in force since",
        ),
    ),
    action_plan="AP-2021-0002, version 1, imminent risk: agreed 2021-06-01 by M. Okafor, Permanent Secretary.",
    plan_rows=(
        MeasureRow(
            1,
            "Cross-border aid from Mizoram",
            "Head, Humanitarian Aid",
            "10 days; review 2021-12-01",
            "IR-3",
            "protection: MMR Group 1",
            "partial by 2021-10-01, two camps reached",
        ),
        MeasureRow(
            2,
            "Support the Independent Investigative Mechanism",
            "Head, Human Rights",
            "30 days; review 2022-03-01",
            "IR-8",
            "accountability",
        ),
    ),
    observations=("Of the options: none of them protects those at risk at once.",),
    rights_assessment="Without a signed assessment: EG-2021-0004 Gas revenue.",
    rights=RightsSheet(
        head="HR-2021-0001, signed by M. Okafor, Permanent Secretary on 2021-05-04. Policy: Schools in Rakhine.",
        parts=(
            RightsPart("Groups and inequality", "Rohingya children are kept out of state schools."),
            RightsPart("Mitigations", "Places for both communities."),
            RightsPart("Residual risk", "The permits can be withdrawn."),
        ),
        findings=tuple(
            RightsFinding(
                code=f"PC{n}",
                title=title,
                question=f"What of consideration {n}?",
                applies=n != 4,
                finding=f"Finding {n} in words." if n != 4 else "no trade is part of it.",
                evidence=("EV-2021-0007 Schools closed in Buthidaung",) if n == 1 else (),
                mitigation="Teachers of both communities." if n == 1 else "",
            )
            for n, title in enumerate(
                (
                    "Patterns of discrimination and grievance",
                    "Warning kept apart from other work",
                    "Range of levers",
                    "Phased trade engagement with benchmarks",
                    "Development with active rights content",
                    "Inclusive peace process",
                ),
                start=1,
            )
        ),
    ),
    instruments=INSTRUMENTS,
    ledger=(
        LedgerRow(
            18190,
            at("2021-10-22", "16:40"),
            "A. Nkosi",
            "submit",
            "EW-2021-0042",
            "troop movements",
            "ab" * 32,
        ),
        LedgerRow(18201, at("2021-10-30", "07:12"), "M. Okafor", "assess", "EW-2021-0042", "", "cd" * 32),
    ),
)
