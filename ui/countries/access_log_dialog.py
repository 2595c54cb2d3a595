"""Who looked at a country file, and when."""

from PySide6.QtWidgets import QPushButton, QWidget

from app.reading.countries.access_log import A_PAGE, AccessLine, access_log
from language import tr
from ui.case import Case
from ui.dialogs.reading import ReadingDialog
from ui.frame import Frame
from ui.reports.words import table_moment
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView


class AccessLogDialog(ReadingDialog):
    """Newest first. A file is shared with all desks: whoever opens it stands here, once a day."""

    def __init__(self, case: Case, frame: Frame, country: str, name: str, parent: QWidget) -> None:
        super().__init__(
            tr("Who looked at the file of {name}", name=name),
            frame.marking,
            words=tr(
                "The file is shared with every desk that may see casework. Each person’s look at it and at each of its "
                "reports is noted once a day; each look at an attached document or at a brief, and each copy or paper, "
                "every time."
            ),
            parent=parent,
        )
        self.setModal(True)
        self._case, self._country = case, country
        self._rows: tuple[AccessLine, ...] = ()
        zone = case.zone
        self.table = TableView[AccessLine](
            [
                Column(
                    tr("When"), lambda line: table_moment(line.at, zone), sort=lambda line: line.at, width=170
                ),
                Column(tr("Who"), lambda line: line.who, width=170),
                Column(tr("Office"), lambda line: line.offices, width=230),
                Column(tr("What"), lambda line: line.what, stretch=True),
            ],
            name=tr("Looks at the file"),
            whole=True,
        )
        self.body.addWidget(self.table, 1)
        self.older = QPushButton(tr("Read older looks"))
        # Enter in the table closes, as everywhere.
        self.older.setAutoDefault(False)
        self.older.clicked.connect(self._read_on)
        self.foot.insertWidget(0, self.older)
        self._read_on()
        self.resize(820, 520)

    def _read_on(self) -> None:
        """Put the next page beneath what is shown; whoever asked for it goes on reading at its first line."""
        before, place = self._rows[-1].entry if self._rows else None, len(self._rows)
        page = self._case.look(
            lambda session: access_log(session, self._country, before=before, limit=A_PAGE + 1)
        )
        self._rows += page[:A_PAGE]
        self.table.set_rows(self._rows)
        if place:
            if place < len(self._rows):
                # Rows may stand in another order by now, and some may be hidden by what is looked for.
                first = self.table.rows_model.rows.index(self._rows[place])
                if not self.table.isRowHidden(first):
                    self.table.choose(first)
            self.table.setFocus()
        self.older.setVisible(len(page) > A_PAGE)
