"""The decision record, gathered under the common cover."""

from sqlalchemy.orm import Session

from app.documents.decisions import DecisionPaper
from app.reading.briefs.gathering import cited_evidence
from app.reading.documents.asked import Asked, cover_of
from app.reading.reports.decision_record import decision_record
from app.reading.reports.reports import report_by_number
from app.rules.markings import Marking
from language.phrases import headed


def decision_paper(session: Session, asked: Asked) -> DecisionPaper:
    """The record of the report that is asked for, as it stands.

    Raises:
        BadInput: there is none.
    """
    report = report_by_number(session, asked.subject)
    record = decision_record(session, report.id, asked.now)
    parts = (
        Marking(report.marking, frozenset(report.caveats)),
        *(Marking(item.marking) for item, _ in cited_evidence(session, report.id)),
    )
    subject = headed(report.number, f"{record.country}, {record.subject}")
    return DecisionPaper(cover_of(session, asked, subject, parts, topic=report.number), record)
