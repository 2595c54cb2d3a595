"""Each kind of document looks as the pages that were looked at (``python -m tests.documents.looked_at``)."""

import pytest
from PIL import Image, ImageDraw

from app.documents.kinds import KINDS
from tests.documents.looked_at import CLASSES, FOLDER, drawn
from tests.reports.references import apart
from tests.reports.test_layout import TOLERANCE


@pytest.mark.parametrize("kind", CLASSES)
def test_every_page_of_a_kind_looks_as_its_reference(kind: str) -> None:
    pages = drawn(kind)
    assert set(pages) == {path.stem for path in FOLDER.glob(f"{kind}-[0-9]*.png")}
    differ = {
        name: apart(page, Image.open(FOLDER / f"{name}.png").convert("L")) for name, page in pages.items()
    }
    assert {name: share for name, share in differ.items() if share > TOLERANCE} == {}


def test_each_kind_that_is_offered_was_looked_at() -> None:
    assert {kind.code for kind in KINDS} - set(CLASSES) == {"country-dossier", "report-inquiry"}


def test_a_row_that_is_missing_would_be_seen() -> None:
    page = Image.open(FOLDER / "register-1.png").convert("L")
    altered = page.copy()
    ImageDraw.Draw(altered).rectangle((30, 120, 390, 128), fill=255)
    assert apart(page, altered) > TOLERANCE
