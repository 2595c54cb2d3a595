"""The page: its furniture (marking, reference, copy, DEMO, page x of y) and the building of a document.

The marking stands in capitals, centred, at the top and bottom of every page, as high as its wording needs.
The properties of the file carry the reference, the kind and the ministry only: nothing above the marking's level.
"""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from math import atan2, cos, degrees, hypot, sin

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.briefs.data import BriefMarking
from app.paper import Paper
from language import Language, mark, spoken, tr
from reports.archive import Attachment
from reports.blocks import led
from reports.metadata import Properties
from reports.sheet import Sheet
from reports.structure import Tag
from reports.styles import DANGER, FURNITURE, LINE, MARGIN, MARKING
from reports.typesetting import Line, Run, Style, lay_out, text_width

NOT_FOR_SUBMISSION = mark("NOT FOR SUBMISSION")

_EDGE = 22.0
_STRIPE = 2.5
_ABOVE = 5.0
_BENEATH = 3.0
"""Between the furniture and what stands on the page."""
_DEMO = mark("DEMO · invented ministry, for training only")
_UNMARKED = mark("NO PROTECTIVE MARKING")
_SIZES: dict[Paper, tuple[float, float]] = {Paper.A4: A4, Paper.LETTER: LETTER}


def document_language() -> str:
    """The language that is spoken, as a file names it (BCP 47). Our English is British."""
    return "en-GB" if spoken() is Language.ENGLISH else spoken().value


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page. ``proof`` is the short proof in the foot; ``barred`` draws NOT FOR SUBMISSION.

    ``fillable``: boxes and lines for the pen are form fields too. ``made_at``: when what is printed was fixed.
    ``language``: of the fixed words.
    """

    reference: str
    ministry: str
    kind: str
    marking: BriefMarking
    copy_number: int | None = None
    demo: bool = False
    proof: str = ""
    barred: bool = False
    fillable: bool = False
    made_at: datetime | None = None
    language: str = field(default_factory=document_language)
    paper: Paper = Paper.A4

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page, in points."""
        return _SIZES[self.paper]

    @property
    def properties(self) -> Properties:
        """What the file says about itself."""
        title = f"{self.reference} ({self.kind})"
        return Properties(title, self.ministry, self.kind, self.language, self.made_at)


class _Document(BaseDocTemplate):
    """Pages of one frame with the same furniture."""

    def __init__(self, target: BytesIO, furniture: Furniture) -> None:
        super().__init__(
            target, pagesize=furniture.size, invariant=1, pageCompression=1, displayDocTitle=True
        )
        self._furniture = furniture
        width, height = furniture.size
        self._marking = _marking_lines(furniture)
        self._top, self._bottom = _bands(furniture, self._marking)
        frame = Frame(
            MARGIN,
            self._bottom,
            width - 2 * MARGIN,
            height - self._top - self._bottom,
            leftPadding=0,
            rightPadding=0,
            topPadding=_ABOVE,
            bottomPadding=_BENEATH,
        )
        self.addPageTemplates(
            [PageTemplate(id="page", frames=[frame], onPage=self._open_page, onPageEnd=self._close_page)]
        )

    def _open_page(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        sheet = _sheet(canvas)
        if self._furniture.barred:
            with sheet.furniture():
                _bar(sheet, *self._furniture.size)
        # The first page's head is read out, so that nobody hears a document without its marking.
        with nullcontext() if canvas.getPageNumber() == 1 else sheet.furniture():
            self._show_head(sheet)

    def _show_head(self, sheet: Sheet) -> None:
        furniture = self._furniture
        width, height = furniture.size
        sheet.box(
            MARGIN, height - _EDGE - _STRIPE, width - 2 * MARGIN, _STRIPE, fill=_stripe(furniture.marking)
        )
        y = _show_centred(sheet, self._marking, width, height - _EDGE - _STRIPE - 1)
        y -= 13
        wide = width - 2 * MARGIN
        sheet.show_text(furniture.reference, replace(FURNITURE, bold=True), MARGIN, y)
        if furniture.copy_number is not None:
            right = replace(FURNITURE, align="right")
            sheet.show_text(
                tr("Copy {copy_number}", copy_number=furniture.copy_number), right, MARGIN, y, wide
            )
        if furniture.demo:
            _demo(sheet, width, y, after=text_width(furniture.reference, replace(FURNITURE, bold=True)))
        if furniture.barred:
            y -= 15
            sheet.show_text(
                tr(NOT_FOR_SUBMISSION),
                Style(12, 14, bold=True, colour=DANGER, align="center"),
                MARGIN,
                y,
                wide,
            )

    def _close_page(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        sheet = _sheet(canvas)
        with sheet.furniture():
            self._show_foot(sheet)

    def _show_foot(self, sheet: Sheet) -> None:
        furniture = self._furniture
        width, _height = furniture.size
        y = self._bottom - 4
        sheet.rule(MARGIN, y + 2, width - 2 * MARGIN, colour=LINE)
        y -= 8
        sheet.show_text(furniture.proof, FURNITURE, MARGIN, y)
        if furniture.demo:
            _demo(sheet, width, y, after=text_width(furniture.proof, FURNITURE))
        page = tr("Page {getpagenumber} of", getpagenumber=sheet.getPageNumber())
        x = width - MARGIN - text_width(f"{page} 00", FURNITURE)
        sheet.show_text(page, FURNITURE, x, y)
        sheet.show_page_total(x + text_width(f"{page}\u00a0", FURNITURE), y)
        _show_centred(sheet, self._marking, width, self._bottom - 16)
        sheet.box(MARGIN, _EDGE, width - 2 * MARGIN, _STRIPE, fill=_stripe(furniture.marking))


class _Waiting(list[Flowable]):
    """The flowables of one story; when they are used up, those of the next."""

    def __init__(self, stories: Iterable[Sequence[Flowable]]) -> None:
        super().__init__()
        self._stories = iter(stories)

    def __len__(self) -> int:
        while not super().__len__():
            story = next(self._stories, None)
            if story is None:
                return 0
            self.extend(story)
        return super().__len__()


def page_room(furniture: Furniture) -> tuple[float, float]:
    """Width and height of what a page has room for between its furniture, in points."""
    top, bottom = _bands(furniture, _marking_lines(furniture))
    width, height = furniture.size
    return width - 2 * MARGIN, height - top - bottom - _ABOVE - _BENEATH


def _marking_lines(furniture: Furniture) -> tuple[Line, ...]:
    marking = furniture.marking.line.upper() or tr(_UNMARKED)
    return lay_out((Run(marking),), MARKING, furniture.size[0] - 2 * MARGIN)


def _bands(furniture: Furniture, marking: Sequence[Line]) -> tuple[float, float]:
    """Height of the furniture at the top and at the bottom of a page."""
    band = _EDGE + _STRIPE + sum(line.height for line in marking) + 4 + 13
    return band + (16 if furniture.barred else 0), band


def build(story: Sequence[Flowable], furniture: Furniture, attachment: Attachment | None = None) -> bytes:
    """The document as PDF/A. The same story, furniture and attachment give the same bytes.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has.
    """
    return bind([story], furniture, attachment)


def bind(
    stories: Iterable[Sequence[Flowable]], furniture: Furniture, attachment: Attachment | None = None
) -> bytes:
    """Stories one after another as one PDF, each taken when the one before has been drawn.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has.
    """
    target = BytesIO()
    document = _Document(target, furniture)

    def new_sheet(*args: object, **options: object) -> Sheet:
        sheet = Sheet(*args, **options)
        sheet.total_style = FURNITURE
        sheet.fillable = furniture.fillable
        sheet.properties = furniture.properties
        sheet.attachment = attachment
        return sheet

    document.build(_Waiting(map(led, stories)), canvasmaker=new_sheet)
    return target.getvalue()


def _sheet(canvas: Canvas) -> Sheet:
    if not isinstance(canvas, Sheet):  # pragma: no cover - build() makes the canvas
        raise TypeError(canvas)
    return canvas


def _stripe(marking: BriefMarking) -> str:
    return "" if marking.ground.upper() == "#FFFFFF" else marking.ground


def _show_centred(sheet: Sheet, lines: Sequence[Line], width: float, top: float) -> float:
    with sheet.content(Tag("P")):
        for line in lines:
            sheet.show(line, (width - line.width) / 2, top - line.ascent)
            top -= line.height
    return top


def _demo(sheet: Sheet, width: float, baseline: float, *, after: float = 0) -> None:
    """The stamp of a demonstration, in a box in the middle of a line of furniture, or after words that reach so far."""
    style = Style(size=8, leading=10, bold=True, colour=DANGER, align="center")
    wide = text_width(tr(_DEMO), style) + 10
    x = max((width - wide) / 2, MARGIN + after + 6)
    sheet.box(x, baseline - 3, wide, 11.5, line=DANGER)
    sheet.show_text(tr(_DEMO), style, x, baseline, wide)


def _bar(sheet: Sheet, width: float, height: float) -> None:
    """NOT FOR SUBMISSION from corner to corner, pale, beneath the text."""
    angle = atan2(height, width)
    reach = hypot(width, height) * 0.78
    style = Style(size=60, leading=60, bold=True, colour="#F0D5D9")
    style = replace(style, size=60 * reach / text_width(tr(NOT_FOR_SUBMISSION), style))
    sheet.saveState()
    sheet.translate(width / 2 - cos(angle) * reach / 2, height / 2 - sin(angle) * reach / 2)
    sheet.rotate(degrees(angle))
    sheet.show_text(tr(NOT_FOR_SUBMISSION), style, 0, -style.size * 0.35)
    sheet.restoreState()
