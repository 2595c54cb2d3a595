"""What is shown before an instrument ends or a post falls vacant, against what is so once it is done."""

from datetime import timedelta

from app.actions.ministry.delegations import RevokeInstrument, revoke_instrument
from app.actions.ministry.offices import EndHolding, end_holding
from app.reading.authority.authority import coverage
from app.reading.authority.what_if import WhatFalls, what_if
from app.reading.authority.what_if_said import in_one_sentence, parts
from app.reading.ministry.organisation import instrument_views
from app.rules.authority.supposing import Change, HolderLeaves, InstrumentEnds, Supposition
from db.people import Holding
from tests.support.carrying import (
    CONTENT,
    authorise,
    decided,
    escalated,
    open_file,
    prepared,
)
from tests.support.ministry import NOW, PAPER, Ministry

_COUNTRIES = ("MMR", "AFG", "UKR", "SDN")


def preview(ministry: Ministry, change: Change, *, casework: bool = True) -> WhatFalls:
    at = ministry.clock.at
    with ministry.store.read() as session:
        return what_if(session, Supposition(change=change, at=at, asked_at=at), casework=casework)


def covered(ministry: Ministry) -> set[tuple[str, str, str, str]]:
    with ministry.store.read() as session:
        return {
            (cell.tool, cell.phase, country, office.office)
            for country in _COUNTRIES
            for cell in coverage(session, country, ministry.clock.at).cells
            for office in cell.offices
        }


def said_lost(view: WhatFalls) -> set[tuple[str, str, str, str]]:
    return {
        (power.tool, phase, country, office)
        for power in view.powers
        for phase in power.phases
        for country in power.countries
        if country in _COUNTRIES
        for office in power.offices
    }


def revoke(ministry: Ministry, number: str, signer: str) -> None:
    request = RevokeInstrument(
        instrument_id=ministry.instruments[number],
        reason="The tasks of the office changed.",
        signed_at=ministry.clock.at,
        effective_at=ministry.clock.at,
        signed_by_id=ministry.people[signer],
        document=PAPER,
    )
    ministry.do("P-REC", revoke_instrument, request)


def leave(ministry: Ministry, office: str, person: str) -> None:
    held = ministry.holdings[office, person]
    request = EndHolding(
        holding_id=held,
        based_on=ministry.version(Holding, held),
        ends_at=ministry.clock.at,
        reason="Retired",
    )
    ministry.do("P-ADM", end_holding, request)


def test_a_revocation_takes_what_the_preview_says(ministry: Ministry) -> None:
    before = covered(ministry)
    view = preview(ministry, InstrumentEnds(ministry.instruments["D-003"]))
    revoke(ministry, "D-003", "P-PS")

    assert said_lost(view) == before - covered(ministry) != set()
    assert "D-004" in {one.number for one in view.instruments}


def test_a_vacancy_takes_what_the_preview_says(ministry: Ministry) -> None:
    before = covered(ministry)
    view = preview(ministry, HolderLeaves(ministry.offices["minister"]))
    leave(ministry, "minister", "P-MIN")
    after = covered(ministry)

    assert said_lost(view) == before - after != set()
    places = {one[:3] for one in before} - {one[:3] for one in after}
    gaps = {
        (power.tool, phase, country)
        for power in view.gaps
        for phase in power.phases
        for country in power.countries
        if country in _COUNTRIES
    }
    assert gaps == places != set()


def test_an_open_escalation_that_loses_its_authority_names_who_still_can(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "head_sanctions", "P-SAN")
    under = next(
        number
        for number, held in ministry.instruments.items()
        if _gives(ministry, held, "Head, Sanctions Unit")
    )
    (hit,) = preview(ministry, InstrumentEnds(ministry.instruments[under])).escalations

    assert (hit.office, hit.options) == ("Head, Sanctions Unit", (1,))
    assert hit.left == ("Minister for Foreign Affairs",)
    assert not preview(ministry, InstrumentEnds(ministry.instruments[under]), casework=False).escalations


def test_a_decision_that_waits_for_a_signature_is_named_before_its_signer_leaves(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "head_sanctions", "P-SAN")
    (made,) = decided(ministry, "P-SAN", "head_sanctions", case, authorise(case.options[0]))
    view = preview(ministry, HolderLeaves(ministry.offices["permanent_secretary"]))

    (waits,) = view.waiting
    assert (waits.office, waits.ratification) == ("Permanent Secretary", False)
    assert made.decision_id
    assert view.unsigned, "the instrument of the Sanctions Unit asks for the Permanent Secretary's signature"
    assert "no signer" in in_one_sentence(view)


def test_a_response_under_way_is_said_to_go_on(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-6", content=CONTENT)
    escalated(ministry, case, "head_human_rights", "P-HR")
    decided(ministry, "P-HR", "head_human_rights", case, authorise(case.options[0]))
    (hit,) = preview(ministry, InstrumentEnds(ministry.instruments["D-001"])).responses

    assert hit.stands
    said = [
        line
        for part in parts(preview(ministry, InstrumentEnds(ministry.instruments["D-001"])))
        for line in part.lines
    ]
    assert any("what was decided before stands (Authority rule 4)" in line for line in said)


def test_nothing_falls_with_what_nobody_rests_on(ministry: Ministry) -> None:
    at = NOW + timedelta(days=1)
    with ministry.store.read() as session:
        ended = Supposition(change=HolderLeaves("nowhere"), at=at, asked_at=NOW)
        view = what_if(session, ended)

    assert view.nothing
    assert in_one_sentence(view).startswith("Nothing falls")
    assert parts(view) == ()


def _gives(ministry: Ministry, instrument_id: str, office: str) -> bool:
    with ministry.store.read() as session:
        found = instrument_views(session, ministry.clock.at)
    return any(one.instrument_id == instrument_id and one.delegate == office for one in found)
