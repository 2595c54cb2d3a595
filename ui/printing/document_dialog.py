"""A document as it will be printed; saved or printed from here as a numbered copy."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.actions.outside.documents import PrintDocument, allowed_kind, print_document
from app.documents.kinds import Kind
from app.documents.leaving import Leaving
from app.perform import reading
from app.protection import Protection
from app.reading.documents.asked import Asked, document_file_name
from app.reading.documents.gathering import gather
from language import Language, speaking, spoken, tr
from ui.case import Case
from ui.dialogs.reading import ReadingDialog
from ui.frame import Frame
from ui.pdf.view import PdfView


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that somebody wants to look at."""

    kind: Kind
    subject: str
    on: date | None
    language: Language | None = None


class DocumentDialog(ReadingDialog):
    """Drawn in the background. What is looked at has no copy number: each copy that leaves gets its own."""

    def __init__(self, case: Case, frame: Frame, wanted: Wanted, parent: QWidget | None = None) -> None:
        super().__init__(wanted.kind.title, frame.marking, words=wanted.kind.says, parent=parent)
        self._case = case
        self._wanted = wanted
        self.view = PdfView(frame.tasks, issue=self._issue, marking=frame.marking)
        self.view.saved.connect(lambda _path: case.changed.emit())
        self.view.printed.connect(case.changed)
        self.body.addWidget(self.view, 1)
        self.resize(860, 780)
        frame.tasks.run(
            lambda _progress, _cancelled: self._drawn(),
            lambda found: self.view.show_pdf(found[0], file_name=found[1], title=wanted.kind.title),
            self.view.notice.refuse,
            title=tr("Drawing: {document}", document=wanted.kind.title),
            owner=self,
        )

    def _drawn(self) -> tuple[bytes, str]:
        case, wanted = self._case, self._wanted
        what = f"print.{wanted.kind.code}"
        with reading(case.store, case.actor, what) as session:
            allowed_kind(case.actor, wanted.kind.code, wanted.subject, wanted.on)
            asked = Asked(wanted.kind, wanted.subject, case.now(), case.actor.name, wanted.on)
            with speaking(wanted.language or spoken()):
                document = gather(session, asked)
            name = document_file_name(session, document.cover)
        return case.printer.on(case.settings.paper).document(document), name

    def _issue(self, leaving: Leaving, name: str, protection: Protection) -> bytes:
        """On another thread: a numbered copy, on the ledger before a byte is out."""
        request = PrintDocument(
            kind=self._wanted.kind.code,
            subject=self._wanted.subject,
            on=self._wanted.on,
            language=self._wanted.language,
            leaving=leaving,
            file_name=name,
            protection=protection,
            printer=self._case.printer,
        )
        return print_document(self._case.store, self._case.actor, request).content
