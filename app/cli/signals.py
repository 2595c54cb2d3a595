"""``tocsin signals``: the signs of early onset of a country, looked for, listed and answered."""

from typing import Any

import click

from app.actions.outside.signal_answers import AcceptSignal, DismissSignal, accept_signal, dismiss_signal
from app.actions.outside.signals import LookForSignals, look_for_signals
from app.cli.access import Access, Case
from app.cli.options import json_option, signed_in
from app.cli.plain import plain
from app.cli.streams import say, say_json
from app.cli.tables import table
from app.cli.values import code_of
from app.perform import perform, reading
from app.reading.authority.permission import require_content_reader
from app.reading.outside.signals import SignalView, signal_by_number, signal_views
from app.reference.countries import countries
from app.refusals import BadInput
from db.vocabulary import Credibility, Reliability, words
from db.vocabulary.imports import DataSet


@click.group()
def signals() -> None:
    """The signs of early onset: look for them, list them, accept or dismiss them."""


@signals.command("list")
@signed_in
@click.argument("country", default="")
@json_option
def list_signals(access: Access, country: str, as_json: bool) -> None:
    """List the signals of COUNTRY, or of all countries; those that wait for an answer come first.

    JSON: {"signals": [{"number", "country", "sign", "first_on", "says", "formula", "numbers", "standing", "answer", "report"}]}
    """
    code = countries().find(country).alpha3 if country else None
    with access.open() as case, reading(case.store, case.actor, "signals.list", topic=code) as session:
        require_content_reader(case.actor)
        found = signal_views(session, code)
    if as_json:
        say_json({"signals": [plain(each) for each in found]})
        return
    say(_listed(found) if found else "There are no signals.")


@signals.command("look")
@signed_in
@click.argument("country")
@click.option("--data-set", default="", help="ucdp_ged, acled, …; default: the one with the newest events.")
@json_option
def look(access: Access, country: str, data_set: str, as_json: bool) -> None:
    """Judge the newest months of COUNTRY, and keep the signs that are seen as signals.

    JSON: {"country", "last_month", "raised": [number], "updated": [number]}
    """
    code = countries().find(country).alpha3
    dataset = code_of(DataSet, data_set, "data set") if data_set else None
    with access.open() as case:
        done = perform(
            case.store, case.actor, look_for_signals, LookForSignals(country=code, dataset=dataset)
        )
        with case.store.read() as session:
            found = {each.number: each for each in signal_views(session, code)}
    if as_json:
        say_json(plain(done))
        return
    for number in done.raised:
        say(f"{number}: {found[number].says}")
    for number in done.updated:
        say(f"{number}, brought up to date: {found[number].says}")
    if not done.raised and not done.updated:
        say(f"Nothing new is seen in the months up to {done.last_month}.")


@signals.command("accept")
@signed_in
@click.argument("number")
@click.option("--reliability", required=True, help="Reliability of the data set, A to F.")
@click.option("--credibility", required=True, help="Credibility of these events, 1 to 6.")
@click.option(
    "--marking", default="", help="Marking of the evidence and the draft (default: the ministry’s)."
)
@click.option("--note", default="", help="Why it is taken up.")
@json_option
def accept(
    access: Access,
    number: str,
    *,
    reliability: str,
    credibility: str,
    marking: str,
    note: str,
    as_json: bool,
) -> None:
    """Accept the signal NUMBER: a draft report opens that cites its events.

    JSON: {"number", "standing", "report_number"}
    """
    grades = (
        code_of(Reliability, reliability.upper(), "reliability"),
        code_of(Credibility, credibility, "credibility"),
    )
    with access.open() as case:
        signal = _signal(case, number)
        kept = perform(
            case.store,
            case.actor,
            accept_signal,
            AcceptSignal(
                signal_id=signal.signal_id,
                based_on=signal.version,
                reliability=grades[0],
                credibility=grades[1],
                marking=marking,
                note=note,
            ),
        )
    _answered(plain(kept), f"{kept.number}: accepted; the draft is {kept.report_number}.", as_json=as_json)


@signals.command("dismiss")
@signed_in
@click.argument("number")
@click.option("--reason", required=True, help="Why it is no warning.")
@json_option
def dismiss(access: Access, number: str, reason: str, as_json: bool) -> None:
    """Dismiss the signal NUMBER. It stays on record with its numbers and the reason.

    JSON: {"number", "standing"}
    """
    with access.open() as case:
        signal = _signal(case, number)
        kept = perform(
            case.store,
            case.actor,
            dismiss_signal,
            DismissSignal(signal_id=signal.signal_id, based_on=signal.version, reason=reason),
        )
    _answered(plain(kept), f"{kept.number}: dismissed.", as_json=as_json)


def _answered(data: Any, sentence: str, *, as_json: bool) -> None:
    if as_json:
        say_json(data)
    else:
        say(sentence)


def _signal(case: Case, number: str) -> SignalView:
    with reading(case.store, case.actor, "signals.show") as session:
        require_content_reader(case.actor)
        found = signal_by_number(session, number)
    if found is None:
        raise BadInput(
            "number", f"There is no signal {number[:40]}.", remedy="List them: tocsin signals list."
        )
    return found


def _listed(found: tuple[SignalView, ...]) -> str:
    return table(
        ("Signal", "Country", "Sign", "Month", "Standing", "What was seen"),
        [
            (
                each.number,
                each.country,
                words(each.sign),
                f"{each.first_on:%Y-%m}",
                words(each.standing),
                each.says,
            )
            for each in found
        ],
    )
