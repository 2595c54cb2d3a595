"""Printing documents in tests: through the use case, with the real printer."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from app.actions.outside.documents import PrintDocument, PrintedDocument, print_document
from app.documents.leaving import LEFT
from db.ledger.entries import ledger
from reports.printer import PdfPrinter
from tests.support.ministry import Ministry

PRINTER = PdfPrinter()


@dataclass(frozen=True, slots=True)
class DocumentDesk:
    """A ministry with a file on Myanmar and a report on it."""

    ministry: Ministry
    report: str

    def printed(
        self, kind: str, subject: str = "", *, on: date | None = None, who: str = "P-FP"
    ) -> PrintedDocument:
        """A numbered copy."""
        request = PrintDocument(kind=kind, subject=subject, on=on, printer=PRINTER)
        return self.ministry.draw(who, print_document, request)

    def recorded(self, *acts: str) -> list[dict[str, Any]]:
        """What stands on the ledger of copies that left, or of these acts, oldest first."""
        with self.ministry.store.read() as session:
            bodies = session.scalars(
                sa.select(ledger.c.body).where(ledger.c.action.in_(acts or (LEFT,))).order_by(ledger.c.number)
            ).all()
        return [json.loads(body) for body in bodies]
