"""An acting appointment for a period: resolved while it lasts, and over by itself (Authority rule 5)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from app.actions.ministry.offices import Appoint, appoint
from app.actions.ministry.people import RecordTraining, record_training
from app.actions.ministry.reference_tables import SaveReferenceVersion, save_reference_version
from app.actions.ministry.settings import ChangeSettings, change_settings
from app.reading.authority.authority import AuthorityQuestion
from app.reading.authority.who_answer import WhoAnswer, who_answer
from app.reading.authority.who_shortly import who_shortly
from app.reading.ministry.settings import read_settings
from app.reference.toolbox import TOOLBOX
from app.rules.entry.money import Money
from db.vocabulary import HoldingKind, Phase, TrainingRule, Urgency
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry


def asked(ministry: Ministry, days: int, tool: str = "VE-4") -> WhoAnswer:
    question = AuthorityQuestion(
        tool=tool,
        country="MMR",
        phase=Phase.VIOLENCE_ESCALATION,
        urgency=Urgency.ROUTINE,
        cost=Money(Decimal(0), "EUR"),
        at=NOW + timedelta(days=days),
    )
    with ministry.store.read() as session:
        return who_answer(session, question, today=NOW.date())


def test_whoever_acts_decides_for_the_period_and_the_holder_again_after_it(ministry: Ministry) -> None:
    request = Appoint(
        office_id=ministry.offices["head_sanctions"],
        person_id=ministry.people["P-HR"],
        kind=HoldingKind.ACTING,
        starts_at=NOW + timedelta(days=1),
        ends_at=NOW + timedelta(days=10),
        reason="Leave",
    )
    ministry.do("P-ADM", appoint, request)

    today = asked(ministry, 0).first.sentence
    assert today.startswith("Today Sanna Virtanen (Head, Sanctions Unit) may decide")
    assert ", until 16 January 2026, " in today, "and not for as long as her instrument is in force"
    during = asked(ministry, 5)
    assert ", until 25 January 2026, " in during.first.sentence
    assert during.first.sentence.startswith("On 20 January 2026 Hana Rehak (Head, Sanctions Unit) may decide")
    assert [line.office for line in during.able] == ["Head, Sanctions Unit", "Minister for Foreign Affairs"]
    after = asked(ministry, 10).first.sentence
    assert "Sanna Virtanen (" in after
    assert ", until 1 July 2026, " in after


def test_where_training_is_required_who_decides_does_until_the_certificate_expires(
    ministry: Ministry,
) -> None:
    training = RecordTraining(
        person_id=ministry.people["P-SAN"],
        course="Atrocity prevention",
        completed_on=NOW.date(),
        expires_on=date(2026, 3, 1),
    )
    ministry.do("P-FP", record_training, training)
    assert ", until 1 July 2026, " in asked(ministry, 1).first.sentence, "training bars nobody"
    with ministry.store.read() as session:
        before = read_settings(session)
    wanted = replace(before, training=TrainingRule.BARS)
    ministry.do("P-FP", change_settings, ChangeSettings(settings=wanted, based_on=before, reason="New rules"))
    assert ", until 1 March 2026, " in asked(ministry, 1).first.sentence


def test_the_answer_names_the_signature_the_chain_and_what_is_still_to_be_recorded(
    ministry: Ministry,
) -> None:
    answer = asked(ministry, 0)

    assert (
        ", with the second signature of Permanent Secretary (Peter Osei); to be recorded first: "
        in answer.first.sentence
    )
    assert [link.delegate for link in answer.chain] == [
        "Head, Sanctions Unit",
        "Minister for Foreign Affairs",
    ]
    assert answer.chain[-1].basis == "Foreign Service Act, section 3"
    assert len(answer.before) == 2
    assert len(answer.able) + len(answer.unable) == len(ministry.offices)
    assert all(line.reason and line.remedy for line in answer.unable)


def test_of_a_tool_that_may_be_meant_as_well_it_is_said_who_decides_it_or_that_nobody_decides_either(
    ministry: Ministry,
) -> None:
    [other] = asked(ministry, 0, "IR-1").confusable
    assert other.said == (
        "Targeted sanctions on key individuals (VE-4) is made for violence escalation, IR-1 for imminent risk. VE-4 may be "
        "decided by Sanna Virtanen (Head, Sanctions Unit) or Helena Marsh (Minister for Foreign Affairs)."
    )
    [other] = asked(ministry, -9_000).confusable
    assert other.said.endswith("VE-4 for violence escalation. Nobody may decide either.")


def test_of_many_tools_of_one_name_the_few_nearest_are_named_and_that_they_are_for_the_same_phase(
    ministry: Ministry,
) -> None:
    own = [replace(one, name="Sanctions") if one.code.startswith("VE-") else one for one in TOOLBOX.shipped()]
    request = SaveReferenceVersion(kind="toolbox", content=TOOLBOX.dump(own), note="One name for all")
    ministry.do("P-FP", save_reference_version, request)
    said = [other.said for other in asked(ministry, 0).confusable]
    assert len(said) == 3
    assert all(" and VE-4 are both made for violence escalation. " in one for one in said)


def test_in_one_line_the_same_people_are_named_with_what_makes_their_power_less(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)

    def shortly(tool: str, days: int = 0) -> str:
        with ministry.store.read() as session:
            return who_shortly(
                session,
                ministry.actors["P-AN1"],
                country="MMR",
                tool=tool,
                at=NOW + timedelta(days=days),
                now=NOW,
            )

    assert shortly("VE-4") == (
        "Today: Sanna Virtanen (Head, Sanctions Unit) with the second signature of Permanent Secretary (Peter Osei); "
        "to be recorded first: the legal basis and the consultation of Legal\u2028"
        "Or: Helena Marsh (Minister for Foreign Affairs); to be recorded first: the legal basis"
    )
    assert [f"{line.person} ({line.office})" in shortly("VE-4") for line in asked(ministry, 0).able] == [
        True
    ] * 2
    later = shortly("VE-4", 400)
    assert later.startswith("On 19 February 2027: Helena Marsh")
    assert "Virtanen" not in later, "her instrument has ended by then"
