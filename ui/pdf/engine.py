"""Pages of a PDF as pictures and as text, from the document's bytes (see :mod:`app.pdfium`)."""

from dataclasses import dataclass

import pypdfium2
from PySide6.QtGui import QImage

from app.pdfium import opened
from app.refusals import BadInput

_LARGEST_SIDE = 12_000
"""Pixels; beyond this a picture of one page would take more than half a gigabyte."""

_PICTURE = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
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
        raise BadInput("document", "The document has no pages.", remedy="Ask for it to be made again.")
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
