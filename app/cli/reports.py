"""``tocsin report``: the early-warning reports, listed and shown."""

from typing import Any

import click

from app.actions.countries.looking import LookAtReport, look_at_report
from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.plain import moment, plain
from app.cli.streams import say, say_json
from app.cli.tables import pairs, table
from app.cli.values import code_of
from app.perform import perform, reading
from app.reading.authority.permission import require_content_reader
from app.reading.evidence.items import EvidenceView, evidence_of_report
from app.reading.reports.options import OptionView, option_views
from app.reading.reports.report import ReportView, report_view
from app.reading.reports.reports import ReportLine, report_by_number, report_lines
from app.reading.reports.responses import ResponseView, response_views
from app.reference.countries import countries
from app.rules.reports.outcomes import outcome_words
from db.vocabulary import ReportStatus, words


@click.group()
def report() -> None:
    """List and show early-warning reports."""


@report.command("list")
@signed_in
@click.option("--country", default="", help="Only those on this country (name or code).")
@click.option("--status", default="", help="Only those that stand here: draft, submitted, assessed, …")
@json_option
def list_reports(access: Access, country: str, status: str, as_json: bool) -> None:
    """List the reports, the newest first, with what each waits for.

    JSON: {"reports": [{"number", "title", "country", "country_name", "author", "status", "since", "urgency",
    "proposed_phase", "marking", "waits_for", "due_at"}]}
    """
    code = countries().find(country).alpha3 if country else None
    wanted = code_of(ReportStatus, status, "status") if status else None
    with access.open() as case, reading(case.store, case.actor, "report.list") as session:
        require_content_reader(case.actor)
        lines = [
            line for line in report_lines(session, country=code) if wanted is None or line.status is wanted
        ]
    if as_json:
        say_json({"reports": [plain(line) for line in lines]})
        return
    say(_listed(lines, case.settings.time_zone) if lines else "There are no such reports.")


@report.command("show")
@signed_in
@click.argument("number")
@json_option
def show_report(access: Access, number: str, as_json: bool) -> None:
    """Show everything about the report NUMBER, as in EW-2026-0042. That it was looked at stands on the ledger, once a day.

    JSON: {"report": {…}, "options": […], "evidence": […], "responses": […]}; the keys are described in
    docs/command-line.md.
    """
    with access.open() as case:
        with reading(case.store, case.actor, "report.show", topic=number.strip().upper()) as session:
            require_content_reader(case.actor)
            row, at = report_by_number(session, number), case.now()
            shown = report_view(session, row.id, case.actor, at)
            options = option_views(session, row.id, case.actor, at)
            evidence = evidence_of_report(session, row.id)
            responses = response_views(session, row.id, case.actor, at)
        perform(case.store, case.actor, look_at_report, LookAtReport(report_id=shown.report_id))
    if as_json:
        say_json(_as_data(shown, options, evidence, responses))
        return
    zone = case.settings.time_zone
    say(_headline(shown, zone))
    for title, text in (
        ("Evidence", _evidence(evidence)),
        ("Options", _options(options)),
        ("Carried to", _escalations(shown, zone)),
        ("Decisions", _decisions(shown, zone)),
        ("Responses", _responses(responses)),
        ("Clocks that ran out", _lapses(shown, zone)),
        ("What can be done now", _acts(shown)),
    ):
        if text:
            say(f"\n{title}\n{text}")


def _as_data(
    shown: ReportView,
    options: tuple[OptionView, ...],
    evidence: tuple[EvidenceView, ...],
    responses: tuple[ResponseView, ...],
) -> dict[str, Any]:
    return {
        "report": plain(shown),
        "options": plain(options),
        "evidence": plain(evidence),
        "responses": plain(responses),
    }


def _listed(lines: list[ReportLine], zone: str) -> str:
    return table(
        ("Report", "Country", "Status", "Urgency", "Due", "Title"),
        [
            (
                line.number,
                line.country_name,
                words(line.status),
                words(line.urgency) if line.urgency else "",
                moment(line.due_at, zone),
                line.title,
            )
            for line in lines
        ],
    )


def _headline(shown: ReportView, zone: str) -> str:
    content = shown.content
    return f"{shown.number}  {content.title}\n" + pairs(
        [
            ("Marking", content.marking),
            ("Country", f"{shown.country_name} ({shown.country})"),
            ("Status", f"{words(shown.status)} since {moment(shown.since, zone)}"),
            ("Waits for", shown.waits_for),
            ("Author", shown.author),
            ("Urgency", words(content.urgency) if content.urgency else ""),
            ("Proposed phase", words(content.proposed_phase) if content.proposed_phase else ""),
            ("Crimes", ", ".join(words(crime) for crime in content.crimes)),
            ("", ""),
            ("Summary", content.summary),
            ("Likelihood", content.likelihood_statement),
            ("Asked", content.ask),
        ]
    )


def _evidence(evidence: tuple[EvidenceView, ...]) -> str:
    if not evidence:
        return ""
    return table(
        ("Item", "Grade", "Day", "Title"),
        [
            (item.number, f"{item.reliability}{item.credibility}", item.occurred_on.isoformat(), item.title)
            for item in evidence
        ],
    )


def _options(options: tuple[OptionView, ...]) -> str:
    if not options:
        return ""
    return table(
        ("", "Tool", "Cost", "Decided", "Who can decide", "Title"),
        [
            (
                str(option.ordinal),
                option.tool or "no action",
                str(option.cost) if option.cost else "",
                option.decided,
                ", ".join(found.office for found in option.others) or "-",
                option.title,
            )
            for option in options
            if option.dropped_at is None
        ],
    )


def _escalations(shown: ReportView, zone: str) -> str:
    if not shown.escalations:
        return ""
    return table(
        ("Office", "By", "At", "Decide by", "Ended"),
        [
            (
                step.office,
                step.escalated_by,
                moment(step.escalated_at, zone),
                moment(step.decide_by, zone),
                step.ending,
            )
            for step in shown.escalations
        ],
    )


def _decisions(shown: ReportView, zone: str) -> str:
    if not shown.decisions:
        return ""
    return table(
        ("Decision", "Outcome", "Standing", "Office", "Person", "Under", "At", "Option"),
        [
            (
                made.number,
                outcome_words(made.outcome, made.effect),
                words(made.effect).lower(),
                made.office,
                made.person,
                made.instrument,
                moment(made.decided_at, zone),
                made.option,
            )
            for made in shown.decisions
        ],
    )


def _responses(responses: tuple[ResponseView, ...]) -> str:
    if not responses:
        return ""
    return table(
        ("Response", "Decision", "Status", "Lead", "Option"),
        [(item.number, item.decision, item.status.value, item.lead, item.option) for item in responses],
    )


def _lapses(shown: ReportView, zone: str) -> str:
    return pairs(
        [(lapse.kind, f"due {moment(lapse.due_at, zone)}, not done by then") for lapse in shown.lapses]
    )


def _acts(shown: ReportView) -> str:
    allowed = [act.value.replace("_", " ") for act, verdict in shown.verdicts.items() if verdict.allowed]
    return f"by you: {', '.join(allowed) if allowed else 'nothing'}"
