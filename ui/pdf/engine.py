"""Pages of a PDF as pictures and as text, from the document's bytes (see :mod:`app.pdfium`)."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage

from app.pdfium import opened
from app.refusals import BadInput
from language import tr
from ui.pdf.letters import Box, Hit, PageLetters

_LARGEST_SIDE = 12_000
"""Pixels; beyond this a picture of one page would take more than half a gigabyte."""

_PICTURE = 3
"""FPDF_PAGEOBJ_IMAGE of PDFium, which is loaded with the first document only."""
_LOOKED_THROUGH = 50
"""Pages that are searched for pictures."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """Size of a page in points (1/72 inch)."""

    width: float
    height: float


def page_sizes(content: bytes) -> tuple[PageSize, ...]:
    """Size of every page.

    Raises:
        BadInput: not a PDF document, a damaged one, one that needs a password, or one without pages.
    """
    with opened(content) as document:
        sizes = tuple(PageSize(*document.get_page_size(number)) for number in range(len(document)))
    if not sizes:
        raise BadInput(
            "document", tr("The document has no pages."), remedy=tr("Ask for it to be made again.")
        )
    return sizes


def page_image(content: bytes, number: int, scale: float) -> QImage:
    """Picture of page ``number`` (from 0) at ``scale`` pixels per point.

    Raises:
        BadInput: as :func:`page_sizes`.
    """
    with opened(content) as document:
        page = document[number]
        try:
            scale = min(scale, _LARGEST_SIDE / max(page.get_size()))
            bitmap = page.render(scale=scale, prefer_bgrx=True, optimize_mode=None)
            try:
                view = QImage(
                    bytes(bitmap.buffer),
                    bitmap.width,
                    bitmap.height,
                    bitmap.stride,
                    QImage.Format.Format_RGB32,
                )
                return view.copy()
            finally:
                bitmap.close()
        finally:
            page.close()


def page_text(content: bytes, number: int) -> str:
    """Text of page ``number`` (from 0), in the document's order.

    Raises:
        BadInput: as :func:`page_sizes`.
    """
    with opened(content) as document:
        page = document[number]
        try:
            text = page.get_textpage()
            try:
                return str(text.get_text_bounded()).replace("\r\n", "\n").strip()
            finally:
                text.close()
        finally:
            page.close()


def has_pictures(content: bytes) -> bool:
    """Whether any of the first pages holds a picture, a scan of paper included.

    Raises:
        BadInput: as :func:`page_sizes`.
    """
    with opened(content) as document:
        for number in range(min(len(document), _LOOKED_THROUGH)):
            page = document[number]
            try:
                if next(page.get_objects(filter=[_PICTURE]), None) is not None:
                    return True
            finally:
                page.close()
    return False


def page_letters(content: bytes, number: int) -> PageLetters:
    """The letters of page ``number`` (from 0) with where they stand, in the document's order.

    Raises:
        BadInput: as :func:`page_sizes`.
    """
    with opened(content) as document:
        page = document[number]
        high = page.get_height()
        text = page.get_textpage()
        try:
            count = text.count_chars()
            said = str(text.get_text_range(0, count)) if count else ""
            boxes = tuple(_from_top(text.get_charbox(place), high) for place in range(count))
        finally:
            text.close()
            page.close()
    # A letter beyond the basic plane takes two places of the one and one of the other.
    return PageLetters(said[: len(boxes)], boxes[: len(said)])


def find_text(content: bytes, wanted: str, cancelled: Callable[[], bool]) -> tuple[Hit, ...]:
    """Every place where ``wanted`` stands, whatever its case, in the order of the pages.

    Raises:
        BadInput: as :func:`page_sizes`.
    """
    hits: list[Hit] = []
    with opened(content) as document:
        for number in range(len(document)):
            if cancelled():
                break
            page = document[number]
            high = page.get_height()
            text = page.get_textpage()
            try:
                search = text.search(wanted)
                while (found := search.get_next()) is not None:
                    first, count = found
                    rows = range(text.count_rects(first, count))
                    hits.append(Hit(number, tuple(_from_top(text.get_rect(row), high) for row in rows)))
            finally:
                text.close()
                page.close()
    return tuple(hits)


def _from_top(box: tuple[float, float, float, float], high: float) -> Box:
    left, bottom, right, top = box
    return left, high - top, right - left, top - bottom
