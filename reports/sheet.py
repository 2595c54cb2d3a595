"""The canvas that documents are drawn on: glyph by glyph text, the same bytes every time, page x of y."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from reports.archive import Attachment, complete, written
from reports.embedding import DocumentFonts, rgb
from reports.form import Form, Place
from reports.metadata import Properties
from reports.structure import Structure, Tag
from reports.typesetting import Line, Run, Style, lay_out

_PAGE_TOTAL = "page-total"
_ARC = 0.5523
"""How far the handles of a quarter circle reach, in parts of its radius."""


_WITHIN = nullcontext()
"""What is drawn within a part that is shown belongs to it."""


class Sheet(Canvas):
    """A reportlab canvas whose text comes from `reports.typesetting`. No font but ours enters the file.

    ``total_style`` is the style of the number of pages, which is known only when the last page is done. ``fillable``:
    what is drawn for the pen also gets form fields. ``properties`` and ``attachment`` go into the file.

    What is drawn belongs to the `part` or `content` that is open; outside of both, text is a paragraph of its own, and
    rules, boxes and grounds are no part of the text.
    """

    _doc: PDFDocument
    _code: list[str]
    _pageNumber: int  # noqa: N815 - reportlab calls it so
    _currentMatrix: tuple[float, float, float, float, float, float]  # noqa: N815 - reportlab calls it so
    _annotationrefs: list[PDFObjectReference]
    _filename: BinaryIO

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fonts = DocumentFonts(self._doc)
        self.total_style = Style(size=8, leading=10)
        self.fillable = False
        self.properties = Properties("", "", "")
        self.attachment: Attachment | None = None
        self._form = Form(self._doc)
        self._structure = Structure()
        self.marked = False
        self._keys: dict[str, int] = {}

    def _make_preamble(self) -> None:
        # reportlab would name Helvetica on every page, a font that is not embedded.
        self._preamble = "1 0 0 1 0 0 cm"

    def continues(self, tag: Tag) -> bool:
        """Whether what is drawn next under this tag goes on from the page before."""
        return self._structure.continues(tag)

    def part(self, tag: Tag) -> AbstractContextManager[None]:
        """A part of the text that has parts of its own: a section, a table, a row."""
        return _WITHIN if self.marked else _Open(self, tag, shown=False)

    def content(self, tag: Tag) -> AbstractContextManager[None]:
        """A part of the text that is shown: a paragraph, a heading, a cell, a picture. Those within it belong to it."""
        return _WITHIN if self.marked else _Open(self, tag, shown=True)

    def begin(self, tag: Tag, *, shown: bool) -> None:
        """Opens a part; what is drawn until `end` is shown in it, or belongs to parts of its own."""
        self._structure.open(tag)
        if shown:
            number = self._structure.show(self._pageNumber)
            self._code.append(f"/{tag.role} <</MCID {number}>> BDC")
            self.marked = True

    def end(self, *, shown: bool) -> None:
        """Closes the part that was begun last."""
        if shown:
            self.marked = False
            self._code.append("EMC")
        self._structure.close()

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """What stands on every page, and is no part of the text."""
        self._code.append("/Artifact <</Type /Pagination>> BDC")
        self.marked = True
        yield
        self.marked = False
        self._code.append("EMC")

    @contextmanager
    def moved(self, x: float, y: float) -> Iterator[None]:
        """What is drawn meanwhile takes this place for the origin."""
        before = self._currentMatrix
        a, b, c, d, e, f = before
        self._currentMatrix = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)
        self._code.append(f"q 1 0 0 1 {x:.3f} {y:.3f} cm")
        yield
        self._code.append("Q")
        self._currentMatrix = before

    def _draw(self, code: str) -> None:
        """Strokes and grounds: of the picture that is open, or of no part of the text."""
        self._code.append(code if self.marked else f"/Artifact BMC {code} EMC")

    def show(self, line: Line, x: float, baseline: float) -> None:
        """Draws a line with its left end at ``x``."""
        if not line.pieces:
            return
        if self.marked:
            self._code.append(self.fonts.operators(line, x, baseline))
            return
        with self.content(Tag("P")):
            self._code.append(self.fonts.operators(line, x, baseline))

    def show_text(self, text: str, style: Style, x: float, baseline: float, width: float = 0) -> float:
        """Draws a short text on one line, placed in ``width`` as the style says; answers its width."""
        line = lay_out((Run(text),), style, 1e9)[0]
        slack = {"left": 0.0, "center": (width - line.width) / 2, "right": width - line.width}[style.align]
        self.show(line, x + slack, baseline)
        return line.width

    def show_page_total(self, x: float, baseline: float) -> None:
        """Draws the number of pages of the whole document, filled in when the file is written."""
        with self.moved(x, baseline):
            self.doForm(_PAGE_TOTAL)

    def box(self, x: float, y: float, width: float, height: float, *, line: str = "", fill: str = "") -> None:
        """A rectangle with an edge of half a point, a fill, or both; colours as ``#RRGGBB``."""
        if not line and not fill:
            return
        paint = "B" if line and fill else ("S" if line else "f")
        colours = [f"{rgb(fill)} rg"] if fill else []
        colours += [f"{rgb(line)} RG 0.5 w"] if line else []
        self._draw(
            "q {colours} {x:.3f} {y:.3f} {width:.3f} {height:.3f} re {paint} Q".format(
                colours=" ".join(colours), x=x, y=y, width=width, height=height, paint=paint
            )
        )

    def rule(self, x: float, y: float, width: float, *, colour: str, weight: float = 0.5) -> None:
        """A horizontal line."""
        self._draw(f"q {rgb(colour)} RG {weight:.2f} w {x:.3f} {y:.3f} m {x + width:.3f} {y:.3f} l S Q")

    def strokes(
        self, lines: list[tuple[float, float, float, float]], *, colour: str, weight: float = 0.5
    ) -> None:
        """Straight lines from point to point."""
        if lines:
            drawn = " ".join(f"{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l" for x0, y0, x1, y1 in lines)
            self._draw(f"q {rgb(colour)} RG {weight:.2f} w {drawn} S Q")

    def squares(self, squares: list[tuple[float, float, float, float]], *, colour: str) -> None:
        """Filled rectangles (x, y, width, height) of one colour, as one path without seams."""
        if squares:
            drawn = " ".join(f"{x:.3f} {y:.3f} {w:.3f} {h:.3f} re" for x, y, w, h in squares)
            self._draw(f"q {rgb(colour)} rg {drawn} f Q")

    def dots(self, dots: list[tuple[float, float, float]], *, fill: str, line: str) -> None:
        """Filled circles (x, y of the middle, radius), each with a fine edge so that neighbours stay apart."""
        for x, y, radius in dots:
            k = radius * _ARC
            drawn = (
                f"{x + radius:.2f} {y:.2f} m "
                f"{x + radius:.2f} {y + k:.2f} {x + k:.2f} {y + radius:.2f} {x:.2f} {y + radius:.2f} c "
                f"{x - k:.2f} {y + radius:.2f} {x - radius:.2f} {y + k:.2f} {x - radius:.2f} {y:.2f} c "
                f"{x - radius:.2f} {y - k:.2f} {x - k:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c "
                f"{x + k:.2f} {y - radius:.2f} {x + radius:.2f} {y - k:.2f} {x + radius:.2f} {y:.2f} c h"
            )
            self._draw(f"q {rgb(fill)} rg {rgb(line)} RG 0.5 w {drawn} B Q")

    def tick_field(self, name: str, label: str, place: Place) -> None:
        """A box (x, y, width, height) that can be ticked on screen."""
        if self.fillable:
            self._lay(self._form.tick(name, label, self._on_page(place)))

    def text_field(self, name: str, label: str, place: Place, *, lines: bool = False) -> None:
        """A place (x, y, width, height) to type on screen."""
        if self.fillable:
            self._lay(self._form.text(name, label, self._on_page(place), lines=lines))

    def choice_field(self, name: str, label: str, place: Place, choices: Sequence[tuple[str, str]]) -> None:
        """A choice on screen (x, y, width, height)."""
        if self.fillable:
            self._lay(self._form.choice(name, label, self._on_page(place), choices))

    def stamp_field(self, name: str, value: str) -> None:
        """A hidden value that a filled form brings back."""
        if self.fillable:
            self._lay(self._form.stamp(name, value))

    def _on_page(self, place: Place) -> Place:
        """Left, bottom, right and top on the page of a rectangle given as x, y, width and height."""
        x, y, width, height = place
        left, bottom = self.absolutePosition(x, y)
        return left, bottom, left + width, bottom + height

    def _lay(self, field: PDFObjectReference | None) -> None:
        if field is None:
            return
        self._annotationrefs.append(field)
        with self.part(Tag("Form")):
            self._form.key(field, self._structure.field(self.getPageNumber(), field))

    def bookmark(self, title: str, key: str, top: float, level: int = 0) -> None:
        """An entry of the outline that leads to this height of this page."""
        _, y = self.absolutePosition(0, top)
        # In a volume each document has the same parts.
        self._keys[key] = self._keys.get(key, 0) + 1
        if self._keys[key] > 1:
            key = f"{key}-{self._keys[key]}"
        self.bookmarkPage(key, fit="XYZ", left=0, top=y)
        self.addOutlineEntry(title, key, level=level, closed=False)

    def save(self) -> None:
        """Writes the document, with the number of its pages where `show_page_total` left room."""
        if self._code:
            self.showPage()
        total = self.getPageNumber() - 1
        if self.hasForm(_PAGE_TOTAL) == 0:
            self.beginForm(_PAGE_TOTAL, lowerx=0, lowery=-4, upperx=40, uppery=12)
            self.marked = True  # it stands in the furniture of each page
            self.show_text(str(total), self.total_style, 0, 0)
            self.endForm()
        self._form.close()
        complete(self._doc, self.properties, self._structure, self.attachment)
        self._filename.write(written(self._doc, self._structure, self))


class _Open(AbstractContextManager[None]):
    """A part of the text, open meanwhile. There are thousands in a document, so it is no generator."""

    __slots__ = ("_sheet", "_shown", "_tag")

    def __init__(self, sheet: Sheet, tag: Tag, *, shown: bool) -> None:
        self._sheet, self._tag, self._shown = sheet, tag, shown

    def __enter__(self) -> None:
        self._sheet.begin(self._tag, shown=self._shown)

    def __exit__(self, *error: object) -> None:
        self._sheet.end(shown=self._shown)
