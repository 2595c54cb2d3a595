"""The handover pack: what is open and when it is due, the files, what lapses, what was learned, who is who."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from app.documents.handover import HandoverPack, OpenReport
from language import tr
from reports.blocks import Block, Heading, Section, Stack, Text
from reports.grid import Cell, Grid
from reports.marks import WriteLine
from reports.styles import ANNEX, BODY, DANGER, MUTED, STRONG
from reports.typesetting import Run
from reports.words import NOT_ON_FILE, instant, listed, phase_words

_WARN = replace(STRONG, colour=DANGER)


def handover_story(page: HandoverPack) -> list[Flowable]:
    """Open reports first, for their clocks run on; lines to sign on last."""
    zone = page.cover.zone
    overdue = sum(one.overdue for one in page.reports) + sum(one.overdue for one in page.reviews)
    summary = tr(
        "{reports:,} open reports, {files:,} country files, {reviews:,} reviews due within two "
        "months, {lapsing:,} instruments that end within a year, {lessons:,} open lessons.",
        reports=len(page.reports),
        files=len(page.files),
        reviews=len(page.reviews),
        lapsing=len(page.lapsing),
        lessons=len(page.lessons),
    )
    late: list[Block] = (
        [Text([Run(tr("Overdue: {overdue:,}.", overdue=overdue), bold=True, colour=DANGER)])]
        if overdue
        else []
    )
    return [
        Section(tr("Handover"), [Text(summary), *late], key="summary"),
        *_table(
            tr("Open reports"),
            "reports",
            (tr("Report"), tr("Status, and who moves it next"), tr("Clock ends")),
            (210, 200, 100),
            [_report(one, zone) for one in page.reports],
        ),
        *_table(
            tr("Country files by phase"),
            "files",
            (tr("Country"), tr("Phase"), tr("Since"), tr("Next review")),
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
            tr("Reviews due"),
            "reviews",
            (tr("Due"), tr("Country"), tr("What")),
            (116, 120, 274),
            [(_due(one.on.isoformat(), late=one.overdue), one.country, one.what) for one in page.reviews],
        ),
        *_table(
            tr("Instruments that end within a year"),
            "lapsing",
            (tr("Instrument"), tr("Office"), tr("Ends"), tr("Limits")),
            (60, 150, 86, 214),
            [
                (Text(one.number, STRONG), one.delegate, instant(one.ends_at, zone), listed(one.limits, ""))
                for one in page.lapsing
            ],
        ),
        *_table(
            tr("Open lessons"),
            "lessons",
            (tr("Lesson"), tr("What is to be done")),
            (230, 280),
            [
                (Stack([Text(f"{one.number}  {one.title}", STRONG), Text(one.country, MUTED)]), one.to_do)
                for one in page.lessons
            ],
        ),
        *_table(
            tr("Who is who: posts"),
            "posts",
            (tr("Post"), tr("Held by"), tr("Reports to"), tr("Contact")),
            (150, 120, 130, 110),
            [
                (
                    Text(one.office, STRONG),
                    Text(one.holder) if one.holder else Text(tr("vacant"), _WARN),
                    one.superior or "–",
                    one.contact or "–",
                )
                for one in page.posts
            ],
        ),
        *_table(
            tr("Who is who: people with an account"),
            "people",
            (tr("Person"), tr("Roles"), tr("Contact")),
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
            tr("Signatures"),
            [WriteLine(tr("Handed over by, date"), 34), WriteLine(tr("Taken over by, date"), 34)],
            key="signatures",
            whole=True,
        ),
    ]


def _table(
    title: str, key: str, header: Sequence[str], widths: Sequence[float], rows: Sequence[tuple[Cell, ...]]
) -> list[Flowable]:
    heading = Heading(title, ANNEX, key=key)
    if not rows:
        return [heading, Text(tr(NOT_ON_FILE), MUTED)]
    return [heading, Grid(widths, rows, header=header, styles=(BODY,) * len(widths))]


def _report(one: OpenReport, zone: str) -> tuple[Cell, ...]:
    return (
        Stack([Text(f"{one.number}  {one.title}", STRONG), Text(one.country, MUTED)]),
        Text([Run(f"{one.status}. ", bold=True), Run(tr("Waits for {waits_for}.", waits_for=one.waits_for))]),
        _due(instant(one.due_at, zone), late=one.overdue) if one.due_at else Text(tr("no clock runs"), MUTED),
    )


def _due(when: str, *, late: bool) -> Block:
    return Text([Run(tr("{when}, overdue", when=when), bold=True, colour=DANGER)]) if late else Text(when)
