"""``tocsin init``: a new ministry."""

from pathlib import Path
from typing import Any

import click

from app.cli.answers import founding, read_answers
from app.cli.options import FOLDER, json_option, secret_options
from app.cli.passphrases import Source
from app.cli.program import program_of
from app.cli.streams import say, say_json, warn
from app.opening.ministry import create_ministry
from app.refusals import BadInput
from db.vault import RFC_9106_LOW_MEMORY

TOP = "top"
_MINISTRY = {
    "name": "name",
    "country": "country",
    "time_zone": "time_zone",
    "currency": "currency",
    "scheme": "marking_scheme",
    "ceiling": "ceiling",
}


@click.command("init")
@FOLDER
@secret_options("passphrase", "passphrase")
@click.option("--answers", type=click.Path(dir_okay=False, path_type=Path), help="JSON file of all answers.")
@click.option("--name", default="", help="Name of the ministry.")
@click.option("--country", default="", help="Its own state, by name or code: its holidays count.")
@click.option("--time-zone", default="", help="As in Europe/Lisbon (default: UTC).")
@click.option("--currency", default="", help="As in EUR (the default).")
@click.option("--scheme", default="", help="Marking scheme (default: generic).")
@click.option("--ceiling", default="", help="Highest marking that may be entered (default: the scheme’s).")
@click.option("--person", default="", help="You, the first person: your name …")
@click.option("--login", default="", help="… what you sign in with …")
@click.option("--role", "roles", multiple=True, help="… and your roles (default: administrator); repeatable.")
@click.option(
    "--office",
    "offices",
    multiple=True,
    metavar="NAME[=HOLDER]",
    help="First office, the highest first; the others answer to it. Repeatable.",
)
@click.option("--basis", default="", help="The law that gives the highest office its authority.")
@json_option
@click.pass_context
def init(
    context: click.Context,
    /,
    folder: Path,
    passphrase_source: Source,
    answers: Path | None,
    *,
    as_json: bool,
    **typed: Any,
) -> None:
    """Make a new ministry in an empty folder, and show its recovery key, once.

    The answers come from options, or from a JSON file whose names docs/command-line.md describes; options
    take the place of what the file says.

    JSON: {"folder", "login", "recovery_key"}
    """
    program = program_of(context)
    raw = read_answers(answers) if answers else {}
    request = founding(_merged(raw, typed))
    passphrase = passphrase_source.read(f"Passphrase for {request.founder.login}", twice=True)
    created = create_ministry(
        folder, request, passphrase=passphrase, kdf=program.kdf or RFC_9106_LOW_MEMORY, clock=program.clock
    )
    with created.ministry as ministry:
        login = ministry.unlocked.login
        for sentence in ministry.warnings:
            warn(sentence)
    if as_json:
        say_json({"folder": str(folder), "login": login, "recovery_key": created.recovery_key})
        return
    say(f"{request.settings.ministry_name} is in “{folder}”. You sign in as {login}.")
    say(f"Recovery key, shown only now. Print it and lock it away:\n\n    {created.recovery_key}\n")
    say("It is the only way in when passphrases are forgotten.")


def _merged(raw: dict[str, Any], typed: dict[str, Any]) -> dict[str, Any]:
    """The answers of the file with the options in their place."""
    ministry = {name: typed[option] for option, name in _MINISTRY.items() if typed[option]}
    founder = {"name": typed["person"], "login": typed["login"], "roles": list(typed["roles"])}
    merged = dict(raw)
    merged["ministry"] = _over(raw.get("ministry", {}), ministry)
    merged["founder"] = _over(
        raw.get("founder", {}), {name: value for name, value in founder.items() if value}
    )
    if typed["offices"]:
        merged["people"], merged["offices"] = _offices(typed["offices"], str(typed["person"]))
        merged["authority"] = {"office": TOP, "basis": typed["basis"]}
    elif "offices" not in raw:
        raise BadInput(
            "office", "A ministry needs an office that can decide.", remedy="Give --office, or --answers."
        )
    elif typed["basis"]:
        merged["authority"] = _over(raw.get("authority", {}), {"basis": typed["basis"]})
    return merged


def _over(below: Any, above: dict[str, Any]) -> Any:
    return below | above if isinstance(below, dict) else below


def _offices(typed: tuple[str, ...], founder: str) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    people: dict[str, str] = {founder: "founder"} if founder else {}
    offices = []
    for place, item in enumerate(typed):
        name, _, holder = (part.strip() for part in item.partition("="))
        if holder:
            people.setdefault(holder, f"person-{len(people) + 1}")
        office = {"key": f"office-{place}" if place else TOP, "name": name}
        office |= {"superior": TOP} if place else {}
        office |= {"holder": people[holder]} if holder else {}
        offices.append(office)
    entered = [{"key": key, "name": name} for name, key in people.items() if key != "founder"]
    return entered, offices
