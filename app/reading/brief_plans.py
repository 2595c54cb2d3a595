"""Annex D of a brief in words: the levers with what is left of them, and the agreed plan of the phase."""

from datetime import date

from sqlalchemy.orm import Session

from app.reading.levers import LeverView, lever_readiness, lever_views
from app.reading.option_findings import findings_of_options
from app.reading.plan_measures import MeasureView
from app.reading.plans import PlanView, agreed_plan
from app.reading.settings import ministry_day
from db.countries import CountryFile
from db.reports import Report
from db.vocabulary import Phase
from db.vocabulary.plans import LeverState

_STATES = {
    LeverState.UNSPENT: "unspent",
    LeverState.PARTLY_SPENT: "partly spent",
    LeverState.SPENT: "spent",
    LeverState.EXPIRED: "expired",
    LeverState.WITHDRAWN: "withdrawn",
}


def levers_in_words(session: Session, file: CountryFile, today: date) -> str:
    """The levers, a line each, after the file's own words; only these where no lever is on the register."""
    levers = lever_views(session, file.country, today)
    if not levers:
        return file.levers
    ready = lever_readiness(session, file.country, today)
    lines = [f"{ready.words}. {ready.alarm}".strip(), *map(_lever, levers)]
    if file.levers:
        lines.append(f"In words: {file.levers}")
    return "\n".join(lines)


def plan_in_words(session: Session, report: Report, phase: Phase | None, today: date) -> str:
    """The agreed plan of the phase, a line for each measure, and what there is to observe on the options."""
    plan = agreed_plan(session, report.country, phase, today)
    lines = _plan(session, plan) if plan is not None else []
    if plan is None and phase is not None:
        lines.append(f"No plan is agreed for the phase {phase.label.lower()}.")
    lines += [
        f"Observation on the options: {finding.message}"
        for finding in findings_of_options(session, report.id)
    ]
    return "\n".join(lines)


def _lever(lever: LeverView) -> str:
    said = (
        f"{lever.number} {lever.title}: {_STATES[lever.state]}; {lever.owner}, {days(lever.lead_time_days)}"
    )
    if lever.uses:
        last = lever.uses[-1]
        on_what = f" on {last.on_what}" if last.on_what else ""
        said += f"; used {last.used_on.isoformat()}{on_what} ({last.reason})"
    elif lever.requirements:
        said += f"; needs: {lever.requirements}"
    return said


def _plan(session: Session, plan: PlanView) -> list[str]:
    when = ministry_day(session, plan.agreed_at).isoformat() if plan.agreed_at else ""
    lines = [
        f"{plan.number}, version {plan.version}, {plan.phase.label.lower()}: agreed {when} by {plan.agreed}.",
        *map(_measure, plan.measures),
    ]
    return lines + [f"Warning: {finding.message}" for finding in plan.findings]


def _measure(measure: MeasureView) -> str:
    tool = f"{measure.tool} " if measure.tool else ""
    said = f"{measure.ordinal}. {tool}{measure.content.title} ({measure.owner})"
    if measure.results:
        last = measure.results[-1]
        return f"{said}: {last.effect.label.lower()} by {last.seen_on.isoformat()}, {last.result}"
    if measure.due:
        return f"{said}: no result, which was due on {measure.content.review_on.isoformat()}"
    return said


def days(number: int) -> str:
    """``at once``, ``1 day``, ``14 days``."""
    if number == 0:
        return "at once"
    return "1 day" if number == 1 else f"{number} days"
