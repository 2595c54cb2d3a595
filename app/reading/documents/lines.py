"""Lines to take, gathered from a report under their own marking."""

from sqlalchemy.orm import Session

from app.documents.lines import LinesPaper
from app.reading.briefs.gathering import cited_evidence
from app.reading.documents.asked import Asked, cover_of
from app.reading.ministry.reference import current_countries
from app.reading.reports.reports import report_by_number
from app.rules.markings import Marking


def lines_paper(session: Session, asked: Asked) -> LinesPaper:
    """The lines of the report that is asked for. It names the country and nothing else of the report.

    Lines without a marking of their own are marked as the report with its evidence.

    Raises:
        BadInput: there is no such report.
    """
    report = report_by_number(session, asked.subject)
    country = current_countries(session).name(report.country)
    own = bool(report.lines_marking)
    if own:
        parts: tuple[Marking, ...] = (Marking(report.lines_marking),)
    else:
        evidence = (Marking(item.marking) for item, _ in cited_evidence(session, report.id))
        parts = (Marking(report.marking, frozenset(report.caveats)), *evidence)
    return LinesPaper(
        cover=cover_of(session, asked, country, parts, topic=report.country, own=own),
        country=country,
        lines=tuple(line.strip() for line in report.lines_to_take.splitlines() if line.strip()),
        own=own,
    )
