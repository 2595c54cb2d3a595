"""A released copy holds none of the words that were taken out, in no corner of the file and in no encoding."""

from dataclasses import fields, replace
from io import BytesIO

import pypdf
import pytest

from app.briefs.annex_rows import EventPicture
from app.briefs.data import BriefData, BriefMarking
from app.briefs.decision_record import DecisionRecord, record_hash
from app.briefs.encoding import brief_hash
from app.briefs.parts import BRIEF_PARTS, without_proofs
from app.briefs.redact import Removal, redacted, removed_words
from app.briefs.released import (
    Ground,
    ReleasedCopy,
    WithheldPart,
    copy_hash,
    copy_stamp,
    decode_copy,
    encode_copy,
)
from app.rules.release.words import mark_of
from reports.brief import body_parts, render_brief
from reports.fonts import bundled
from reports.released import _BODY_CODES, render_released
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.record import sample_record
from tests.reports.hunting import found_in, glyphs_of_fonts, letters_of_fonts
from tests.reports.reading_back import spelt

OPEN = BriefMarking("PUBLIC", level="public", ground="#E4E2DC", ink="#000000")
MARKS = {"persons": mark_of("protection of persons"), "security": mark_of("security")}
SECRET = "Zawjéryk Ωmegaķ Жданов"
"""Letters that stand nowhere else in the brief."""


def copy_of(document: BriefData | DecisionRecord, *removals: Removal) -> ReleasedCopy:
    left, withheld = redacted(document, removals, MARKS)
    bare = replace(without_proofs(left, "RL-2026-0001"), marking=OPEN)
    return ReleasedCopy(
        number="RL-2026-0001",
        recipient="the public",
        grounds=(Ground("security", "Its release would harm security."),),
        withheld=tuple(WithheldPart(one.part, one.mark, one.whole) for one in withheld),
        brief=bare if isinstance(bare, BriefData) else None,
        record=bare if isinstance(bare, DecisionRecord) else None,
    )


@pytest.fixture(scope="module")
def original() -> BriefData:
    brief = sample_brief()
    first = brief.evidence[0]
    return replace(
        brief, evidence=(replace(first, item=f"{first.item} {SECRET} saw it."), *brief.evidence[1:])
    )


@pytest.fixture(scope="module")
def released(original: BriefData) -> bytes:
    count = len(original.evidence[0].item.split())
    words = Removal(path="evidence/1/item", ground="persons", first=count - 4, last=count - 2)
    return render_released(copy_of(original, words))


def test_the_words_were_in_the_original(original: BriefData) -> None:
    pdf = render_brief(original, frozen_hash=brief_hash(original))
    assert found_in(pdf, SECRET.split()) == SECRET.split()
    assert set("Ωķ Жд") <= letters_of_fonts(pdf)


def test_no_word_that_was_taken_out_is_anywhere_in_the_file(released: bytes) -> None:
    assert found_in(released, SECRET.split()) == []
    assert "[withheld: protection of persons] saw it." in spelt(released)


def test_no_font_has_a_letter_or_a_shape_that_only_the_removed_words_had(
    original: BriefData, released: bytes
) -> None:
    assert not set("ΩķЖдв") & letters_of_fonts(released)
    face = bundled().primary()
    shapes = {glyph.gid for glyph in face.shape("ΩķЖд").glyphs}
    whole = glyphs_of_fonts(render_brief(original, frozen_hash=brief_hash(original)))
    assert shapes <= whole[face.name]
    assert not shapes & glyphs_of_fonts(released)[face.name]


def test_nothing_proves_or_carries_the_original(original: BriefData, released: bytes) -> None:
    head = original.ledger_head
    assert head is not None
    proofs = [brief_hash(original), head.hash, *(row.hash for row in original.annexes.ledger)]
    shortened = [proof[:8] for proof in proofs]
    assert found_in(released, [*proofs, *shortened, original.report_number]) == []
    reader = pypdf.PdfReader(BytesIO(released))
    assert not reader.get_fields()
    assert not reader.attachments
    assert "/AcroForm" not in reader.root_object


def test_the_copy_is_known_by_its_own_hash(original: BriefData) -> None:
    copy = copy_of(original, Removal(path="legal", ground="security"))
    assert decode_copy(encode_copy(copy)) == copy
    assert copy_hash(copy) in spelt(render_released(copy)).replace(" ", "")
    assert copy_stamp(copy, copy_hash(copy)) == f"TOCSIN:R1:RL-2026-0001:{copy_hash(copy).upper()}"
    assert render_released(copy) == render_released(decode_copy(encode_copy(copy)))


def test_the_file_is_marked_as_the_copy_and_says_nothing_more_in_its_properties(released: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(released))
    assert reader.metadata is not None
    assert reader.metadata.title == "RL-2026-0001 (Released copy)"
    assert all("PUBLIC" in page.extract_text() for page in reader.pages)
    above_the_evidence = spelt(released).split("5 Evidence")[0]
    assert "OFFICIAL: SENSITIVE" not in above_the_evidence


@pytest.fixture(scope="module")
def every_part_withheld(original: BriefData) -> bytes:
    return render_released(
        copy_of(original, *(Removal(path=part.code, ground="security") for part in BRIEF_PARTS))
    )


def test_a_part_that_is_withheld_is_a_heading_and_a_mark(
    original: BriefData, every_part_withheld: bytes
) -> None:
    printed = spelt(every_part_withheld)
    letters = "".join(one for one in printed if one.isalnum())
    for part in BRIEF_PARTS:
        title = "".join(one for one in part.title if one.isalnum())
        assert f"{title}withheldsecurity" in letters
    heading = {original.country, original.subject, original.addressed_to, original.ministry}
    said = " ".join((*heading, printed.replace(original.subject, ""), str(original.deadline))).casefold()
    words = {
        word for part in BRIEF_PARTS for word in removed_words(original, Removal(path=part.code, ground="x"))
    }
    # Words of the format itself stand in every PDF.
    format_words = {"preferences", "range"}
    named = [word for word in sorted(words - format_words) if len(word) > 4 and word not in said]
    assert len(named) > 100
    assert found_in(every_part_withheld, named) == []


def test_numbers_that_are_withheld_vanish_from_the_drawing(original: BriefData) -> None:
    bare = _drawn(render_released(copy_of(original)))
    series = copy_of(original, Removal(path="judgement/signs/1/series", ground="security"))
    assert series.brief is not None
    assert series.brief.judgement.signs[0].series == ()
    assert _drawn(render_released(series)) < bare
    picture = copy_of(original, Removal(path="annexes/event_picture", ground="security"))
    assert picture.brief is not None
    assert picture.brief.annexes.event_picture is None
    assert isinstance(original.annexes.event_picture, EventPicture)
    assert _drawn(render_released(picture)) < bare
    words = copy_of(original, Removal(path="judgement/signs/1/value", ground="security"))
    assert words.brief is not None
    assert words.brief.judgement.signs[0].series == ()


def test_a_cost_that_is_withheld_is_not_called_no_money(original: BriefData) -> None:
    costly = next(place for place, one in enumerate(original.options, start=1) if one.cost is not None)
    copy = copy_of(original, Removal(path=f"options/{costly}/cost", ground="security"))
    printed = spelt(render_released(copy))
    assert str(original.options[costly - 1].cost) not in printed
    assert "no money; [withheld" not in printed


def test_a_decision_record_is_released_by_the_same_means() -> None:
    record = sample_record()
    reason = record.decisions[0].reason
    copy = copy_of(
        record,
        Removal(path="decisions/1/reason", ground="security"),
        Removal(path="receipts/1", ground="persons"),
    )
    pdf = render_released(copy)
    assert found_in(pdf, [reason, record_hash(record), *(brief.hash for brief in record.briefs)]) == []
    assert "[withheld: security]" in spelt(pdf)
    assert "Shown: [withheld: protection of persons]" in spelt(pdf)


def test_every_part_of_the_body_can_be_withheld(original: BriefData) -> None:
    drawn = {part.name for part in body_parts(original)} - {""}
    assert drawn == set(_BODY_CODES)
    assert set(_BODY_CODES.values()) <= {part.code for part in BRIEF_PARTS}
    named = {path.split("/")[-1] for part in BRIEF_PARTS for path in part.paths}
    above = {
        "ministry",
        "report_number",
        "version",
        "subject",
        "country_code",
        "country",
        "frozen_at",
        "zone",
    }
    above |= {"marking", "addressed_to", "copy_number", "demo", "deadline", "annexes", "ledger_head"}
    above.add("language")
    assert {field.name for field in fields(BriefData)} <= named | above


def _drawn(pdf: bytes) -> int:
    return sum(
        len(content.get_data())
        for page in pypdf.PdfReader(BytesIO(pdf)).pages
        if (content := page.get_contents()) is not None
    )
