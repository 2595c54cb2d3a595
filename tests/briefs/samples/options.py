"""What can be done about it, and the instruments that let it be done."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.briefs.annexes import InstrumentChain, InstrumentLink
from app.briefs.data import Consultation, OptionRow
from app.rules.entry.money import Money
from db.vocabulary import (
    ConsultationReply,
    Phase,
)
from tests.briefs.samples.common import DIRECTOR, SANCTIONS, at


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
