"""What printing costs: a brief with 200 events against bare reportlab, and 200 profiles in one run.

The brief: two pages of body and all annexes, 200 events among them, no two alike, against a bare reportlab document that
puts the same lines in the same places on as many pages, in the same fonts, in the same run; it is told where each line
stands, breaks none, draws no rule and no chart, and is not tagged. For comparison, the same text set by reportlab itself,
in paragraphs of the width of each page. Both are warm: what the first document of a process costs is told apart. The run: 200 country profiles drawn one after another from
frozen data, each thrown away; memory at the end against memory after the first twenty.

Run with ``python -m benchmarks.printing``; the exit status is 1 when a target is missed.
"""

import gc
import statistics
import sys
from collections.abc import Callable, Sequence
from ctypes import POINTER, c_float, c_ushort, cast, create_string_buffer
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import groupby
from time import process_time
from xml.sax.saxutils import escape

import pypdfium2
from pypdfium2 import raw
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from app.briefs.annexes import EventRow
from app.briefs.data import BriefData, BriefMarking, PhaseChange, PhaseHistory
from app.briefs.encoding import brief_hash
from app.briefs.judgement import Sign, SignKind
from app.documents.cover import Cover
from app.documents.profile import CountryProfile, Part
from db.vocabulary import Phase
from reports.fonts import FONT_FOLDER
from reports.printer import PdfPrinter
from tests.briefs.samples.brief import sample_brief

EVENTS = 200
PROFILES = 200
ROUNDS = 9
LARGEST_RATIO = 2.0
"""Times the bare document."""
LARGEST_GROWTH = 16.0
"""Megabytes between the twentieth profile and the last."""

_AT = datetime(2026, 1, 15, 9, tzinfo=UTC)

_PLACES = (
    "Thantlang",
    "Mindat",
    "Kalay",
    "Falam",
    "Hakha",
    "Pauk",
    "Gangaw",
    "Myaing",
    "Tabayin",
    "Ye-U",
    "Kani",
)
_KINDS = ("clashes", "air strike", "shelling", "arson", "arrests", "attack on a clinic", "landmine")


@dataclass(frozen=True, slots=True)
class Placed:
    """Words of one font and size on a page; left and baseline in points."""

    font: str
    size: float
    left: float
    baseline: float
    words: str


def events(like: Sequence[EventRow], copy: int) -> tuple[EventRow, ...]:
    """So many events of the length of those of the sample, no two alike in all copies."""
    made = []
    for number in range(copy * EVENTS, (copy + 1) * EVENTS):
        row = like[number % len(like)]
        changed = replace(
            row,
            occurred=row.occurred - timedelta(days=number),
            place=f"{_PLACES[number % len(_PLACES)]}, village tract {number * 37 % 409}",
            kind=_KINDS[number % len(_KINDS)],
            deaths_best=number * 7 % 61 + 2,
            deaths_low=number * 7 % 61,
            deaths_high=number * 11 % 83 + 63,
            civilian_deaths=number * 5 % 43,
        )
        made.append(changed)
    return tuple(made)


def full_brief(copy: int = 0) -> BriefData:
    """The sample brief with its annexes and so many events, others in each copy."""
    brief = sample_brief()
    return replace(brief, annexes=replace(brief.annexes, events=events(brief.annexes.events, copy)))


def texts_of(pdf: bytes) -> list[list[Placed]]:
    """The words of each page with their fonts and places, as PDFium reads them."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number in range(len(document)):
        page = document[number]
        layer = page.get_textpage()
        placed = [_placed(text, layer) for text in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=1)]
        found.append([text for text in placed if text.words.strip()])
        layer.close()
        page.close()
    document.close()
    return found


def _placed(text: pypdfium2.PdfObject, layer: pypdfium2.PdfTextPage) -> Placed:
    font = raw.FPDFTextObj_GetFont(text)
    room = raw.FPDFFont_GetBaseFontName(font, None, 0)
    name = create_string_buffer(room)
    raw.FPDFFont_GetBaseFontName(font, name, room)
    size = c_float()
    raw.FPDFTextObj_GetFontSize(text, size)
    room = raw.FPDFTextObj_GetText(text, layer, None, 0)
    words = create_string_buffer(room)
    raw.FPDFTextObj_GetText(text, layer, cast(words, POINTER(c_ushort)), room)
    matrix = text.get_matrix()
    said = words.raw.decode("utf-16-le", errors="ignore").rstrip("\0").replace("\ufffe", "")
    return Placed(name.value.decode().rpartition("+")[2], size.value, matrix.e, matrix.f, said)


def bare(pages: list[list[Placed]]) -> bytes:
    """The same words at the same places in the same fonts, by reportlab alone."""
    held = BytesIO()
    canvas = Canvas(held, pagesize=A4, pageCompression=1)
    for page in pages:
        for text in page:
            canvas.setFont(text.font, text.size)
            canvas.drawString(text.left, text.baseline, text.words)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def flowing(pages: list[list[Placed]], rows: Sequence[EventRow]) -> bytes:
    """The same words in the same fonts, which reportlab's paragraphs and tables break and place themselves."""
    held = BytesIO()
    story: list[Flowable] = []
    listed = {cell for row in rows for cell in _cells(row)}
    for page in pages:
        others = (text for text in page if text.words.strip() not in listed)
        for (font, size), texts in groupby(others, lambda text: (text.font, text.size)):
            style = ParagraphStyle(font, fontName=font, fontSize=size, leading=size * 1.2)
            story.append(Paragraph(escape(" ".join(text.words for text in texts)), style))
    style = ParagraphStyle("cell", fontName="NotoSans-Regular", fontSize=9.5, leading=11.4)
    cells = [[Paragraph(escape(cell), style) for cell in _cells(row)] for row in rows]
    story.append(Table(cells, colWidths=[54, 98, 62, 112, 62, 46, 42], repeatRows=1))
    SimpleDocTemplate(held, pagesize=A4, pageCompression=1).build(story)
    return held.getvalue()


def _cells(row: EventRow) -> tuple[str, ...]:
    deaths = f"{row.deaths_best} ({row.deaths_low}–{row.deaths_high})"
    return (
        row.occurred.isoformat(),
        row.place,
        row.kind,
        row.sides,
        deaths,
        str(row.civilian_deaths),
        row.source,
    )


def together(*acts: Callable[[int], object]) -> list[float]:
    """Seconds of the processor that each takes, the middle one of some numbered rounds; in turns, so that what else the
    machine does weighs on all alike."""
    times: list[list[float]] = [[] for _ in acts]
    for number in range(ROUNDS):
        for act, taken in zip(acts, times, strict=True):
            gc.collect()  # none pays for what another left behind
            start = process_time()
            act(number)
            taken.append(process_time() - start)
    return [statistics.median(taken) for taken in times]


def profile(number: int) -> CountryProfile:
    """A full profile of an invented country."""
    changes = tuple(
        PhaseChange(phase, _AT.replace(year=2020 + place), "A. Analyst", f"Reason {place} of {number}")
        for place, phase in enumerate((Phase.RISK_PRESENT, Phase.VIOLENCE_ESCALATION, Phase.IMMINENT_RISK))
    )
    rows = tuple(
        (f"Entry {row} of {number}", "A place", "2026-01-01", "A source with its day") for row in range(15)
    )
    columns = ("Entry", "Where", "When", "Source")
    keys = (
        "groups",
        "past",
        "treaties",
        "mechanisms",
        "levers",
        "plans",
        "engagement",
        "reports",
        "evidence",
    )
    return CountryProfile(
        cover=Cover(
            kind="profile",
            title="Country profile",
            reference=f"Country profile {number}",
            subject=f"Country {number}",
            ministry="Ministry of Foreign Affairs",
            marking=BriefMarking("INTERNAL"),
            zone="UTC",
            on=date(2026, 1, 15),
            made_at=_AT,
            made_by="A. Analyst",
        ),
        region="Asia",
        phases=PhaseHistory(changes),
        next_review=date(2026, 3, 1),
        flag="",
        signs=tuple(Sign(kind, not_measured_because="No data set.") for kind in SignKind),
        signs_from="",
        parts=tuple(Part(key, key.capitalize(), columns, rows) for key in keys),
    )


def resident() -> float:
    """Megabytes of this process in memory now; 0 where the system does not tell."""
    gc.collect()
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - no file of ours
            line = next(line for line in status if line.startswith("VmRSS"))
    except (OSError, StopIteration):
        return 0.0
    return int(line.split()[1]) / 1024


def against_reportlab(printer: PdfPrinter) -> float:
    """How many times as long as bare reportlab a brief takes; no brief is drawn twice."""
    briefs = [full_brief(copy) for copy in range(ROUNDS + 1)]
    hashes = [brief_hash(brief) for brief in briefs]

    def ours(number: int) -> bytes:
        return printer.brief(briefs[number], frozen_hash=hashes[number])

    start = process_time()
    pdf = ours(ROUNDS)
    first = process_time() - start
    pages, rows = texts_of(pdf), briefs[ROUNDS].annexes.events
    for name in {text.font for page in pages for text in page}:
        registerFont(TTFont(name, str(FONT_FOLDER / f"{name}.ttf")))
    bare(pages)
    drawn, placed, flowed = together(ours, lambda _: bare(pages), lambda _: flowing(pages, rows))
    ratio = drawn / placed
    print(
        f"Brief with {EVENTS} events: {len(pages)} pages, {sum(map(len, pages)):,} lines; ours {drawn * 1000:.0f} ms."
    )
    print(
        f"  The same lines at known places, by bare reportlab: {placed * 1000:.0f} ms, "
        f"{ratio:.2f} times (target {LARGEST_RATIO})."
    )
    print(
        f"  The same text in reportlab's paragraphs and tables: {flowed * 1000:.0f} ms, {drawn / flowed:.2f} times."
    )
    print(f"  The first brief of a process, with what is loaded for it: {first * 1000:.0f} ms.")
    return ratio


def main() -> int:
    """Exit status: 1 when a target is missed."""
    printer = PdfPrinter()
    ratio = against_reportlab(printer)
    early, start = 0.0, process_time()
    for number in range(PROFILES):
        printer.document(profile(number))
        if number == PROFILES // 10 - 1:
            early = resident()
    took, growth = process_time() - start, resident() - early
    print(
        f"{PROFILES} profiles: {took / PROFILES * 1000:.0f} ms each; memory {early:.0f} MB after {PROFILES // 10}, "
        f"{growth:+.1f} MB at the end (target {LARGEST_GROWTH:+.0f})."
    )
    return int(ratio > LARGEST_RATIO or growth > LARGEST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
