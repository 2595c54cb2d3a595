"""A brief with content of an ordinary size: Myanmar in October 2021, made up after public facts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

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
from app.briefs.data import (
    Annexes,
    Assumption,
    BottomLine,
    BriefData,
    BriefMarking,
    ClearanceStep,
    Consultation,
    Deadline,
    Dissent,
    EventRow,
    EvidenceRow,
    IndicatorRow,
    InstrumentChain,
    InstrumentLink,
    Judgement,
    LedgerHead,
    LedgerRow,
    OptionRow,
    Person,
    PhaseChange,
    PhaseHistory,
    Recommendation,
    RequiredAuthority,
    Sign,
    SignKind,
    SignPoint,
    TimelineRow,
)
from app.briefs.decision_record import (
    DecisionRecord,
    OptionDecision,
    ReceiptRow,
    ShownBrief,
    Signature,
)
from app.rules.entry.money import Money
from db.vocabulary import (
    Confidence,
    ConsultationReply,
    Credibility,
    DatePrecision,
    DecisionEffect,
    Ongoing,
    Outcome,
    Phase,
    ReceiptManner,
    Reliability,
    RiskLevel,
    SourceKind,
)

SENSITIVE = BriefMarking("OFFICIAL: SENSITIVE", level="os", ground="#1F4E79", ink="#FFFFFF")
OPEN = BriefMarking("OFFICIAL", level="o", ground="#5A626B", ink="#FFFFFF")

DIRECTOR = RequiredAuthority("Director-General, Political Affairs", ("D-2020-0011", "S-2016-0001"))
SANCTIONS = RequiredAuthority(
    "Head, Sanctions Unit", ("D-2020-0014",), second_signature="Permanent Secretary"
)
MINISTER = RequiredAuthority("Minister for Foreign Affairs", minister_personally=True)


def at(day: str, time: str = "09:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{time}:00").replace(tzinfo=UTC)


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


def evidence_row(  # noqa: PLR0917 - a row of a table
    number: int, item: str, day: str, known: str, source: SourceKind, grade: str
) -> EvidenceRow:
    return EvidenceRow(
        number,
        item,
        date.fromisoformat(day),
        DatePrecision.DAY,
        at(known, "08:30"),
        source,
        reliability=Reliability(grade[0]),
        credibility=Credibility(grade[1]),
        marking=OPEN,
    )


EVIDENCE = (
    replace(
        evidence_row(
            1,
            "Special Rapporteur warns the General Assembly of troops and heavy weapons massing in the north",
            "2021-10-22",
            "2021-10-22",
            SourceKind.UN_BODY,
            "A2",
        ),
        place="New York",
    ),
    replace(
        evidence_row(
            2,
            "Artillery fire sets Thantlang alight; the town is empty",
            "2021-10-29",
            "2021-10-29",
            SourceKind.NGO,
            "B2",
        ),
        place="Chin State (ချင်းပြည်နယ်)",
        violation="attack on civilian objects",
        caution="Two accounts differ on the number of houses",
    ),
    replace(
        evidence_row(
            3,
            "Convoys of 40 and 55 vehicles seen on the Kalay road",
            "2021-10-19",
            "2021-10-21",
            SourceKind.PERSON,
            "C3",
        ),
        source="protected source",
        marking=SENSITIVE,
    ),
    replace(
        evidence_row(
            4,
            "Independent mechanism finds that crimes against humanity have likely been committed since February",
            "2021-07-05",
            "2021-07-05",
            SourceKind.UN_BODY,
            "A2",
        ),
        source="A/HRC/48/18, para. 30",
    ),
    evidence_row(
        5,
        "Aid agencies denied access to Mindat for the third month",
        "2021-10-12",
        "2021-10-15",
        SourceKind.POST,
        "B2",
    ),
)


def option(number: int, code: str, tool: str, **changes: object) -> OptionRow:
    row = OptionRow(
        number,
        code,
        tool,
        phase=Phase.IMMINENT_RISK,
        mechanisms=("autonomous listing",),
        target="Perpetrators",
        scope="Six commanders and two holding firms",
        expected_outcome="Raises the cost of the operation; limits money for arms",
        lead_department="Sanctions Unit",
        lead_time="5 working days",
        cost=Money(Decimal("180000.00"), "EUR"),
        who_pays="programme budget",
        cost_to_us="Two firms lose contracts of about EUR 4 m a year",
        harm_risk="Low; banks may over-comply",
        humanitarian_effect="Exemption for aid payments attached",
        partners=("EU", "United Kingdom", "Canada"),
        authorities=(SANCTIONS,),
        security_council="not needed",
        consultations=(
            Consultation("Finance", ConsultationReply.AGREED),
            Consultation("Trade", ConsultationReply.DISAGREED, "asks for a wind-down of 90 days"),
        ),
    )
    return replace(row, **changes)  # type: ignore[arg-type] # the fields of the class itself


OPTIONS = (
    OptionRow(
        1,
        "",
        "Take no action; monitor",
        no_action=True,
        expected_outcome="Attacks on towns of Chin State go on; 40,000 to 60,000 more displaced by the year's end",
        harm_risk="High: no protective effect",
        cost_to_us="Loss of standing with partners; questions in parliament",
        security_council="not needed",
    ),
    option(2, "IR-2", "Targeted sanctions"),
    option(
        3,
        "IR-3",
        "Humanitarian assistance across the border",
        mechanisms=("grants to local partners", "diplomatic request to India and Thailand"),
        target="Victims",
        scope="Mizoram and Mae Sot, 25,000 people",
        expected_outcome="Shelter, food and medical care for three months",
        lead_department="Development",
        lead_time="10 working days",
        cost=Money(Decimal("2400000.00"), "EUR"),
        who_pays="emergency fund",
        cost_to_us="None",
        harm_risk="Diversion at checkpoints; partners screened",
        humanitarian_effect="Direct relief",
        partners=("UN OCHA", "Mizoram state"),
        authorities=(DIRECTOR,),
        consultations=(
            Consultation("Development", ConsultationReply.AGREED),
            Consultation("Finance", ConsultationReply.NO_REPLY),
        ),
    ),
)

INSTRUMENTS = (
    InstrumentChain(
        "Head, Sanctions Unit",
        (2,),
        (
            InstrumentLink(
                "S-2016-0001",
                "Statute",
                "Parliament",
                "Minister for Foreign Affairs",
                signed=date(2016, 3, 1),
                valid_from=at("2016-04-01", "00:00"),
                limits=("tools: all", "countries: all", "no ceiling"),
            ),
            InstrumentLink(
                "D-2020-0014",
                "Delegation",
                "Minister for Foreign Affairs",
                "Head, Sanctions Unit",
                signed=date(2020, 5, 4),
                valid_from=at("2020-05-05", "00:00"),
                valid_until=at("2022-05-05", "00:00"),
                limits=(
                    "tools: IR-2",
                    "countries: South-eastern Asia",
                    "ceiling EUR 500,000.00 a decision",
                    "second signature: Permanent Secretary",
                    "no sub-delegation",
                ),
            ),
        ),
    ),
)

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


def sample_brief() -> BriefData:
    """A complete brief: nothing is missing, and its body is two pages."""
    return BriefData(
        ministry="Ministry of Foreign Affairs of Nordland",
        report_number="EW-2021-0042",
        version=3,
        subject="military build-up in the north-west",
        country_code="MMR",
        country="Myanmar",
        frozen_at=at("2021-10-30", "15:00"),
        zone="Europe/Brussels",
        marking=SENSITIVE,
        addressed_to="Director-General, Political Affairs",
        deadline=Deadline(
            at("2021-11-02", "16:00"),
            "Europe/Brussels",
            "the roads to the north dry by 5 November and the operation can start",
        ),
        bottom_line=BottomLine(
            "The military is moving troops and heavy weapons into Chin State and Sagaing Region, as it did before the "
            "operations against the Rohingya in 2017.",
            "Large-scale attacks on civilians within four weeks are very likely.",
            "We hold this with moderate confidence, because nobody sees the orders.",
            "You are asked to authorise targeted sanctions and cross-border aid by 2 November.",
        ),
        recommendations=(
            Recommendation(
                1,
                2,
                "Authorise the listing of six commanders and two holding firms, with an exemption for aid.",
                (SANCTIONS, MINISTER),
            ),
            Recommendation(
                2,
                3,
                "Authorise EUR 2.4 m for shelter, food and medical care in Mizoram and Mae Sot.",
                (DIRECTOR,),
            ),
        ),
        phases=PHASES,
        judgement=JUDGEMENT,
        evidence=EVIDENCE,
        options=OPTIONS,
        dissent=(
            Dissent(
                "The convoys are a routine rotation; the number of vehicles is that of October 2020.",
                "Asia Desk (T. Lindqvist)",
                "Satellite images of artillery in firing positions",
            ),
        ),
        dissent_asked=("Asia Desk", "Embassy Yangon", "Defence liaison"),
        sensitivities="The ambassador is to present credentials on 9 November.",
        legal="Listing rests on section 4 of the Sanctions Act; legal advice of 28 October on file.",
        financial="Within the emergency fund; EUR 1.1 m remain after option 3.",
        information_gaps=(
            "Orders and chain of command of the north-western operation",
            "Numbers displaced in Kalay",
        ),
        assumptions=(Assumption("India keeps the border of Mizoram open", date(2021, 11, 15)),),
        lines_to_take=(
            "We are alarmed by the movement of troops in the north-west and call for restraint.",
            "Those who order attacks on civilians will be held to account.",
        ),
        lines_marking=OPEN,
        clearance=(
            ClearanceStep("Drafted", "A. Nkosi", "R2P Focal Point", at("2021-10-29", "16:10")),
            ClearanceStep("Legal", "P. Haddad", "Legal Adviser", at("2021-10-30", "09:25")),
            ClearanceStep("Cleared", "J. Brandt", "Head, Human Rights Division", at("2021-10-30", "13:40")),
        ),
        author=Person("A. Nkosi", "R2P Focal Point"),
        clearing_officer=Person("J. Brandt", "Head, Human Rights Division"),
        contact="duty desk, ext. 4411",
        annexes=ANNEXES,
        ledger_head=LedgerHead(18204, "9f" * 32),
    )


def sample_record() -> DecisionRecord:
    """One authorised option with a second signature and one declined from signed paper."""
    head, director = (
        Person("S. Weber", "Head, Sanctions Unit"),
        Person("K. Osei", "Director-General, Political Affairs"),
    )
    brief = sample_brief()
    return DecisionRecord(
        ministry=brief.ministry,
        report_number=brief.report_number,
        subject=brief.subject,
        country=brief.country,
        marking=SENSITIVE,
        zone=brief.zone,
        made_at=at("2021-11-05"),
        asked="To authorise targeted sanctions and cross-border aid.",
        asked_by=Person("M. Okafor", "R2P Focal Point"),
        deadline=at("2021-11-02", "16:00"),
        briefs=(ShownBrief(3, "5e" * 32, brief.frozen_at, brief.addressed_to),),
        receipts=(
            ReceiptRow(
                3, head, ReceiptManner.SHOWN_IN_PROGRAM, at("2021-10-30", "16:02"), at("2021-10-30", "16:05")
            ),
            ReceiptRow(3, director, ReceiptManner.HANDED_ON_PAPER, at("2021-10-31"), copy_number=2),
        ),
        decisions=(
            OptionDecision(
                "D-2021-0017",
                2,
                "Targeted sanctions",
                Outcome.AUTHORISE,
                DecisionEffect.PENDING_SECOND_SIGNATURE,
                "The commanders are those of 2017; the exemption protects aid.",
                head,
                at("2021-11-01", "10:12"),
                at("2021-11-01", "10:12"),
                3,
                tool_code="IR-2",
                cost=Money(Decimal("180000.00"), "EUR"),
                chain=INSTRUMENTS[0],
                second_signatures=(Signature("Permanent Secretary"),),
                review_on=date(2022, 2, 1),
            ),
            OptionDecision(
                "D-2021-0018",
                3,
                "Humanitarian assistance across the border",
                Outcome.DECLINE,
                DecisionEffect.DECLINED,
                "India has asked for bilateral talks first.",
                director,
                at("2021-11-01", "15:30"),
                at("2021-11-02", "07:45"),
                3,
                tool_code="IR-3",
                chain=INSTRUMENTS[0],
                on_paper=True,
                recorded_by=Person("L. Marek", "Registry"),
                confirmed_by=Person("J. Brandt", "Head, Human Rights Division"),
                confirmed_at=at("2021-11-02", "08:10"),
                ratification=Signature(
                    "Minister for Foreign Affairs", "R. Dahl", at("2021-11-03"), at("2021-11-04")
                ),
            ),
        ),
        undecided=("Option 1, take no action; monitor: not put to decision.",),
        dissent=brief.dissent,
        dissent_asked=brief.dissent_asked,
        ledger=(
            LedgerRow(18240, at("2021-11-01", "10:12"), "S. Weber", "decide", "D-2021-0017", "", "1a" * 32),
            LedgerRow(
                18251,
                at("2021-11-02", "07:45"),
                "L. Marek",
                "record",
                "D-2021-0018",
                "signed paper",
                "2b" * 32,
            ),
        ),
        ledger_head=LedgerHead(18260, "3c" * 32),
    )
