"""The pages of a TIFF, as scanners and fax machines write them, or a photographed page, made into a PDF to be looked at.

Qt's own decoder leaves out what colour scanners write (JPEG within a TIFF), so Pillow reads them; it comes with reportlab.
"""

import io
import struct
from typing import TYPE_CHECKING

from app.refusals import BadInput
from language import tr
from ui.preview.kinds import FileKind
from ui.preview.pictures import MOST_PIXELS, too_large

if TYPE_CHECKING:
    from PIL import Image

MOST_PAGES = 200
"""Pages of a TIFF that are shown: a bundle of paper, and no film."""

_USUAL_DPI = 200.0
_COARSEST, _FINEST = 36.0, 4_800.0
"""Dots per inch that are believed; a page that says anything else is measured with the usual ones."""

_A4_WIDTH = 8.27
"""Inches. A photograph says nothing of the paper's size."""
_QUALITY = 90
_AS_THEY_ARE = ("1", "L", "RGB")
_SEEN_THROUGH = ("RGBA", "LA", "PA")

_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    MemoryError,
    struct.error,
    Warning,
)
"""What a damaged file can make of a decoder in Python; it warns of some."""


def scan_as_pdf(content: bytes, kind: FileKind = FileKind.TIFF) -> bytes:
    """A PDF with a page for each page of a TIFF, upright and of its size on paper; of another picture one page, as
    wide as A4. Never kept: it is for the eye, which can enlarge it.

    Raises:
        BadInput: larger than is decoded here, or damaged.
    """
    from PIL import Image  # noqa: PLC0415 - late: few cases hold a TIFF

    made = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content), formats=[kind.value.upper()]) as scan:
            count = int(getattr(scan, "n_frames", 1)) if kind is FileKind.TIFF else 1
            if count > MOST_PAGES:
                raise _too_many(count)
            for number in range(count):
                scan.seek(number)
                if scan.width * scan.height > MOST_PIXELS:
                    raise too_large(scan.width, scan.height)
                _add_page(scan, made, first=number == 0)
    except BadInput:
        raise
    except (*_FAULTS, Image.DecompressionBombError) as error:
        raise _damaged() from error
    return made.getvalue()


def _add_page(scan: "Image.Image", made: io.BytesIO, *, first: bool) -> None:
    from PIL import Image, ImageOps  # noqa: PLC0415 - late, as said

    scan.load()
    # Pillow turns a TIFF upright by itself, and leaves a photograph as the camera held it.
    page = scan if scan.format == "TIFF" else ImageOps.exif_transpose(scan)
    dots = _dots(scan) if scan.format == "TIFF" else (page.width / _A4_WIDTH,) * 2
    if page.mode.startswith("I;16"):
        page = page.point(lambda value: value * (1 / 256)).convert("L")
    elif page.mode in _SEEN_THROUGH or "transparency" in page.info:
        clear = page.convert("RGBA")
        page = Image.new("RGB", clear.size, "white")
        page.paste(clear, mask=clear)
    elif page.mode not in _AS_THEY_ARE:
        page = page.convert("RGB")
    quality = {} if page.mode == "1" else {"quality": _QUALITY}
    page.save(made, "PDF", append=not first, dpi=dots, **quality)


def _dots(scan: "Image.Image") -> tuple[float, float]:
    """Dots per inch across and down: a fax has twice as many one way, and would be squashed."""
    across, down = (float(one) for one in scan.info.get("dpi", (_USUAL_DPI, _USUAL_DPI)))
    if not all(_COARSEST <= one <= _FINEST for one in (across, down)):
        return _USUAL_DPI, _USUAL_DPI
    return across, down


def _too_many(pages: int) -> BadInput:
    return BadInput(
        "file",
        tr(
            "This document has {pages:,} pages; at most {most_pages:,} are shown here.",
            pages=pages,
            most_pages=MOST_PAGES,
        ),
        remedy=tr("Save a copy and open it with another program."),
    )


def _damaged() -> BadInput:
    return BadInput(
        "file",
        tr("This scan is damaged, or of a kind that cannot be shown here."),
        remedy=tr("Save it as a PDF or PNG in the program that made it, or scan the paper again."),
    )
