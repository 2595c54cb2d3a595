"""Sources and holds on them."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.actions.evidence.sources import (
    AddSource,
    EraseIdentity,
    LiftHold,
    PlaceHold,
    ReadIdentity,
    add_source,
    erase_identity,
    lift_hold,
    place_hold,
    read_identity,
)
from app.opening.erasing import erase_for_good
from db.evidence import LegalHold, ProtectedIdentity, identity_keys
from db.ledger.entries import ledger
from db.vocabulary import Reliability, SourceKind
from tests.support.casework import source
from tests.support.ministry import NOW, Ministry


def test_two_sources_never_share_a_name(ministry: Ministry) -> None:
    source(ministry, "Médecins Sans Frontières")
    again = AddSource(name="médecins sans  frontières", kind=SourceKind.NGO, reliability=Reliability.A)
    assert ministry.refused("P-AN1", add_source, again).rule == "source.name_taken"


def test_who_enters_no_sources(ministry: Ministry) -> None:
    request = AddSource(name="Radio", kind=SourceKind.MEDIA, reliability=Reliability.C)
    for who in ("P-ADM", "P-AUD", "P-MIN", "P-REC"):
        assert ministry.refused(who, add_source, request).rule == "role"


def test_a_hold_is_placed_and_lifted_once_with_reasons(ministry: Ministry) -> None:
    place = PlaceHold(source_id=source(ministry), reason="Request of the International Court of Justice")
    assert ministry.refused("P-AN1", place_hold, place).rule == "role"
    kept = ministry.do("P-FP", place_hold, place)
    lift = LiftHold(hold_id=kept.hold_id, reason="The case is closed")
    assert ministry.refused("P-AN1", lift_hold, lift).rule == "role"
    ministry.do("P-FP", lift_hold, lift)
    assert ministry.row(LegalHold, kept.hold_id).lifted_at == NOW
    assert ministry.refused("P-FP", lift_hold, lift).rule == "source.hold_lifted"


PROTECTED = AddSource(
    name="Source KESTREL",
    kind=SourceKind.PERSON,
    reliability=Reliability.B,
    protected=True,
    identity="Daw Khin Myo, nurse at the township hospital",
)


def sealed_source(ministry: Ministry) -> str:
    return ministry.do("P-AN1", add_source, PROTECTED).source_id


def keys(ministry: Ministry) -> int:
    with ministry.store.read() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(identity_keys)) or 0


def test_an_identity_is_sealed_and_never_reaches_the_ledger_or_the_row(ministry: Ministry) -> None:
    sealed_source(ministry)
    assert keys(ministry) == 1
    with ministry.store.read() as session:
        bodies = "".join(session.scalars(sa.select(ledger.c.body)))
        row = session.scalars(sa.select(ProtectedIdentity)).one()
    assert "KESTREL" in bodies
    assert "Khin" not in bodies
    assert "Khin" not in row.sealed
    assert "Khin" not in repr(PROTECTED)


def test_reading_an_identity_needs_a_reason_and_leaves_a_trace(ministry: Ministry) -> None:
    source_id = sealed_source(ministry)
    request = ReadIdentity(source_id=source_id, reason="To warn her")
    assert ministry.do("P-FP", read_identity, request).identity == PROTECTED.identity
    with ministry.store.read() as session:
        newest = sa.select(ledger.c.action, ledger.c.person_id).order_by(ledger.c.number.desc()).limit(1)
        assert session.execute(newest).one() == ("identity.read", ministry.people["P-FP"])
    for who in ("P-AN1", "P-ADM", "P-AUD", "P-MIN"):
        assert ministry.refused(who, read_identity, request).rule == "role"
    silent = ReadIdentity(source_id=source_id, reason="")
    assert ministry.rejected("P-FP", read_identity, silent).field == "reason"


def test_an_erased_identity_is_gone_and_its_source_stays(ministry: Ministry) -> None:
    source_id = sealed_source(ministry)
    request = EraseIdentity(source_id=source_id, reason="She asked for it")
    assert ministry.refused("P-AN1", erase_identity, request).rule == "role"
    kept = erase_for_good(ministry.store, ministry.actors["P-FP"], request)
    assert kept.name == "Source KESTREL"
    assert keys(ministry) == 0
    again = ReadIdentity(source_id=source_id, reason="To warn her")
    assert ministry.refused("P-FP", read_identity, again).rule == "source.erased"
    assert ministry.refused("P-FP", erase_identity, request).rule == "source.erased"


def test_a_legal_hold_overrides_erasing_until_it_is_lifted(ministry: Ministry) -> None:
    source_id = sealed_source(ministry)
    hold = ministry.do("P-FP", place_hold, PlaceHold(source_id=source_id, reason="Court order 17"))
    request = EraseIdentity(source_id=source_id, reason="She asked for it")
    refusal = ministry.refused("P-FP", erase_identity, request)
    assert refusal.rule == "source.legal_hold"
    assert "Court order 17" in refusal.message
    assert keys(ministry) == 1
    ministry.do("P-FP", lift_hold, LiftHold(hold_id=hold.hold_id, reason="Order ended"))
    ministry.do("P-FP", erase_identity, request)
    assert keys(ministry) == 0


def test_a_source_without_an_identity_has_nothing_to_read_or_erase(ministry: Ministry) -> None:
    plain = source(ministry)
    reading = ReadIdentity(source_id=plain, reason="Curious")
    assert ministry.refused("P-FP", read_identity, reading).rule == "source.no_identity"
    erasing = EraseIdentity(source_id=plain, reason="Curious")
    assert ministry.refused("P-FP", erase_identity, erasing).rule == "source.no_identity"


@pytest.mark.parametrize(
    ("name", "protected", "field"),
    [("Source KESTREL", False, "identity"), ("Nurse KHIN", True, "name"), ("", True, "name")],
)
def test_a_pseudonym_gives_nothing_away(ministry: Ministry, name: str, protected: bool, field: str) -> None:
    request = AddSource(
        name=name,
        kind=SourceKind.PERSON,
        reliability=Reliability.B,
        protected=protected,
        identity="Khin Myo",
    )
    assert ministry.rejected("P-AN1", add_source, request).field == field
    assert keys(ministry) == 0


def test_the_notes_on_a_source_do_not_name_who_is_sealed(ministry: Ministry) -> None:
    told = replace(PROTECTED, notes="Ask for daw  KHIN-MYO at the gate.")
    assert ministry.rejected("P-AN1", add_source, told).field == "notes"
    assert keys(ministry) == 0
    ministry.do("P-AN1", add_source, replace(PROTECTED, notes="Works at a township hospital."))
