"""The window before a case is open: one page at a time, and nothing of any case."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.refusals import UserError
from language import mark, tr
from ui.languages import language_choices
from ui.pressing import pressed_by_enter
from ui.start.start_page import StartPage
from ui.tasks import Tasks
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.marking_strip import MarkingStrip, MarkingView
from ui.widgets.notice import Tone
from ui.widgets.words import Words

if TYPE_CHECKING:
    from ui.dialogs.glossary import GlossaryDialog
    from ui.fields.form_journal import FormJournal
    from ui.frame import Question
    from ui.help.dialog import HelpDialog
    from ui.widgets.step_list import Step, StepList

NOTHING = MarkingView(mark("Before a case is open"))
DEMONSTRATION = MarkingView(mark("DEMONSTRATION CASEWORK"), demo=True)


class StartWindow(QWidget):
    """Shows pages; it is also the frame (:class:`ui.frame.Frame`) of dialogs that they open.

    ``closed`` is sent once, after background work has ended; ``language_chosen`` carries the code of a language.
    """

    closed = Signal()
    language_chosen = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._over = False
        self.setWindowTitle("Tocsin")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._strip = MarkingStrip(NOTHING)
        self._strip.hide()
        self._stack = QStackedWidget()
        self._rail: StepList | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        self.languages: QComboBox | None = None
        """Where the language is chosen; there when it was offered."""
        self._languages_line: QWidget | None = None
        self._above = QHBoxLayout()
        self._above.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._above)
        column.addLayout(self._beside(), 1)
        self.resize(1080, 720)
        current().dress(self)

    @property
    def page(self) -> StartPage | None:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, StartPage) else None

    def show_page(self, page: StartPage) -> None:
        """Show a page; those before it stay as they were left, until :meth:`drop`."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._show_languages()
        page.begin()

    def drop(self, page: QWidget) -> None:
        """Let go of a page that is not needed again, with what was typed in it."""
        self._stack.removeWidget(page)
        page.deleteLater()

    def offer_languages(self, chosen: str) -> None:
        """Let the language be chosen on the first page."""
        metrics, box = current().metrics, ChoiceBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for code, words in language_choices():
            box.addItem(words, code)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.activated.connect(lambda place: self.language_chosen.emit(box.itemData(place)))
        label = Words(tr("Language"), role="muted")
        box.setAccessibleName(tr("Language"))
        line = QWidget()
        inside = QHBoxLayout(line)
        inside.setContentsMargins(metrics.around, metrics.inside, metrics.around, 0)
        inside.addStretch(1)
        inside.addWidget(label)
        inside.addWidget(box)
        self._above.addWidget(line)
        self.languages, self._languages_line = box, line
        self._show_languages()

    def _show_languages(self) -> None:
        if self._languages_line is not None:
            self._languages_line.setVisible(self.page is not None and self.page.first)

    def show_steps(self, steps: "Sequence[Step]") -> None:
        """Show the steps of a guide at the side; none hides the side."""
        if self._rail is None and steps:
            self._rail = self._make_rail()
        if self._rail is not None:
            self._rail.show_steps(steps)
        self._side.setVisible(bool(steps))

    def stamp(self, *, demonstration: bool) -> None:
        """Stamp the window DEMO, or not."""
        self._strip.show_marking(DEMONSTRATION if demonstration else NOTHING)
        self._strip.setVisible(demonstration)

    # What dialogs ask of their frame.

    @property
    def tasks(self) -> Tasks:
        return self._tasks

    @property
    def marking(self) -> MarkingView:
        return self._strip.marking

    @property
    def journal(self) -> "FormJournal | None":
        return None

    def go(self, page: str, key: str = "") -> None:
        """There are no pages to go to yet."""

    @property
    def came_from(self) -> tuple[str, str]:
        return "", ""

    @property
    def came_back(self) -> bool:
        return False

    @property
    def step(self) -> int:
        return 0

    def back(self) -> None:
        """There are no pages to go back to yet."""

    def tell(self, tone: Tone, what: str, *, kept: str = "", remedy: str = "") -> None:
        """Say something on the page that is shown."""
        if self.page is not None:
            self.page.tell(tone, what, kept=kept, remedy=remedy)

    def refuse(self, error: UserError) -> None:
        """Show an error on the page that is shown."""
        if self.page is not None:
            self.page.refuse(error)

    def ask(
        self, question: "Question", *, over: QWidget | None = None, done: Callable[[], object] | None = None
    ) -> None:
        """Ask before something is done, in front of the window or of what stands ``over`` it; go on with ``done`` after it."""
        from ui.dialogs.ask_dialog import ask  # noqa: PLC0415 - late: the window is there without it

        ask(self, question, over, done)

    def show_glossary(self, term: str = "") -> "GlossaryDialog":
        """The glossary that comes with the program: no ministry's own is open yet."""
        from app.reference.glossary import GLOSSARY  # noqa: PLC0415 - late: the window is there without it
        from app.reference.speaking import in_words  # noqa: PLC0415 - likewise
        from ui.dialogs.glossary import GlossaryDialog  # noqa: PLC0415 - likewise

        terms = [(one.term, one.definition) for one in in_words(GLOSSARY.shipped())]
        dialog = GlossaryDialog(terms, self.marking, QApplication.activeModalWidget() or self)
        dialog.find_term(term)
        dialog.open()
        return dialog

    def show_help(self, topic: str = "") -> "HelpDialog":
        """The manual at the page that is shown."""
        from ui.help.dialog import show_manual  # noqa: PLC0415 - late: the window is there without it
        from ui.help.where import BEGINNING, topic_of  # noqa: PLC0415 - likewise

        wanted = topic or (topic_of(type(self.page)) if self.page is not None else BEGINNING)
        return show_manual(wanted, self.show_glossary, self.marking, self)

    def set_badge(self, page: str, count: int) -> None:
        """There is no sidebar yet."""

    def set_saved(self, words: str | None = None) -> None:
        """There is nothing to save yet."""

    # What Qt calls.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the page's act, unless a button has the focus and is meant itself; F1 explains the page."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if pressed_by_enter(self, event):
            return
        if enter and self.page is not None and not isinstance(self.focusWidget(), QPushButton):
            self.page.press_primary()
            return
        if event.key() == Qt.Key.Key_F1:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.show_glossary if shifted else self.show_help)()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave, unless the page first says what would be lost."""
        if not self._over and self.page is not None and not self.page.may_close():
            event.ignore()
            return
        if not self._over:
            self._over = True
            self._tasks.close()
            self.closed.emit()
        event.accept()

    def _beside(self) -> QHBoxLayout:
        """The rail of a guide, then the pages."""
        metrics = current().metrics
        self._side = QFrame()
        self._side.setProperty("kind", "sidebar")
        self._side.setFixedWidth(round(200 * min(1.5, metrics.text_scale)))
        self._side.hide()
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._side)
        line.addWidget(self._stack, 1)
        return line

    def _make_rail(self) -> "StepList":
        """The steps of the set-up, which few ever see."""
        from ui.widgets.step_list import StepList  # noqa: PLC0415 - late: the window is there without it

        metrics, rail = current().metrics, StepList()
        rail.setAccessibleName(tr("Pages of the set-up"))
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(metrics.between, metrics.around, metrics.between, metrics.between)
        inside.addWidget(rail)
        return rail
