"""``tocsin country``: a country file, as it stands or as it stood on a past day."""

from datetime import date
from typing import Any

import click
from sqlalchemy.orm import Session

from app.actions.countries.looking import LookAtFile, look_at_file
from app.cli.access import Access
from app.cli.comparing import compare_country
from app.cli.options import json_option, signed_in
from app.cli.plain import moment, plain
from app.cli.streams import say, say_json
from app.cli.tables import pairs, table
from app.perform import perform, reading
from app.reading.authority.permission import require_content_reader
from app.reading.countries.background import Background, background
from app.reading.countries.country_files import PhaseView, country_is_open
from app.reading.countries.file_on import FileOn, file_on, past_rows, require_file_then
from app.reading.countries.file_rows import FileRows, LiveRows
from app.reading.ministry.reference import current_countries
from app.refusals import BadInput
from app.rules.entry.dates import day_in, parse_date
from db.vocabulary import words


@click.group()
def country() -> None:
    """Show country files."""


country.add_command(compare_country)


@country.command("show")
@signed_in
@click.argument("name")
@click.option(
    "--on", "day", default="", help="As it stood when this day ended, by what had been recorded by then."
)
@json_option
def show_country(access: Access, name: str, day: str, as_json: bool) -> None:
    """Show the file of the country NAME (any name or code of it). That it was looked at stands on the ledger, once a day.

    With --on, two times are told apart: how the file stood by what had been recorded when the day ended
    ("known_then"), and how the country stood on that day by what is on record now ("true_then").

    JSON: {"country", "country_name", "on", "known_then", "true_then", "learned_later", "file": {…}, "evidence": […],
    "background": {…}}; the keys are described in docs/command-line.md.
    """
    on = parse_date(day, "on") if day else None
    with access.open() as case:
        with reading(case.store, case.actor, "country.show") as session:
            require_content_reader(case.actor)
            today = case.today()
            code, known_as = _found(session, name)
            found = file_on(session, code, on or today, today)
            view = require_file_then(found, known_as)
            rows: FileRows = past_rows(session, code, on, today) if on else LiveRows(session, code)
            held = background(rows, on or today)
        perform(case.store, case.actor, look_at_file, LookAtFile(country=code))
    if as_json:
        say_json(_as_data(found, known_as, held, on))
        return
    say(_headline(found, known_as, case.settings.time_zone, on))
    for title, text in (
        ("Background", view.background),
        ("Groups at risk, in words", view.groups_at_risk),
        ("How the phase changed", _phases(view.phases)),
        ("Groups at risk", _groups(held)),
        ("Actors and relations", _actors(held)),
        ("Past atrocities", _atrocities(held)),
        ("Structural checklist", _checklist(held)),
        ("Treaties", _treaties(held)),
        ("Mechanisms", _mechanisms(held)),
        ("Universal Periodic Review", _reviews(held)),
        ("Special procedures", _procedures(held)),
        ("Evidence", _evidence(found)),
    ):
        if text:
            say(f"\n{title}\n{text}")


def _found(session: Session, name: str) -> tuple[str, str]:
    known = current_countries(session).find(name)
    if not country_is_open(session, known.alpha3):
        raise BadInput(
            "country", f"No country file is open for {known.name}.", remedy="Open the country file first."
        )
    return known.alpha3, known.name


def _as_data(found: FileOn, name: str, held: Background, on: date | None) -> dict[str, Any]:
    return {
        "country": found.country,
        "country_name": name,
        "on": plain(on),
        "known_then": plain(found.known_then),
        "true_then": plain(found.true_then),
        "learned_later": found.learned_later,
        "file": plain(found.view),
        "evidence": plain(found.evidence),
        "background": plain(held),
    }


def _headline(found: FileOn, name: str, zone: str, on: date | None) -> str:
    view = require_file_then(found, name)
    lines = [
        ("Country", f"{name} ({found.country})"),
        ("As it stood", f"on {on.isoformat()}, recorded by {moment(found.until, zone)}" if on else "now"),
        ("Phase", _axes(found.known_then, zone)),
        ("True that day", _axes(found.true_then, zone) if found.learned_later else ""),
        ("Review", f"every {view.review_every_days} days, next on {view.next_review_on.isoformat()}"),
        ("Opened", f"{moment(view.opened_at, zone)} by {view.opened_by}"),
    ]
    return pairs(lines)


def _axes(change: PhaseView | None, zone: str) -> str:
    if change is None:
        return "not judged"
    phase = change.phase.label if change.phase else "none"
    level = words(change.risk_level).lower() if change.risk_level else "not judged"
    entered = f"from {change.effective_on.isoformat()}, entered {day_in(change.changed_at, zone).isoformat()}"
    return f"{phase}; risk {level}; ongoing {change.ongoing.value} ({entered}, {change.changed_by})"


def _phases(phases: tuple[PhaseView, ...]) -> str:
    return table(
        ("From", "Phase", "Risk", "Ongoing", "Reason"),
        [
            (
                one.effective_on.isoformat(),
                one.phase.label if one.phase else "none",
                words(one.risk_level) if one.risk_level else "",
                words(one.ongoing),
                one.reason,
            )
            for one in phases
        ],
    )


def _groups(held: Background) -> str:
    if not held.groups:
        return ""
    return table(
        ("Group", "Identity", "Protected", "Size", "How they are at risk"),
        [
            (
                one.name,
                words(one.identity),
                "yes" if one.protected else "",
                _range(one.size_low, one.size_high),
                one.risk,
            )
            for one in held.groups
        ],
    )


def _actors(held: Background) -> str:
    actors = [(one.name, one.kind.label, one.command) for one in held.perpetrators]
    related = [
        (
            one.from_name,
            one.kind.label,
            one.to_name + (f", until {one.until.isoformat()}" if one.until else ""),
        )
        for one in held.relations
    ]
    rows = [*actors, *related]
    return table(("Who", "What", "Command, or whom"), rows) if rows else ""


def _atrocities(held: Background) -> str:
    flag = held.flag
    lines = [f"Flagged: {flag.reason}"] if flag and flag.flagged else []
    if held.past_atrocities:
        rows = [
            (
                one.began[0].isoformat(),
                one.title,
                _range(one.dead_low, one.dead_high),
                words(one.accountability),
                one.caution,
            )
            for one in held.past_atrocities
        ]
        lines.append(table(("From", "What", "Deaths", "Accountability", "Caution"), rows))
    return "\n".join(lines)


def _checklist(held: Background) -> str:
    rows = [
        (
            one.question,
            words(one.answer.reply) if one.answer else "not asked yet",
            one.answer.as_of.isoformat() if one.answer else "",
            "older than 12 months" if one.ageing else "",
        )
        for one in held.checklist
    ]
    return table(("Question", "Answer", "As of", ""), rows) if any(row[2] for row in rows) else ""


def _treaties(held: Background) -> str:
    rows = [
        (
            one.short,
            one.status.standing.label,
            one.status.since.isoformat() if one.status.since else "",
            one.status.source_on.isoformat(),
            one.status.reservations,
        )
        for one in held.treaties
        if one.status
    ]
    return table(("Treaty", "Status", "Since", "Source of", "Reservations"), rows) if rows else ""


def _mechanisms(held: Background) -> str:
    rows = [
        (one.since.isoformat() if one.since else "", one.symbol, one.name, one.body, one.caution)
        for one in held.mechanisms
    ]
    return table(("Since", "Symbol", "Mechanism", "Body", "Caution"), rows) if rows else ""


def _reviews(held: Background) -> str:
    rows = [
        (str(one.cycle), one.review_on.isoformat(), "held" if one.held else "to come", one.symbol)
        for one in held.universal_reviews
    ]
    return table(("Cycle", "On", "", "Report"), rows) if rows else ""


def _procedures(held: Background) -> str:
    rows = [
        (
            one.acted_on.isoformat(),
            one.kind.label,
            one.mandate,
            one.symbol,
            "overdue"
            if one.overdue
            else f"replied {one.replied_on.isoformat()}"
            if one.replied_on
            else f"due {one.reply_due.isoformat()}"
            if one.reply_due
            else "",
        )
        for one in held.special_procedures
    ]
    return table(("Date", "Kind", "Mandate", "Symbol", "Reply"), rows) if rows else ""


def _evidence(found: FileOn) -> str:
    rows = [(one.number, one.grade, one.occurred_on.isoformat(), one.title) for one in found.evidence]
    return table(("Number", "Grade", "Happened", "What"), rows) if rows else ""


def _range(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return ""
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
