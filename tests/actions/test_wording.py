"""Wording from the field beside every later edit, and what grew softer on the way up."""

from app.actions.evidence.items import ReviseEvidence, revise_evidence
from app.reading.evidence.wording import WordingHistory, wording_history
from db.vocabulary import Credibility
from tests.support.casework import evidence, opened
from tests.support.ministry import Ministry

FIELD = "Soldiers deliberately burned four villages; 40 people were massacred."


def history(ministry: Ministry, evidence_id: str) -> WordingHistory:
    with ministry.store.read() as session:
        return wording_history(session, evidence_id)


def test_s55_field_wording_stands_beside_every_edit_and_its_softening_is_visible(ministry: Ministry) -> None:
    opened(ministry)
    kept = evidence(ministry, original_wording=FIELD, summary=FIELD)
    softer = "Reportedly soldiers burned two villages; 12 people were killed in clashes."
    revised = ministry.do(
        "P-AN2",
        revise_evidence,
        ReviseEvidence(
            evidence_id=kept.evidence_id, based_on=kept.version, reason="Head of desk asked", summary=softer
        ),
    )
    ministry.do(
        "P-FP",
        revise_evidence,
        ReviseEvidence(
            evidence_id=kept.evidence_id,
            based_on=revised.version,
            reason="A second witness",
            credibility=Credibility.CONFIRMED,
        ),
    )
    found = history(ministry, kept.evidence_id)
    assert found.original_wording == FIELD
    assert [(stage.who, stage.reason, stage.summary) for stage in found.stages] == [
        ("Amina Okoro", "", FIELD),
        ("Jonas Berg", "Head of desk asked", softer),
        ("Lucía Ferrer", "A second witness", softer),
    ]
    first, second, third = found.stages
    assert first.softening.count == 0
    assert second.softening.lost == ("massacred", "deliberately")
    assert second.softening.gained == ("reportedly", "clashes")
    assert second.softening.lowered == (("four", "two"), ("40", "12"))
    assert second.softening.label == "Softened: 6 words"
    assert third.softening.count == 0
    assert [change.name for change in third.also] == ["credibility"]
    assert found.rewordings == (second,)
    assert found.from_first == found.from_field == second.softening
    assert "reworded once" in found.answer
    assert "softened: 6 words" in found.answer


def test_an_item_that_nobody_reworded_says_so(ministry: Ministry) -> None:
    opened(ministry)
    kept = evidence(ministry)
    found = history(ministry, kept.evidence_id)
    assert found.rewordings == ()
    assert "unchanged" in found.answer


def test_a_revision_there_and_back_is_not_forgotten(ministry: Ministry) -> None:
    opened(ministry)
    kept = evidence(ministry, summary=FIELD)
    version = kept.version
    for summary in ("An incident.", FIELD):
        request = ReviseEvidence(
            evidence_id=kept.evidence_id, based_on=version, reason="Why", summary=summary
        )
        version = ministry.do("P-AN2", revise_evidence, request).version
    found = history(ministry, kept.evidence_id)
    assert len(found.rewordings) == 2
    assert found.stages[1].softening.count > 0
    assert found.from_first.count == 0
    assert "reworded 2 times" in found.answer
