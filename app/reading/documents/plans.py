"""The action plans of a country with its levers, gathered from their registers."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from app.documents import plans as page
from app.reading.briefs.plans import lever_rows, levers_in_words, measure_rows
from app.reading.documents.asked import Asked, cover_of, markings_of_country
from app.reading.documents.entries import entry_asked_for
from app.reading.ministry.settings import ministry_day
from app.reading.plans.levers import lever_views, present_phases
from app.reading.plans.plans import PlanView, plan_views
from db.plans import ActionPlan
from db.vocabulary import Phase, words
from db.vocabulary.plans import PlanState
from db.vocabulary.toolbox import Target
from language import tr


def plan_paper(session: Session, asked: Asked) -> page.PlanPaper:
    """The plans of the country that is asked for: of each phase the one in force. Or the one with the number.

    Raises:
        BadInput: no such country or plan, or no file is open for it.
    """
    file, name, number = entry_asked_for(session, asked.subject, ActionPlan)
    today = asked.day(session)
    levers = lever_views(session, file.country, today)
    views = plan_views(session, file.country, today)
    phase = present_phases(session, today).get(file.country)
    chosen = [view for view in views if view.number == number] if number else _shown(views)
    shown = sorted(chosen, key=lambda view: (view.phase is not phase, -view.phase.rank))
    agreed = {view.phase for view in views if view.state is PlanState.AGREED}
    return page.PlanPaper(
        cover=cover_of(session, asked, name, markings_of_country(session, file.country), topic=file.country),
        phase=phase,
        on=today,
        ready=levers_in_words(session, file, levers, today),
        levers=lever_rows(levers),
        plans=tuple(_sheet(session, view, phase) for view in shown),
        without=tuple(one for one in Phase if one not in agreed),
    )


def _shown(views: Sequence[PlanView]) -> Iterator[PlanView]:
    """Of each phase the agreed version; where there is none, the newest."""
    for phase in Phase:
        of_phase = [view for view in views if view.phase is phase]
        agreed = next((view for view in of_phase if view.state is PlanState.AGREED), None)
        if of_phase:
            yield agreed or of_phase[0]


def _sheet(session: Session, view: PlanView, phase: Phase | None) -> page.PlanSheet:
    return page.PlanSheet(
        number=view.number,
        version=view.version,
        phase=view.phase,
        current=view.phase is phase,
        standing=_standing(session, view),
        rationale=view.rationale,
        context=view.context_note,
        measures=measure_rows(view, {}),
        protects=tuple(
            tr(
                "Measure {ordinal}, {content}, protects {groups}.",
                ordinal=one.ordinal,
                content=one.content.title,
                groups=", ".join(one.facts.groups) or tr("those at risk, without naming a group"),
            )
            for one in view.measures
            if one.facts.target is Target.VICTIM
        ),
        warnings=tuple(finding.message for finding in view.findings),
        checks=tuple(
            tr(
                "Measure {ordinal}, {checked_on}, {finding}: {note} ({recorded_by})",
                ordinal=one.ordinal,
                checked_on=check.checked_on.isoformat(),
                finding=words(check.finding).lower(),
                note=check.note or tr("no note"),
                recorded_by=check.recorded_by,
            )
            for one in view.measures
            for check in one.checks
        ),
        opened=tuple(
            tr("{name}: {text}", name=one.effective_on.isoformat(), text=one.reason) for one in view.openings
        ),
    )


def _standing(session: Session, view: PlanView) -> str:
    if view.agreed and view.agreed_at is not None:
        agreed = tr(
            "Agreed {day} by {agreed}.",
            day=ministry_day(session, view.agreed_at).isoformat(),
            agreed=view.agreed,
        )
        return (
            agreed
            if view.state is PlanState.AGREED
            else tr("{agreed} It is {state} now.", agreed=agreed, state=words(view.state).lower())
        )
    if view.submitted_to:
        return tr(
            "{state}, laid before {submitted_to}; not agreed.",
            state=words(view.state),
            submitted_to=view.submitted_to,
        )
    return tr("{state} by {drafted_by}; not agreed.", state=words(view.state), drafted_by=view.drafted_by)
