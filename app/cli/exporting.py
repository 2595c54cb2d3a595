"""``tocsin export``: events, evidence, rankings or recommendations of a country, as a marked file."""

from pathlib import Path

import click

from app.actions.outside.exports import ExportData, export_data
from app.cli.access import Access
from app.cli.files import STANDARD_OUTPUT, new_file
from app.cli.options import json_option, signed_in
from app.cli.streams import say, say_json
from app.exports.table import ExportFormat
from app.exports.tables import ExportSubject
from app.refusals import BadInput


@click.command("export")
@signed_in
@click.argument("subject", type=click.Choice([subject.value for subject in ExportSubject]))
@click.argument("country")
@click.option(
    "--format",
    "kind",
    type=click.Choice([kind.value for kind in ExportFormat]),
    default=ExportFormat.CSV.value,
    show_default=True,
    help="Kind of file. hxl: CSV with a row of HXL hashtags.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="File to write; “-” for standard output. A file that is there is not overwritten.",
)
@json_option
def export(access: Access, subject: str, country: str, *, kind: str, out: Path, as_json: bool) -> None:
    """Export events, evidence, rankings or recommendations of COUNTRY (name or code).

    The file carries its protective marking; no cell of it runs as a formula. That it left stands on the ledger.

    JSON: {"country", "subject", "format", "file", "rows", "sha256", "marking"}
    """
    if as_json and out == STANDARD_OUTPUT:
        raise BadInput("out", "The table and the JSON cannot share one output.", remedy="Give --out a file.")
    request = ExportData(country=country, subject=ExportSubject(subject), format=ExportFormat(kind))
    with access.open() as case, new_file(out, what="An export") as file:
        made = export_data(case.store, case.actor, request)
        file.write(made.content)
    if as_json:
        say_json(
            {
                "country": made.country,
                "subject": subject,
                "format": kind,
                "file": str(out),
                "rows": made.rows,
                "sha256": made.sha256,
                "marking": made.marking,
            }
        )
    elif out != STANDARD_OUTPUT:
        count = f"{made.rows:,} {'row' if made.rows == 1 else 'rows'}"
        say(f"{out}: {count}, marked {made.marking}, SHA-256 {made.sha256}")
