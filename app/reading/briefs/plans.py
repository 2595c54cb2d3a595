"""Annex D of a brief: the levers with what is left of them, and the agreed plan of the phase, row by row.

The brief leaves the program: what a plan says of a protected group, it says here under the group's pseudonym (S-17).
"""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.briefs.annex_rows import LeverRow, MeasureRow
from app.reading.countries.file_rows import LiveRows
from app.reading.ministry.settings import ministry_day
from app.reading.plans.levers import LeverView, lever_readiness
from app.reading.plans.plan_measures import MeasureView
from app.reading.plans.plans import PlanView
from app.reading.pseudonyms import protected_names
from app.reading.reports.option_findings import findings_of_options
from app.rules.entry.pseudonyms import veiled
from db.countries import CountryFile
from db.reports import Report
from db.vocabulary import Phase
from db.vocabulary.plans import LeverState
from db.vocabulary.toolbox import OutcomeClass, Target
from language import Wording, mark, plural, ptr, tr
from language.lists import listed
from language.phrases import headed

_SERVES = Wording(
    {
        OutcomeClass.STRUCTURAL: mark("structural prevention"),
        OutcomeClass.PRESSURE: mark("pressure on those responsible"),
        OutcomeClass.ACCOUNTABILITY: mark("accountability"),
        OutcomeClass.PROTECTION: mark("protection"),
    }
)


def levers_in_words(session: Session, file: CountryFile, levers: Sequence[LeverView], today: date) -> str:
    """How many levers are left, with the alarm where it is due, and what the country file says of them besides."""
    if not levers:
        return file.levers
    ready = lever_readiness(session, file.country, today)
    lines = [f"{ready.words}. {ready.alarm}".strip()]
    if file.levers:
        lines.append(tr("From the country file: {levers}", levers=file.levers))
    return "\n".join(lines)


def lever_rows(levers: Sequence[LeverView]) -> tuple[LeverRow, ...]:
    """The levers as they are listed on the register: those that can be used first."""
    return tuple(
        LeverRow(
            number=lever.number,
            lever=lever.title,
            owner=lever.owner,
            lead_time=days(lever.lead_time_days),
            state=_state(lever.state),
            tool=lever.tool,
            note=lever_note(lever),
        )
        for lever in levers
    )


def _state(state: LeverState) -> str:
    return {
        LeverState.UNSPENT: ptr("lever", "unspent"),
        LeverState.PARTLY_SPENT: ptr("lever", "partly spent"),
        LeverState.SPENT: ptr("lever", "spent"),
        LeverState.EXPIRED: ptr("lever", "expired"),
        LeverState.WITHDRAWN: ptr("lever", "withdrawn"),
    }[state]


def plan_in_words(session: Session, plan: PlanView | None, phase: Phase | None) -> str:
    """Which plan is agreed for the phase, when and by whom; or that there is none."""
    if plan is None:
        return (
            tr("No plan is agreed for the phase {phase}.", phase=phase.label.lower())
            if phase is not None
            else ""
        )
    when = ministry_day(session, plan.agreed_at).isoformat() if plan.agreed_at else ""
    return tr(
        "{plan_number}, version {version}, {phase}: agreed {when} by {agreed}.",
        plan_number=plan.number,
        version=plan.version,
        phase=plan.phase.label.lower(),
        when=when,
        agreed=plan.agreed,
    )


def plan_rows(session: Session, plan: PlanView | None) -> tuple[MeasureRow, ...]:
    """The measures of the agreed plan in their order."""
    if plan is None:
        return ()
    return measure_rows(plan, protected_names(LiveRows(session, plan.country)))


def measure_rows(plan: PlanView, names: Mapping[str, str]) -> tuple[MeasureRow, ...]:
    """The measures of a plan in their order, ``names`` replaced by their pseudonyms."""
    return tuple(_measure(measure, names) for measure in plan.measures)


def observations(session: Session, report: Report, plan: PlanView | None) -> tuple[str, ...]:
    """What there is to observe: warnings of the plan, then what the options lack as a set."""
    names = protected_names(LiveRows(session, report.country))
    of_plan = [
        tr("Of the plan: {message}", message=veiled(one.message, names))
        for one in (plan.findings if plan else ())
    ]
    of_options = [
        tr("Of the options: {message}", message=one.message)
        for one in findings_of_options(session, report.id)
    ]
    return (*of_plan, *of_options)


def lever_note(lever: LeverView) -> str:
    """What the brief says of a lever: its last use, or what it needs."""
    if lever.uses:
        last = lever.uses[-1]
        used_on = last.used_on.isoformat()
        if last.on_what:
            return tr(
                "used {used_on} on {on_what}: {reason}",
                used_on=used_on,
                on_what=last.on_what_said,
                reason=last.reason,
            )
        return tr("used {used_on}: {reason}", used_on=used_on, reason=last.reason)
    return tr("needs: {requirements}", requirements=lever.requirements) if lever.requirements else ""


def _measure(measure: MeasureView, names: Mapping[str, str]) -> MeasureRow:
    content = measure.content
    when = [content.lead_time, tr("review {review_on}", review_on=content.review_on.isoformat())]
    return MeasureRow(
        number=measure.ordinal,
        measure=veiled(content.title, names),
        who=measure.owner,
        when=listed(when),
        tool=measure.tool,
        serves=_serves(measure, names),
        result=veiled(_result(measure), names),
    )


def _serves(measure: MeasureView, names: Mapping[str, str]) -> str:
    """Whom a measure protects; else what it can bring about, for accountability alone protects nobody (S-46)."""
    facts = measure.facts
    kind = _SERVES[facts.outcome_class]
    if facts.groups:
        return headed(kind, ", ".join(veiled(group, names) for group in facts.groups))
    return tr("{kind}: those at risk", kind=kind) if facts.target is Target.VICTIM else kind


def _result(measure: MeasureView) -> str:
    if measure.results:
        last = measure.results[-1]
        return tr(
            "{effect} by {seen_on}, {result}",
            effect=last.effect.label.lower(),
            seen_on=last.seen_on.isoformat(),
            result=last.result,
        )
    if measure.due:
        return tr("no result, which was due on {review_on}", review_on=measure.content.review_on.isoformat())
    return ""


def days(number: int) -> str:
    """``at once``, ``1 day``, ``14 days``."""
    if number == 0:
        return tr("at once")
    return plural("{count} day", "{count} days", number)
