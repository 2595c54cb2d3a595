"""``tocsin decision confirm`` and ``refuse``: a second person compared the record of a decision with the signed paper."""

import click

from app.actions.reports.paper_decisions import ConfirmRecord, confirm_record
from app.actions.reports.record_refusals import RefuseRecord, refuse_record
from app.cli.access import Access, Case
from app.cli.options import json_option, signed_in
from app.cli.streams import say, say_json
from app.perform import perform, reading
from app.reading.authority.permission import require_content_reader
from app.reading.finding import find_decision
from db.decisions import Decision
from db.reports import Report
from db.vocabulary import DecisionEffect, ReportStatus, words


@click.command("confirm")
@signed_in
@click.argument("number")
@json_option
def confirm(access: Access, number: str, as_json: bool) -> None:
    """Confirm that decision NUMBER was recorded as its paper was signed; it takes effect then.

    Compare it with the scan first: a confirmation is not taken back.

    JSON: {"decision", "effect", "report", "status"}
    """
    with access.open() as case:
        found = _found(case, "decision.confirm", number)
        done = perform(case.store, case.actor, confirm_record, ConfirmRecord(decision_id=found.id))
        told = _told(case, found, done.effect)
    if as_json:
        say_json(told)
        return
    say(f"The record of {found.number} is confirmed: {words(done.effect).lower()}.")
    say(f"{told['report']} stands at: {_standing(told)}.")


@click.command("refuse")
@signed_in
@click.argument("number")
@click.option("--reason", required=True, help="What the paper says otherwise than the record.")
@json_option
def refuse(access: Access, number: str, reason: str, as_json: bool) -> None:
    """Refuse the record of decision NUMBER, which differs from the signed paper; its option is decided anew.

    Compare it with the scan first.

    JSON: {"decision", "effect", "report", "status"}
    """
    with access.open() as case:
        found = _found(case, "decision.refuse", number)
        request = RefuseRecord(decision_id=found.id, reason=reason)
        done = perform(case.store, case.actor, refuse_record, request)
        told = _told(case, found, done.effect)
    if as_json:
        say_json(told)
        return
    say(f"The record of {found.number} is refused: it takes no effect, and its option is decided anew.")
    say(f"{told['report']} stands at: {_standing(told)}.")


def _found(case: Case, act: str, number: str) -> Decision:
    with reading(case.store, case.actor, act, topic=number.strip().upper()) as session:
        require_content_reader(case.actor)
        return find_decision(session, number)


def _told(case: Case, decision: Decision, effect: DecisionEffect) -> dict[str, str]:
    with case.store.read() as session:
        report = session.get_one(Report, decision.report_id)
        return {
            "decision": decision.number,
            "effect": effect.value,
            "report": report.number,
            "status": report.status.value,
        }


def _standing(told: dict[str, str]) -> str:
    return words(ReportStatus(told["status"])).lower()
