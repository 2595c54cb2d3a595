"""``tocsin country compare``: a whole country file on two days, side by side."""

import click

from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.plain import plain
from app.cli.streams import say, say_json
from app.cli.tables import pairs, table
from app.perform import reading
from app.reading.authority.permission import require_content_reader
from app.reading.comparing.file import compare_file
from app.reading.comparing.lines import Topic
from app.reading.ministry.reference import current_countries
from app.rules.entry.dates import parse_date


@click.command("compare")
@signed_in
@click.argument("name")
@click.argument("first_day")
@click.argument("second_day")
@click.option("--changed", "only_changed", is_flag=True, help="Only the lines that differ.")
@json_option
def compare_country(
    access: Access, *, name: str, first_day: str, second_day: str, only_changed: bool, as_json: bool
) -> None:
    """Compare the file of the country NAME on FIRST_DAY and SECOND_DAY, each as it was known when the day ended.

    What was learned later changes neither: an event or an item that was entered after a day is not known on it.

    JSON: {"country", "country_name", "then", "now", "changed", "lines": [{"topic", "what", "then", "now", "turn"}]}.
    """
    then, now = parse_date(first_day, "first_day"), parse_date(second_day, "second_day")
    with access.open() as case, reading(case.store, case.actor, "country.compare") as session:
        require_content_reader(case.actor)
        today = case.today()
        code = current_countries(session).find(name).alpha3
        found = compare_file(session, code, then, now, today)
    lines = [line for line in found.lines if line.turn.changed or not only_changed]
    if as_json:
        say_json(
            {
                "country": found.country,
                "country_name": found.country_name,
                "then": plain(found.then),
                "now": plain(found.now),
                "changed": found.changed,
                "lines": plain(lines),
            }
        )
        return
    say(
        pairs(
            [
                ("Country", f"{found.country_name} ({found.country})"),
                ("Changed", f"{found.changed} of {len(found.lines)} lines"),
            ]
        )
    )
    for topic in Topic:
        rows = [
            (line.what, line.then, line.now, f"{line.turn.glyph} {line.turn.label}")
            for line in lines
            if line.topic is topic
        ]
        if rows:
            headings = (topic.label, found.then.isoformat(), found.now.isoformat(), "What changed")
            say(f"\n{table(headings, rows)}")
