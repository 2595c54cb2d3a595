"""Levers, action plans and lessons of a past day."""

from collections.abc import Iterator

from app.reading.countries.file_rows import recorded_rows
from app.reading.then.tables import Then, ThenRow, ThenTable, iso
from app.rules.plans.levers import LeverUseFacts, lever_state
from db.lessons import Lesson
from db.levers import Lever, LeverUse
from db.plans import ActionPlan, PlanMeasure
from db.store import read_once
from db.vocabulary import words
from language import plural, ptr, tr
from language.lists import listed
from language.phrases import headed


def plans_then(then: Then) -> tuple[ThenTable, ...]:
    """What was left to use, what was agreed beforehand, and what had been learned."""
    return (
        ThenTable(
            title=tr("Levers"),
            columns=(tr("Number"), tr("Lever"), tr("Owner"), tr("Lead time"), tr("Left of it")),
            stretch=1,
            rows=tuple(_levers(then)),
        ),
        ThenTable(
            title=tr("Action plans"),
            columns=(tr("Number"), tr("Phase"), tr("Version"), tr("State"), tr("Measures")),
            stretch=4,
            rows=tuple(_plans(then)),
        ),
        ThenTable(
            title=tr("Lessons"),
            columns=(tr("Number"), tr("Lesson"), tr("Closed")),
            stretch=1,
            rows=tuple(_lessons(then)),
        ),
    )


def _levers(then: Then) -> Iterator[ThenRow]:
    levers = then.rows.of(Lever)
    used = recorded_rows(then.session, LeverUse, then.rows.until, "lever_id", [row.id for row in levers])
    for row in sorted(levers, key=lambda row: row.number):
        uses = [use for use in used if use.lever_id == row.id]
        state = lever_state(
            [LeverUseFacts(use.used_on, use.whole) for use in uses],
            expires_on=row.expires_on,
            withdrawn_on=row.withdrawn_on,
            today=then.on,
        )
        told = listed(headed(use.used_on.isoformat(), use.reason) for use in uses)
        yield ThenRow(
            key=row.id,
            cells=(
                row.number,
                row.title,
                then.office(row.owner_office_id),
                plural("{count:,} day", "{count:,} days", row.lead_time_days),
                words(state),
            ),
            facts=(
                (tr("Needs"), row.requirements),
                (tr("Used"), told),
                (ptr("lever", "Reviewed"), iso(row.reviewed_on)),
                (tr("Expires"), iso(row.expires_on)),
            ),
        )


def measures_then(then: Then) -> dict[str, list[PlanMeasure]]:
    """The measures of each plan in their order, by the plan's id; what had been dropped is left out."""
    rows = then.rows
    return read_once(then.session, ("measures then", rows.country, rows.until), lambda: _measures(then))


def _measures(then: Then) -> dict[str, list[PlanMeasure]]:
    plans = [row.id for row in then.rows.of(ActionPlan)]
    planned = recorded_rows(then.session, PlanMeasure, then.rows.until, "plan_id", plans)
    standing = sorted((one for one in planned if one.dropped_at is None), key=lambda one: one.ordinal)
    return {plan_id: [one for one in standing if one.plan_id == plan_id] for plan_id in plans}


def _plans(then: Then) -> Iterator[ThenRow]:
    measures = measures_then(then)
    for row in sorted(then.rows.of(ActionPlan), key=lambda row: row.number):
        agreed = (
            tr(
                "{day} by {person}",
                day=then.day(row.agreed_at),
                person=then.person(row.agreed_by_id),
            )
            if row.agreed_at
            else ""
        )
        yield ThenRow(
            key=row.id,
            cells=(
                row.number,
                row.phase.label,
                str(row.version),
                words(row.state),
                listed(each.title for each in measures[row.id]),
            ),
            facts=(
                (tr("Context"), row.context_note),
                (tr("Rationale"), row.rationale),
                (tr("Agreed"), agreed),
            ),
        )


def _lessons(then: Then) -> Iterator[ThenRow]:
    for row in sorted(then.rows.of(Lesson), key=lambda row: row.number):
        yield ThenRow(
            key=row.id,
            cells=(row.number, row.title, iso(row.closed_on) or tr("Open")),
            facts=(
                (tr("What happened"), row.happened),
                (tr("What to do"), row.to_do),
                (tr("Acted on"), row.acted_on),
            ),
        )
