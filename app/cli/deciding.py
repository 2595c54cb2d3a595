"""``tocsin decide`` and ``tocsin refer``: what the addressed office does with a report."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import click
from sqlalchemy.orm import Session

from app.actions.reports.decisions import Decide, Decided, decide
from app.actions.reports.escalations import Refer, refer, refer_up
from app.actions.reports.judging import Choice
from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.plain import moment, plain
from app.cli.streams import say, say_json
from app.cli.values import by_option
from app.perform import perform, reading
from app.reading.authority.permission import require_content_reader
from app.reading.finding import find_office, find_option
from app.reading.reports.reports import report_by_number
from app.reading.reports.standing import open_escalation, verdict
from app.refusals import BadInput
from app.rules.entry.dates import parse_date
from app.rules.reports.flow import Act
from db.reports import Report
from db.vocabulary import Outcome, words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """Decisions as they were typed: option numbers by outcome, and texts by option."""

    authorise: tuple[int, ...]
    decline: tuple[int, ...]
    defer: tuple[int, ...]
    reason: tuple[str, ...]
    until: tuple[str, ...]
    review_on: tuple[str, ...]
    instruction: tuple[str, ...]
    own_judgement: bool

    @property
    def outcomes(self) -> dict[int, Outcome]:
        """The outcome by option.

        Raises:
            BadInput: nothing is decided, or one option twice.
        """
        every = [
            (number, outcome)
            for outcome, numbers in (
                (Outcome.AUTHORISE, self.authorise),
                (Outcome.DECLINE, self.decline),
                (Outcome.DEFER, self.defer),
            )
            for number in numbers
        ]
        found = dict(every)
        if not found:
            raise BadInput(
                "option",
                "Nothing is decided yet.",
                remedy="Give --authorise, --decline or --defer with the number of an option.",
            )
        if len(found) < len(every):
            raise BadInput("option", "An option is decided twice.", remedy="Decide each option once.")
        return dict(sorted(found.items()))


_OPTION = click.IntRange(min=1)


@click.command("decide")
@signed_in
@click.argument("number")
@click.option("--office", default="", help="Office in which you decide (default: the addressed one).")
@click.option("--authorise", type=_OPTION, multiple=True, metavar="N", help="Authorise option N; repeatable.")
@click.option("--decline", type=_OPTION, multiple=True, metavar="N", help="Decline option N; repeatable.")
@click.option("--defer", type=_OPTION, multiple=True, metavar="N", help="Defer option N; repeatable.")
@click.option("--reason", multiple=True, metavar="[N:]TEXT", help="Reason, for option N or for all.")
@click.option("--until", multiple=True, metavar="[N:]DATE", help="Day on which a deferred option is decided.")
@click.option(
    "--review-on", multiple=True, metavar="[N:]DATE", help="Day on which taking no action is reviewed."
)
@click.option("--instruction", multiple=True, metavar="[N:]TEXT", help="Instruction received from above.")
@click.option("--own-judgement", is_flag=True, help="The decision is your own, whatever the instruction.")
@json_option
def decide_report(access: Access, number: str, office: str, as_json: bool, **typed: Any) -> None:
    """Decide options of report NUMBER in your office, after opening its brief (tocsin brief). Each is signed.

    JSON: {"report", "status", "decisions": [{"number", "option", "outcome", "effect", "instrument", "message"}]}
    """
    choices = _Typed(**typed)
    with access.open() as case:
        with reading(case.store, case.actor, "decide", topic=number.strip().upper()) as session:
            require_content_reader(case.actor)
            ordinals, request = _request(session, report_by_number(session, number), office, choices)
        made = perform(case.store, case.actor, decide, request)
        with case.store.read() as session:
            report = report_by_number(session, number)
            issued, status = report.number, report.status
    if as_json:
        told = [_told(item, ordinals) for item in made]
        say_json({"report": issued, "status": status.value, "decisions": told})
        return
    for item in made:
        effect = words(item.effect).lower()
        say(
            f"{item.number}: {item.outcome.value} option {ordinals[item.option_id]}, {effect}. {item.message}"
        )
    say(f"{issued} now stands at: {words(status).lower()}.")


@click.command("refer")
@signed_in
@click.argument("number")
@click.option("--to", "office", required=True, help="Office that the report is handed to.")
@click.option("--reason", required=True, help="Why.")
@json_option
def refer_report(access: Access, number: str, office: str, reason: str, as_json: bool) -> None:
    """Hand report NUMBER to an office that holds authority: by the addressed office, or when its clock has run out.

    JSON: {"report", "status", "office", "decide_by"}
    """
    with access.open() as case:
        with reading(case.store, case.actor, "refer", topic=number.strip().upper()) as session:
            require_content_reader(case.actor)
            report = report_by_number(session, number)
            to = find_office(session, office, "to")
            to_name, request = to.name, Refer(report_id=report.id, office_id=to.id, reason=reason)
            now = case.now()
            own = verdict(session, Act.REFER, report, case.actor, now).allowed
            upward = not own and verdict(session, Act.REFER_UP, report, case.actor, now).allowed
        done = perform(case.store, case.actor, refer_up if upward else refer, request)
    if as_json:
        told = {"report": done.report.number, "status": done.report.status.value}
        say_json(told | {"office": to_name, "decide_by": plain(done.decide_by)})
        return
    zone = case.settings.time_zone
    say(f"{done.report.number} is with {to_name}, to be decided by {moment(done.decide_by, zone)}.")


def _request(session: Session, report: Report, office: str, typed: _Typed) -> tuple[dict[str, int], Decide]:
    outcomes = typed.outcomes
    reasons = _texts(typed.reason, "reason", outcomes)
    untils = _texts(typed.until, "until", outcomes)
    reviews = _texts(typed.review_on, "review-on", outcomes)
    instructions = _texts(typed.instruction, "instruction", outcomes)
    ordinals: dict[str, int] = {}
    choices = []
    for ordinal, outcome in outcomes.items():
        option = find_option(session, report.id, ordinal)
        ordinals[option.id] = ordinal
        choices.append(
            Choice(
                option_id=option.id,
                outcome=outcome,
                reason=reasons[ordinal],
                defer_until=_day(untils[ordinal], "until") if outcome is Outcome.DEFER else None,
                review_on=_day(reviews[ordinal], "review-on"),
                instruction=instructions[ordinal],
                own_judgement=typed.own_judgement or not instructions[ordinal],
            )
        )
    request = Decide(report_id=report.id, office_id=_office(session, report, office), choices=tuple(choices))
    return ordinals, request


def _office(session: Session, report: Report, typed: str) -> str:
    if typed:
        return find_office(session, typed).id
    escalation = open_escalation(session, report.id)
    # Without one the flow refuses, and says what the report waits for.
    return escalation.office_id if escalation else ""


def _texts(typed: tuple[str, ...], field: str, outcomes: dict[int, Outcome]) -> dict[int, str]:
    """The text for each decided option: its own, else the general one."""
    single, general = by_option(typed, field)
    for ordinal in single:
        if ordinal not in outcomes:
            raise BadInput(
                field,
                f"--{field} is given for option {ordinal}, on which nothing is decided.",
                remedy=f"Decide option {ordinal} too, or leave it out.",
            )
    return {ordinal: single.get(ordinal, general) for ordinal in outcomes}


def _day(typed: str, field: str) -> date | None:
    return parse_date(typed, field) if typed else None


def _told(item: Decided, ordinals: dict[str, int]) -> dict[str, object]:
    return {
        "number": item.number,
        "option": ordinals[item.option_id],
        "outcome": item.outcome.value,
        "effect": item.effect.value,
        "instrument": item.instrument,
        "message": item.message,
    }
