"""Find anything (Ctrl+K): one line to type in, and results by kind as one types."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListView, QVBoxLayout

from app.reading.authority.permission import may_read_content
from app.reading.recent import recent_places
from app.reading.search.found import Found, Hit
from app.rules.finding import Query, day_named
from db.vocabulary.finding import OPEN_TO_ALL, ThingKind
from language import mark, tr
from ui.case import Case
from ui.find.answering import Answers
from ui.find.behind import Behind
from ui.find.chips import Chips
from ui.find.commands import Command
from ui.find.finder import Also, Finder
from ui.find.offered import Offered
from ui.find.painting import ResultDelegate
from ui.find.results import ROW, Heading, ResultsModel, Row, rows_of
from ui.find.said import said_of
from ui.find.shown import ShownThen, WhoKnew
from ui.help.where import ask_help
from ui.hints import HintLine
from ui.machine_choices import MachineChoices
from ui.pressing import pressed_by_enter
from ui.theme import TextSize, Tint, current
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.marking_strip import MarkingStrip
from ui.widgets.words import Words
from ui.window import MainWindow

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_FIRST = mark(
    "Type a name, a number, a word of a text or an act. “Words between quotation marks” stand one after the other."
)
_KEYS = mark("Up and Down choose · Enter opens · Esc closes")


class FindPalette(QDialog):
    """Opens at once with what can be done here; what is typed is looked for as it is typed."""

    def __init__(
        self,
        case: Case,
        window: MainWindow,
        country: tuple[str, str] | None = None,
        choices: MachineChoices | None = None,
    ) -> None:
        super().__init__(window)
        metrics = current().metrics
        self._case = case
        self._window = window
        reads = self._reads = may_read_content(case.actor)
        self.chips = Chips()
        self._offered = Offered(case, window, self.chips, self._write)
        self._recent = tuple(
            Command(place.words, "", lambda place=place: window.go(place.page, place.key))  # type: ignore[misc]
            for place in case.look(lambda session: recent_places(session, case.actor))
        )
        self._at_once = False
        self.finder, self._who_knew = Finder(case, self), WhoKnew(window, case, self._offered.countries)
        self.setWindowTitle(tr("Find anything"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Find"))
        self.line.setPlaceholderText(tr("Find a file, report, decision, brief, person, event or act"))
        make_clearable(self.line)
        self.line.setMaxLength(400)
        Tint(self.line.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition), "search", "muted")
        self.results = ResultsModel()
        self.answers = Answers(case, self.results, self)
        self.view = _list(self.results)
        self.nothing = Words(strong=True, running=True)
        self.quiet = Words(role="muted", wrap=True)
        for line in (self.nothing, self.quiet):
            line.hide()
        self.said = Words(role="muted", size=TextSize.CAPTION, wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(Words(tr(_KEYS), role="muted", size=TextSize.CAPTION))
        body = QVBoxLayout()
        body.setContentsMargins(*(metrics.between,) * 4)
        body.setSpacing(metrics.inside)
        self.hint = HintLine()
        for part in (self.line, self.chips, self.hint, self.nothing, self.quiet):
            body.addWidget(part)
        if choices is not None and "find" not in choices.hints_away:
            self.hint.show_hint("find", "" if reads else "find_people")
            self.hint.away.connect(choices.put_away)
        body.addWidget(self.view, 1)
        body.addLayout(foot)
        column = QVBoxLayout(self)
        # A frame of its own, which lets the page behind end at its edge.
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(MarkingStrip(window.marking))
        column.addLayout(body, 1)
        self.resize(
            min(round(780 * metrics.text_scale), window.width() - 48),
            min(round(600 * metrics.text_scale), window.height() - 48),
        )
        kinds = frozenset(ThingKind) if reads else OPEN_TO_ALL | {ThingKind.HISTORY}
        self.chips.offer(kinds, country, case.now().astimezone(case.zone).date())
        self._listen()
        self._show(Found(query=Query()))
        self.line.setFocus()
        Behind(window, self, self.line)

    def _listen(self) -> None:
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._typed)
        self.chips.wanted.connect(self._write)
        self.chips.changed.connect(self._narrowed)
        self.finder.found.connect(self._show)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.finished.connect(self._stop)

    def _stop(self) -> None:
        self.finder.stop()
        self.answers.stop()

    def open_chosen(self) -> None:
        """Open what is chosen; while an answer is still to come, what that answer begins with."""
        if self.finder.busy:
            self._at_once = True
        else:
            self._open(self.view.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(current().palette.muted))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 explains how to find."""
        helped = event.key() == Qt.Key.Key_F1 and ask_help(self)
        if not (helped or pressed_by_enter(self, event)):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the results while one types."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._move(event.key())
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.open_chosen()
                return True
        return super().eventFilter(watched, event)

    @property
    def _asked(self) -> str:
        return self.chips.whole(self.line.text())

    def _typed(self, typed: str) -> None:
        self._at_once = False
        self.chips.show_typed(typed)
        if self._asked.strip():
            self.finder.ask(self._asked, self._also_on_a_day())
        else:
            self.finder.stop()
            self._show(Found(query=Query()))

    def _write(self, typed: str) -> None:
        self.line.setText(typed)
        self.line.setFocus()

    def _narrowed(self) -> None:
        self._typed(self.line.text())
        self.line.setFocus()

    def _also_on_a_day(self) -> Also | None:
        """What was shown to whom on a day that is typed, looked for with the rest."""
        typed = self.line.text()
        if not self._reads or day_named(typed) is None or "history" not in self._window.pages:
            return None
        decides = bool(self._offered.of_a_day(self._asked))
        return lambda found: self._who_knew.then(typed, found, decides=decides)

    def _show(self, found: Found, on_a_day: object = None) -> None:
        of_a_day = () if found.query.kinds else self._offered.of_a_day(self._asked)
        then = on_a_day if isinstance(on_a_day, ShownThen) else ShownThen()
        # Acts are found by words alone; a day in a sentence limits nothing. What looks once more comes after what answers.
        named = () if _limits(found) else self._offered.acts(self._asked, found, answered=then.answers)
        if not found.query.empty:
            # Of what is only called so some are enough; an answer is whole.
            named = named[:_ACTS]
        acts = sorted((*of_a_day, *named, *then.first), key=lambda act: act.stays)
        rows = (
            rows_of(found, acts, self._recent)
            if found.query.empty
            else rows_of(
                found,
                acts,
                country=self._offered.country_alone(self._asked),
                number=self.line.text().strip(),
                shown=then.last,
            )
        )
        self.results.show_rows(self.answers.begun(rows))
        self.answers.look()
        self._choose_first()
        self._say(rows, then, found)
        if self._at_once:
            self._at_once = False
            self._open(self.view.currentIndex())

    def _say(self, rows: tuple[Row, ...], then: ShownThen, found: Found) -> None:
        words = bool(self._offered.typed_words(self._asked)[0].terms)
        told = said_of(found, rows, then, self.chips, words=words)
        self.said.setText(" ".join(filter(None, (told.foot, self._words(found)))))
        for line, text in ((self.nothing, told.strong), (self.quiet, told.quiet)):
            line.setText(text)
            line.setVisible(bool(text))
        # No large empty box beneath the sentence.
        self.view.setVisible(told.rows)

    @staticmethod
    def _words(found: Found) -> str:
        if found.query.empty:
            return tr(_FIRST)
        if not found.behind:
            return ""
        return tr(
            "{behind:,} imported events are still being indexed and cannot be found yet.", behind=found.behind
        )

    def _choose_first(self) -> None:
        first = next(
            (place for place, row in enumerate(self.results.rows) if not isinstance(row, Heading)), None
        )
        self.view.setCurrentIndex(QModelIndex() if first is None else self.results.index(first))
        self.view.scrollToTop()

    def _move(self, key: int) -> None:
        rows = self.results.rows
        down = key in {Qt.Key.Key_Down, Qt.Key.Key_PageDown}
        steps = 8 if key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} else 1
        there = [place for place, row in enumerate(rows) if not isinstance(row, Heading)]
        if not there:
            return
        now = self.view.currentIndex().row()
        at = there.index(now) if now in there else -1
        target = there[max(0, min(len(there) - 1, at + (steps if down else -steps)))]
        self.view.setCurrentIndex(self.results.index(target))
        if target == there[0]:
            self.view.scrollToTop()

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        window = self._window
        if isinstance(row, Command):
            if not row.stays:
                self.accept()
            row.act()
        elif isinstance(row, Hit) and row.page:
            self.accept()
            window.go(row.page, row.key)


def _list(results: ResultsModel) -> QListView:
    view = QListView()
    view.setAccessibleName(tr("What was found"))
    view.setModel(results)
    view.setItemDelegate(ResultDelegate(view))
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setUniformItemSizes(False)
    # An answer may take more lines than the one that waited for it.
    results.dataChanged.connect(view.scheduleDelayedItemsLayout)
    # A row is as high as its text needs at the width that there is.
    view.setResizeMode(QListView.ResizeMode.Adjust)
    # Where it is hidden the lines above it stay where they are.
    policy = view.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    view.setSizePolicy(policy)
    return view


_ACTS = 5


def _limits(found: Found) -> bool:
    query = found.query
    return bool(query.countries or query.since or query.until)
