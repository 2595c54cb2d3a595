"""The record of what was decided on the sample brief."""

from datetime import date
from decimal import Decimal

from app.briefs.annexes import LedgerRow
from app.briefs.data import LedgerHead, Person
from app.briefs.decision_record import (
    DecisionRecord,
    OptionDecision,
    ReceiptRow,
    ShownBrief,
    Signature,
)
from app.rules.entry.money import Money
from db.vocabulary import (
    DecisionEffect,
    Outcome,
    ReceiptManner,
)
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.common import SENSITIVE, at
from tests.briefs.samples.options import INSTRUMENTS


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
