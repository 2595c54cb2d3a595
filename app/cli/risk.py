"""``tocsin risk``: what is judged of the risk in a country, and two dates side by side."""

from typing import Any

import click

from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.plain import plain
from app.cli.risk_words import compared, shown
from app.cli.streams import say, say_json
from app.perform import reading
from app.reading.authority.permission import require_content_reader
from app.reading.risk.risk_comparison import RiskComparison, compare_on
from app.reading.risk.risk_picture import RiskPicture, risk_picture
from app.reference.countries import countries
from app.reference.frameworks import UN
from app.rules.entry.dates import parse_date

_FRAMEWORK = click.option(
    "--framework", default=UN, show_default=True, help="Code of the framework: un, us, or one of your own."
)


@click.group()
def risk() -> None:
    """Show and compare the risk assessments of a country."""


@risk.command("show")
@signed_in
@click.argument("country")
@_FRAMEWORK
@json_option
def show_risk(access: Access, country: str, framework: str, as_json: bool) -> None:
    """Show the assessment of COUNTRY that is in force, its quarters, rankings, divergences and assumptions.

    JSON: {"country", "country_name", "day", "risk_level", "assessment", "quarters", "rankings", "divergences",
    "assumptions"}
    """
    code = countries().find(country).alpha3
    with access.open() as case, reading(case.store, case.actor, "risk.show", topic=code) as session:
        require_content_reader(case.actor)
        day = case.today()
        picture = risk_picture(session, code, day, framework)
    if as_json:
        say_json(_picture_as_data(picture))
    else:
        say(shown(picture, case.settings.time_zone))


@risk.command("compare")
@signed_in
@click.argument("country")
@click.option("--on", "then", required=True, metavar="DATE", help="The earlier day.")
@click.option("--and", "now", required=True, metavar="DATE", help="The later day.")
@_FRAMEWORK
@json_option
def compare_risk(access: Access, country: str, *, then: str, now: str, framework: str, as_json: bool) -> None:
    """Compare the assessments of COUNTRY that were in force on two days, factor by factor.

    JSON: {"country", "then", "now", "versions_differ", "factors": [{"factor", "title", "change", "then", "now",
    "evidence_then", "evidence_now", "indicators": [{"code", "meaning", "change", "then", "now"}]}]}
    """
    code = countries().find(country).alpha3
    first, second = parse_date(then, "on"), parse_date(now, "and")
    with access.open() as case, reading(case.store, case.actor, "risk.compare", topic=code) as session:
        require_content_reader(case.actor)
        found = compare_on(session, code, first, second, framework)
    if as_json:
        say_json(_comparison_as_data(found))
    else:
        say(compared(found, case.settings.time_zone))


def _picture_as_data(picture: RiskPicture) -> dict[str, Any]:
    data: dict[str, Any] = plain(picture)
    del data["factors"]
    for line, standing in zip(data["quarters"], picture.quarters, strict=True):
        line["quarter"] = str(standing.quarter)
    return data


def _comparison_as_data(found: RiskComparison) -> dict[str, Any]:
    rows = []
    for row in found.rows:
        change = row.change
        meanings = {one.code: one.meaning for one in row.factor.indicators}
        rows.append(
            {
                "factor": change.factor,
                "title": row.factor.title,
                "change": change.change.value,
                "then": plain(change.then),
                "now": plain(change.now),
                "evidence_then": change.evidence_then,
                "evidence_now": change.evidence_now,
                "indicators": [{**plain(one), "meaning": meanings[one.code]} for one in change.indicators],
            }
        )
    return {
        "country": found.now.country,
        "then": found.then.number,
        "now": found.now.number,
        "versions_differ": found.versions_differ,
        "factors": rows,
    }
