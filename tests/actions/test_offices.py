"""Posts, their line of superiors, and who holds them."""

from datetime import timedelta

from app.actions.ministry.offices import (
    AddOffice,
    Appoint,
    EndHolding,
    MoveOffice,
    RegradeOffice,
    RenameOffice,
    add_office,
    appoint,
    end_holding,
    move_office,
    regrade_office,
    rename_office,
)
from db.people import Holding, Office
from db.vocabulary import HoldingKind
from tests.support.ministry import NOW, Ministry


def test_an_office_is_added_below_its_superior(ministry: Ministry) -> None:
    kept = ministry.do(
        "P-ADM",
        add_office,
        AddOffice(
            name="  Desk,   Asia ", superior_id=ministry.offices["dg_political"], department="Asia", grade=4
        ),
    )
    office = ministry.row(Office, kept.office_id)
    assert (office.name, office.superior_id, office.grade) == (
        "Desk, Asia",
        ministry.offices["dg_political"],
        4,
    )


def test_names_that_differ_in_case_only_are_refused(ministry: Ministry) -> None:
    refusal = ministry.refused("P-ADM", add_office, AddOffice(name="PERMANENT SECRETARY"))
    assert refusal.rule == "office.name_taken"


def test_names_in_another_script_that_differ_in_their_vowels_are_two_names(ministry: Ministry) -> None:
    ministry.do("P-ADM", add_office, AddOffice(name="ကို"))
    assert ministry.do("P-ADM", add_office, AddOffice(name="ကီ")).name == "ကီ"


def test_only_an_administrator_changes_the_organisation(ministry: Ministry) -> None:
    for who in ("P-AN1", "P-FP", "P-AUD", "P-MIN", "P-REC"):
        assert ministry.refused(who, add_office, AddOffice(name="Desk")).rule == "role"


def test_an_unusable_office_is_rejected(ministry: Ministry) -> None:
    assert ministry.rejected("P-ADM", add_office, AddOffice(name=" \u200b")).field == "name of the office"
    assert ministry.rejected("P-ADM", add_office, AddOffice(name="Desk", grade=100)).field == "grade"
    assert (
        ministry.rejected("P-ADM", add_office, AddOffice(name="Desk", superior_id="none")).field
        == "superior office"
    )


def test_renaming_keeps_the_post_and_needs_a_change(ministry: Ministry) -> None:
    office = ministry.offices["head_sanctions"]
    ministry.do(
        "P-ADM",
        rename_office,
        RenameOffice(
            office_id=office, based_on=ministry.version(Office, office), name="Head, Measures", reason="Law"
        ),
    )
    assert ministry.row(Office, office).name == "Head, Measures"
    again = RenameOffice(
        office_id=office, based_on=ministry.version(Office, office), name="Head, Measures", reason="Law"
    )
    assert ministry.refused("P-ADM", rename_office, again).rule == "unchanged"
    taken = RenameOffice(
        office_id=office, based_on=ministry.version(Office, office), name="R2P Focal Point", reason="Law"
    )
    assert ministry.refused("P-ADM", rename_office, taken).rule == "office.name_taken"


def test_an_office_never_answers_to_itself(ministry: Ministry) -> None:
    minister, focal = ministry.offices["minister"], ministry.offices["focal_point"]
    for superior in (focal, minister):
        request = MoveOffice(
            office_id=minister,
            based_on=ministry.version(Office, minister),
            superior_id=superior,
            reason="Reform",
        )
        assert ministry.refused("P-ADM", move_office, request).rule == "office.circle"
    ministry.do(
        "P-ADM",
        move_office,
        MoveOffice(
            office_id=focal,
            based_on=ministry.version(Office, focal),
            superior_id=ministry.offices["permanent_secretary"],
            reason="Reform",
        ),
    )
    assert ministry.row(Office, focal).superior_id == ministry.offices["permanent_secretary"]
    same = MoveOffice(
        office_id=minister, based_on=ministry.version(Office, minister), superior_id=None, reason="Reform"
    )
    assert ministry.refused("P-ADM", move_office, same).rule == "unchanged"


def test_a_post_is_regraded_with_a_reason(ministry: Ministry) -> None:
    office = ministry.offices["focal_point"]
    request = RegradeOffice(
        office_id=office,
        based_on=ministry.version(Office, office),
        department="Human Rights",
        grade=3,
        reason="Upgrade",
    )
    ministry.do("P-ADM", regrade_office, request)
    assert ministry.row(Office, office).grade == 3
    assert ministry.refused("P-ADM", regrade_office, request).rule == "unchanged"
    without = RegradeOffice(
        office_id=office, based_on=ministry.version(Office, office), department="", grade=2, reason=" "
    )
    assert ministry.rejected("P-ADM", regrade_office, without).field == "reason"


def test_two_people_never_hold_an_office_substantively_at_once(ministry: Ministry) -> None:
    overlapping = Appoint(
        office_id=ministry.offices["minister"],
        person_id=ministry.people["P-PS"],
        kind=HoldingKind.SUBSTANTIVE,
        starts_at=NOW - timedelta(days=800),
        ends_at=NOW,
    )
    refusal = ministry.refused("P-ADM", appoint, overlapping)
    assert refusal.rule == "holding.substantive"
    assert "Helena Marsh" in refusal.message


def test_someone_acts_beside_the_substantive_holder_but_nobody_beside_themselves(ministry: Ministry) -> None:
    office = ministry.offices["minister"]
    acting = Appoint(
        office_id=office, person_id=ministry.people["P-PS"], kind=HoldingKind.ACTING, starts_at=NOW
    )
    ministry.do("P-ADM", appoint, acting)
    assert ministry.refused("P-ADM", appoint, acting).rule == "holding.twice"
    herself = Appoint(
        office_id=office, person_id=ministry.people["P-MIN"], kind=HoldingKind.ACTING, starts_at=NOW
    )
    assert ministry.refused("P-ADM", appoint, herself).rule == "holding.twice"


def test_a_holding_that_ends_makes_room_for_the_next_from_that_instant(ministry: Ministry) -> None:
    office, holding = ministry.offices["minister"], ministry.holdings["minister", "P-MIN"]
    end = NOW + timedelta(days=10)
    ministry.do(
        "P-ADM",
        end_holding,
        EndHolding(
            holding_id=holding, based_on=ministry.version(Holding, holding), ends_at=end, reason="Election"
        ),
    )
    ministry.do(
        "P-ADM",
        appoint,
        Appoint(
            office_id=office, person_id=ministry.people["P-AN2"], kind=HoldingKind.SUBSTANTIVE, starts_at=end
        ),
    )
    assert ministry.row(Holding, holding).ends_at == end
    ministry.clock.at = end
    again = EndHolding(
        holding_id=holding, based_on=ministry.version(Holding, holding), ends_at=end, reason="Election"
    )
    assert ministry.refused("P-ADM", end_holding, again).rule == "holding.ended"


def test_a_holding_ends_after_it_begins(ministry: Ministry) -> None:
    starts = ministry.row(Holding, ministry.holdings["minister", "P-MIN"]).starts_at
    for end in (starts, starts - timedelta(seconds=1)):
        request = EndHolding(
            holding_id=ministry.holdings["minister", "P-MIN"],
            based_on=ministry.version(Holding, ministry.holdings["minister", "P-MIN"]),
            ends_at=end,
            reason="Slip",
        )
        assert ministry.rejected("P-ADM", end_holding, request).field == "end"
