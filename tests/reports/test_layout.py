"""Each page looks as the one that was looked at and found right (``python -m tests.reports.references``)."""

from PIL import Image, ImageDraw

from tests.reports.references import FOLDER, apart, drawn

TOLERANCE = 0.002
"""Share of a page: a moved line is more, another version of the rasteriser less."""


def test_s72_every_page_of_the_brief_and_the_record_looks_as_its_reference() -> None:
    pages = drawn()
    references = {path.stem: Image.open(path).convert("L") for path in FOLDER.glob("*.png")}
    assert set(pages) == set(references)
    differ = {name: apart(page, references[name]) for name, page in pages.items()}
    assert {name: share for name, share in differ.items() if share > TOLERANCE} == {}


def test_a_missing_line_would_be_seen() -> None:
    page = Image.open(FOLDER / "brief-1.png").convert("L")
    altered = page.copy()
    ImageDraw.Draw(altered).rectangle((90, 120, 380, 128), fill=255)
    assert apart(page, altered) > TOLERANCE
