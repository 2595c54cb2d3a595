"""The evidence that was on record on a past day, as it was graded and worded then."""

from app.reading.countries.file_rows import recorded_rows
from app.reading.then.tables import Then, ThenRow, ThenTable, iso
from db.evidence import EvidenceItem, Source
from language import tr


def evidence_then(then: Then) -> tuple[ThenTable, ...]:
    """The items, the latest happening first."""
    items = sorted(then.rows.of(EvidenceItem), key=lambda item: (item.occurred_on, item.number), reverse=True)
    sources = {
        row.id: row.name
        for row in recorded_rows(
            then.session, Source, then.rows.until, "id", list({item.source_id for item in items})
        )
    }
    return (
        ThenTable(
            title=tr("Evidence on record"),
            columns=(tr("Number"), tr("Grade"), tr("Happened"), tr("What"), tr("Place")),
            stretch=3,
            rows=tuple(_row(then, item, sources[item.source_id]) for item in items),
        ),
    )


def _row(then: Then, item: EvidenceItem, source: str) -> ThenRow:
    grade = f"{item.reliability.value}{item.credibility.value}"
    return ThenRow(
        key=item.id,
        cells=(item.number, grade, iso(item.occurred_on), item.title, item.place),
        facts=(
            (tr("Summary"), item.summary),
            (tr("Original wording"), item.original_wording),
            (tr("Caution"), item.caution),
            (tr("Source"), source),
            (tr("Received"), then.day(item.received_at)),
        ),
    )
