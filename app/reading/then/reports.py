"""The reports of a past day, in the state in which each of them stood then."""

from app.reading.then.tables import Then, ThenRow, ThenTable
from db.reports import Report
from db.vocabulary import words
from language import tr


def reports_then(then: Then) -> tuple[ThenTable, ...]:
    """The reports, the newest number first."""
    rows = sorted(then.rows.of(Report), key=lambda row: row.number, reverse=True)
    return (
        ThenTable(
            title=tr("Reports"),
            columns=(tr("Number"), tr("Title"), tr("State"), tr("Since"), tr("Urgency")),
            stretch=1,
            rows=tuple(_row(then, row) for row in rows),
        ),
    )


def _row(then: Then, row: Report) -> ThenRow:
    return ThenRow(
        key=row.id,
        cells=(
            row.number,
            row.title,
            words(row.status),
            then.day(row.status_since),
            words(row.urgency) if row.urgency else "",
        ),
        facts=(
            (tr("Written by"), then.person(row.author_id)),
            (tr("Phase proposed"), row.proposed_phase.label if row.proposed_phase else ""),
            (tr("Who is affected"), row.affected_groups),
            (tr("Summary"), row.summary),
            (tr("Judgement"), row.likelihood_statement),
            (tr("What is asked"), row.ask),
        ),
    )
