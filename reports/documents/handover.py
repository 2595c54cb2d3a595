"""The handover pack: what is open and when it is due, the files, what lapses, what was learned, who is who."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from app.documents.handover import HandoverPack, OpenReport
from reports.blocks import Block, Heading, Section, Stack, Text
from reports.grid import Cell, Grid
from reports.marks import WriteLine
from reports.styles import ANNEX, BODY, DANGER, MUTED, STRONG
from reports.typesetting import Run
from reports.words import NOT_ON_FILE, instant, phase_words

_WARN = replace(STRONG, colour=DANGER)


def handover_story(page: HandoverPack) -> list[Flowable]:
    """Open reports first, for their clocks run on; lines to sign on last."""
    zone = page.cover.zone
    overdue = sum(one.overdue for one in page.reports) + sum(one.overdue for one in page.reviews)
    summary = (
        f"{len(page.reports):,} open reports, {len(page.files):,} country files, {len(page.reviews):,} reviews due within "
        f"two months, {len(page.lapsing):,} instruments that end within a year, {len(page.lessons):,} open lessons."
    )
    late: list[Block] = [Text([Run(f"Overdue: {overdue:,}.", bold=True, colour=DANGER)])] if overdue else []
    return [
        Section("Handover", [Text(summary), *late], key="summary"),
        *_table(
            "Open reports",
            "reports",
            ("Report", "Status, and who moves it next", "Clock ends"),
            (210, 200, 100),
            [_report(one, zone) for one in page.reports],
        ),
        *_table(
            "Country files by phase",
            "files",
            ("Country", "Phase", "Since", "Next review"),
            (190, 150, 85, 85),
            [
                (
                    Text(one.country, STRONG),
                    phase_words(one.phase),
                    one.since.isoformat() if one.since else "–",
                    one.next_review.isoformat(),
                )
                for one in page.files
            ],
        ),
        *_table(
            "Reviews due",
            "reviews",
            ("Due", "Country", "What"),
            (116, 120, 274),
            [(_due(one.on.isoformat(), late=one.overdue), one.country, one.what) for one in page.reviews],
        ),
        *_table(
            "Instruments that end within a year",
            "lapsing",
            ("Instrument", "Office", "Ends", "Limits"),
            (60, 150, 86, 214),
            [
                (Text(one.number, STRONG), one.delegate, instant(one.ends_at, zone), "; ".join(one.limits))
                for one in page.lapsing
            ],
        ),
        *_table(
            "Open lessons",
            "lessons",
            ("Lesson", "What is to be done"),
            (230, 280),
            [
                (Stack([Text(f"{one.number}  {one.title}", STRONG), Text(one.country, MUTED)]), one.to_do)
                for one in page.lessons
            ],
        ),
        *_table(
            "Who is who: posts",
            "posts",
            ("Post", "Held by", "Reports to", "Contact"),
            (150, 120, 130, 110),
            [
                (
                    Text(one.office, STRONG),
                    Text(one.holder) if one.holder else Text("vacant", _WARN),
                    one.superior or "–",
                    one.contact or "–",
                )
                for one in page.posts
            ],
        ),
        *_table(
            "Who is who: people with an account",
            "people",
            ("Person", "Roles", "Contact"),
            (200, 190, 120),
            [
                (
                    Text([Run(one.name, bold=True), Run(f", {one.title}" if one.title else "")]),
                    one.roles,
                    one.contact or "–",
                )
                for one in page.people
            ],
        ),
        Section(
            "Signatures",
            [WriteLine("Handed over by, date", 34), WriteLine("Taken over by, date", 34)],
            key="signatures",
            whole=True,
        ),
    ]


def _table(
    title: str, key: str, header: Sequence[str], widths: Sequence[float], rows: Sequence[tuple[Cell, ...]]
) -> list[Flowable]:
    heading = Heading(title, ANNEX, key=key)
    if not rows:
        return [heading, Text(NOT_ON_FILE, MUTED)]
    return [heading, Grid(widths, rows, header=header, styles=(BODY,) * len(widths))]


def _report(one: OpenReport, zone: str) -> tuple[Cell, ...]:
    return (
        Stack([Text(f"{one.number}  {one.title}", STRONG), Text(one.country, MUTED)]),
        Text([Run(f"{one.status}. ", bold=True), Run(f"Waits for {one.waits_for}.")]),
        _due(instant(one.due_at, zone), late=one.overdue) if one.due_at else Text("no clock runs", MUTED),
    )


def _due(when: str, *, late: bool) -> Block:
    return Text([Run(f"{when}, overdue", bold=True, colour=DANGER)]) if late else Text(when)
