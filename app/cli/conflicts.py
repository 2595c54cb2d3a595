"""``tocsin conflict``: who has a conflict of interest with which country, and so neither assesses nor decides on it."""

from typing import Any

import click

from app.actions.ministry.people import DeclareConflict, EndConflict, declare_conflict, end_conflict
from app.cli.access import Access, Case
from app.cli.options import json_option, signed_in
from app.cli.plain import moment, plain
from app.cli.streams import keep_from_sight, say, say_json
from app.cli.tables import table
from app.perform import perform, reading
from app.reading.finding import find_person
from app.reading.ministry.conflicts import ConflictView, conflict_views, declared_by
from app.reading.ministry.reference import current_countries
from app.reading.veil import every_protected_name
from app.reference.countries import CountryTable
from app.refusals import BadInput


@click.group()
def conflict() -> None:
    """Declare, list and end conflicts of interest with a country."""


@conflict.command("list")
@signed_in
@click.argument("country", default="")
@click.option("--ended", is_flag=True, help="Also those that are over.")
@json_option
def list_conflicts(access: Access, country: str, *, ended: bool, as_json: bool) -> None:
    """List the conflicts of interest that stand, with COUNTRY (name or code) or with any.

    JSON: {"conflicts": [{"person", "country", "country_name", "statement", "declared_at", "ended_at"}]}
    """
    with access.open() as case, reading(case.store, case.actor, "conflict.list") as session:
        # An administrator sees them too, who may end them, and no casework: what is written in one is veiled for everybody.
        keep_from_sight(every_protected_name(session))
        countries, at = current_countries(session), case.now()
        found = declared_by(session, at, countries.find(country).alpha3 if country else "")
        shown = [one for one in found if ended or one.ended_at is None or one.ended_at > at]
    if as_json:
        say_json({"conflicts": [_told(one, countries) for one in shown]})
        return
    if not shown:
        say("No conflict of interest is declared.")
        return
    zone = case.settings.time_zone
    rows = [
        (
            countries.name(one.country),
            one.person,
            moment(one.declared_at, zone),
            moment(one.ended_at, zone),
            one.statement,
        )
        for one in shown
    ]
    say(table(("Country", "Person", "Declared", "Ended", "What the interest is"), rows))


@conflict.command("declare")
@signed_in
@click.argument("country")
@click.option("--statement", required=True, help="What the interest is: a post, a holding, family.")
@click.option(
    "--person", default="", help="Whose (default: yours); another’s by a focal point or an administrator."
)
@json_option
def declare(access: Access, country: str, statement: str, person: str, *, as_json: bool) -> None:
    """Declare a conflict of interest with COUNTRY (name or code): from now on it bars assessing and deciding.

    JSON: {"person", "country", "country_name"}
    """
    with access.open() as case:
        person_id, name = _whose(case, person)
        request = DeclareConflict(person_id=person_id, country=country, statement=statement)
        kept = perform(case.store, case.actor, declare_conflict, request)
        called = _called(case, kept.country)
    if as_json:
        say_json({"person": name, "country": kept.country, "country_name": called})
        return
    say(f"{name} neither assesses nor decides on {called} from now on.")


@conflict.command("end")
@signed_in
@click.argument("country")
@click.option("--person", required=True, help="Whose; nobody ends their own.")
@click.option("--reason", required=True, help="Why it is over.")
@json_option
def end(access: Access, country: str, person: str, reason: str, *, as_json: bool) -> None:
    """Put on record that the conflict of interest of a person with COUNTRY is over. What it barred meanwhile stays barred.

    JSON: {"person", "country", "country_name"}
    """
    with access.open() as case:
        standing = _standing(case, country, person)
        request = EndConflict(conflict_id=standing.conflict_id, reason=reason)
        kept = perform(case.store, case.actor, end_conflict, request)
        called = _called(case, kept.country)
    if as_json:
        say_json({"person": standing.person, "country": kept.country, "country_name": called})
        return
    say(f"The conflict of interest of {standing.person} with {called} is over.")


def _whose(case: Case, typed: str) -> tuple[str, str]:
    if not typed:
        return case.actor.person_id or "", case.actor.name
    with case.store.read() as session:
        found = find_person(session, typed)
        return found.id, found.name


def _standing(case: Case, country: str, typed: str) -> ConflictView:
    with case.store.read() as session:
        person, known = find_person(session, typed), current_countries(session).find(country)
        for one in conflict_views(session, known.alpha3, case.now()):
            if one.person_id == person.id:
                return one
        raise BadInput(
            "person",
            f"No conflict of interest of {person.name} with {known.name} stands.",
            remedy="tocsin conflict list names those that do.",
        )


def _called(case: Case, code: str) -> str:
    with case.store.read() as session:
        return current_countries(session).name(code)


def _told(one: ConflictView, countries: CountryTable) -> dict[str, Any]:
    data: dict[str, Any] = plain(one)
    return {**data, "country_name": countries.name(one.country)}
