"""Reading printed documents back: text by page, pictures by page."""

import re
from functools import lru_cache
from io import BytesIO

import pypdf
import pypdfium2
from PIL import Image

SOFT_HYPHEN = "\u00ad"
"""A hyphen that stands only because a line ends there."""

SCALE = 1.0
"""Pixels per point."""


@lru_cache(maxsize=8)
def pages(pdf: bytes) -> list[str]:
    """The text of each page as a reader shows it, in reading order, blanks and line ends as single blanks."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number in range(len(document)):
        page = document[number]
        layer = page.get_textpage()
        found.append(whole_words(layer.get_text_range().replace("\ufffe", SOFT_HYPHEN)))
        layer.close()
        page.close()
    document.close()
    return found


@lru_cache(maxsize=8)
def spelt(pdf: bytes) -> str:
    """The text as the glyphs spell it, whatever a span says that it is: read by another library, which takes its time."""
    return whole_words("\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages))


def whole_words(extracted: str) -> str:
    """Text as programs that know the soft hyphen read it, divided words whole, blanks and line ends as single blanks."""
    return " ".join(re.sub(rf"{SOFT_HYPHEN}\s*", "", extracted).split())


def text(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def body(pdf: bytes) -> list[str]:
    """Pages before the annexes."""
    found = pages(pdf)
    first = next((n for n, page in enumerate(found) if "Annex A Indicators" in page), len(found))
    return found[:first]


def copied(pdf: bytes) -> str:
    """What a reader copies from the document, with each span's own text (ActualText)."""
    return text(pdf)


def pictures(pdf: bytes) -> list[Image.Image]:
    """Each page as a grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number in range(len(document)):
        page = document[number]
        found.append(page.render(scale=SCALE).to_pil().convert("L"))
        page.close()
    document.close()
    return found


def ink(picture: Image.Image) -> float:
    """Share of the page that is not white."""
    counts = picture.histogram()
    return 1 - sum(counts[250:]) / sum(counts)
