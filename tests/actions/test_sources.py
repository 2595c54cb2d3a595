"""Sources and holds on them."""

from app.actions.sources import AddSource, LiftHold, PlaceHold, add_source, lift_hold, place_hold
from db.evidence import LegalHold
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
