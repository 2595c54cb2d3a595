"""Changing the register of sources: graded anew with a reason, named carefully, and remembered."""

import pytest

from app.actions.evidence.sources import AddSource, ChangeSource, add_source, change_source
from app.reading.evidence.items import SourceView, evidence_of_source, source_views
from app.reading.evidence.source_grades import grades_of_source
from db.evidence import Source
from db.vocabulary import Reliability, SourceKind
from tests.support.casework import evidence, opened, source
from tests.support.ministry import Ministry

PROTECTED = AddSource(
    name="Source KESTREL",
    kind=SourceKind.PERSON,
    reliability=Reliability.B,
    protected=True,
    identity="Daw Khin Myo, nurse at the township hospital",
)


def _register(ministry: Ministry) -> dict[str, SourceView]:
    with ministry.store.read() as session:
        return {view.name: view for view in source_views(session)}


def test_a_source_is_regraded_with_a_reason_and_its_items_keep_the_grade_they_were_given(
    ministry: Ministry,
) -> None:
    opened(ministry)
    source_id = source(ministry)
    item = evidence(ministry, source_id)
    for letter, reason in ((Reliability.D, "Twice wrong on Maungdaw"), (Reliability.F, "New staff")):
        view = _register(ministry)["Post in Yangon"]
        request = ChangeSource(source_id=source_id, based_on=view.version, reason=reason, reliability=letter)
        ministry.do("P-AN2", change_source, request)
        assert ministry.refused("P-AN1", change_source, request).rule == "source.stale"
    with ministry.store.read() as session:
        grades = grades_of_source(session, source_id)
        (given,) = evidence_of_source(session, source_id)
    assert [(grade.reliability, grade.who, grade.reason) for grade in grades] == [
        (Reliability.B, "Amina Okoro", ""),
        (Reliability.D, "Jonas Berg", "Twice wrong on Maungdaw"),
        (Reliability.F, "Jonas Berg", "New staff"),
    ]
    assert (given.number, given.reliability) == (item.number, Reliability.B)


@pytest.mark.parametrize("kind", [SourceKind.COURT, SourceKind.GOVERNMENT, SourceKind.ACADEMIC])
def test_courts_governments_and_expert_bodies_are_sources(ministry: Ministry, kind: SourceKind) -> None:
    request = AddSource(name="A body", kind=kind, reliability=Reliability.A)
    kept = ministry.do("P-AN1", add_source, request)
    assert ministry.row(Source, kept.source_id).kind is kind


def test_a_change_of_notes_is_no_new_grade_and_a_change_of_nothing_is_refused(ministry: Ministry) -> None:
    kept = ministry.do(
        "P-AN1", add_source, AddSource(name="Radio", kind=SourceKind.MEDIA, reliability=Reliability.C)
    )
    change = ChangeSource(
        source_id=kept.source_id,
        based_on=kept.version,
        reason="New owner",
        name="Radio of the delta",
        kind=SourceKind.GOVERNMENT,
        notes="State-owned since January.",
    )
    after = ministry.do("P-FP", change_source, change)
    assert _register(ministry)["Radio of the delta"].notes == "State-owned since January."
    with ministry.store.read() as session:
        assert len(grades_of_source(session, kept.source_id)) == 1
    again = ChangeSource(
        source_id=kept.source_id, based_on=after.version, reason="Why", kind=SourceKind.GOVERNMENT
    )
    assert ministry.refused("P-FP", change_source, again).rule == "unchanged"
    for who in ("P-ADM", "P-AUD", "P-REC", "P-MIN"):
        assert ministry.refused(who, change_source, again).rule == "role"
    nameless = ChangeSource(source_id=kept.source_id, based_on=after.version, reason="Why", name=" ")
    assert ministry.rejected("P-FP", change_source, nameless).field == "name"
    why = ChangeSource(source_id=kept.source_id, based_on=after.version, reason="", notes="x")
    assert ministry.rejected("P-FP", change_source, why).field == "reason"


def test_a_name_stays_unlike_every_other_and_a_pseudonym_stays(ministry: Ministry) -> None:
    first = ministry.do(
        "P-AN1", add_source, AddSource(name="Radio", kind=SourceKind.MEDIA, reliability=Reliability.C)
    )
    kestrel = ministry.do("P-AN1", add_source, PROTECTED)
    taken = ChangeSource(
        source_id=first.source_id, based_on=first.version, reason="Why", name="source  kestrel"
    )
    assert ministry.refused("P-AN1", change_source, taken).rule == "source.name_taken"
    version = _register(ministry)["Source KESTREL"].version
    named = ChangeSource(source_id=kestrel.source_id, based_on=version, reason="Why", name="Aye Chan")
    assert ministry.refused("P-FP", change_source, named).rule == "source.pseudonym"
