"""What supports an item: linked with a judgement of independence, seen from both sides, ended in the open."""

import pytest
import sqlalchemy as sa

from app.actions.evidence.corroborations import (
    CorroborationKept,
    EndCorroboration,
    RecordCorroboration,
    end_corroboration,
    record_corroboration,
)
from app.actions.evidence.items import EvidenceKept, RecordContradiction, record_contradiction
from app.reading.evidence.items import EvidenceView, evidence_of_country
from app.rules.evidence.corroboration import SourceCount
from db.evidence import EvidenceCorroboration
from db.vocabulary.evidence import Independence
from tests.support.casework import evidence, opened, source
from tests.support.ministry import Ministry

NOTE = "Both name the four villages; the radio did not speak with the post."


@pytest.fixture
def pair(ministry: Ministry) -> tuple[EvidenceKept, EvidenceKept]:
    opened(ministry)
    return evidence(ministry), evidence(ministry, source(ministry, "Radio of the delta"))


def link(
    ministry: Ministry, one: EvidenceKept, other: EvidenceKept, said: Independence = Independence.YES
) -> CorroborationKept:
    request = RecordCorroboration(
        evidence_id=one.evidence_id, other_id=other.evidence_id, independence=said, note=NOTE
    )
    return ministry.do("P-AN1", record_corroboration, request)


def views(ministry: Ministry) -> dict[str, EvidenceView]:
    with ministry.store.read() as session:
        return {view.number: view for view in evidence_of_country(session, "MMR")}


def test_a_link_is_seen_from_both_items_and_changes_no_grade(
    ministry: Ministry, pair: tuple[EvidenceKept, EvidenceKept]
) -> None:
    first, second = pair
    grades = {number: view.grade for number, view in views(ministry).items()}
    link(ministry, second, first)
    seen = views(ministry)
    for one, other in ((first, second), (second, first)):
        (found,) = seen[one.number].links.support
        assert found.other.number == other.number
        assert (found.independence, found.note, found.recorded_by) == (Independence.YES, NOTE, "Amina Okoro")
        assert seen[one.number].links.independent == SourceCount(2, 2)
    assert {number: view.grade for number, view in seen.items()} == grades


def test_an_item_copied_from_the_same_original_is_not_a_second_source(
    ministry: Ministry, pair: tuple[EvidenceKept, EvidenceKept]
) -> None:
    first, second = pair
    copy = evidence(ministry, source(ministry, "News agency"))
    link(ministry, first, second)
    link(ministry, first, copy, Independence.UNKNOWN)
    assert views(ministry)[first.number].links.independent == SourceCount(2, 3)
    link(ministry, second, copy, Independence.NO)
    assert views(ministry)[first.number].links.independent == SourceCount(2, 2)


def test_one_source_is_not_called_independent_of_itself(ministry: Ministry) -> None:
    opened(ministry)
    post = source(ministry)
    first, second = evidence(ministry, post), evidence(ministry, post)
    request = RecordCorroboration(
        evidence_id=first.evidence_id, other_id=second.evidence_id, independence=Independence.YES, note=NOTE
    )
    assert ministry.refused("P-AN1", record_corroboration, request).rule == "corroboration.same_source"
    link(ministry, first, second, Independence.NO)
    assert views(ministry)[first.number].links.independent == SourceCount(1, 1)


def test_a_pair_is_linked_once_whichever_way_round_until_the_link_is_ended(
    ministry: Ministry, pair: tuple[EvidenceKept, EvidenceKept]
) -> None:
    first, second = pair
    kept = link(ministry, first, second, Independence.UNKNOWN)
    turned = RecordCorroboration(
        evidence_id=second.evidence_id, other_id=first.evidence_id, independence=Independence.YES, note=NOTE
    )
    assert ministry.refused("P-AN1", record_corroboration, turned).rule == "unchanged"
    end = EndCorroboration(corroboration_id=kept.corroboration_id, reason="The radio named its own witness")
    ministry.do("P-FP", end_corroboration, end)
    assert ministry.refused("P-FP", end_corroboration, end).rule == "unchanged"
    ministry.do("P-AN1", record_corroboration, turned)
    links = views(ministry)[first.number].links
    assert [one.end_reason for one in links.corroborations] == ["The radio named its own witness", ""]
    assert links.corroborations[0].ended_by == "Lucía Ferrer"
    assert [one.independence for one in links.support] == [Independence.YES]


def test_what_is_no_link_is_rejected(ministry: Ministry, pair: tuple[EvidenceKept, EvidenceKept]) -> None:
    first, second = pair
    for other, note, field in (
        (first.evidence_id, NOTE, "evidence"),
        ("nothing", NOTE, "evidence"),
        (second.evidence_id, " ", "note"),
    ):
        request = RecordCorroboration(
            evidence_id=first.evidence_id, other_id=other, independence=Independence.UNKNOWN, note=note
        )
        assert ministry.rejected("P-AN1", record_corroboration, request).field == field
        assert ministry.refused("P-AUD", record_corroboration, request).rule == "role"
    kept = link(ministry, first, second)
    end = EndCorroboration(corroboration_id=kept.corroboration_id, reason="")
    assert ministry.rejected("P-AN1", end_corroboration, end).field == "reason"
    assert ministry.refused("P-MIN", end_corroboration, end).rule == "role"


def test_the_database_itself_keeps_a_link_as_it_was_judged(
    ministry: Ministry, pair: tuple[EvidenceKept, EvidenceKept]
) -> None:
    first, second = pair
    link(ministry, first, second, Independence.NO)
    with (
        ministry.store.engine.connect() as connection,
        pytest.raises(sa.exc.DBAPIError, match="never rewritten"),
    ):
        connection.execute(sa.text("update evidence_corroborations set independence = 'yes'"))
    with ministry.store.read() as session:
        (row,) = session.scalars(sa.select(EvidenceCorroboration))
        assert row.independence is Independence.NO


def test_two_items_may_agree_on_one_thing_and_differ_on_another(
    ministry: Ministry, pair: tuple[EvidenceKept, EvidenceKept]
) -> None:
    first, second = pair
    link(ministry, first, second)
    differ = RecordContradiction(
        evidence_id=first.evidence_id, other_id=second.evidence_id, note="Four villages against six."
    )
    ministry.do("P-AN2", record_contradiction, differ)
    seen = views(ministry)[second.number]
    (contradiction,) = seen.links.contradictions
    assert contradiction.other.original_wording == "We saw four villages burning on the far bank."
    assert seen.contradicts == (f"{first.number}: Four villages against six.",)
    assert len(seen.links.support) == 1
