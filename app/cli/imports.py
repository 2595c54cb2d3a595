"""``tocsin import``, ``batches``, ``batch`` and ``events``: files of outside data sets, and what they brought."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from app.actions.outside.imports import (
    BatchKept,
    ImportFile,
    ImportPlan,
    WithdrawBatch,
    import_file,
    plan_import,
    withdraw_batch,
)
from app.cli.access import Access, Case
from app.cli.options import json_option, signed_in
from app.cli.plain import moment, plain
from app.cli.streams import say, say_json
from app.cli.tables import pairs, table
from app.cli.values import code_of
from app.faults import faults_in_words
from app.imports.engine import SAMPLE, Listeners, RefusedRow
from app.imports.looking import look_at
from app.imports.mapped import MappedFormat
from app.imports.places import unresolved_in_words
from app.imports.refusals import refusals_file
from app.opening.finding import Progress, catch_up
from app.perform import perform, reading
from app.reading.authority.permission import require_content_reader
from app.reading.ministry.reference import current_countries
from app.reading.outside.batches import BatchLine, batch_by_number, batch_lines
from app.reading.outside.events import EventQuery, EventView, event_mix, events_page
from app.reading.outside.import_mappings import mappings_for
from app.refusals import BadInput
from app.rules.entry.dates import parse_date
from db.vocabulary import words
from db.vocabulary.imports import DataSet, EventKind

_SHOWN = 20
"""Rows of a table in the terminal; JSON and the file of refusals hold all that there is room for."""


@click.command("import")
@signed_in
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "dataset",
    default="",
    help="Which data set it is: ucdp_ged, acled, …; found out where not given.",
)
@click.option("--encoding", default="", help="utf-8, utf-16 or cp1252; found out where not given.")
@click.option("--sheet", default="", help="Sheet of a workbook; the one that is known best where not given.")
@click.option(
    "--mapping", default="", help="Read it through the mapping that was remembered under this name."
)
@click.option("--dry-run", is_flag=True, help="Read the whole file and keep nothing.")
@click.option(
    "--refusals",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write every refused row into this CSV file.",
)
@click.option("--accept-refusals", is_flag=True, help="Import the other rows where some are refused.")
@click.option("--title", default="", help="What the file holds, such as the release.")
@click.option(
    "--licence", default="", help="Terms of use and how to cite; those of the data set where not given."
)
@click.option("--marking", default="", help="The lowest level where not given.")
@json_option
def import_data(  # noqa: PLR0917 - click hands over every option by its name
    access: Access,
    file: Path,
    dataset: str,
    encoding: str,
    sheet: str,
    mapping: str,
    dry_run: bool,
    refusals: Path | None,
    accept_refusals: bool,
    title: str,
    licence: str,
    marking: str,
    as_json: bool,
) -> None:
    """Import FILE of an outside data set: all its rows, or none.

    Rows that are here already are known by the data set's own number: changed ones replace the earlier, which is
    kept; unchanged ones are not written again. Where rows are refused, nothing is imported unless --accept-refusals.

    JSON: {"import": {"number", "dataset", "rows_new", "rows_changed", "rows_unchanged", "rows_refused", "cautions",
    "unresolved"}}, or with --dry-run {"plan": {…}} as docs/command-line.md describes.
    """
    wanted = code_of(DataSet, dataset, "format") if dataset else None
    collected = nullcontext() if refusals is None else refusals_file(refusals, file)
    with access.open() as case, faults_in_words(refusals):
        with collected as refused:
            request = ImportFile(
                path=file,
                dataset=wanted,
                encoding=encoding,
                sheet=sheet,
                format=_mapped(case, file, encoding, sheet, mapping) if mapping else None,
                title=title,
                licence=licence,
                marking=marking,
                accept_refusals=accept_refusals,
                listeners=_listeners(refused),
            )
            if dry_run:
                with reading(case.store, case.actor, "import.plan") as session:
                    plan = plan_import(session, case.actor, request, case.now())
                if as_json:
                    say_json({"plan": _as_data(plan)})
                else:
                    say(_planned(plan))
                return
            kept = perform(case.store, case.actor, import_file, request)
        # What came is told, and the refused rows are written, before a large file is made findable: that takes minutes
        # of millions of rows, goes on at the next start where it is stopped, and takes nothing of it back.
        if as_json:
            say_json({"import": plain(kept)})
        else:
            say(_imported(kept))
        catch_up(case.store, _share("Made findable: ") if _watched() else None)


def _mapped(case: Case, file: Path, encoding: str, sheet: str, name: str) -> MappedFormat:
    """The format of a remembered mapping for files with these columns.

    Raises:
        BadInput: no readable file, or no mapping of that name for it.
    """
    look = look_at(file, encoding=encoding, sheet=sheet)
    with reading(case.store, case.actor, "import.mapping") as session:
        known = {each.name: each.mapping for each in mappings_for(session, look.titles)}
    if name not in known:
        raise BadInput(
            "mapping",
            f"No mapping “{name}” is remembered for files with the columns of “{look.name}”.",
            remedy=f"Use one of: {', '.join(known)}."
            if known
            else "Make it in the window, under Imported data.",
        )
    return MappedFormat(known[name])


@click.command("batches")
@signed_in
@json_option
def list_batches(access: Access, as_json: bool) -> None:
    """List the imported files, the newest first: who brought what and when, and what was withdrawn.

    JSON: {"batches": [{"number", "dataset", "title", "file_name", "file_sha256", "file_size", "imported_at",
    "imported_by", "licence", "marking", "mapping", "rows_new", "rows_changed", "rows_unchanged", "rows_refused",
    "unresolved", "first_on", "last_on", "withdrawn_at", "withdrawn_by", "withdrawal_reason"}]}
    """
    with access.open() as case, reading(case.store, case.actor, "batch.list") as session:
        require_content_reader(case.actor)
        lines = batch_lines(session)
    if as_json:
        say_json({"batches": [plain(line) for line in lines]})
        return
    say(_listed(lines, case.settings.time_zone) if lines else "No file was imported yet.")


@click.group("batch")
def batch() -> None:
    """Act on an imported file as a whole."""


@batch.command("withdraw")
@signed_in
@click.argument("number")
@click.option("--reason", required=True, help="Why its rows are not to count any more.")
@json_option
def withdraw(access: Access, number: str, reason: str, as_json: bool) -> None:
    """Withdraw the batch NUMBER, as in IB-2026-0003: its rows stay, marked, and what they had replaced counts again.

    JSON: {"batch": {"number", "dataset", "rows_new", "rows_changed", "rows_unchanged", "rows_refused"}}
    """
    with access.open() as case:
        with reading(case.store, case.actor, "batch.withdraw") as session:
            require_content_reader(case.actor)
            found = batch_by_number(session, number)
        kept = perform(
            case.store, case.actor, withdraw_batch, WithdrawBatch(batch_id=found.batch_id, reason=reason)
        )
    if as_json:
        say_json({"batch": plain(kept)})
        return
    say(
        f"{kept.number} is withdrawn. Its {kept.rows_new + kept.rows_changed:,} rows stay, and count no more."
    )


@click.command("events")
@signed_in
@click.argument("country")
@click.option("--from", "first", default="", metavar="DAY", help="Only events with a day from here on.")
@click.option("--to", "last", default="", metavar="DAY", help="Only events with a day up to here.")
@click.option("--kind", "kinds", multiple=True, help="Only this kind: one_sided, battle, …; may be repeated.")
@click.option("--text", default="", help="Only events whose sides, places, sources or notes hold this.")
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Leave out so many of the latest.")
@click.option("--limit", type=click.IntRange(1, 500), default=_SHOWN, show_default=True, help="How many.")
@json_option
def list_events(  # noqa: PLR0917 - click hands over every option by its name
    access: Access,
    country: str,
    first: str,
    last: str,
    kinds: tuple[str, ...],
    text: str,
    offset: int,
    limit: int,
    as_json: bool,
) -> None:
    """List the imported events of COUNTRY (name or code), the latest first.

    JSON: {"country", "total", "offset", "mix": {"combat", "one_sided", "other", "conflict_only"}, "events": [{…}]}
    """
    with access.open() as case, reading(case.store, case.actor, "event.list") as session:
        require_content_reader(case.actor)
        found = current_countries(session).find(country)
        query = EventQuery(
            country=found.alpha3,
            kinds=tuple(code_of(EventKind, kind, "kind") for kind in kinds),
            first=parse_date(first, "from") if first else None,
            last=parse_date(last, "to") if last else None,
            text=text,
        )
        page = events_page(session, query, offset=offset, limit=limit)
        mix = event_mix(session, query)
    if as_json:
        told = plain(mix) | {"conflict_only": mix.conflict_only}
        events = [plain(event) for event in page.events]
        say_json(
            {"country": found.alpha3, "total": page.total, "offset": offset, "mix": told, "events": events}
        )
        return
    say(f"{found.name}: {page.total:,} events. {mix.words}")
    if page.events:
        say(_events(page.events))


def _listeners(refused: RefusedRow | None) -> Listeners:
    """Progress for whoever watches a terminal."""
    return Listeners(progress=_share() if _watched() else None, refused=refused)


def _planned(plan: ImportPlan) -> str:
    tally = plan.tally
    shown = [
        f"“{plan.file_name}” is {plan.format_title} ({plan.described}). Nothing was kept.",
        pairs(
            [
                ("New", f"{tally.new:,}"),
                ("Changed", f"{tally.changed:,}"),
                ("Unchanged", f"{tally.unchanged:,}"),
                ("Refused", f"{tally.refused:,}"),
                ("With a caution", f"{tally.cautions:,}" if tally.cautions else ""),
                ("From", tally.first_on),
                ("To", tally.last_on),
                ("SHA-256", plan.file_sha256),
                ("Licence", plan.licence),
            ]
        ),
        *(fault.sentence() for fault in tally.faults[:_SHOWN]),
        unresolved_in_words(plan.unresolved),
        *(f"- {place}" for place in plan.unresolved[:_SHOWN]),
    ]
    return "\n".join(line for line in shown if line)


def _as_data(plan: ImportPlan) -> dict[str, Any]:
    tally = plan.tally
    names = ("key", *plan.columns)
    return {
        "dataset": plan.dataset.value,
        "file_name": plan.file_name,
        "file_sha256": plan.file_sha256,
        "read_as": plan.described,
        "new": tally.new,
        "changed": tally.changed,
        "unchanged": tally.unchanged,
        "refused": tally.refused,
        "cautions": tally.cautions,
        "first_on": tally.first_on,
        "last_on": tally.last_on,
        "unresolved": list(plan.unresolved),
        "faults": [plain(fault) for fault in tally.faults],
        "new_rows": [
            {"line": row.line, "values": dict(zip(names, row.values, strict=True))} for row in tally.new_rows
        ],
        "changed_rows": [
            {
                "line": row.line,
                "values": dict(zip(names, row.values, strict=True)),
                "before": dict(zip(names, row.before, strict=True)),
            }
            for row in tally.changed_rows[:SAMPLE]
        ],
    }


def _imported(kept: BatchKept) -> str:
    counts = (
        f"{kept.number}: {kept.rows_new:,} new, {kept.rows_changed:,} changed, {kept.rows_unchanged:,} unchanged, "
        f"{kept.rows_refused:,} refused."
    )
    cautions = f"{kept.cautions:,} rows carry a caution." if kept.cautions else ""
    return "\n".join(line for line in (counts, cautions, unresolved_in_words(kept.unresolved)) if line)


def _listed(lines: tuple[BatchLine, ...], zone: str) -> str:
    return table(
        ("Batch", "Data set", "Imported", "By", "New", "Changed", "Refused", "Stands", "Title"),
        [
            (
                line.number,
                line.dataset.value,
                moment(line.imported_at, zone),
                line.imported_by,
                f"{line.rows_new:,}",
                f"{line.rows_changed:,}",
                f"{line.rows_refused:,}",
                "withdrawn" if line.withdrawn_at else "yes",
                line.title,
            )
            for line in lines
        ],
    )


def _events(events: tuple[EventView, ...]) -> str:
    return table(
        ("Day", "Kind", "Deaths", "Of civilians", "Where", "Who", "Data set"),
        [
            (
                event.starts_on.isoformat()
                + (f" to {event.ends_on.isoformat()}" if event.ends_on > event.starts_on else ""),
                words(event.kind),
                "?" if event.deaths_best is None else str(event.deaths_best),
                "?" if event.deaths_civilians is None else str(event.deaths_civilians),
                ", ".join(part for part in (event.place, event.area1) if part),
                " / ".join(side for side in (event.side_a, event.side_b) if side),
                f"{event.dataset.value} {event.key}",
            )
            for event in events
        ],
    )


def _watched() -> bool:
    """Whether somebody sees what is told meanwhile: nobody wants it in a file."""
    return sys.stderr.isatty()


def _share(what: str = "") -> Progress:
    """Tells on one line how far something is, once for every hundredth of it."""
    told = -1

    def progress(done: int, total: int) -> None:
        nonlocal told
        share = done * 100 // max(total, 1)
        if share > told:
            told = share
            click.echo(f"\r{what}{share:3d} %", err=True, nl=share >= 100)

    return progress
