"""Right on paper: every script inside tables, right-to-left paragraphs mirrored, US Letter, no heading left alone."""

import unicodedata
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.platypus import Flowable

from app.briefs.data import BriefMarking
from app.briefs.encoding import brief_hash
from app.paper import Paper
from reports.bidi import may_turn
from reports.blocks import Heading, Section, Text
from reports.brief import body_fit, render_brief
from reports.grid import Grid
from reports.page import Furniture, build, page_room
from reports.qr import modules
from reports.styles import ANNEX
from reports.visible import MissingGlyph
from tests.briefs.samples.brief import sample_brief
from tests.reports.pdfa import faults
from tests.reports.reading_back import copied, pages, pictures, text

NAMES = {
    "Latin": "Đặng Nguyễn Łukasz Þórðarson",
    "Cyrillic": "Володимир Зеленський",
    "Greek": "Κυριάκος Μητσοτάκης",
    "Arabic": "عمر حسن أحمد البشير",
    "Burmese": "မင်းအောင်လှိုင်",
    "Devanagari": "नरेन्द्र दामोदरदास मोदी",
    "Ethiopic": "ኃይለ ሥላሴ",
    "Bengali": "শেখ হাসিনা ওয়াজেদ",
}
FURNITURE = Furniture("EW-2026-0001 v1", "Ministry", "Test", BriefMarking("OFFICIAL"))


def built(*blocks: Flowable, paper: Paper = Paper.A4) -> bytes:
    return build(list(blocks), replace(FURNITURE, paper=paper))


@pytest.mark.parametrize("paper", Paper)
def test_names_in_every_script_stand_whole_in_the_cells_of_a_table(paper: Paper) -> None:
    rows = [(script, name, f"met {name} on 3 May") for script, name in NAMES.items()]
    pdf = built(Grid((60, 120, 160), rows, header=("Script", "Name", "In a sentence")), paper=paper)
    assert faults(pdf) == []
    found = copied(pdf).replace(" ", "")
    for script, name in NAMES.items():
        if script != "Arabic":  # readers order the letters of lam-alef each in their own way
            assert found.count(name.replace(" ", "")) == 2, script


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_no_ink_of_a_cell_leaves_its_column(name: str) -> None:
    """Columns of 60 points: longer words are cut between clusters, and nothing runs into the next."""
    width, height = page_room(FURNITURE)
    share = 60 / (width - 2 * 7)
    pdf = built(Grid((share, 1 - 2 * share, share), [(f"{name} {name}", "", "")]))
    page = pictures(pdf)[0]
    column = page.crop((42 + 62, 80, 42 + int(width) - 62, int(height) - 40))
    assert sum(column.histogram()[:128]) == 0  # hairlines and the white of the page


def test_a_paragraph_from_right_to_left_ends_at_the_left_and_begins_at_the_right() -> None:
    page = pictures(built(Text("عمر حسن أحمد البشير")))[0]
    wide, high = page.size
    band = page.crop((0, 60, wide, high // 2)).point(lambda value: 255 * (value < 128))
    box = band.getbbox()
    assert box is not None
    assert wide - box[2] < 46  # at the right margin
    assert box[0] > wide / 2  # and far from the left one


def test_letter_has_its_own_size_and_the_same_words() -> None:
    brief = sample_brief()
    found = {paper: render_brief(brief, frozen_hash=brief_hash(brief), paper=paper) for paper in Paper}
    box = pypdf.PdfReader(BytesIO(found[Paper.LETTER])).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (612, 792)
    assert faults(found[Paper.LETTER]) == []
    for word in ("1 Bottom line", "11 Decision", "12 Proof", "Annex G"):
        assert word in text(found[Paper.LETTER])
    body = [page for page in pages(found[Paper.LETTER]) if "Annex A Indicators" not in page][:2]
    assert "11 Decision" in body[1]


def test_what_fits_on_one_paper_is_measured_for_the_other() -> None:
    brief = sample_brief()
    lines = {paper: sum(part.lines for part in body_fit(brief, paper=paper).parts) for paper in Paper}
    assert lines[Paper.LETTER] <= lines[Paper.A4]  # wider by 17 points
    assert page_room(replace(FURNITURE, paper=Paper.LETTER))[1] < page_room(FURNITURE)[1]


@pytest.mark.parametrize("room", [10.0, 24.0, 40.0, 58.0])
def test_no_heading_is_left_alone_at_the_foot_of_a_page(room: float) -> None:
    _, height = page_room(FURNITURE)
    filler = Text("\n".join(["word"] * int((height - room) / 11.4)))
    follows = Section("A part", [Text("\n".join(f"line {n}" for n in range(8)))], key="part")
    after_heading = built(filler, Heading("A heading", ANNEX, key="heading"), follows)
    for page in pages(after_heading):
        if "A heading" in page:
            assert "line 0" in page
    table = Grid((1, 1), [(f"row {n}", "x") for n in range(20)], header=("Head", "Of table"))
    for page in pages(built(filler, table)):
        assert ("Of table" in page) == ("row" in page)


def test_a_table_says_its_heads_on_every_page() -> None:
    rows = [(str(n), f"event {n}") for n in range(150)]
    found = pages(built(Grid((1, 5), rows, header=("Number", "What happened"))))
    assert len(found) > 2
    assert all("What happened" in page for page in found)


def test_a_letter_that_no_font_has_stops_the_print_and_is_named_in_a_cell_too() -> None:
    with pytest.raises(MissingGlyph, match="HIRAGANA LETTER A"):
        built(Grid((1, 1), [("Name", "あ")]))


def test_every_part_and_annex_is_an_entry_of_the_outline() -> None:
    brief = sample_brief()
    outline = pypdf.PdfReader(BytesIO(render_brief(brief, frozen_hash=brief_hash(brief)))).outline
    titles = [str(entry.title) for entry in outline if not isinstance(entry, list)]
    for number in range(1, 12):
        assert any(title.startswith(f"{number} ") for title in titles), number
    assert [title[6] for title in titles if title.startswith("Annex")] == list("ABCDEFG")


@pytest.mark.parametrize("length", [10, 40, 90, 150, 200])
def test_the_mask_of_a_qr_code_is_the_one_that_reportlab_would_choose(length: int) -> None:
    words = "".join("0123456789ABCDEF:"[place * place * 7 % 17] for place in range(length))
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(words)
    code.make()
    assert modules(words) == [[bool(dark) for dark in row] for row in code.modules]


def test_every_letter_that_is_read_from_right_to_left_is_known_to_turn_a_line() -> None:
    letters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    turning = [one for one in letters if unicodedata.bidirectional(one) in {"R", "AL", "AN"}]
    assert [one for one in turning if not may_turn(one)] == []
