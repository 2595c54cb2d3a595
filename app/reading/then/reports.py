"""The reports of a past day, in the state in which each of them stood then."""

from app.reading.then.tables import Then, ThenRow, ThenTable
from db.reports import Report
from db.vocabulary import words


def reports_then(then: Then) -> tuple[ThenTable, ...]:
    """The reports, the newest number first."""
    rows = sorted(then.rows.of(Report), key=lambda row: row.number, reverse=True)
    return (
        ThenTable(
            title="Reports",
            columns=("Number", "Title", "State", "Since", "Urgency"),
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
            ("Written by", then.person(row.author_id)),
            ("Phase proposed", row.proposed_phase.label if row.proposed_phase else ""),
            ("Who is affected", row.affected_groups),
            ("Summary", row.summary),
            ("Judgement", row.likelihood_statement),
            ("What is asked", row.ask),
        ),
    )
