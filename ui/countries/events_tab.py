"""The imported events of a country: filtered, a page at a time, the chosen one in full with its earlier forms."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.exports.tables import ExportSubject
from app.reading.countries.country_files import CountryView
from app.reading.outside.events import (
    EventMix,
    EventQuery,
    EventsPage,
    EventView,
    event_history,
    event_mix,
    events_page,
)
from app.refusals import BadInput
from db.vocabulary import Role, words
from db.vocabulary.imports import EventKind
from language import mark, plural, ptr, tr
from language.numbers import number
from ui.case import Case
from ui.countries.event_words import days, deaths, facts, kind, version_words, where, who
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.form import Form
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.imports.export_dialog import ExportDialog
from ui.may import may
from ui.tasks import Task
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.layouts import empty
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

PAGE = 200
_ROWS = 6
_EMPTY = mark(
    "Events come from data sets such as UCDP GED and ACLED, or from a list of your post. Import a file, and the events of "
    "this country are listed here, counted in the signals, and can be cited."
)


class EventsTab(QWidget):
    """Newest first. No more is read than is shown; “Show more” adds the next page.

    It is read off the window's thread: to look for words in a hundred thousand events takes seconds. Of two reads that
    are asked for one after the other only the newer is shown.
    """

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._view: CountryView | None = None
        self._events: tuple[EventView, ...] = ()
        self._mix = ""
        self._task: Task | None = None
        self._lands = False
        self.said = Words(wrap=True)
        self.export = ActButton(tr("Export…"))
        self.export.acted.connect(self.ask_export)
        self.filter = Form()
        self.kind = ChoiceField[EventKind](
            tr("Kind"), [(each, words(each)) for each in EventKind], name="kind", empty=tr("All kinds")
        )
        self.first = DateField(ptr("first day", "From"), name="from")
        self.last = DateField(ptr("last day", "To"), name="to")
        self.text = TextField(tr("Words"), name="words", hint=tr("In sides, places, sources or notes."))
        for field in (self.kind, self.first, self.last, self.text):
            field.unmark()
        self.filter.add_row(self.kind, self.first, self.last, self.text, stretch=(2, 2, 2, 3))
        self.apply = ActButton(tr("Show these events"))
        self.apply.acted.connect(self.read)
        self.text.editor.returnPressed.connect(self.read)
        self.kind.changed.connect(self.read)
        self.table = TableView[EventView](_COLUMNS, name=tr("Events of the country"))
        self.table.chosen.connect(self._show)
        self.more = ActButton(tr("Show more"))
        self.more.acted.connect(self.show_more)
        self.detail = Card(tr("The chosen event"))
        self.nothing = EmptyState(
            tr("No events yet"),
            tr(_EMPTY),
            act=tr("Import a file…"),
            verdict=may(case, Role.ANALYST, Role.FOCAL_POINT),
        )
        self.nothing.acted.connect(lambda: frame.go("countries", "imports"))
        # The table and the event keep their height, and the tab scrolls: nothing scrolls within it but rows.
        self.table.setMinimumHeight(metrics.row * _ROWS)
        self._filled = Scrolled(tr("Events of the country"), margin=0)
        filled = self._filled.body
        filled.setSpacing(12)
        for widget in (self.said, self.filter):
            filled.addWidget(widget)
        filled.addWidget(ActsLine([self.apply, self.export]))
        filled.addWidget(self.table, 1)
        filled.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeading)
        filled.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._filled, 1)
        column.addWidget(self.nothing, 1)

    def show_file(self, view: CountryView) -> None:
        """Read the first page; another country begins without a filter."""
        if self._view is None or self._view.country != view.country:
            with QSignalBlocker(self.kind):
                self.kind.set_value(None)
            for field in (self.first, self.last):
                field.set_value(None)
            self.text.set_value("")
            self._mix = ""
        self._view = view
        query = EventQuery(country=view.country)
        if not self._mix:
            self._filled.hide()
        self._run(lambda session: event_mix(session, query), self._show_mix)

    def show_days(self, first: date, last: date) -> None:
        """Show the events of some days, of every kind, and lead to them."""
        with QSignalBlocker(self.kind):
            self.kind.set_value(None)
        self.text.set_value("")
        self.first.set_value(first)
        self.last.set_value(last)
        self._lands = True
        self.read()

    def read(self) -> None:
        """Read the first page of what is asked for; before it is known whether there are events, that comes first."""
        self._events = ()
        if self._mix:
            self._add_page()

    @property
    def reading(self) -> bool:
        """Whether events are being read."""
        return self._task is not None and self._task.running

    def show_more(self) -> None:
        """Add the next page."""
        self._add_page()

    def ask_export(self) -> ExportDialog | None:
        """Ask what is to be taken out."""
        view = self._view
        if view is None:
            return None
        dialog = ExportDialog(self._case, self._frame, view.country, view.name, ExportSubject.EVENTS)
        dialog.open()
        return dialog

    def _query(self) -> EventQuery | None:
        """What is asked for; none where a day cannot be read, which its field says."""
        if self._view is None or not self.filter.check():
            return None
        chosen = self.kind.value()
        return EventQuery(
            country=self._view.country,
            kinds=() if chosen is None else (chosen,),
            first=_day(self.first),
            last=_day(self.last),
            text=self.text.value(),
        )

    def _add_page(self) -> None:
        query = self._query()
        if query is None:
            return
        start = len(self._events)
        self.said.setText(tr("Reading the events…"))
        self._run(lambda session: events_page(session, query, offset=start, limit=PAGE), self._show_page)

    def _run(self, reader: Callable[[Any], Any], show: Callable[[Any], None]) -> None:
        """Read in the background; what was asked for before is not shown any more."""
        store = self._case.store
        if self._task is not None and self._task.running:
            self._task.cancel()

        def work(_progress: object, _cancelled: object) -> Any:
            with store.read() as session:
                return reader(session)

        self._task = self._case.tasks.run(work, show, owner=self)

    def _show_mix(self, mix: EventMix) -> None:
        some = bool(mix.total)
        self._filled.setVisible(some)
        self.nothing.setVisible(not some)
        self._mix = mix.words
        if some:
            self.read()

    def _show_page(self, page: EventsPage) -> None:
        self._events = (*self._events, *page.events) if page.offset else page.events
        self.table.set_rows(self._events, same=lambda event: event.seq, otherwise=0)
        left = page.total - len(self._events)
        self.more.setVisible(left > 0)
        self.more.set_words(tr("Show more ({left:,} left)", left=left))
        found = plural("{count:,} event fits the filter.", "{count:,} events fit the filter.", page.total)
        self.said.setText(tr("All events of the country: {mix}. {found}", mix=self._mix, found=found))
        if self._lands and self.isVisible():
            # What one came from is out of sight, and what Qt gave the focus to may be too.
            self.table.setFocus()
        self._lands = False

    def _show(self, event: EventView | None) -> None:
        empty(self.detail.body)
        self.detail.setVisible(event is not None)
        if event is None:
            return
        shown = Facts()
        for label, value in facts(event, self._case):
            if value:
                shown.add(label, value)
        history = self._case.look(lambda session: event_history(session, event.dataset, event.key))
        if len(history) > 1:
            shown.add(tr("Earlier forms"), "\n".join(version_words(each, self._case) for each in history))
        self.detail.body.addWidget(shown)


def _day(field: DateField) -> date | None:
    try:
        return field.value()
    except BadInput:
        return None


_COLUMNS = (
    Column[EventView](mark("Happened"), days, sort=lambda event: event.starts_on, width=108),
    Column[EventView](
        mark("Kind"),
        kind,
        glyph=lambda event: ("warn", "warn") if event.caution else None,
        tooltip=lambda event: event.caution or kind(event),
        width=120,
    ),
    Column[EventView](mark("Who"), who, stretch=True),
    Column[EventView](mark("Where"), where, width=250),
    Column[EventView](mark("Deaths"), deaths, sort=lambda event: event.deaths_best, number=True, width=92),
    Column[EventView](
        mark("Civilians"),
        lambda event: "" if event.deaths_civilians is None else number(event.deaths_civilians),
        sort=lambda event: event.deaths_civilians,
        number=True,
        width=80,
    ),
    Column[EventView](mark("Data set"), lambda event: event.dataset.label, width=104),
)
