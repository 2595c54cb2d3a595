"""What printing costs: a brief with 200 events against bare reportlab, and 200 profiles in one run.

The brief: two pages of body and all annexes, 200 events among them, against a bare reportlab document that puts the same
words in the same places on as many pages, in the same run. The run: 200 country profiles drawn one after another from
frozen data, each thrown away; memory at the end against memory after the first twenty.

Run with ``python -m benchmarks.printing``; the exit status is 1 when a target is missed.
"""

import gc
import statistics
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from time import process_time

import pypdfium2
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.briefs.data import BriefMarking, PhaseChange, PhaseHistory, Sign, SignKind
from app.briefs.encoding import brief_hash
from app.documents.cover import Cover
from app.documents.profile import CountryProfile, Part
from db.vocabulary import Phase
from reports.fonts import FONT_FOLDER
from reports.printer import PdfPrinter
from tests.briefs.samples import sample_brief

EVENTS = 200
PROFILES = 200
ROUNDS = 5
LARGEST_RATIO = 2.0
"""Times the bare document."""
LARGEST_GROWTH = 16.0
"""Megabytes between the twentieth profile and the last."""

_AT = datetime(2026, 1, 15, 9, tzinfo=UTC)

Placed = tuple[float, float, float, str]
"""Left, baseline, size and words of a text on a page."""


def full_brief() -> tuple[Callable[[], bytes], bytes]:
    """Draws the sample brief with its annexes and so many events; and what it draws."""
    brief = sample_brief()
    known = brief.annexes.events
    events = tuple(known[place % len(known)] for place in range(EVENTS))
    brief = replace(brief, annexes=replace(brief.annexes, events=events))
    digest, printer = brief_hash(brief), PdfPrinter()

    def draw() -> bytes:
        return printer.brief(brief, frozen_hash=digest)

    return draw, draw()


def texts_of(pdf: bytes) -> list[list[Placed]]:
    """The words of each page with their places."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[list[Placed]] = []
    for number in range(len(document)):
        page = document[number]
        layer = page.get_textpage()
        placed = []
        for place in range(layer.count_rects()):
            left, bottom, right, top = layer.get_rect(place)
            words = layer.get_text_bounded(left, bottom, right, top).replace("\r\n", " ").strip()
            placed.append((left, bottom, max(top - bottom, 1.0), words))
        found.append(placed)
        layer.close()
        page.close()
    document.close()
    return found


def bare(pages: list[list[Placed]]) -> bytes:
    """The same words at the same places, by reportlab alone, in one embedded font."""
    held = BytesIO()
    canvas = Canvas(held, pagesize=(595.28, 841.89))
    for page in pages:
        for left, baseline, size, words in page:
            canvas.setFont("Noto", size)
            canvas.drawString(left, baseline, words)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def middle(act: Callable[[], object]) -> float:
    """Seconds of the processor that it takes, the middle one of some rounds: what else the machine does is left out."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        act()
        times.append(process_time() - start)
    return statistics.median(times)


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


def main() -> int:
    """Exit status: 1 when a target is missed."""
    registerFont(TTFont("Noto", str(FONT_FOLDER / "NotoSans-Regular.ttf")))
    draw, pdf = full_brief()
    pages = texts_of(pdf)
    words = sum(len(page) for page in pages)
    bare(pages)
    ours, theirs = middle(draw), middle(lambda: bare(pages))
    ratio = ours / theirs
    print(f"Brief with {EVENTS} events: {len(pages)} pages, {words:,} texts.")
    print(
        f"  ours {ours * 1000:.0f} ms, bare reportlab {theirs * 1000:.0f} ms: {ratio:.2f} times (target {LARGEST_RATIO})."
    )
    printer, early, start = PdfPrinter(), 0.0, process_time()
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
