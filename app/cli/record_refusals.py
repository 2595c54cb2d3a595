"""``tocsin decision refuse``: the record of a decision differs from the signed paper."""

import click

from app.actions.reports.record_refusals import RefuseRecord, refuse_record
from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.streams import say, say_json
from app.perform import perform, reading
from app.reading.authority.permission import require_content_reader
from app.reading.finding import find_decision
from db.reports import Report
from db.vocabulary import words


@click.command("refuse")
@signed_in
@click.argument("number")
@click.option("--reason", required=True, help="What the paper says otherwise than the record.")
@json_option
def refuse(access: Access, number: str, reason: str, as_json: bool) -> None:
    """Refuse the record of decision NUMBER, which differs from the signed paper; its option is decided anew.

    Compare it with the scan first. JSON: {"decision", "effect", "report", "status"}
    """
    with access.open() as case:
        with reading(case.store, case.actor, "decision.refuse", topic=number.strip().upper()) as session:
            require_content_reader(case.actor)
            decision = find_decision(session, number)
            issued, report = decision.number, session.get_one(Report, decision.report_id).number
        done = perform(
            case.store, case.actor, refuse_record, RefuseRecord(decision_id=decision.id, reason=reason)
        )
    if as_json:
        told = {"decision": issued, "effect": done.effect.value}
        say_json(told | {"report": report, "status": done.status.value})
        return
    say(f"The record of {issued} is refused: it takes no effect, and its option is decided anew.")
    say(f"{report} stands at: {words(done.status).lower()}.")
