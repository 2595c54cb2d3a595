"""The boxes and lines of a brief as form fields: for those who decide on screen, and read back from what they saved."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdf
import pytest

from app.briefs import form_fields
from app.briefs.annexes import Annexes
from app.briefs.encoding import brief_hash
from app.briefs.filled_form import altered_pages, read_form
from app.briefs.form_fields import Box, box_name, box_of
from app.briefs.stamp import read_stamp
from app.refusals import BadInput
from app.rules.reports.completeness import Missing
from reports.brief import render_brief
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.record import sample_record
from tests.reports.form_filling import covered, filled, with_stamp, without_last_page
from tests.reports.record_paper import record_pdf

BRIEF = replace(sample_brief(), annexes=Annexes())
HASH = brief_hash(BRIEF)
PDF = render_brief(BRIEF, frozen_hash=HASH)


def fields(pdf: bytes) -> dict[str, Any]:
    return pypdf.PdfReader(BytesIO(pdf)).get_fields() or {}


def test_every_recommendation_has_its_four_boxes_and_the_block_its_lines() -> None:
    boxes = [box_name(number, box) for number in (1, 2) for box in Box]
    found = fields(PDF)
    assert list(found) == [
        *boxes,
        "signer-name",
        "signer-office",
        "option-chosen",
        "signed-date",
        "signed-time",
        "reason",
        "tocsin-stamp",
    ]
    assert all(found[name]["/V"] == "/Off" for name in boxes)
    assert found[boxes[0]]["/TU"] == "Agree"
    assert [pair[0] for pair in found["option-chosen"]["/_States_"]] == ["", "1", "2", "3"]


def test_the_stamp_without_size_says_what_the_qr_code_says_and_is_read_only() -> None:
    stamp = fields(PDF)["tocsin-stamp"]
    assert read_stamp(stamp["/V"]).brief_hash == HASH
    assert stamp["/Ff"] & 1
    page = pypdf.PdfReader(BytesIO(PDF)).pages[1]
    hidden = [note.get_object() for note in page["/Annots"] if note.get_object()["/T"] == "tocsin-stamp"]  # type: ignore[attr-defined]
    assert [list(note["/Rect"]) for note in hidden] == [[0, 0, 0, 0]]


def test_a_box_to_click_lies_on_the_box_to_tick() -> None:
    page = pypdf.PdfReader(BytesIO(PDF)).pages[0]
    first = next(note.get_object() for note in page["/Annots"])  # type: ignore[attr-defined]
    left, bottom, right, top = map(float, first["/Rect"])
    assert (round(right - left), round(top - bottom)) == (8, 8)
    drawn = page.get_contents()
    assert drawn is not None
    assert drawn.get_data().count(b" 8.000 8.000 re S") == 8


def test_what_is_not_frozen_and_what_is_no_brief_cannot_be_filled() -> None:
    preview = render_brief(BRIEF, frozen_hash=HASH, missing=(Missing("brief.preview", "Not frozen."),))
    assert fields(preview) == {}
    assert fields(record_pdf(sample_record())) == {}
    with pytest.raises(BadInput, match="not the form of a brief"):
        read_form(preview)


def test_a_filled_form_is_read_back() -> None:
    form = read_form(
        filled(
            PDF,
            {
                "recommendation-1-agree": "/Yes",
                "recommendation-2-not-agree": "/Yes",
                "recommendation-2-noted": "/Yes",
                "option-chosen": "2",
                "signer-name": "Helena Mårsh <b>&amp;",
                "signer-office": "Minister for Foreign Affairs",
                "signed-date": "2021-11-01",
                "signed-time": "16:20",
                "reason": "The border\ncannot wait.",
            },
        )
    )
    assert form.stamp.brief_hash == HASH
    assert form.ticks == {1: (Box.AGREE,), 2: (Box.NOT_AGREE, Box.NOTED)}
    assert (form.option, form.name, form.office) == (
        "2",
        "Helena Mårsh <b>&amp;",
        "Minister for Foreign Affairs",
    )
    assert (form.day, form.time, form.reason) == ("2021-11-01", "16:20", "The border\ncannot wait.")
    assert not form.empty
    assert form.additions == 0
    assert read_form(PDF).empty


def test_filling_alters_no_page_and_covering_or_removing_does() -> None:
    form = filled(PDF, {"recommendation-1-agree": "/Yes", "reason": "Now."})
    assert form != PDF
    assert altered_pages(form, PDF) == ()
    assert altered_pages(covered(form, 0), PDF) == (1,)
    last = len(pypdf.PdfReader(BytesIO(PDF)).pages)
    assert altered_pages(without_last_page(form), PDF) == (last,)
    other = render_brief(replace(BRIEF, legal="Another law."), frozen_hash=HASH)
    assert altered_pages(other, PDF) == (2,)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(BadInput):
        read_form(content)


def test_a_stamp_that_was_damaged_is_refused() -> None:
    with pytest.raises(BadInput, match="not the code of a brief"):
        read_form(with_stamp(PDF, "TOCSIN:1:", "TOCSIN:9:"))


@pytest.mark.parametrize(
    "name",
    [
        "recommendation-x-agree",
        "recommendation-1-maybe",
        "recommendation-1",
        "reason",
        "recommendation-²-agree",
    ],
)
def test_another_field_is_no_box(name: str) -> None:
    assert box_of(name) is None
    assert box_of(box_name(12, Box.NOT_AGREE)) == (12, Box.NOT_AGREE)
    assert form_fields.STAMP not in form_fields.TEXTS
