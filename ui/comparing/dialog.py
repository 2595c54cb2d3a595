"""Choose two days and see the whole file of a country on both, side by side."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.reading.comparing.file import FileComparison, compare_file
from app.reading.comparing.lines import ComparedLine
from app.reading.countries.country_files import CountryView
from app.refusals import BadInput, UserError
from language import mark, plural, tr
from ui.case import Case
from ui.comparing.table import comparison_table
from ui.countries.words import today
from ui.dialogs.reading import ReadingDialog
from ui.fields.date_field import DateField
from ui.fields.form import Form
from ui.frame import Frame
from ui.tasks import Task
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.notice import Notice
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_WORDS = mark(
    "Each day is shown as it was known when it ended. What was learned later changes neither: an event or an item that was "
    "entered after a day is not known on it."
)


class CompareDaysDialog(ReadingDialog):
    """The first comparison is of the last change of the phase with the day before it; other days are asked for."""

    def __init__(self, case: Case, frame: Frame, view: CountryView, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Compare two days of {name}", name=view.name), frame.marking, words=tr(_WORDS), parent=parent
        )
        self._case = case
        self._country = view.country
        self._task: Task | None = None
        self.found: FileComparison | None = None
        self.first = DateField(tr("First day"), name="first_day", required=True)
        self.second = DateField(tr("Second day"), name="second_day", required=True)
        self.first.unmark()
        self.second.unmark()
        self.compare = ActButton(tr("Compare"), primary=True)
        self.form = Form()
        self.form.add_row(self.first, self.second, stretch=(1, 1))
        self.only_changed = QCheckBox(tr("Only what changed"))
        self.only_changed.setChecked(True)
        self.notice = Notice()
        self.said = Words(wrap=True)
        self.table: TableView[ComparedLine] = comparison_table()
        asked = QHBoxLayout()
        asked.addWidget(self.form, 1)
        asked.addWidget(self.compare, alignment=Qt.AlignmentFlag.AlignBottom)
        found = QHBoxLayout()
        found.addWidget(self.said, 1)
        found.addWidget(self.only_changed)
        self.body.addLayout(asked)
        self.body.addWidget(self.notice)
        self.body.addLayout(found)
        self.body.addWidget(self.table, 1)
        self.compare.acted.connect(self.ask)
        self.only_changed.toggled.connect(lambda _on: self._fill())
        # Enter in a field compares: without a default button it would close the dialog.
        self.compare.button.setDefault(True)
        self._begin(view)
        room, scale = self.screen().availableGeometry(), current().metrics.text_scale
        self.resize(
            min(round(1080 * scale), room.width()), min(round(680 * scale), round(room.height() * 0.95))
        )
        self.ask()

    @property
    def comparing(self) -> bool:
        """Whether the two days are being read."""
        return self._task is not None and self._task.running

    def ask(self) -> None:
        """Compare the days that are typed; what cannot be compared is said beneath its field."""
        self.notice.clear()
        if not self.form.check():
            return
        first, second = self.first.value(), self.second.value()
        if first is None or second is None:
            return
        store, country, now = self._case.store, self._country, today(self._case)
        if self._task is not None and self._task.running:
            self._task.cancel()

        def work(_progress: Any, _cancelled: Any) -> FileComparison:
            with store.read() as session:
                return compare_file(session, country, first, second, now)

        self.said.setText(tr("Reading both days…"))
        self._task = self._case.tasks.run(work, self._show, self._refused, owner=self)

    def _begin(self, view: CountryView) -> None:
        """The day before the phase last changed, and today; of a young file, the day on which it was opened."""
        now = today(self._case)
        opened = view.opened_at.astimezone(self._case.zone).date()
        present = view.present
        changed = present.effective_on - timedelta(days=1) if present else opened
        first = min(max(changed, opened), now - timedelta(days=1))
        self.first.set_value(max(first, date(1900, 1, 1)))
        self.second.set_value(now)

    def _show(self, found: FileComparison) -> None:
        self.found = found
        self.said.setText(
            plural(
                "From {then} to {now}, {changed} of {count} line changed.",
                "From {then} to {now}, {changed} of {count} lines changed.",
                len(found.lines),
                then=found.then.isoformat(),
                now=found.now.isoformat(),
                changed=found.changed,
            )
        )
        self._fill()

    def _fill(self) -> None:
        lines = self.found.lines if self.found else ()
        only = self.only_changed.isChecked()
        self.table.set_rows([line for line in lines if line.turn.changed or not only])

    def _refused(self, error: UserError) -> None:
        self.said.setText("")
        self.found = None
        self._fill()
        if not (isinstance(error, BadInput) and self.form.show_refusal(error)):
            self.notice.refuse(error)
