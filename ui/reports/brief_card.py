"""The frozen versions of a report's brief, beside its steps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.reading.reports.report import ReportView
from app.reading.reports.trail import BriefView
from language import plural, tr
from reports.words import short_hash
from ui.case import Case
from ui.reports.brief_way import way_lines
from ui.reports.words import moment
from ui.theme import TextSize, current
from ui.widgets.card import Card
from ui.widgets.layouts import empty
from ui.widgets.words import Words


class BriefCard(Card):
    """``asked`` carries the version that the reader wants to see; ``compare_asked`` is sent for two of them."""

    asked = Signal(int)
    compare_asked = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__(tr("Brief"))
        self._case = case
        self._column = QVBoxLayout()
        self._column.setSpacing(current().metrics.inside)
        self.body.addLayout(self._column)

    def show_report(self, report: ReportView) -> None:
        """Show the versions, the newest first."""
        empty(self._column)
        if not report.briefs:
            words = tr("The brief is frozen when the report is escalated.")
            self._column.addWidget(Words(words, role="muted", wrap=True))
        if len(report.briefs) > 1:
            compare = QPushButton(tr("Compare versions…"))
            compare.setAutoDefault(False)
            compare.clicked.connect(self.compare_asked)
            self._column.addWidget(compare)
        for brief in reversed(report.briefs):
            self._add(report, brief)

    def _add(self, report: ReportView, brief: BriefView) -> None:
        button = QPushButton(tr("Read version {version}", version=brief.version))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: self.asked.emit(brief.version))
        self._column.addWidget(button)
        received = [item for item in report.receipts if item.version == brief.version]
        given = [item for item in received if item.given]
        seen = sum(item.acknowledged_at is not None for item in given)
        readers = len({item.person_id for item in received} - {item.person_id for item in given})
        lines = [
            tr("Frozen {frozen_at}", frozen_at=moment(brief.frozen_at, self._case.zone)),
            *way_lines(report, brief, self._case.zone),
            tr("Hash {data_sha256} …", data_sha256=short_hash(brief.data_sha256)),
            tr("Given to {given}, acknowledged by {seen}", given=len(given), seen=seen),
        ]
        if readers:
            lines.append(plural("Read by {count:,} other person", "Read by {count:,} other people", readers))
        for line in lines:
            self._column.addWidget(Words(line, size=TextSize.CAPTION, role="muted", wrap=True))
