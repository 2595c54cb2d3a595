"""What the ledger says of a country and its reports."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.reading.countries.country_files import CountryView
from app.reading.ledger.lines import LedgerLine, newest_lines
from app.reading.reports.reports import report_lines
from language import tr
from ui.case import Case
from ui.countries.access_log_dialog import AccessLogDialog
from ui.frame import Frame
from ui.history.entries_table import EntriesTable
from ui.history.entry_pane import EntryPane
from ui.theme import current
from ui.widgets.acts_line import ActsLine
from ui.widgets.columns import Columns
from ui.widgets.words import Words

_PAGE = 200


class HistoryTab(QWidget):
    """Newest first, a page at a time. The page of the whole history narrows it by person, words, kind and days."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._country = self._name = ""
        self._topics: tuple[str, ...] = ()
        self._lines: tuple[LedgerLine, ...] = ()
        self._said = Words(role="muted", wrap=True)
        # As on the page of the whole history: beside the entry that is read there is no room for more than who, when and what.
        self.table = EntriesTable(lambda: case.zone)
        self.table.setAccessibleName(tr("Entries of the ledger about the country"))
        self.older = QPushButton(tr("Show older entries"))
        self.older.setAutoDefault(False)
        self.older.clicked.connect(self.show_older)
        self.looks = QPushButton(tr("Who looked at this file…"))
        self.looks.setAutoDefault(False)
        self.looks.clicked.connect(self.show_looks)
        self.narrow = QPushButton(tr("Filter this history"))
        self.narrow.setAutoDefault(False)
        self.narrow.clicked.connect(lambda _checked=False: frame.go("history", self._country))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._said)
        column.addWidget(ActsLine((self.narrow, self.looks)))
        self.pane = EntryPane(case, frame)
        self.table.chosen.connect(self.pane.show_line)
        left = QWidget()
        entries = QVBoxLayout(left)
        entries.setContentsMargins(0, 0, 0, 0)
        entries.addWidget(self.table, 1)
        entries.addWidget(self.older)
        column.addWidget(Columns((left, self.pane), stretch=(9, 5)), 1)

    def show_file(self, view: CountryView) -> None:
        """Read the newest entries about the country and its reports."""
        reports = self._case.look(lambda session: report_lines(session, country=view.country))
        self._country, self._name = view.country, view.name
        self._topics = (view.country, *(line.number for line in reports))
        self._lines = ()
        self._said.setText(
            tr(
                "Every change of the file of {name} and of its reports, and every attempt that a rule "
                "refused. Nothing here can be changed or removed.",
                name=view.name,
            )
        )
        self.show_older()

    def show_looks(self) -> AccessLogDialog:
        """Show who looked at the file, and when."""
        dialog = AccessLogDialog(self._case, self._frame, self._country, self._name, self.window())
        dialog.open()
        return dialog

    def show_older(self) -> None:
        """Add the next page of entries."""
        before = self._lines[-1].number if self._lines else None
        topics = self._topics
        page = self._case.look(
            lambda session: newest_lines(session, before=before, limit=_PAGE, topics=topics)
        )
        self._lines = (*self._lines, *page)
        self.table.set_rows(self._lines, same=lambda line: line.number)
        self.older.setVisible(len(page) == _PAGE)
