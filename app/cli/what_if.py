"""``tocsin what-if``: what would fall if an instrument ended, or a post fell vacant."""

from dataclasses import dataclass
from datetime import datetime

import click
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.plain import moment, plain
from app.cli.streams import say, say_json
from app.cli.values import instant_of
from app.perform import reading
from app.reading.authority.permission import may_read_content
from app.reading.authority.what_if import what_if
from app.reading.authority.what_if_said import lines_of
from app.reading.finding import find_office, find_person
from app.refusals import BadInput
from app.rules.authority.supposing import Change, HolderLeaves, InstrumentEnds, SomebodyActs, Supposition
from app.rules.entry.texts import fold
from db.delegations import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What is to happen, as it was typed."""

    number: str
    vacant: str
    acting: str
    person: str


@click.command("what-if")
@signed_in
@click.option("--instrument", "number", default="", help="An instrument ends (it lapses, or is revoked) …")
@click.option("--vacant", default="", help="… or nobody holds this office any more …")
@click.option("--acting", default="", help="… or somebody acts in this office …")
@click.option(
    "--person", default="", help="… with --vacant: only this person leaves; with --acting: who acts."
)
@click.option("--at", "typed_at", default="", help="From this instant or day on (default: now).")
@json_option
def show_what_if(access: Access, typed_at: str, as_json: bool, **typed: str) -> None:
    """Show what would fall if an instrument ended, a post fell vacant or somebody acted in it; nothing is changed.

    JSON: {"at", "instruments", "resting", "unsigned": [{"number", "delegate"}], "vacant", "powers": [{"tool",
    "tool_name", "phases", "countries", "countries_said", "offices", "left", "gap"}], "escalations": [{"number",
    "country", "office", "options", "left"}], "responses": [{"number", "report", "decision", "stands"}], "waiting":
    [{"number", "report", "office", "ratification"}]}
    """
    with access.open() as case, reading(case.store, case.actor, "authority.what_if") as session:
        now = case.now()
        at = instant_of(typed_at, "at", case.settings.time_zone) if typed_at else now
        change = _change(session, Supposed(**typed))
        supposed = Supposition(change=change, at=_not_past(at, now), asked_at=now)
        view = what_if(session, supposed, casework=may_read_content(case.actor))
    if as_json:
        data = plain(view)
        data["powers"] = [plain(one) | {"gap": one.gap} for one in view.powers]
        say_json(data)
        return
    say(f"From {moment(at, case.settings.time_zone)} on:")
    for line in lines_of(view):
        say(line)


def _change(session: Session, typed: Supposed) -> Change:
    if sum(map(bool, (typed.number, typed.vacant, typed.acting))) != 1:
        raise BadInput(
            "instrument",
            "It is not said what is to happen.",
            remedy="Give one of --instrument, --vacant and --acting.",
        )
    if typed.number:
        return InstrumentEnds(_instrument(session, typed.number))
    person = find_person(session, typed.person).id if typed.person else None
    if typed.vacant:
        return HolderLeaves(find_office(session, typed.vacant, "vacant").id, person)
    if person is None:
        raise BadInput("person", "It is not said who acts.", remedy="Give --person.")
    return SomebodyActs(find_office(session, typed.acting, "acting").id, person)


def _instrument(session: Session, number: str) -> str:
    for row in session.execute(sa.select(Instrument.id, Instrument.number)):
        if fold(row.number) == fold(number):
            return str(row.id)
    raise BadInput(
        "instrument",
        f"There is no instrument {number}.",
        remedy="Give its number as it stands in the register of instruments.",
    )


def _not_past(at: datetime, now: datetime) -> datetime:
    if at < now:
        raise BadInput(
            "at",
            "What is past can no longer be otherwise.",
            remedy="Give an instant that is still to come, or none for now.",
        )
    return at
