"""Peace processes, promises, exposure, opportunities and messages."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.actions.countries.country_files import RecordReview, record_review
from app.actions.engagement.exposure import (
    EndExposure,
    ExposureContent,
    ListExposure,
    ReviseExposure,
    end_exposure,
    list_exposure,
    revise_exposure,
)
from app.actions.engagement.messages import EndMessage, LogMessage, end_message, log_message
from app.actions.engagement.opportunities import (
    DecideOpportunity,
    LogOpportunity,
    decide_opportunity,
    log_opportunity,
)
from app.actions.engagement.peace import (
    MoveStakeholder,
    PlaceStakeholder,
    ProcessContent,
    RegisterPeaceProcess,
    RevisePeaceProcess,
    move_stakeholder,
    place_stakeholder,
    register_peace_process,
    revise_peace_process,
)
from app.actions.engagement.promises import (
    ObserveConduct,
    RecordCommitment,
    observe_conduct,
    record_commitment,
)
from app.reading.countries.country_files import country_view
from app.reading.desk import desk
from app.reading.engagement.exposure import exposures_for
from app.reading.engagement.findings import lens_view
from app.reading.engagement.messages import message_views
from app.reading.engagement.opportunities import missed_opportunities
from app.reading.engagement.peace import left_out, peace_processes
from app.reading.engagement.promises import commitment_views
from app.reading.waiting.lines import Need
from db.engagement.exposure import Exposure
from db.vocabulary.engagement import (
    Conduct,
    ExposureKind,
    Inclusion,
    OpportunityKind,
    Stance,
)
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry

TODAY = date(2026, 1, 15)


def found(ministry: Ministry, country: str) -> list[str]:
    with ministry.store.read() as session:
        return [each.kind.value for each in lens_view(session, country, TODAY).findings]


PROCESS = ProcessContent(
    name="Talks in Doha",
    mediator="Host state",
    mediator_interest="Standing as a broker; investments in the region",
    power_effect="Lifts the armed movement to the rank of the government.",
    since=date(2020, 9, 12),
)


def test_s41_who_is_in_and_who_is_out_is_listed_with_the_mediators_interest(ministry: Ministry) -> None:
    opened(ministry, "AFG")
    kept = ministry.do("P-AN1", register_peace_process, RegisterPeaceProcess(country="AFG", content=PROCESS))
    women = PlaceStakeholder(
        process_id=kept.process_id,
        group_name="Hazara women",
        vulnerable=True,
        inclusion=Inclusion.EXCLUDED,
        reason="No seat in either delegation.",
    )
    placed = ministry.do("P-AN1", place_stakeholder, women)
    ministry.do(
        "P-AN1",
        place_stakeholder,
        replace(women, group_name="Traders", vulnerable=False, reason="Not asked."),
    )
    with ministry.store.read() as session:
        (shown,) = peace_processes(session, "AFG")
        assert [each.group for each in left_out(session, "AFG", TODAY)] == ["Hazara women"]
    assert shown.mediator_interest == "Standing as a broker; investments in the region"
    assert found(ministry, "AFG").count("group_excluded") == 1
    assert (
        ministry.rejected("P-AN1", place_stakeholder, replace(women, group_name="hazara WOMEN")).field
        == "group"
    )
    move = MoveStakeholder(
        stakeholder_id=placed.stakeholder_id,
        based_on=placed.version,
        vulnerable=True,
        inclusion=Inclusion.CONSULTED,
        reason="The envoy met them.",
    )
    ministry.do("P-AN1", move_stakeholder, move)
    assert "group_excluded" not in found(ministry, "AFG")
    assert ministry.refused("P-AN2", move_stakeholder, move).rule == "engagement.stale"


def test_s41_a_process_that_ended_leaves_nobody_out_any_more(ministry: Ministry) -> None:
    opened(ministry, "AFG")
    kept = ministry.do("P-AN1", register_peace_process, RegisterPeaceProcess(country="AFG", content=PROCESS))
    group = PlaceStakeholder(
        process_id=kept.process_id,
        group_name="Victims of the war",
        vulnerable=True,
        inclusion=Inclusion.EXCLUDED,
        reason="Impunity was not on the agenda.",
    )
    ministry.do("P-AN1", place_stakeholder, group)
    ended = RevisePeaceProcess(
        process_id=kept.process_id,
        based_on=kept.version,
        content=replace(PROCESS, ended_on=date(2021, 8, 15)),
        reason="The government fell.",
    )
    ministry.do("P-AN1", revise_peace_process, ended)
    assert "group_excluded" not in found(ministry, "AFG")
    silent = replace(ended, content=replace(PROCESS, mediator_interest=" "))
    assert ministry.refused("P-AN1", revise_peace_process, silent).rule == "engagement.stale"


PROMISE = RecordCommitment(
    country="AFG",
    made_by="Taliban spokesman",
    made_to="The press in Kabul",
    made_on=date(2021, 8, 17),
    text="Women may work and study within the framework of Islam.",
    source="Press conference, 17 August 2021",
)


def test_s65_a_reversal_brings_the_review_forward_and_stands_on_the_desk_until_the_file_is_reviewed(
    ministry: Ministry,
) -> None:
    opened(ministry, "AFG")
    kept = ministry.do("P-AN1", record_commitment, PROMISE)
    seen = ObserveConduct(
        commitment_id=kept.commitment_id,
        observed_on=date(2021, 8, 30),
        conduct=Conduct.PARTLY,
        words="Nurses are called back to work.",
    )
    assert not ministry.do("P-AN1", observe_conduct, seen).review_called
    with ministry.store.read() as session:
        assert country_view(session, "AFG").next_review_on > TODAY
    broken = replace(
        seen,
        observed_on=date(2022, 3, 23),
        conduct=Conduct.BROKEN,
        words="Secondary schools stay shut for girls.",
    )
    assert ministry.do("P-AN1", observe_conduct, broken).review_called

    def on_the_desk() -> list[str]:
        with ministry.store.read() as session:
            lines = desk(session, ministry.actors["P-FP"], ministry.clock.at, TODAY).lines
        return [line.what for line in lines if line.need is Need.PROMISE_BROKEN and line.mine]

    with ministry.store.read() as session:
        assert country_view(session, "AFG").next_review_on == TODAY
        (view,) = commitment_views(session, "AFG")
    assert view.standing is Conduct.BROKEN
    assert on_the_desk() == ["CM-2026-0001 of Taliban spokesman: Secondary schools stay shut for girls."]
    assert "promise_broken" in found(ministry, "AFG")
    ministry.clock.at = NOW + timedelta(hours=1)
    ministry.do(
        "P-FP", record_review, RecordReview(country="AFG", findings="Aid rests on no promise any more.")
    )
    assert on_the_desk() == []
    assert "promise_broken" in found(ministry, "AFG"), "the promise is as broken as before"


def test_conduct_is_not_observed_before_the_promise(ministry: Ministry) -> None:
    opened(ministry, "AFG")
    kept = ministry.do("P-AN1", record_commitment, PROMISE)
    early = ObserveConduct(
        commitment_id=kept.commitment_id,
        observed_on=date(2021, 8, 16),
        conduct=Conduct.KEPT,
        words="Seen.",
    )
    assert ministry.rejected("P-AN1", observe_conduct, early).field == "day of the conduct"


MEHL = ExposureContent(
    name="Myanmar Economic Holdings Limited",
    kind=ExposureKind.MILITARY_OWNED,
    owner="Serving and retired officers, and units, of the Tatmadaw",
    link="Two of our importers buy from its factories.",
    tools=("VE-4", "IR-1"),
    source="A/HRC/42/CRP.3",
)


def test_s68_an_exposure_is_found_by_the_tool_that_would_reach_it(ministry: Ministry) -> None:
    opened(ministry)
    kept = ministry.do("P-AN1", list_exposure, ListExposure(country="MMR", content=MEHL))
    none = replace(MEHL, name="Another", tools=())
    assert (
        ministry.rejected("P-AN1", list_exposure, ListExposure(country="MMR", content=none)).field == "tools"
    )
    unknown = replace(none, tools=("XX-1",))
    assert (
        ministry.rejected("P-AN1", list_exposure, ListExposure(country="MMR", content=unknown)).field
        == "tools"
    )
    again = ListExposure(country="MMR", content=replace(MEHL, name="MYANMAR Economic holdings limited"))
    assert ministry.rejected("P-AN1", list_exposure, again).field == "name"
    with ministry.store.read() as session:
        (shown,) = exposures_for(session, "MMR", "VE-4")
        assert exposures_for(session, "MMR", "VE-1") == ()
        assert exposures_for(session, "AFG", "VE-4") == ()
    assert shown.tool_names[0] == "VE-4 Targeted sanctions on key individuals"
    revise = ReviseExposure(
        exposure_id=kept.exposure_id,
        based_on=kept.version,
        content=replace(MEHL, link="One importer is left."),
        reason="The other one stopped.",
    )
    ministry.do("P-AN1", revise_exposure, revise)
    ministry.do(
        "P-AN1",
        end_exposure,
        EndExposure(
            exposure_id=kept.exposure_id,
            based_on=ministry.version(Exposure, kept.exposure_id),
            ending="No importer is left.",
        ),
    )
    with ministry.store.read() as session:
        assert exposures_for(session, "MMR", "VE-4") == ()
    assert ministry.refused("P-AN1", revise_exposure, revise).rule == "exposure.ended"


CHANCE = LogOpportunity(
    country="MMR",
    kind=OpportunityKind.TRANSITIONAL_JUSTICE,
    title="Support to survivors’ testimony",
    what="A survivors’ association asks for help to record what happened.",
    seen_on=date(2026, 1, 5),
)


def test_s42_the_report_of_missed_opportunities_names_what_was_declined_or_let_pass(
    ministry: Ministry,
) -> None:
    opened(ministry)
    declined = ministry.do("P-AN1", log_opportunity, CHANCE)
    gone = ministry.do("P-AN1", log_opportunity, replace(CHANCE, closes_on=date(2026, 1, 14)))
    taken = ministry.do("P-AN1", log_opportunity, CHANCE)
    still_open = ministry.do("P-AN1", log_opportunity, CHANCE)
    decide = DecideOpportunity(
        opportunity_id=declined.opportunity_id,
        taken=False,
        decided_on=TODAY,
        decided_by="Head, Development",
        reason="No money is left this year.",
    )
    assert ministry.refused("P-AN1", decide_opportunity, decide).rule == "role"
    assert ministry.rejected("P-FP", decide_opportunity, replace(decide, reason="")).field == "reason"
    ministry.do("P-FP", decide_opportunity, decide)
    ministry.do("P-FP", decide_opportunity, replace(decide, opportunity_id=taken.opportunity_id, taken=True))
    with ministry.store.read() as session:
        missed = missed_opportunities(session, "MMR", TODAY)
    assert {each.number: each.missed for each in missed} == {
        declined.number: "Declined: No money is left this year.",
        gone.number: "Nobody decided before it closed on 2026-01-14.",
    }
    assert still_open.number not in {each.number for each in missed}
    assert ministry.refused("P-FP", decide_opportunity, decide).rule == "opportunity.decided"


TIES = LogMessage(
    country="MMR",
    ours=True,
    given_by="Embassy in Yangon",
    given_to="The military authorities",
    given_on=date(2021, 3, 27),
    subject="The military authorities",
    stance=Stance.KEEPS_FULL_TIES,
    text="The ambassador attends the parade.",
)


def test_s47_ambassador_level_ties_while_sanctioning_are_flagged_as_a_contradiction(
    ministry: Ministry,
) -> None:
    opened(ministry)
    sanctions = replace(
        TIES,
        given_by="Minister",
        given_on=date(2021, 3, 22),
        stance=Stance.SANCTIONS,
        text="Eleven persons are listed.",
    )
    first = ministry.do("P-AN1", log_message, sanctions)
    assert "contradiction" not in found(ministry, "MMR")
    second = ministry.do("P-AN1", log_message, TIES)
    with ministry.store.read() as session:
        ties, listed = message_views(session, "MMR", TODAY)
    assert (ties.contradicts, listed.contradicts) == ((first.number,), (second.number,))
    assert ties.now
    assert "contradiction" in found(ministry, "MMR")
    end = EndMessage(
        message_id=second.message_id, until=date(2021, 4, 30), reason="The ambassador was recalled."
    )
    ministry.do("P-AN1", end_message, end)
    assert "contradiction" not in found(ministry, "MMR")
    with ministry.store.read() as session:
        ties, _ = message_views(session, "MMR", TODAY)
    assert ties.contradicts == (first.number,), "that there were two voices then stays visible"
    assert not ties.now
    assert ministry.refused("P-AN1", end_message, end).rule == "message.ended"


@pytest.mark.parametrize("who", ["P-AUD", "P-ADM", "P-REC", "P-MIN"])
def test_who_keeps_no_casework_writes_in_none_of_the_registers(ministry: Ministry, who: str) -> None:
    opened(ministry)
    for use_case, request in (
        (list_exposure, ListExposure(country="MMR", content=MEHL)),
        (log_opportunity, CHANCE),
        (log_message, TIES),
        (record_commitment, PROMISE),
    ):
        assert ministry.refused(who, use_case, request).rule == "role"  # type: ignore[arg-type]
