"""``tocsin lapses``: every clock that ran out."""

import click

from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.plain import moment, plain
from app.cli.streams import say, say_json
from app.cli.tables import table
from app.perform import reading
from app.reading.authority.lapses import all_lapses
from app.reading.authority.permission import require_content_reader


@click.command("lapses")
@signed_in
@json_option
def lapses(access: Access, as_json: bool) -> None:
    """List every clock that ran out, the newest first. Looking at them is done at each start.

    JSON: {"lapses": [{"report", "country", "clock", "due_at", "noted_at"}]}
    """
    with access.open() as case, reading(case.store, case.actor, "lapses") as session:
        require_content_reader(case.actor)
        found = all_lapses(session)
    if as_json:
        say_json({"lapses": plain(found)})
        return
    zone = case.settings.time_zone
    rows = [
        (line.report, line.country, line.clock.value, moment(line.due_at, zone), moment(line.noted_at, zone))
        for line in found
    ]
    say(table(("Report", "Country", "Clock", "Due", "Noted"), rows) if rows else "No clock has run out.")
