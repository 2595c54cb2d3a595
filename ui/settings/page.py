"""The settings page: a list of sections, and the one that is chosen."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from language import said, tr
from language.lists import and_list
from ui.frame import Frame
from ui.open_case import OpenCase
from ui.page import Page
from ui.places import SETTINGS
from ui.settings.about_section import AboutSection
from ui.settings.appearance_section import AppearanceSection
from ui.settings.backups_section import BackupsSection
from ui.settings.ministry_section import MinistrySection
from ui.settings.people_section import PeopleSection
from ui.settings.reference_section import ReferenceSection
from ui.settings.section import Section
from ui.settings.signals_section import SignalsSection
from ui.settings.you_section import YouSection
from ui.theme import current
from ui.widgets.follow_scroll import FollowScroll
from ui.widgets.margins import set_margins
from ui.widgets.notice import Tone
from ui.widgets.page_stack import PageStack

PLACE = SETTINGS
SECTIONS: tuple[type[Section], ...] = (
    MinistrySection,
    PeopleSection,
    ReferenceSection,
    SignalsSection,
    BackupsSection,
    YouSection,
    AppearanceSection,
    AboutSection,
)


class SettingsPage(Page):
    """A key is the name of a section (``people``, ``backups``). What is typed in a section stays while others are shown."""

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(frame, PLACE)
        self._warned = False
        self._window: QWidget | None = None
        self._case = case
        self._made: dict[str, Section] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Sections of the settings"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = PageStack()
        for kind in SECTIONS:
            QListWidgetItem(said(kind.title), self.list)
            self._stack.addWidget(QWidget())
        self._measure()
        current().changed.connect(self._measure)
        self.list.currentRowChanged.connect(self._show_row)
        line = QHBoxLayout()
        line.setSpacing(current().metrics.around)
        line.addWidget(self.list)
        line.addWidget(self._stack, 1)
        self.content.addLayout(line, 1)
        case.changed.connect(self._changed)
        self.list.setCurrentRow(0)

    @property
    def section(self) -> Section:
        """The section that is shown; it is made when it is first looked at, which keeps the start quick."""
        return self._section_at(max(0, self.list.currentRow()))

    @property
    def part_shown(self) -> QWidget:
        """What F1 explains for who is in the list of sections."""
        return self.section

    @property
    def standing(self) -> str:
        return SECTIONS[max(0, self.list.currentRow())].name

    @property
    def landing(self) -> QWidget:
        """The list of sections, at the one that was asked for: its first act is one Tab away."""
        return self.list

    def parts_ahead(self) -> Iterator[None]:
        for row in range(len(SECTIONS)):
            self._section_at(row)
            yield

    def _section_at(self, row: int) -> Section:
        kind = SECTIONS[row]
        if kind.name not in self._made:
            # From the outside in: a widget is dressed anew each time that what it stands in finds its place.
            held = QWidget()
            column = QVBoxLayout(held)
            set_margins(column, 0, 0, current().metrics.between, 0)
            before = self._stack.widget(row)
            self._stack.insertWidget(row, FollowScroll(held))
            if before is not None:
                self._stack.removeWidget(before)
                before.deleteLater()
            section = self._made[kind.name] = kind(self._case, self.frame)
            column.addWidget(section)
        return self._made[kind.name]

    def open(self, key: str) -> None:
        """Show the section that the key names, or the one that was shown last."""
        names = [kind.name for kind in SECTIONS]
        if key in names:
            self.list.setCurrentRow(names.index(key))
        super().open(key)

    def ask_new_key(self) -> None:
        """Begin a new recovery key, for who may; for others the section says why not."""
        you = self.section
        if isinstance(you, YouSection) and you.renew.button.isEnabled():
            you.renew.button.click()

    def ask_leave(self) -> None:
        """Sign out."""
        self._case.leave_wanted.emit()

    def refresh(self) -> None:
        section = self.section
        self._stack.setCurrentIndex(max(0, self.list.currentRow()))
        section.refresh()
        self.set_title(said(PLACE.title), said(section.title))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._window is not self.window():
            self._window = self.window()
            self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window closes: say once what is typed here and not kept."""
        if watched is not self._window or event.type() is not QEvent.Type.Close:
            return super().eventFilter(watched, event)
        unsaved = [said(section.title) for section in self._made.values() if section.unsaved]
        if not unsaved or self._warned:
            return False
        self._warned = True
        self.frame.tell(
            Tone.WARN,
            tr(
                "Something that you typed under Settings, {unsaved}, is not kept.",
                unsaved=and_list(unsaved),
            ),
            remedy=tr("Close again to close without it."),
        )
        event.ignore()
        return True

    def _measure(self) -> None:
        self.list.setFixedWidth(max(180, self.list.sizeHintForColumn(0) + 24))

    def _show_row(self, _row: int) -> None:
        if self.isVisible():
            self.refresh()

    def _changed(self) -> None:
        self._warned = False
        if self.isVisible():
            self.section.refresh()
