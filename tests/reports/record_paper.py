"""The sample record of decisions under a cover, as it is printed."""

from app.briefs.decision_record import DecisionRecord
from app.documents.cover import Cover
from app.documents.decisions import DecisionPaper
from app.paper import Paper
from reports.documents.frame import render_document


def record_paper(record: DecisionRecord) -> DecisionPaper:
    """A record with the cover that it would be gathered with."""
    cover = Cover(
        kind="decision-record",
        title="Decision record",
        reference=f"{record.report_number} decision record",
        subject=f"{record.report_number}: {record.country}, {record.subject}",
        ministry=record.ministry,
        marking=record.marking,
        zone=record.zone,
        on=record.made_at.date(),
        made_at=record.made_at,
        made_by="L. Marek",
        demo=record.demo,
        ledger_head=record.ledger_head,
        topic=record.report_number,
    )
    return DecisionPaper(cover, record)


def record_pdf(record: DecisionRecord, *, paper: Paper = Paper.A4) -> bytes:
    """The pages of a record."""
    return render_document(record_paper(record), paper=paper)
