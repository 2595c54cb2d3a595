"""What is shown of a file, made off the window's thread; whatever it holds, the answer is a look or one sentence."""

from dataclasses import dataclass

from app.refusals import BadInput
from ui.pdf.engine import has_pictures, page_sizes
from ui.preview.kinds import FileKind, by_bytes, by_name
from ui.preview.pictures import PictureLook, decode
from ui.preview.texts import TextLook, read_text

MOST_PAGES = 2_000
"""Pages of a PDF that is shown."""


@dataclass(frozen=True, slots=True)
class PdfLook:
    """A PDF that can be opened. ``pictures``: it holds some, so its pages wait until they are asked for."""

    content: bytes
    pages: int
    pictures: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What was made of a file. ``caution`` says where its name promises something else than it is."""

    kind: FileKind
    shown: PictureLook | PdfLook | TextLook
    caution: str = ""


def look_into(content: bytes, name: str) -> Look:
    """Make what can be shown of a file.

    Raises:
        BadInput: too large, damaged, locked, not what its name says, or of a kind that is not shown.
    """
    promised = by_name(name)
    kind = by_bytes(content)
    shown: PictureLook | PdfLook | TextLook | None
    if kind is None:
        kind, shown = FileKind.TEXT, read_text(content)
        if shown is None:
            raise _not_shown(name, promised)
    elif kind is FileKind.PDF:
        shown = _pdf(content)
    else:
        shown = decode(content, kind)
    differs = promised not in {FileKind.OTHER, kind}
    caution = (
        f"The name says that this is {promised.label}; by its content it is {kind.label}." if differs else ""
    )
    return Look(kind, shown, caution)


def _pdf(content: bytes) -> PdfLook:
    pages = len(page_sizes(content))
    if pages > MOST_PAGES:
        raise BadInput(
            "file",
            f"This document has {pages:,} pages; at most {MOST_PAGES:,} are shown here.",
            remedy="Save a copy and open it with another program.",
        )
    return PdfLook(content, pages, has_pictures(content))


def _not_shown(name: str, promised: FileKind) -> BadInput:
    if promised is FileKind.OTHER:
        return BadInput(
            "file",
            f"“{name}” is {FileKind.OTHER.label}: pictures, PDF documents and texts are.",
            remedy="Save a copy and open it where that does no harm.",
        )
    return BadInput(
        "file",
        f"“{name}” is named like {promised.label}, and is none.",
        remedy="Do not trust it: ask whoever sent it what it is.",
    )
