"""The registers of a country file as the profile prints them: the newest rows of each, and how many more there are."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.documents.profile import Part
from app.reading.countries.background import Background
from app.reading.countries.file_rows import FileRows, PastRows
from app.reading.countries.past_atrocities import AtrocityView
from app.reading.engagement.register import engagement_views
from app.reading.evidence.items import evidence_of_country
from app.reading.plans.levers import lever_views
from app.reading.plans.plans import plan_views
from app.reading.reports.reports import report_lines
from app.reading.then.evidence import evidence_then
from app.reading.then.plans import measures_then, plans_then
from app.reading.then.tables import Then, then_of
from db.engagement.register import Engagement
from db.reports import Report
from db.vocabulary import words
from language import plural, ptr, tr
from language.numbers import number

MOST = 15
"""Rows of a register that the profile prints; the whole of it stands in the file."""


def parts(rows: FileRows, registers: Background, today: date) -> Iterator[Part]:
    """Every register of the file, empty ones too: that nothing is on file is a finding."""
    yield _part(
        "groups",
        tr("Groups at risk"),
        (tr("Group"), tr("Where"), ptr("of a group", "Size"), tr("Risk")),
        ((one.name, one.place, _size(one.size_low, one.size_high), one.risk) for one in registers.groups),
    )
    yield _part(
        "perpetrators",
        tr("Actors"),
        (tr("Actor"), tr("Kind"), tr("Command")),
        ((one.name, one.kind.label, one.command) for one in registers.perpetrators),
    )
    yield _part(
        "past",
        tr("Past atrocities"),
        (tr("What"), tr("When"), tr("Crimes"), tr("Accountability")),
        (
            (one.title, _period(one), ", ".join(map(words, one.crimes)), words(one.accountability))
            for one in registers.past_atrocities
        ),
    )
    yield _part(
        "treaties",
        tr("Treaties"),
        (tr("Treaty"), tr("Standing"), tr("Since"), tr("Source")),
        (
            (
                line.short,
                line.status.standing.label,
                _day(line.status.since),
                _sourced(line.status.source, line.status.source_on),
            )
            for line in registers.treaties
            if line.status is not None
        ),
        most=40,
    )
    yield _part(
        "mechanisms",
        tr("UN mechanisms"),
        (tr("Mechanism"), tr("Symbol"), tr("Since"), ptr("day", "Ended")),
        ((one.name, one.symbol, _day(one.since), _day(one.ended_on)) for one in registers.mechanisms),
    )
    if isinstance(rows, PastRows):
        yield from _then(then_of(rows, today))
    else:
        yield from _now(rows.session, rows.country, today)


def _now(session: Session, country: str, today: date) -> Iterator[Part]:
    """Work that has readers of its own."""
    yield _part(
        "levers",
        tr("Levers"),
        (tr("Lever"), tr("Owner"), tr("Lead time"), tr("State")),
        (
            (f"{one.number} {one.title}", one.owner, _days(one.lead_time_days), words(one.state))
            for one in lever_views(session, country, today)
        ),
    )
    yield _part(
        "plans",
        tr("Action plans"),
        (tr("Plan"), tr("Phase"), tr("State"), tr("Measures")),
        (
            (f"{one.number} v{one.version}", one.phase.label, words(one.state), str(len(one.measures)))
            for one in plan_views(session, country, today)
        ),
    )
    yield _part(
        "engagement",
        tr("What our state does there"),
        (tr("Engagement"), tr("Area"), tr("Effect on risk"), ptr("of a country file", "Review")),
        (
            (f"{one.number} {one.title}", words(one.area), words(one.effect), one.review_on.isoformat())
            for one in engagement_views(session, country, today)
        ),
    )
    yield _part(
        "reports",
        tr("Reports"),
        (tr("Report"), tr("Author"), tr("Status"), tr("Waits for")),
        (
            (f"{one.number} {one.title}", one.author, words(one.status), one.waits_for)
            for one in sorted(
                report_lines(session, country=country), key=lambda one: one.number, reverse=True
            )
        ),
    )
    yield _part(
        "evidence",
        tr("Newest evidence"),
        (tr("Item"), tr("Occurred"), tr("Source"), tr("Grade")),
        (
            (f"{one.number} {one.title}", one.occurred_on.isoformat(), one.source, one.grade)
            for one in sorted(
                evidence_of_country(session, country),
                key=lambda one: (one.occurred_on, one.number),
                reverse=True,
            )
        ),
    )


def _then(then: Then) -> Iterator[Part]:
    """The same work on a past day, as the parts of the file tell it of that day."""
    levers, plans, _ = plans_then(then)
    measures = measures_then(then)
    yield _part(
        "levers",
        tr("Levers"),
        (tr("Lever"), tr("Owner"), tr("Lead time"), tr("State")),
        ((f"{number} {title}", *rest) for number, title, *rest in (row.cells for row in levers.rows)),
    )
    yield _part(
        "plans",
        tr("Action plans"),
        (tr("Plan"), tr("Phase"), tr("State"), tr("Measures")),
        (
            (f"{number} v{version}", phase, state, str(len(measures[row.key])))
            for row, (number, phase, version, state, _) in ((row, row.cells) for row in plans.rows)
        ),
    )
    yield _part(
        "engagement",
        tr("What our state does there"),
        (tr("Engagement"), tr("Area"), tr("Effect on risk"), ptr("of a country file", "Review")),
        (
            (f"{one.number} {one.title}", words(one.area), words(one.effect), one.review_on.isoformat())
            for one in sorted(then.rows.of(Engagement), key=lambda one: one.number)
        ),
    )
    yield _part(
        "reports",
        tr("Reports"),
        (tr("Report"), tr("Author"), tr("Status"), tr("Since")),
        (
            (
                f"{one.number} {one.title}",
                then.person(one.author_id),
                words(one.status),
                then.day(one.status_since),
            )
            for one in sorted(then.rows.of(Report), key=lambda one: one.number, reverse=True)
        ),
    )
    (items,) = evidence_then(then)
    yield _part(
        "evidence",
        tr("Newest evidence"),
        (tr("Item"), tr("Occurred"), tr("Source"), tr("Grade")),
        (
            (f"{number} {title}", occurred, dict(row.facts)["Source"], grade)
            for row in items.rows
            for number, grade, occurred, title, _ in (row.cells,)
        ),
    )


def _part(
    key: str, title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, most: int = MOST
) -> Part:
    found = tuple(rows)
    return Part(key, title, columns, found[:most], max(len(found) - most, 0))


def _size(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return tr("not known")
    return number(low) if low == high else tr("{low:,} to {high:,}", low=low, high=high)


def _period(one: AtrocityView) -> str:
    first = str(one.began[0].year)
    last = str(one.ended[0].year) if one.ended else first
    return first if first == last else tr("{first} to {last}", first=first, last=last)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _days(count: int) -> str:
    return plural("{count:,} day", "{count:,} days", count)


def _sourced(source: str, on: date) -> str:
    return f"{source}, {on.isoformat()}"
