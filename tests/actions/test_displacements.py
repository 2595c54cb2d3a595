"""Movements of people: voluntary, forced or unknown, with the number as a range, recoded in the open."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.actions.evidence.displacements import (
    CodeDisplacement,
    Movement,
    RecodeDisplacement,
    WithdrawDisplacement,
    code_displacement,
    recode_displacement,
    withdraw_displacement,
)
from app.actions.evidence.items import record_evidence
from app.reading.evidence.items import EvidenceView, evidence_of_country
from app.reading.ledger.lines import lines_about
from db.evidence import Displacement
from db.vocabulary import Crime
from db.vocabulary.evidence import DisplacementManner
from tests.support.casework import evidence, evidence_request, opened, source
from tests.support.ministry import Ministry

FLIGHT = Movement(
    manner=DisplacementManner.UNKNOWN,
    basis="Families crossed the river at night; nobody has asked them why.",
    people_least=300,
    people_most=500,
    origin="Maungdaw",
    destination="Teknaf",
)


@pytest.fixture
def myanmar(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def item(ministry: Ministry) -> EvidenceView:
    with ministry.store.read() as session:
        (view,) = evidence_of_country(session, "MMR")
        return view


def test_s63_people_taken_through_filtration_camps_are_tagged_forced_with_the_crimes_it_may_be(
    myanmar: Ministry,
) -> None:
    taken = Movement(
        manner=DisplacementManner.FORCED,
        basis="Screened in a filtration camp, papers taken, put on buses under guard; no other way was open.",
        people_least=2_000,
        people_most=5_000,
        origin="Mariupol",
        destination="Taganrog",
    )
    request = evidence_request(
        source(myanmar),
        title="Residents taken through filtration camps",
        violations=("forced_transfer",),
        movements=(taken, FLIGHT),
    )
    myanmar.do("P-AN1", record_evidence, request)
    seen = item(myanmar)
    forced, unknown = seen.displacements
    assert forced.manner is DisplacementManner.FORCED
    assert (forced.people_least, forced.people_most) == (2_000, 5_000)
    assert (forced.origin, forced.destination) == ("Mariupol", "Taganrog")
    assert unknown.manner is DisplacementManner.UNKNOWN
    assert seen.crime_hints == (
        Crime.WAR_CRIMES,
        Crime.CRIMES_AGAINST_HUMANITY,
        Crime.ETHNIC_CLEANSING,
    )
    assert seen.coding_gap == ""


def test_flight_by_own_choice_hints_at_no_crime(myanmar: Ministry) -> None:
    flight = replace(FLIGHT, manner=DisplacementManner.VOLUNTARY)
    myanmar.do(
        "P-AN1", record_evidence, evidence_request(source(myanmar), violations=(), movements=(flight,))
    )
    assert item(myanmar).crime_hints == ()


def test_a_movement_is_recoded_with_a_reason_and_what_stood_there_stays_on_the_ledger(
    myanmar: Ministry,
) -> None:
    kept = evidence(myanmar)
    coded = myanmar.do(
        "P-AN1", code_displacement, CodeDisplacement(evidence_id=kept.evidence_id, movement=FLIGHT)
    )
    forced = replace(FLIGHT, manner=DisplacementManner.FORCED, basis="The army gave them one hour.")
    request = RecodeDisplacement(
        displacement_id=coded.displacement_id, based_on=coded.version, reason="Interviews", movement=forced
    )
    myanmar.do("P-AN2", recode_displacement, request)
    seen = item(myanmar)
    assert seen.displacements[0].manner is DisplacementManner.FORCED
    assert "not coded as forced transfer" in seen.coding_gap
    assert myanmar.refused("P-AN1", recode_displacement, request).rule == "displacement.stale"
    again = replace(request, based_on=seen.displacements[0].version)
    assert myanmar.refused("P-AN1", recode_displacement, again).rule == "unchanged"
    with myanmar.store.read() as session:
        states = [line.state for line in lines_about(session, "MMR") if "displacement." in line.action]
    assert [state["manner"] for state in states if state] == ["unknown", "forced"]


def test_a_withdrawn_movement_stays_and_counts_no_more(myanmar: Ministry) -> None:
    kept = evidence(myanmar, violations=())
    forced = replace(FLIGHT, manner=DisplacementManner.FORCED)
    coded = myanmar.do(
        "P-AN1", code_displacement, CodeDisplacement(evidence_id=kept.evidence_id, movement=forced)
    )
    assert item(myanmar).crime_hints
    request = WithdrawDisplacement(
        displacement_id=coded.displacement_id, based_on=coded.version, reason="Another village"
    )
    myanmar.do("P-AN2", withdraw_displacement, request)
    seen = item(myanmar)
    assert not seen.displacements[0].standing
    assert seen.displacements[0].withdrawal_reason == "Another village"
    assert seen.crime_hints == ()
    assert myanmar.refused("P-AN2", withdraw_displacement, request).rule == "displacement.withdrawn"
    with (
        myanmar.store.engine.connect() as connection,
        pytest.raises(sa.exc.DBAPIError, match="withdrawn movement"),
    ):
        connection.execute(sa.text("update displacements set manner = 'voluntary'"))


def test_what_is_no_movement_is_rejected_whole(myanmar: Ministry) -> None:
    for changed, field in (
        (replace(FLIGHT, basis=" "), "basis"),
        (replace(FLIGHT, people_least=900), "number of people"),
        (replace(FLIGHT, origin="A\u202eB"), "from"),
        (replace(FLIGHT, destination="A\x00B"), "to"),
    ):
        request = evidence_request(source(myanmar, field), movements=(changed,))
        assert myanmar.rejected("P-AN1", record_evidence, request).field == field
    with myanmar.store.read() as session:
        assert evidence_of_country(session, "MMR") == ()
        assert session.scalars(sa.select(Displacement)).all() == []
    kept = evidence(myanmar)
    code = CodeDisplacement(evidence_id=kept.evidence_id, movement=FLIGHT)
    assert myanmar.refused("P-AUD", code_displacement, code).rule == "role"
