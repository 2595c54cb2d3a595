"""The printer that use cases are handed: each document by its own module."""

from collections.abc import Iterable, Sequence

from app.briefs.data import BriefData
from app.briefs.decision_record import DecisionRecord
from app.briefs.fit import BodyFit
from app.documents.cover import Document
from app.documents.volume import Volume
from app.rules.completeness import Missing
from reports.brief import body_fit, render_brief
from reports.decision_record import render_decision_record
from reports.documents.frame import render_document, render_volume


class PdfPrinter:
    """Draws PDF (see :class:`app.printing.Printer`)."""

    def brief(self, brief: BriefData, *, frozen_hash: str, missing: Sequence[Missing] = ()) -> bytes:
        """The brief's pages, NOT FOR SUBMISSION across each where something is missing."""
        return render_brief(brief, frozen_hash=frozen_hash, missing=missing)

    def body_fit(self, brief: BriefData, *, missing: Sequence[Missing] = ()) -> BodyFit:
        """Whether the body fits its two pages, and which parts are too long."""
        return body_fit(brief, missing=missing)

    def decision_record(self, record: DecisionRecord) -> bytes:
        """The record of the decisions on one report."""
        return render_decision_record(record)

    def document(self, document: Document) -> bytes:
        """A document of any kind."""
        return render_document(document)

    def volume(self, volume: Volume, documents: Iterable[Document]) -> bytes:
        """Documents bound in one file, one held at a time."""
        return render_volume(volume, documents)
