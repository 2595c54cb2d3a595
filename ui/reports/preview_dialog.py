"""A look at the brief before it is frozen."""

from PySide6.QtWidgets import QWidget

from app.reading.briefs.gathering import BriefPurpose
from app.reading.briefs.preview import BriefPreview, brief_preview
from app.reading.reports.report import ReportView
from language import Language, speaking, spoken, tr
from ui.case import Case
from ui.dialogs.reading import ReadingDialog
from ui.frame import Frame
from ui.pdf.view import PdfView


class PreviewDialog(ReadingDialog):
    """Drawn in the background. It cannot leave: nobody shall sign what is not frozen."""

    def __init__(
        self,
        case: Case,
        frame: Frame,
        report: ReportView,
        purpose: BriefPurpose,
        parent: QWidget,
        *,
        language: Language | None = None,
    ) -> None:
        super().__init__(
            tr("Preview of the brief of {report_number}", report_number=report.number),
            frame.marking,
            words=tr(
                "As it would be frozen now. With a part missing it says NOT FOR SUBMISSION across each page."
            ),
            parent=parent,
        )
        self.view = PdfView(frame.tasks, leaves=False)
        self.body.addWidget(self.view, 1)
        self.resize(820, 760)
        store, printer, at = case.store, case.printer.on(case.settings.paper), case.now()

        def draw() -> bytes:
            with store.read() as session, speaking(language or spoken()):
                found: BriefPreview = brief_preview(session, report.report_id, purpose, at)
            return printer.brief(found.data, frozen_hash=found.digest, missing=found.missing)

        frame.tasks.run(
            lambda _progress, _cancelled: draw(),
            lambda content: self.view.show_pdf(
                content,
                file_name=f"{report.number}-preview.pdf",
                title=tr("Preview of {report_number}", report_number=report.number),
            ),
            self.view.notice.refuse,
            title=tr("Drawing the preview"),
            owner=self,
        )
