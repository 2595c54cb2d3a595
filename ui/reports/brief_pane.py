"""Reading a frozen brief: the stored bytes, their proof, and who was given them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.actions.reports.briefs import OpenBrief, SaveBrief, ShownBrief, open_brief, save_brief
from app.documents.leaving import Leaving
from app.perform import perform
from app.protection import Protection
from app.reading.briefs.names import brief_file_name, brief_language
from app.reading.reports.report import ReportView
from app.reading.reports.standing import exercises
from app.reading.reports.trail import BriefView
from app.refusals import UserError
from language import Language, spoken, tr
from reports.words import grouped_hash
from ui.case import Case
from ui.frame import Frame
from ui.pdf.view import PdfView
from ui.reports.brief_way import shown_lines
from ui.reports.receipts_card import ReceiptsCard
from ui.reports.words import moment
from ui.theme import TextSize, Tint, current
from ui.widgets.card import Card
from ui.widgets.layouts import empty
from ui.widgets.words import Words


class BriefPane(QWidget):
    """``left`` is sent when the reader goes back to where they came from; ``report_asked`` when they go on to the report
    from elsewhere; ``shown`` when the pages are there."""

    left = Signal()
    report_asked = Signal()
    shown = Signal()

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._brief_id = ""
        self._wanted: tuple[ReportView, BriefView] | None = None
        self._file_name = "brief.pdf"
        self.view = PdfView(frame.tasks, issue=self._issue, marking=frame.marking)
        self.view.loaded.connect(lambda _count: self.shown.emit())
        self.view.saved.connect(lambda _path: case.changed.emit())
        self.view.printed.connect(case.changed)
        self.back = QPushButton(tr("Back to the report"))
        self.back.setProperty("kind", "flat")
        Tint(self.back, "back")
        self.back.clicked.connect(self.left)
        self.to_report = QPushButton(tr("Go to the report"))
        self.to_report.setAutoDefault(False)
        self.to_report.clicked.connect(self.report_asked)
        self.to_report.hide()
        self.again = QPushButton(tr("Open it again"))
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self._open_again)
        self.again.hide()
        self._title = Words(size=TextSize.SECTION, wrap=True)
        self.way = Words(size=TextSize.CAPTION, wrap=True, selectable=True)
        self._proof = QVBoxLayout()
        proof = Card(tr("Proof"))
        proof.body.addLayout(self._proof)
        self.receipts = ReceiptsCard(case, frame)
        side = QWidget()
        side.setProperty("kind", "scrolled")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(metrics.between)
        beside.addWidget(self.receipts)
        beside.addWidget(proof)
        beside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(round(280 * min(1.4, metrics.text_scale)))
        scroll.setWidget(side)
        line = QHBoxLayout()
        line.setSpacing(metrics.between)
        line.addWidget(self.view, 1)
        line.addWidget(scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.inside)
        column.addLayout(self._head())
        column.addLayout(line, 1)
        self.setTabOrder(self.again, self.to_report)

    def _head(self) -> QHBoxLayout:
        """What is said of the brief stands between the two ways, and takes no height of the paper."""
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._title)
        said.addWidget(self.way)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addLayout(said, 1)
        head.addWidget(self.again)
        head.addWidget(self.to_report)
        for way in (self.back, self.again, self.to_report):
            head.setAlignment(way, Qt.AlignmentFlag.AlignTop)
        return head

    @property
    def brief_id(self) -> str:
        """Which brief is shown."""
        return self._brief_id

    def show_brief(self, report: ReportView, brief: BriefView) -> None:
        """Show a version. It is opened, which stands on the ledger, unless it is the one shown already."""
        self._title.setText(
            tr(
                "Brief of {report_number}, version {version}",
                report_number=report.number,
                version=brief.version,
            )
        )
        language = self._case.look(lambda session: brief_language(session, brief.brief_id))
        # In plain sight above the paper, which keeps the head and the language with which it was frozen.
        first, *more = shown_lines(report, brief, self._case.zone) or [""]
        second = " ".join((*more, *_in_another(language)))
        self.way.setText("\n".join(filter(None, (first, second))))
        self.receipts.show_receipts(report, brief)
        self._show_proof(brief)
        if brief.brief_id == self._brief_id:
            return
        self._brief_id, self._wanted = brief.brief_id, (report, brief)
        self.again.hide()
        self.view.put_away()
        self._file_name = self._case.look(lambda session: brief_file_name(session, brief.brief_id))
        self._case.act_in_background(
            tr("Opening the brief"),
            open_brief,
            OpenBrief(brief_id=brief.brief_id, office_id=self._office(report)),
            on_done=self._opened,
            on_failed=self._refused,
            asker=self,
        )

    def lead_back(self, *, to_history: bool) -> None:
        """Say where going back leads; from the history the report is one step further."""
        self.back.setText(tr("Back to the history") if to_history else tr("Back to the report"))
        self.to_report.setVisible(to_history)

    def begin(self) -> None:
        """Put the focus on the pages, so that keys turn them."""
        self.view.paper.setFocus()

    def forget(self) -> None:
        """Another brief is looked at next, even if it is the same one."""
        self._brief_id = ""

    def print(self) -> None:
        """Ask whether it may leave, and print the bytes shown."""
        if self.view.page_count:
            self.view.ask_and_print()

    def _opened(self, brief: ShownBrief) -> None:
        if brief.brief_id == self._brief_id:
            title = tr(
                "Brief {report_number}, version {version}",
                report_number=brief.report_number,
                version=brief.version,
            )
            self.view.show_pdf(brief.pdf, file_name=self._file_name, title=title)

    def _refused(self, error: UserError) -> None:
        """Not tried again by itself: every refresh of the page would be a new attempt, and a new line on the ledger."""
        self.view.notice.refuse(error)
        self.again.show()

    def _open_again(self) -> None:
        self._brief_id = ""
        if self._wanted is not None:
            self.show_brief(*self._wanted)
            self.begin()

    def _office(self, report: ReportView) -> str | None:
        """The addressed office, where the reader is its holder: the receipt then names it."""
        waiting, at = report.open_escalation, self._case.now()
        if waiting is None:
            return None
        person, office = self._case.actor.person_id, waiting.office_id
        held = self._case.look(lambda session: exercises(session, person, office, at))
        return office if held else None

    def _issue(self, leaving: Leaving, name: str, protection: Protection) -> bytes:
        """On another thread: that the brief leaves the program stands on the ledger before a byte is out."""
        request = SaveBrief(brief_id=self._brief_id, file_name=name, leaving=leaving, protection=protection)
        return perform(self._case.store, self._case.actor, save_brief, request).pdf

    def _show_proof(self, brief: BriefView) -> None:
        empty(self._proof)
        frozen = moment(brief.frozen_at, self._case.zone)
        lines: list[QLabel] = [
            Words(
                tr(
                    "Frozen {frozen}, after ledger entry {head_number:,}.",
                    frozen=frozen,
                    head_number=brief.head_number,
                ),
                wrap=True,
            ),
            Words(
                tr("Hash of the frozen brief, as it is printed:"),
                size=TextSize.CAPTION,
                role="muted",
                wrap=True,
            ),
            Words(grouped_hash(brief.data_sha256), size=TextSize.CAPTION, wrap=True, selectable=True),
        ]
        for line in lines:
            self._proof.addWidget(line)


def _in_another(language: Language) -> tuple[str, ...]:
    """A reader of another language is told, and does not take it for a page that was forgotten."""
    if language is spoken():
        return ()
    return (
        tr(
            "Language of this brief: {language}. It stays as it was shown.",
            language=language.label,
        ),
    )
