"""Evidence: graded, dated three times, revised in the open."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.evidence.attachments import ExportAttachment, NewFile, export_attachment
from app.actions.evidence.items import (
    AttachFile,
    RecordContradiction,
    ReviseEvidence,
    attach_file,
    record_contradiction,
    record_evidence,
    revise_evidence,
)
from app.actions.ministry.settings import ChangeSettings, change_settings
from app.reading.evidence.items import evidence_of_country
from app.reading.ledger.lines import lines_about
from app.settings import Settings
from db.evidence import Attachment, EvidenceAttachment, EvidenceItem
from db.ledger.entries import ledger
from db.vocabulary import Credibility, Reliability
from tests.support.casework import evidence, evidence_request, opened, source
from tests.support.ministry import NOW, PAPER, Ministry


@pytest.fixture
def myanmar(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def attachments(ministry: Ministry) -> list[Attachment]:
    with ministry.store.read() as session:
        return list(session.scalars(sa.select(Attachment).order_by(Attachment.added_at, Attachment.id)))


def test_an_item_keeps_the_words_from_the_field_and_takes_the_source_s_grade(myanmar: Ministry) -> None:
    kept = evidence(myanmar)
    item = myanmar.row(EvidenceItem, kept.evidence_id)
    assert kept.number == item.number == "EV-2026-0001"
    assert item.original_wording == "We saw four villages burning on the far bank."
    assert (item.reliability, item.credibility) == (Reliability.B, Credibility.PROBABLY_TRUE)
    assert item.received_at == NOW


def test_numbers_count_on(myanmar: Ministry) -> None:
    first = evidence(myanmar)
    second = evidence(myanmar, source(myanmar, "Post in Bangkok"))
    assert (first.number, second.number) == ("EV-2026-0001", "EV-2026-0002")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"country": "AFG"}, "country"),
        ({"title": ""}, "title"),
        ({"original_wording": "  "}, "original wording"),
        ({"original_wording": "x" * 1_000_000}, "original wording"),
        ({"summary": "A\u202eB"}, "summary"),
        ({"occurred_on": date(2026, 1, 16)}, "date of occurrence"),
        ({"occurred_on": date(226, 1, 10)}, "date of occurrence"),
        ({"occurred_until": date(2026, 1, 9)}, "last day of occurrence"),
        ({"occurred_until": date(2026, 1, 16)}, "last day of occurrence"),
        ({"reported_on": date(2026, 1, 9)}, "date of the report"),
        ({"reported_on": date(2026, 1, 16)}, "date of the report"),
        ({"received_at": NOW + timedelta(seconds=1)}, "date of receipt"),
        ({"received_at": datetime(2026, 1, 11, 9, tzinfo=UTC)}, "date of receipt"),
        ({"received_at": datetime(2026, 1, 8, 9, tzinfo=UTC), "reported_on": None}, "date of receipt"),
        ({"violations": ("killing", "being rude")}, "violations"),
        ({"marking": "cosmic"}, "marking"),
        ({"marking": ""}, "marking"),
        ({"files": (NewFile(name="empty.pdf", content=b""),)}, "file"),
        ({"files": (NewFile(name="cod\u202efdp.exe", content=b"x"),)}, "file name"),
    ],
)
def test_what_cannot_be_evidence_is_rejected_whole(
    myanmar: Ministry, changes: dict[str, Any], field: str
) -> None:
    request = evidence_request(source(myanmar), **changes)
    assert myanmar.rejected("P-AN1", record_evidence, request).field == field
    with myanmar.store.read() as session:
        assert session.scalars(sa.select(EvidenceItem)).all() == []
    assert len(attachments(myanmar)) == 1  # the paper of the instruments


def test_an_unknown_source_is_rejected(myanmar: Ministry) -> None:
    assert myanmar.rejected("P-AN1", record_evidence, evidence_request("nobody")).field == "source"


def test_east_of_the_ministry_the_next_day_has_begun(myanmar: Ministry) -> None:
    myanmar.clock.at = datetime(2026, 1, 15, 20, tzinfo=UTC)
    tomorrow = date(2026, 1, 16)
    kept = evidence(myanmar, occurred_on=tomorrow, reported_on=tomorrow)
    assert myanmar.row(EvidenceItem, kept.evidence_id).occurred_on == tomorrow


def test_nothing_above_the_ceiling_is_entered(myanmar: Ministry) -> None:
    myanmar.do(
        "P-ADM",
        change_settings,
        ChangeSettings(
            settings=Settings(ceiling="restricted"), based_on=myanmar.settings(), reason="Network"
        ),
    )
    request = evidence_request(source(myanmar), marking="confidential")
    assert myanmar.refused("P-AN1", record_evidence, request).rule == "marking.ceiling"


def test_who_writes_no_evidence(myanmar: Ministry) -> None:
    request = evidence_request(source(myanmar))
    for who in ("P-ADM", "P-AUD", "P-MIN", "P-REC"):
        assert myanmar.refused(who, record_evidence, request).rule == "role"


def test_the_same_bytes_are_kept_once_under_a_safe_name(myanmar: Ministry) -> None:
    photo = NewFile(name="../../etc/photo.jpg", content=b"\xff\xd8photo", media_type="image/JPEG")
    renamed = NewFile(name="other.jpg", content=b"\xff\xd8photo")
    first = evidence(myanmar, files=(photo, renamed))
    second = evidence(myanmar, source(myanmar, "Post in Bangkok"), files=(renamed,))
    kept = attachments(myanmar)[-1]
    assert len(attachments(myanmar)) == 2
    assert (kept.name, kept.media_type, kept.size) == ("photo.jpg", "image/jpeg", 7)
    with myanmar.store.read() as session:
        links = session.scalars(sa.select(EvidenceAttachment.evidence_id)).all()
    assert sorted(links) == sorted([first.evidence_id, second.evidence_id])


def test_a_file_above_the_setting_is_rejected(myanmar: Ministry) -> None:
    myanmar.do(
        "P-ADM",
        change_settings,
        ChangeSettings(settings=Settings(attachment_limit_mb=1), based_on=myanmar.settings(), reason="Disk"),
    )
    large = NewFile(name="film.mp4", content=b"\0" * 1_000_001)
    error = myanmar.rejected("P-AN1", record_evidence, evidence_request(source(myanmar), files=(large,)))
    assert "1 MB" in error.message
    evidence(myanmar, source(myanmar, "Other"), files=(NewFile(name="f", content=b"\0" * 1_000_000),))


def test_a_file_is_attached_later_once(myanmar: Ministry) -> None:
    kept = evidence(myanmar)
    request = AttachFile(evidence_id=kept.evidence_id, file=NewFile(name="a.txt", content=b"a"))
    myanmar.do("P-AN2", attach_file, request)
    assert myanmar.refused("P-AN2", attach_file, request).rule == "unchanged"


def test_a_revision_changes_our_reading_and_never_the_words_from_the_field(myanmar: Ministry) -> None:
    kept = evidence(myanmar)
    revision = ReviseEvidence(
        evidence_id=kept.evidence_id,
        based_on=kept.version,
        reason="Second source",
        summary="Six villages burned.",
        credibility=Credibility.CONFIRMED,
    )
    after = myanmar.do("P-AN2", revise_evidence, revision)
    item = myanmar.row(EvidenceItem, kept.evidence_id)
    assert item.original_wording == "We saw four villages burning on the far bank."
    assert (item.summary, item.credibility) == ("Six villages burned.", Credibility.CONFIRMED)
    assert item.title == "Villages burned in Maungdaw"
    assert after.version == item.ledger_entry > kept.version
    assert myanmar.refused("P-AN1", revise_evidence, revision).rule == "evidence.stale"
    with myanmar.store.read() as session:
        statement = sa.select(ledger.c.body).where(ledger.c.number == after.version)
        assert '"reason":"Second source"' in (session.scalar(statement) or "")


def test_the_original_wording_cannot_be_changed_by_sql_either(myanmar: Ministry) -> None:
    evidence(myanmar)
    with (
        myanmar.store.engine.connect() as connection,
        pytest.raises(sa.exc.DBAPIError, match="wording from the field"),
    ):
        connection.execute(sa.text("update evidence_items set original_wording = 'softer'"))


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"title": " "}, "title"), ({"summary": ""}, "summary"), ({"reason": ""}, "reason")],
)
def test_a_revision_empties_nothing_that_is_needed(
    myanmar: Ministry, changes: dict[str, Any], field: str
) -> None:
    kept = evidence(myanmar)
    values: dict[str, Any] = {
        "evidence_id": kept.evidence_id,
        "based_on": kept.version,
        "reason": "Why",
        "place": "Maungdaw",
    }
    request = ReviseEvidence(**(values | changes))
    assert myanmar.rejected("P-AN1", revise_evidence, request).field == field


def test_a_revision_that_changes_nothing_is_refused(myanmar: Ministry) -> None:
    kept = evidence(myanmar)
    request = ReviseEvidence(
        evidence_id=kept.evidence_id, based_on=kept.version, reason="Why", marking="internal"
    )
    assert myanmar.refused("P-AN1", revise_evidence, request).rule == "unchanged"


def test_only_the_originator_lowers_a_marking(myanmar: Ministry) -> None:
    kept = evidence(myanmar, marking="restricted")
    lower = ReviseEvidence(
        evidence_id=kept.evidence_id, based_on=kept.version, reason="Published", marking="public"
    )
    assert myanmar.refused("P-AN2", revise_evidence, lower).rule == "marking.originator"
    myanmar.do("P-AN1", revise_evidence, lower)


def test_a_contradiction_is_recorded_once_whichever_way_round(myanmar: Ministry) -> None:
    first, second = evidence(myanmar), evidence(myanmar, source(myanmar, "Post in Bangkok"))
    note = "One says four villages, the other six."
    request = RecordContradiction(evidence_id=first.evidence_id, other_id=second.evidence_id, note=note)
    myanmar.do("P-AN1", record_contradiction, request)
    turned = RecordContradiction(evidence_id=second.evidence_id, other_id=first.evidence_id, note=note)
    assert myanmar.refused("P-AN1", record_contradiction, turned).rule == "unchanged"
    itself = RecordContradiction(evidence_id=first.evidence_id, other_id=first.evidence_id, note=note)
    assert myanmar.rejected("P-AN1", record_contradiction, itself).field == "evidence"


def test_a_file_that_leaves_the_case_stands_on_the_ledger(myanmar: Ministry) -> None:
    item = evidence(myanmar, files=(PAPER,))
    with myanmar.store.read() as session:
        views = evidence_of_country(session, "MMR")
    (file,) = next(view for view in views if view.evidence_id == item.evidence_id).attachments
    request = ExportAttachment(attachment_id=file.attachment_id, topic="MMR")
    assert myanmar.do("P-AUD", export_attachment, request) == PAPER.content
    assert myanmar.refused("P-ADM", export_attachment, request).rule == "role.content"
    with myanmar.store.read() as session:
        line = next(line for line in lines_about(session, "MMR") if line.action == "attachment.export")
    assert (line.who, line.detail["sha256"]) == ("Ruth Adeyemi", file.sha256)
