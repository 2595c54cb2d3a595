"""What is measured: the figures of the last year beside those of all that is on record."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from app.documents.kinds import kind_of
from app.documents.measures import Measure, Measures, MeasureTable
from app.faults import faults_in_words
from app.reading.documents.measures import measures
from language import tr
from ui.case import Case
from ui.dialogs.reading import ReadingDialog
from ui.frame import Frame
from ui.printing.document_dialog import DocumentDialog, Wanted
from ui.tasks import Progress
from ui.widgets.card import Card
from ui.widgets.notice import Notice
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_LONGEST = 10

Cells = tuple[str, ...]


class MeasuresDialog(ReadingDialog):
    """Read in the background; **Print…** shows the same as a page."""

    def __init__(self, case: Case, frame: Frame, parent: QWidget | None = None) -> None:
        kind = kind_of("measures")
        super().__init__(kind.title, frame.marking, words=kind.says, parent=parent)
        self._case = case
        self._frame = frame
        self.found: Measures | None = None
        self.notice = Notice()
        self.shares = TableView[Measure](
            (
                Column(tr("What"), lambda one: one.what, tooltip=lambda one: one.counted, width=370),
                Column(tr("Last year"), lambda one: one.year, width=120),
                Column(tr("All on record"), lambda one: one.ever, width=120),
                Column(
                    tr("How it is counted"),
                    lambda one: one.counted,
                    tooltip=lambda one: one.counted,
                    stretch=True,
                ),
            ),
            name=kind.title,
            longest=_LONGEST,
        )
        self.tables: list[TableView[Cells]] = []
        self.scrolled = Scrolled(kind.title, margin=0)
        self.scrolled.body.addWidget(self.notice)
        self.scrolled.body.addWidget(self.shares)
        self.body.addWidget(self.scrolled, 1)
        self.print = QPushButton(tr("Print…"))
        self.print.setAutoDefault(False)
        self.print.clicked.connect(lambda _checked=False: self.show_paper())
        self.foot.insertWidget(0, self.print)
        self.resize(1000, 760)
        store, now = case.store, case.now()

        def work(_progress: Progress, _cancelled: Callable[[], bool]) -> Measures:
            with faults_in_words(), store.read() as session:
                return measures(session, now)

        case.tasks.run(work, self._show, self.notice.refuse, owner=self)

    def show_paper(self) -> DocumentDialog:
        """Show the page as it is printed."""
        dialog = DocumentDialog(self._case, self._frame, Wanted(kind_of("measures"), "", None), self)
        dialog.open()
        return dialog

    def _show(self, found: Measures) -> None:
        self.found = found
        self.shares.set_rows(found.shares)
        for one in found.tables:
            self.scrolled.body.addWidget(self._card(one))
        self.scrolled.body.addStretch(1)

    def _card(self, one: MeasureTable) -> Card:
        card = Card(one.title)
        card.body.addWidget(Words(one.explained, role="muted", running=True))
        if not one.rows:
            card.body.addWidget(Words(tr("Nothing to count yet.")))
            return card
        table = TableView[Cells](
            [_column(column.heading, place) for place, column in enumerate(one.columns)],
            name=one.title,
            longest=_LONGEST,
        )
        table.set_rows(one.rows)
        self.tables.append(table)
        card.body.addWidget(table)
        return card


def _column(heading: str, place: int) -> Column[Cells]:
    def cell(row: Cells) -> str:
        return row[place]

    return Column[Cells](heading, cell, tooltip=cell, width=150, stretch=place == 1)
