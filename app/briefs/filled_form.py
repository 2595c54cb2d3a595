"""What stands in the form fields of a brief that somebody filled on screen, and whether its pages are as printed.

Only read: what a form says is a proposal, however it came to be there. Whoever has the file can write in it.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from pypdfium2 import raw

from app.briefs import form_fields
from app.briefs.form_fields import Box
from app.briefs.stamp import BriefStamp, read_stamp
from app.pdfium import opened
from app.refusals import BadInput
from language import tr

_VISIBLE = 96
"""How far apart two grey values are before a person would see the difference."""

_LONGEST = 4_000
"""Characters of a field that are read."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The fields as they stand. ``ticks`` has the boxes ticked beside each recommendation, by its number.

    ``additions`` counts what was put upon the pages besides: notes, drawings, a signature by hand.
    """

    stamp: BriefStamp
    ticks: dict[int, tuple[Box, ...]] = field(default_factory=dict)
    option: str = ""
    name: str = ""
    office: str = ""
    day: str = ""
    time: str = ""
    reason: str = ""
    additions: int = 0

    @property
    def empty(self) -> bool:
        """Whether nobody filled anything."""
        texts = (self.option, self.name, self.office, self.day, self.time, self.reason)
        return not any(self.ticks.values()) and not any(texts)


def read_form(content: bytes) -> FilledForm:
    """The form fields of a PDF.

    Raises:
        BadInput: not a PDF, or not a brief that Tocsin printed with its fields.
    """
    texts: dict[str, str] = {}
    ticks: dict[int, list[Box]] = {}
    additions = 0
    with opened(content) as document:
        document.init_forms()
        for number in range(len(document)):
            page = document[number]
            try:
                for name, value, ticked in _widgets(document, page):
                    box = form_fields.box_of(name)
                    if box is None:
                        texts[name] = value
                    elif ticked:
                        ticks.setdefault(box[0], []).append(box[1])
                additions += _added(page)
            finally:
                page.close()
    if not texts.get(form_fields.STAMP):
        raise BadInput(
            "form",
            tr(
                "This PDF is not the form of a brief printed by Tocsin: the field that names its brief is not there."
            ),
            remedy=tr("Record it as a signed paper, with its scan and the hash printed on it."),
        )
    return FilledForm(
        stamp=read_stamp(texts[form_fields.STAMP]),
        ticks={number: tuple(box for box in Box if box in found) for number, found in sorted(ticks.items())},
        option=texts.get(form_fields.OPTION, "").strip(),
        name=texts.get(form_fields.NAME, "").strip(),
        office=texts.get(form_fields.OFFICE, "").strip(),
        day=texts.get(form_fields.DATE, "").strip(),
        time=texts.get(form_fields.TIME, "").strip(),
        reason=texts.get(form_fields.REASON, "").strip(),
        additions=additions,
    )


def altered_pages(filled: bytes, printed: bytes) -> tuple[int, ...]:
    """Pages of a filled form, from 1, that do not show what was printed; fields and notes upon them left aside.

    Text and picture of each page are compared, not bytes: programs write a file anew when they save it. A page more
    or less is altered too.

    Raises:
        BadInput: one of the two is not a PDF.
    """
    ours, theirs = _faces(printed), _faces(filled)
    longest = max(len(ours), len(theirs))
    return tuple(
        number + 1
        for number in range(longest)
        if number >= len(ours) or number >= len(theirs) or _differ(ours[number], theirs[number])
    )


@dataclass(frozen=True, slots=True)
class _Face:
    text: str
    size: tuple[int, int]
    grey: bytes


def _faces(content: bytes) -> list[_Face]:
    found = []
    with opened(content) as document:
        for number in range(len(document)):
            page = document[number]
            try:
                layer = page.get_textpage()
                try:
                    text = layer.get_text_bounded()
                finally:
                    layer.close()
                bitmap = page.render(scale=1, grayscale=True, draw_annots=False, may_draw_forms=False)
                try:
                    rows, stride = bytes(bitmap.buffer), bitmap.stride
                    grey = b"".join(
                        rows[row * stride : row * stride + bitmap.width] for row in range(bitmap.height)
                    )
                    found.append(_Face(text, (bitmap.width, bitmap.height), grey))
                finally:
                    bitmap.close()
            finally:
                page.close()
    return found


def _differ(one: _Face, other: _Face) -> bool:
    if one.text != other.text or one.size != other.size:
        return True
    if one.grey == other.grey:
        return False
    return any(abs(a - b) > _VISIBLE for a, b in zip(one.grey, other.grey, strict=True))


def _widgets(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[tuple[str, str, bool]]:
    """Name, value and whether it is ticked, for each form field on a page."""
    form = document.formenv
    if form is None:
        return
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        mark = raw.FPDFPage_GetAnnot(page, place)
        try:
            if raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_WIDGET:
                name = _words(raw.FPDFAnnot_GetFormFieldName, form, mark)
                value = _words(raw.FPDFAnnot_GetFormFieldValue, form, mark)
                yield name, value, bool(raw.FPDFAnnot_IsChecked(form, mark))
        finally:
            raw.FPDFPage_CloseAnnot(mark)


def _added(page: pypdfium2.PdfPage) -> int:
    count = 0
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        mark = raw.FPDFPage_GetAnnot(page, place)
        try:
            kind = raw.FPDFAnnot_GetSubtype(mark)
            count += kind not in {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP}
        finally:
            raw.FPDFPage_CloseAnnot(mark)
    return count


def _words(ask: Any, form: object, mark: object) -> str:
    length = ask(form, mark, None, 0)
    length = min(length, 2 * _LONGEST)
    room = ctypes.create_string_buffer(length)
    ask(form, mark, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return room.raw[:length].decode("utf-16-le", errors="replace").partition("\0")[0]
