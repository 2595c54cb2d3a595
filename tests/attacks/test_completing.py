"""Attempts to give a decision effect, or to carry on under it, by who or when one may not."""

from dataclasses import replace

from app.actions.ministry.offices import Appoint, appoint
from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.actions.reports.clocks import NoteLapses, note_lapses
from app.actions.reports.paper_decisions import (
    ConfirmRecord,
    confirm_record,
)
from app.actions.reports.responses import OnResponse, start_response
from app.actions.reports.signatures import Ratify, ratify, sign_second
from app.perform import perform
from app.reading.reports.responses import response_views
from db.actor import TOCSIN
from db.vocabulary import DecisionEffect, HoldingKind, ResponseStatus, Role
from tests.support.carrying import (
    Prepared,
    authorise,
    decided,
    escalated,
    open_file,
    prepared,
)
from tests.support.incomplete import WINDOW, emergency, emergency_on_paper, sanctions
from tests.support.ministry import Ministry


def responses(ministry: Ministry, case: Prepared) -> list[tuple[str, ResponseStatus]]:
    with ministry.store.read() as session:
        views = response_views(session, case.report_id, ministry.actors["P-FP"], ministry.clock.at)
    return [(view.response_id, view.status) for view in views]


def conflict(ministry: Ministry, who: str) -> None:
    asked = DeclareConflict(person_id=ministry.people[who], country="MMR", statement="Family property there.")
    ministry.do(who, declare_conflict, asked)


def test_a_response_does_not_begin_after_the_window_though_no_lapse_is_noted_yet(ministry: Ministry) -> None:
    case, _ = emergency(ministry)
    ((response_id, _status),) = responses(ministry, case)
    ministry.clock.at += WINDOW
    refusal = ministry.refused("P-DG1", start_response, OnResponse(response_id=response_id))
    assert refusal.rule == "response.decision"
    with ministry.store.read() as session:
        (view,) = response_views(session, case.report_id, ministry.actors["P-DG1"], ministry.clock.at)
    assert view.effect is DecisionEffect.LAPSED


def test_a_record_confirmed_after_the_window_opens_no_response(ministry: Ministry) -> None:
    case, decision_id = emergency_on_paper(ministry)
    ministry.clock.at += WINDOW
    ministry.do("P-AN1", confirm_record, ConfirmRecord(decision_id=decision_id))
    assert responses(ministry, case) == []
    perform(ministry.store, TOCSIN, note_lapses, NoteLapses())
    assert responses(ministry, case) == []


def test_a_declared_conflict_bars_the_second_signature(ministry: Ministry) -> None:
    _case, signing = sanctions(ministry)
    conflict(ministry, "P-PS")
    assert ministry.refused("P-PS", sign_second, signing).rule == "signature.conflict"


def test_a_declared_conflict_bars_ratifying(ministry: Ministry) -> None:
    _case, decision_id = emergency(ministry)
    conflict(ministry, "P-MIN")
    assert ministry.refused("P-MIN", ratify, Ratify(decision_id=decision_id)).rule == "ratify.conflict"


def test_a_decider_who_comes_to_act_in_the_second_office_does_not_sign_for_it(ministry: Ministry) -> None:
    _case, signing = sanctions(ministry)
    acting = Appoint(
        office_id=signing.office_id,
        person_id=ministry.people["P-SAN"],
        kind=HoldingKind.ACTING,
        starts_at=ministry.clock.at,
    )
    ministry.do("P-ADM", appoint, acting)
    assert ministry.refused("P-SAN", sign_second, signing).rule == "signature.separation"
    # The one whom the acting holder displaces does not sign either (Authority rule 5).
    assert ministry.refused("P-PS", sign_second, signing).rule == "signature.office"


def test_who_has_no_role_in_casework_carries_no_response_on_whatever_office_they_hold(
    ministry: Ministry,
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "dg_political", "P-DG1")
    decided(ministry, "P-DG1", "dg_political", case, authorise(case.options[0]))
    ((response_id, _status),) = responses(ministry, case)
    asked = OnResponse(response_id=response_id)
    # Someone else chose the passphrase: until they choose their own, a person has no roles.
    ministry.actors["provisional"] = replace(ministry.actors["P-DG1"], roles=frozenset(), signing_key=None)
    assert ministry.refused("provisional", start_response, asked).rule == "response.role"
    ministry.actors["keeper"] = replace(ministry.actors["P-DG1"], roles=frozenset({Role.ADMINISTRATOR}))
    assert ministry.refused("keeper", start_response, asked).rule == "response.role"
