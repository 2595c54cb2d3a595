"""``tocsin levers`` and ``tocsin plan``: what is left to use in a country, and what was agreed to do."""

import click
from sqlalchemy.orm import Session

from app.cli.access import Access, Case
from app.cli.options import json_option, signed_in
from app.cli.plain import moment, plain
from app.cli.streams import say, say_json
from app.cli.tables import pairs, table
from app.cli.values import code_of
from app.perform import reading
from app.reading.authority.permission import require_content_reader
from app.reading.ministry.reference import current_countries
from app.reading.plans.levers import LeverView, lever_readiness, lever_views
from app.reading.plans.plan_coverage import coverage_of
from app.reading.plans.plan_measures import MeasureView
from app.reading.plans.plans import PlanView, plan_views
from app.reading.reports.results_due import DueResult, results_due
from db.vocabulary import Phase, words
from db.vocabulary.plans import PlanState


@click.command("levers")
@signed_in
@click.argument("country")
@json_option
def show_levers(access: Access, country: str, as_json: bool) -> None:
    """Show the levers that we hold in COUNTRY, and what is left of each.

    JSON: {"country", "country_name", "alarm", "readiness": {"unspent", "partly_spent", "gone"}, "levers": [{…}]}
    """
    with access.open() as case, reading(case.store, case.actor, "levers") as session:
        require_content_reader(case.actor)
        found = current_countries(session).find(country)
        today = case.today()
        levers = lever_views(session, found.alpha3, today)
        ready = lever_readiness(session, found.alpha3, today)
    if as_json:
        counts = {"unspent": ready.unspent, "partly_spent": ready.partly_spent, "gone": ready.gone}
        say_json(
            {
                "country": found.alpha3,
                "country_name": found.name,
                "alarm": ready.alarm,
                "readiness": counts,
                "levers": plain(levers),
            }
        )
        return
    say(f"{found.name}: {ready.words}")
    if ready.alarm:
        say(f"Alarm: {ready.alarm}")
    say(_levers(levers) if levers else "No lever is on file.")


@click.group()
def plan() -> None:
    """Show the action plans agreed beforehand for each phase of a country."""


@plan.command("show")
@signed_in
@click.argument("country")
@click.option(
    "--phase", default="", help="Only of this phase: risk_present, violence_escalation, imminent_risk."
)
@json_option
def show_plan(access: Access, country: str, phase: str, as_json: bool) -> None:
    """Show the action plans of COUNTRY: measures, warnings, results, and how many are structural or direct.

    Drafts and plans that wait for agreement are shown with those that are agreed; superseded ones only in JSON.

    JSON: {"country", "country_name", "plans": [{…}], "coverage": {"cells", "structural", "direct", "without_plan"},
    "results_due": [{…}]}
    """
    wanted = code_of(Phase, phase, "phase") if phase else None
    with access.open() as case, reading(case.store, case.actor, "plan.show") as session:
        require_content_reader(case.actor)
        found = current_countries(session).find(country)
        plans, due = _read(session, case, found.alpha3, wanted)
    counted = coverage_of(tuple(one for one in plans if one.state is PlanState.AGREED))
    if as_json:
        say_json(
            {
                "country": found.alpha3,
                "country_name": found.name,
                "plans": plain(plans),
                "coverage": plain(counted),
                "results_due": plain(due),
            }
        )
        return
    current = [one for one in plans if one.state is not PlanState.SUPERSEDED]
    if not current:
        say(
            f"{found.name} has no action plan"
            + (f" for the phase {words(wanted).lower()}." if wanted else ".")
        )
    for one in current:
        say(_plan(one, case.settings.time_zone) + "\n")
    if current:
        say(f"Measures of agreed plans: {counted.structural} structural, {counted.direct} direct.")
    for late in due:
        say(f"No result: {late.number}, {late.title}; due {late.review_on.isoformat()}.")


def _read(
    session: Session, case: Case, country: str, phase: Phase | None
) -> tuple[tuple[PlanView, ...], tuple[DueResult, ...]]:
    today = case.today()
    plans = tuple(one for one in plan_views(session, country, today) if phase in {None, one.phase})
    return plans, results_due(session, today, country)


def _levers(levers: tuple[LeverView, ...]) -> str:
    return table(
        ("Lever", "Left", "Days", "Owner", "Reviewed", "Tool", "What"),
        [
            (
                lever.number,
                words(lever.state).lower(),
                str(lever.lead_time_days),
                lever.owner,
                lever.reviewed_on.isoformat(),
                lever.tool,
                lever.title,
            )
            for lever in levers
        ],
    )


def _plan(shown: PlanView, zone: str) -> str:
    opened = shown.openings[-1].effective_on.isoformat() if shown.openings else ""
    head = pairs(
        [
            ("Plan", f"{shown.number}, version {shown.version}"),
            ("Phase", words(shown.phase)),
            ("State", words(shown.state)),
            ("Waits for", shown.submitted_to if shown.state is PlanState.SUBMITTED else ""),
            ("Agreed", f"{shown.agreed}, {moment(shown.agreed_at, zone)}" if shown.agreed else ""),
            ("Opened", f"by the change of phase of {opened}" if opened else ""),
            ("Why", shown.rationale),
            ("Context", shown.context_note),
        ]
    )
    warnings = "\n".join(f"Warning: {finding.message}" for finding in shown.findings)
    return "\n".join(part for part in (head, _measures(shown.measures), warnings) if part)


def _measures(measures: tuple[MeasureView, ...]) -> str:
    if not measures:
        return "No measure yet."
    return table(
        ("", "Tool", "Works on", "Strand", "Class", "Owner", "Look on", "Result", "What"),
        [
            (
                str(one.ordinal),
                one.tool,
                words(one.facts.target).lower(),
                words(one.facts.strand).lower(),
                words(one.facts.outcome_class).lower(),
                one.owner,
                one.content.review_on.isoformat(),
                one.results[-1].effect.label.lower() if one.results else ("overdue" if one.due else ""),
                one.content.title,
            )
            for one in measures
        ],
    )
