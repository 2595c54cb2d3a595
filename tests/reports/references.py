"""Pages as they were looked at and found right, small and grey, for comparison: ``python -m tests.reports.references``
draws them anew. Look at every page before they are committed."""

from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from app.briefs.encoding import brief_hash
from app.paper import Paper
from reports.brief import render_brief
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.record import sample_record
from tests.reports.reading_back import pictures
from tests.reports.record_paper import record_pdf

FOLDER = Path(__file__).parent / "references"
_WIDTH = 420


def drawn() -> dict[str, Image.Image]:
    """Every page of the sample brief on both papers and of the sample record, by the name of its reference."""
    brief = sample_brief()
    documents = {
        "brief": render_brief(brief, frozen_hash=brief_hash(brief)),
        "letter": render_brief(brief, frozen_hash=brief_hash(brief), paper=Paper.LETTER),
        "record": record_pdf(sample_record()),
    }
    return {
        f"{name}-{number}": small(page)
        for name, pdf in documents.items()
        for number, page in enumerate(pictures(pdf), start=1)
    }


def small(page: Image.Image) -> Image.Image:
    """A page in the size of its reference."""
    return page.resize((_WIDTH, round(page.height * _WIDTH / page.width)), Image.Resampling.LANCZOS)


def apart(one: Image.Image, other: Image.Image) -> float:
    """Share of a page that differs so that a person would see it; a shift of less than a pixel does not count."""
    if one.size != other.size:
        return 1.0
    soft = [page.filter(ImageFilter.GaussianBlur(1)) for page in (one, other)]
    histogram = ImageChops.difference(*soft).histogram()
    return sum(histogram[24:]) / sum(histogram)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name, page in drawn().items():
        page.quantize(32).save(FOLDER / f"{name}.png", optimize=True)
