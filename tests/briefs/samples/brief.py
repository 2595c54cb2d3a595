"""A brief with content of an ordinary size: Myanmar in October 2021, made up after public facts."""

from datetime import date

from app.briefs.data import (
    Assumption,
    BottomLine,
    BriefData,
    ClearanceStep,
    Deadline,
    Dissent,
    LedgerHead,
    Person,
    Recommendation,
)
from tests.briefs.samples.annexes import ANNEXES
from tests.briefs.samples.common import DIRECTOR, MINISTER, OPEN, SANCTIONS, SENSITIVE, at
from tests.briefs.samples.evidence import EVIDENCE
from tests.briefs.samples.options import OPTIONS
from tests.briefs.samples.warning import JUDGEMENT, PHASES


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
