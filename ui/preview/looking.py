"""What is shown of a file, made off the window's thread; whatever it holds, the answer is a look or one sentence."""

from dataclasses import dataclass

from app.refusals import BadInput
from language import tr
from ui.pdf.engine import has_pictures, page_sizes
from ui.preview.kinds import FileKind, by_bytes, by_name
from ui.preview.pictures import PictureLook, decode
from ui.preview.scans import scan_as_pdf
from ui.preview.texts import TextLook, read_text

MOST_PAGES = 2_000
"""Pages of a PDF that is shown."""


@dataclass(frozen=True, slots=True)
class PdfLook:
    """A PDF that can be opened. ``pictures``: it holds some, so its pages wait until they are asked for.

    ``own``: these are the bytes of the file; of a TIFF they are made for the eye, and are not what is saved of it.
    """

    content: bytes
    pages: int
    pictures: bool
    own: bool = True


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
    elif kind is FileKind.TIFF:
        made = scan_as_pdf(content)
        shown = PdfLook(made, len(page_sizes(made)), pictures=True, own=False)
    else:
        shown = decode(content, kind)
    differs = promised not in {FileKind.OTHER, kind}
    caution = (
        tr(
            "The name says that this is {promised}; by its content it is {kind}.",
            promised=promised.label,
            kind=kind.label,
        )
        if differs
        else ""
    )
    return Look(kind, shown, caution)


def _pdf(content: bytes) -> PdfLook:
    pages = len(page_sizes(content))
    if pages > MOST_PAGES:
        raise BadInput(
            "file",
            tr(
                "This document has {pages:,} pages; at most {most_pages:,} are shown here.",
                pages=pages,
                most_pages=MOST_PAGES,
            ),
            remedy=tr("Save a copy and open it with another program."),
        )
    return PdfLook(content, pages, has_pictures(content))


def _not_shown(name: str, promised: FileKind) -> BadInput:
    if promised is FileKind.OTHER:
        return BadInput(
            "file",
            tr(
                "“{name}” is {other}: pictures, PDF documents and texts are.",
                name=name,
                other=FileKind.OTHER.label,
            ),
            remedy=tr("Save a copy and open it where that does no harm."),
        )
    return BadInput(
        "file",
        tr("“{name}” is named like {promised}, and is none.", name=name, promised=promised.label),
        remedy=tr("Do not trust it: ask whoever sent it what it is."),
    )
