"""Find anything (Ctrl+K): one line to type in, and results by kind as one types."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListView, QVBoxLayout

from app.documents.kinds import About
from app.reading.authority.permission import may_read_content
from app.reading.countries.country_files import open_countries
from app.reading.documents.subjects import subjects
from app.reading.ministry.reference import current_countries, current_toolbox
from app.reading.recent import recent_places
from app.reading.releases.kept import releases_begun
from app.reading.search.found import Found, Group, Hit
from app.rules.asking import without_asking
from app.rules.finding import Query, about_countries, day_named, query_of, without_day
from db.vocabulary import Role
from db.vocabulary.finding import OPEN_TO_ALL, ThingKind
from language import mark, tr
from language.lists import and_list
from language.numbers import number
from ui.case import Case
from ui.find.behind import Behind
from ui.find.chips import Chips
from ui.find.commands import Command, commands_of, matching, openings
from ui.find.conflicts import conflict_acts
from ui.find.deciding import questions, questions_of_a_day
from ui.find.file_parts import file_parts
from ui.find.finder import Also, Finder
from ui.find.inquiry import inquiry_questions
from ui.find.lessons import lesson_acts
from ui.find.painting import ResultDelegate
from ui.find.releases import begun_number, release_ways
from ui.find.results import ROW, Heading, ResultsModel, rows_of
from ui.find.shown import ShownThen, WhoKnew
from ui.help.where import ask_help
from ui.hints import HintLine
from ui.machine_choices import MachineChoices
from ui.may import may
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
_COPIES = 6
"""Released copies that are offered at most while their number is typed."""
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
        self._commands = commands_of(window)
        reads = self._reads = may_read_content(case.actor)
        # Earlier decisions count into who can decide, and those are casework.
        self._toolbox = case.look(current_toolbox) if reads else ()
        self._countries = case.look(current_countries)
        self._files = (
            {one.key: one.words for one in case.look(lambda s: subjects(s, About.FILE, case.now()))}
            if reads
            else {}
        )
        self._opened = case.look(open_countries) if reads else frozenset[str]()
        self._may_open = may(case, Role.ANALYST, Role.FOCAL_POINT).allowed
        self._recent = tuple(
            Command(place.words, "", lambda place=place: window.go(place.page, place.key))  # type: ignore[misc]
            for place in case.look(lambda session: recent_places(session, case.actor))
        )
        self._at_once = False
        self.finder, self._who_knew = Finder(case, self), WhoKnew(window, case, self._countries)
        self.setWindowTitle(tr("Find anything"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Find"))
        self.line.setPlaceholderText(tr("Find a file, report, decision, brief, person, event or act"))
        make_clearable(self.line)
        self.line.setMaxLength(400)
        Tint(self.line.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition), "search", "muted")
        self.chips = Chips()
        self.results = ResultsModel()
        self.view = _list(self.results)
        self.nothing = Words(strong=True, running=True)
        self.nothing.hide()
        self.said = Words(role="muted", size=TextSize.CAPTION, wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(Words(tr(_KEYS), role="muted", size=TextSize.CAPTION))
        body = QVBoxLayout()
        body.setContentsMargins(*(metrics.between,) * 4)
        body.setSpacing(metrics.inside)
        self.hint = HintLine()
        for part in (self.line, self.chips, self.hint, self.nothing):
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
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._typed)
        self.chips.wanted.connect(self._write)
        self.chips.changed.connect(self._narrowed)
        self.finder.found.connect(self._show)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.finished.connect(lambda _result: self.finder.stop())
        self._show(Found(query=Query()))
        self.line.setFocus()
        Behind(window, self, self.line)

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
        decides = bool(self._decides_on_a_day())
        return lambda found: self._who_knew.then(typed, found, decides=decides)

    def _show(self, found: Found, on_a_day: object = None) -> None:
        of_a_day = self._of_a_day(found)
        then = on_a_day if isinstance(on_a_day, ShownThen) else ShownThen()
        # Acts are found by words alone; a day in a sentence limits nothing. What looks once more comes after what answers.
        named = () if _limits(found) else self._acts(found, answered=then.answers)
        acts = sorted((*of_a_day, *named, *then.first), key=lambda act: act.stays)
        rows = (
            rows_of(found, acts, self._recent)
            if found.query.empty
            else rows_of(
                found,
                acts[:_ACTS],
                country=self._country_alone(),
                number=self.line.text().strip(),
                shown=then.last,
            )
        )
        self.results.show_rows(rows)
        self._choose_first()
        self._say_nothing(rows, then, found)
        self.said.setText(self._words(found))
        if self._at_once:
            self._at_once = False
            self._open(self.view.currentIndex())

    def _acts(self, found: Found, *, answered: bool) -> tuple[Command, ...]:
        """What can be done that is called so. Words of acts are not taken for a country: “New report” is no place.

        Where the question is ``answered``, no other line is offered.
        """
        if found.query.empty:
            return self._commands
        query, named = self._typed_words()
        acts = self._acts_named(query, named)
        if not acts:
            # A whole question: what only asks is left out, as it is where texts are looked for.
            acts = self._acts_named(without_asking(query), without_asking(named))
        if acts or answered or found.groups or not found.meant:
            return acts
        line = self.chips.typed_of(found.meant)
        return (Command(tr("Look for “{line}”", line=line), "", lambda: self._write(line), stays=True),)

    def _of_a_day(self, found: Found) -> tuple[Command, ...]:
        """Who could decide on a day that is typed with the question; without one, it stands among the acts."""
        return () if found.query.kinds or not self._reads else self._decides_on_a_day()

    def _decides_on_a_day(self) -> tuple[Command, ...]:
        query = query_of(without_day(self._asked), lambda _name: None)
        return questions_of_a_day(self._window, self._toolbox, self._countries, self._asked, query)

    def _acts_named(self, query: Query, named: Query) -> tuple[Command, ...]:
        """The acts that are called by the words of ``query``; ``named`` has those words with the countries that they name."""
        acts = (
            *matching(self._commands, Query(terms=query.terms, kinds=query.kinds)),
            *file_parts(self._window, self._opened, self._countries, named),
            *conflict_acts(self._window, self._files, self._countries, named),
            *(lesson_acts(self._window, self._files, self._countries, named) if self._may_open else ()),
            *self._copies(query),
            *inquiry_questions(self._window, self._files, self._countries, named),
            *(openings(self._window, self._countries, self._opened, named) if self._may_open else ()),
            *questions(self._window, self._toolbox, self._countries, named),
        )
        once: dict[str, Command] = {}
        for act in acts:
            once.setdefault(act.words, act)
        return tuple(once.values())

    def _copies(self, query: Query) -> tuple[Command, ...]:
        """The copies for outside whose number is typed: whoever answers a partner has that number alone."""
        begun = begun_number(self._asked)
        if not begun or query.kinds or not self._reads:
            return ()
        return release_ways(
            self._window, self._case.look(lambda session: releases_begun(session, begun, _COPIES))
        )

    def _typed_words(self) -> tuple[Query, Query]:
        """What is typed, as words alone and with the countries that they name."""
        query = query_of(self._asked, lambda _name: None)
        return query, about_countries(query, self._countries.named, self._countries.longest_name)

    def _country_alone(self) -> str:
        """The country whose name, and nothing else, is typed."""
        _query, named = self._typed_words()
        return named.terms[0].country if len(named.terms) == 1 else ""

    def _say_nothing(self, rows: tuple[object, ...], then: ShownThen, found: Found) -> None:
        """Where nothing was found, say so where one looks for it, what the search was narrowed to, and what it left out.

        ``then``: what is offered of what was shown on a day where there is nothing else.
        """
        answer = then.said
        if found.without and not then.first:
            answer = tr(
                "Nothing has all of these words; this has all but “{words}”.", words=", ".join(found.without)
            )
            if found.meant:
                looked_for = tr("It was looked for as “{line}”.", line=self.chips.typed_of(found.meant))
                answer = f"{looked_for} {answer}"
        if answer or then.answers:
            self.nothing.setText(answer)
            self.view.setVisible(True)
            self.nothing.setVisible(bool(answer))
            return
        nothing = all(
            isinstance(row, Heading)
            or (isinstance(row, Command) and (row.stays or row in (*then.first, *then.last)))
            for row in rows
        )
        said = [
            tr(
                "Nothing that you may read has all of these words. Texts are found in the language in which they were written."
            )
            if self._typed_words()[0].terms
            else tr("There is nothing of that kind that you may read.")
        ]
        if self.chips.words:
            said.append(tr("It was looked for only under: {chips}.", chips=and_list(self.chips.words)))
        if found.elsewhere:
            kinds = and_list(_counted(group) for group in found.elsewhere)
            said.append(tr("In other kinds: {kinds}.", kinds=kinds))
        self.nothing.setText(" ".join(said) if nothing else "")
        # No large empty box beneath the sentence.
        self.view.setVisible(not nothing or bool(rows))
        self.nothing.setVisible(nothing)

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


def _counted(group: Group) -> str:
    """``Evidence 3``, or ``Evidence 5+`` where there are more."""
    return f"{group.kind.label} {number(len(group.hits))}{'+' if group.more else ''}"


def _list(results: ResultsModel) -> QListView:
    view = QListView()
    view.setAccessibleName(tr("What was found"))
    view.setModel(results)
    view.setItemDelegate(ResultDelegate(view))
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setUniformItemSizes(False)
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
