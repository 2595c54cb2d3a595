"""What may be exported of a country, each as a table: columns with their HXL tags, and a row's values.

The identity of a protected source is in none of them: evidence names a source by the name that it has here, its pseudonym.
"""

from collections.abc import Iterator
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.exports.cells import Value
from app.exports.table import Column
from app.reading.evidence.items import EvidenceView, evidence_of_country
from app.reading.outside.counting_rows import batch_counts, row_counts
from app.reading.outside.events import EventQuery, event_mix
from app.reading.outside.rankings import RankingView, rankings_of_country
from app.reading.outside.recommendations import RecommendationView, recommendations_page
from db.events import EVENTS
from db.imports import ImportBatch
from db.rankings import RANKINGS
from db.recommendations import RECOMMENDATIONS
from db.vocabulary import words
from db.vocabulary.imports import EventKind
from db.vocabulary.recommendations import BODY_LABELS, RESPONSE_LABELS


class ExportSubject(StrEnum):
    """What of a country is exported."""

    EVENTS = "events"
    EVIDENCE = "evidence"
    RANKINGS = "rankings"
    RECOMMENDATIONS = "recommendations"


Row = tuple[Value, ...]
_MOST = 1_000_000
"""Recommendations of one country: all of them."""

_EVENT_COLUMNS = (
    ("key", "Own number", "#event+id"),
    ("dataset", "Data set", "#meta+dataset"),
    ("starts_on", "First day", "#date+start"),
    ("ends_on", "Last day", "#date+end"),
    ("reported_on", "Reported", "#date+reported"),
    ("country", "Country", "#country+code+v_iso3"),
    ("country_name", "Country in the source", "#country+name"),
    ("area1", "First-level area", "#adm1+name"),
    ("area2", "Second-level area", "#adm2+name"),
    ("place", "Place", "#loc+name"),
    ("latitude", "Latitude", "#geo+lat"),
    ("longitude", "Longitude", "#geo+lon"),
    ("kind", "Kind", "#event+type"),
    ("subkind", "Kind in the source", "#event+subtype"),
    ("conflict", "Conflict", "#event+conflict"),
    ("side_a", "Side A", "#org+side_a"),
    ("side_b", "Side B", "#org+side_b"),
    ("deaths_best", "Deaths (best estimate)", "#affected+killed"),
    ("deaths_low", "Deaths (low)", "#affected+killed+low"),
    ("deaths_high", "Deaths (high)", "#affected+killed+high"),
    ("deaths_civilians", "Deaths of civilians", "#affected+killed+civilians"),
    ("injured", "Injured", "#affected+injured"),
    ("displaced", "Displaced", "#affected+displaced"),
    ("sources", "Sources", "#meta+source"),
    ("notes", "Notes", "#description"),
    ("caution", "Caution", "#meta+caution"),
    ("batch", "Batch", "#meta+batch"),
)
_EVIDENCE_COLUMNS = (
    ("number", "Number", "#event+id"),
    ("title", "Title", "#event+title"),
    ("occurred_on", "Occurred", "#date+start"),
    ("occurred_until", "Until", "#date+end"),
    ("reported_on", "Reported", "#date+reported"),
    ("received_at", "Received", "#date+received"),
    ("country", "Country", "#country+code+v_iso3"),
    ("place", "Place", "#loc+name"),
    ("source", "Source", "#meta+source"),
    ("grade", "Grade", "#meta+grade"),
    ("violations", "Violations", "#event+type"),
    ("groups", "Groups", "#population+groups"),
    ("summary", "Summary", "#description"),
    ("original_wording", "Wording from the field", "#description+original"),
    ("caution", "Caution", "#meta+caution"),
    ("citation", "Citation", "#meta+url"),
    ("marking", "Marking", "#meta+marking"),
)
_RANKING_COLUMNS = (
    ("country", "Country", "#country+code+v_iso3"),
    ("title", "List", "#meta+source"),
    ("measure", "Measure", "#indicator+name"),
    ("first_on", "From", "#date+start"),
    ("last_on", "To", "#date+end"),
    ("value", "Value", "#indicator+value+num"),
    ("rank", "Rank", "#indicator+rank+num"),
    ("of", "Of", "#indicator+of+num"),
    ("grade", "Class", "#indicator+class"),
    ("stated", "Rank stated by the list", "#meta+stated"),
    ("batch", "Batch", "#meta+batch"),
)
_RECOMMENDATION_COLUMNS = (
    ("country", "Country", "#country+code+v_iso3"),
    ("body", "Mechanism", "#meta+mechanism"),
    ("body_name", "Committee or mandate", "#org+name"),
    ("text", "Recommendation", "#description"),
    ("groups", "Groups", "#population+groups"),
    ("recommending_state", "Recommending state", "#org+recommending"),
    ("response", "Answer", "#status+response"),
    ("document", "Document", "#meta+document"),
    ("paragraph", "Paragraph", "#meta+paragraph"),
    ("year", "Year", "#date+year"),
    ("cycle", "Cycle", "#meta+cycle"),
    ("session", "Session", "#meta+session"),
    ("batch", "Batch", "#meta+batch"),
)
COLUMNS: dict[ExportSubject, tuple[Column, ...]] = {
    subject: tuple(Column(*each) for each in columns)
    for subject, columns in (
        (ExportSubject.EVENTS, _EVENT_COLUMNS),
        (ExportSubject.EVIDENCE, _EVIDENCE_COLUMNS),
        (ExportSubject.RANKINGS, _RANKING_COLUMNS),
        (ExportSubject.RECOMMENDATIONS, _RECOMMENDATION_COLUMNS),
    )
}
_IMPORTED = {
    ExportSubject.EVENTS: EVENTS,
    ExportSubject.RANKINGS: RANKINGS,
    ExportSubject.RECOMMENDATIONS: RECOMMENDATIONS,
}


def rows_of(session: Session, subject: ExportSubject, country: str) -> Iterator[Row]:
    """The rows that count now of one country, in the order in which people read them."""
    match subject:
        case ExportSubject.EVENTS:
            yield from _events(session, country)
        case ExportSubject.EVIDENCE:
            yield from (_evidence(view) for view in evidence_of_country(session, country))
        case ExportSubject.RANKINGS:
            yield from (_ranking(country, view) for view in rankings_of_country(session, country))
        case ExportSubject.RECOMMENDATIONS:
            page = recommendations_page(session, country, limit=_MOST)
            yield from (_recommendation(country, view) for view in page.rows)


def total_of(session: Session, subject: ExportSubject, country: str) -> int:
    """How many rows there are, where there may be many: only events are counted beforehand; 0 for the others."""
    return event_mix(session, EventQuery(country=country)).total if subject is ExportSubject.EVENTS else 0


def markings_of(session: Session, subject: ExportSubject, country: str) -> frozenset[str]:
    """The levels of marking of all that the rows are made of."""
    if subject is ExportSubject.EVIDENCE:
        return frozenset(view.marking for view in evidence_of_country(session, country))
    return frozenset(batch.marking for batch in _batches(session, subject, country))


def licences_of(session: Session, subject: ExportSubject, country: str) -> tuple[str, ...]:
    """The terms under which the rows came, each once: they go out with the rows."""
    if subject is ExportSubject.EVIDENCE:
        return ()
    found = (
        f"{batch.title}: {batch.licence}" for batch in _batches(session, subject, country) if batch.licence
    )
    return tuple(dict.fromkeys(found))


def _batches(session: Session, subject: ExportSubject, country: str) -> list[ImportBatch]:
    table = _IMPORTED[subject]
    with_rows = sa.select(table.c.batch_id).where(table.c.country == country).distinct()
    wanted = sa.select(ImportBatch).where(ImportBatch.id.in_(with_rows), batch_counts(ImportBatch, None))
    return list(session.scalars(wanted.order_by(ImportBatch.number)))


def _events(session: Session, country: str) -> Iterator[Row]:
    t = EVENTS.c
    chosen = [t[code] for code, _title, _tag in _EVENT_COLUMNS if code != "batch"]
    rows = session.execute(
        sa.select(*chosen, ImportBatch.number)
        .join(ImportBatch, ImportBatch.id == t.batch_id)
        .where(t.country == country, batch_counts(ImportBatch, None), row_counts(EVENTS, None))
        .order_by(t.starts_on, t.seq)
        .execution_options(yield_per=5_000)
    )
    kind = next(place for place, each in enumerate(_EVENT_COLUMNS) if each[0] == "kind")
    for row in rows:
        values = list(row)
        values[kind] = words(EventKind(values[kind]))
        yield tuple(values)


def _evidence(view: EvidenceView) -> Row:
    return (
        view.number,
        view.title,
        view.occurred_on,
        view.occurred_until,
        view.reported_on,
        view.received_at,
        view.country,
        view.place,
        view.source,
        view.grade,
        "; ".join(view.violation_labels),
        view.groups,
        view.summary,
        view.original_wording,
        view.caution,
        view.citation,
        view.marking,
    )


def _ranking(country: str, view: RankingView) -> Row:
    return (
        country,
        view.title,
        view.measure,
        view.first_on,
        view.last_on,
        view.value,
        view.rank,
        view.of,
        view.grade,
        "yes" if view.stated else "no",
        view.batch,
    )


def _recommendation(country: str, view: RecommendationView) -> Row:
    return (
        country,
        BODY_LABELS[view.body],
        view.body_name,
        view.text,
        view.groups,
        view.recommending_state,
        RESPONSE_LABELS[view.response],
        view.document,
        view.paragraph,
        view.year,
        view.cycle,
        view.session,
        view.batch,
    )
