"""The manual (F1): its contents, a line to find in it, and the chapter at the place that was asked about."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from language import tr
from ui.dialogs.reading import ReadingDialog
from ui.help.manual import Chapter, chapter_of, find_sections, manual, section_of, topic_of_link
from ui.help.typesetting import lay_out
from ui.help.where import BEGINNING
from ui.keys import key_words
from ui.theme import current
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.marking_strip import MarkingView
from ui.widgets.wrapped_rows import WrappedRows

_TOPIC = int(Qt.ItemDataRole.UserRole) + 1


def show_manual(
    topic: str, glossary: Callable[[], object], marking: MarkingView | None, window: QWidget
) -> "HelpDialog":
    """The manual at a topic, beside the work; the one that is open already goes there."""
    over = QApplication.activeModalWidget() or window
    for one in over.findChildren(HelpDialog):
        if one.isVisible():
            one.show_topic(topic)
            one.activateWindow()
            return one
    dialog = HelpDialog(topic, glossary, marking, over)
    dialog.show()
    return dialog


class HelpDialog(ReadingDialog):
    """Stays open beside the work. F1 leads on to the glossary; ``topic`` is the section that is shown."""

    def __init__(
        self,
        topic: str,
        glossary: Callable[[], object],
        marking: MarkingView | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Help"), marking, parent=parent)
        self._glossary = glossary
        self._chapter: Chapter | None = None
        self.topic = ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Find in the manual"))
        self.line.setAccessibleName(tr("Find in the manual"))
        make_clearable(self.line)
        self.contents = QTreeWidget()
        # A heading that is cut does not say where it leads.
        self.contents.setItemDelegateForColumn(0, WrappedRows(self.contents))
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(tr("Contents of the manual"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("The manual"))
        self.text.setOpenLinks(False)
        self.text.setProperty("kind", "manual")
        self.text.document().setDocumentMargin(current().metrics.between)
        glossary_key = key_words("Shift+F1")
        to_glossary = QPushButton(tr("Glossary ({key})", key=glossary_key))
        to_glossary.setAutoDefault(False)
        to_glossary.clicked.connect(lambda _checked=False: glossary())
        self.foot.insertWidget(0, to_glossary)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addWidget(self.contents, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(side)
        both.addWidget(self.text)
        scale = min(1.5, current().metrics.text_scale)
        both.setSizes([round(260 * scale), round(600 * scale)])
        both.setStretchFactor(1, 1)
        self.body.addWidget(both, 1)
        room = self.screen().availableGeometry()
        self.resize(
            min(round(940 * scale), room.width()), min(round(680 * scale), round(room.height() * 0.9))
        )
        self.line.textChanged.connect(self._find)
        self.contents.currentItemChanged.connect(self._chosen)
        self.text.anchorClicked.connect(self._follow)
        self._list_all()
        self.show_topic(topic)
        self.text.setFocus()

    def show_topic(self, topic: str) -> None:
        """Show a section; one that is none shows the beginning."""
        chapter = chapter_of(topic)
        section = section_of(topic)
        if chapter is None or section is None:
            self.show_topic(BEGINNING)
            return
        self.topic = topic
        if chapter is not self._chapter:
            self._chapter = chapter
            self.text.setMarkdown(chapter.text)
            lay_out(self.text.document())
        self._go_to(section.title)
        self._choose(topic)
        self.setWindowTitle(tr("Help: {section}", section=section.title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 again: the glossary."""
        if event.key() == Qt.Key.Key_F1:
            self._glossary()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The heading that was asked for stands at the top: only now are the lines as long as they will be."""
        super().showEvent(event)
        if self._chapter is not None:
            self.show_topic(self.topic)

    def _list_all(self) -> None:
        self.contents.clear()
        for chapter in manual():
            top = _item(chapter.title, chapter.name)
            self.contents.addTopLevelItem(top)
            for section in chapter.sections[1:]:
                top.addChild(_item(section.title, section.topic))

    def _find(self, typed: str) -> None:
        self.contents.blockSignals(True)
        if typed.strip():
            self.contents.clear()
            for section in find_sections(typed):
                self.contents.addTopLevelItem(_item(section.title, section.topic))
        else:
            self._list_all()
        self.contents.blockSignals(False)
        first = self.contents.topLevelItem(0)
        if typed.strip() and first is not None:
            self.contents.setCurrentItem(first)
        elif not typed.strip():
            self._choose(self.topic)

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _TOPIC) != self.topic:
            self.show_topic(item.data(0, _TOPIC))

    def _choose(self, topic: str) -> None:
        """Mark the section among the contents, and open its chapter there."""
        for number in range(self.contents.topLevelItemCount()):
            top = self.contents.topLevelItem(number)
            if top is None:
                continue
            for item in (top, *(top.child(place) for place in range(top.childCount()))):
                if item is not None and item.data(0, _TOPIC) == topic:
                    self.contents.blockSignals(True)
                    self.contents.setCurrentItem(item)
                    self.contents.blockSignals(False)
                    top.setExpanded(True)

    def _follow(self, link: QUrl) -> None:
        if self._chapter is not None:
            self.show_topic(topic_of_link(link.toString(), self._chapter.name))

    def _go_to(self, title: str) -> None:
        """Scroll so that the heading stands at the top."""
        block = self.text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == title:
                self.text.setTextCursor(QTextCursor(block))
                top = self.text.document().documentLayout().blockBoundingRect(block).top()
                bar = self.text.verticalScrollBar()
                bar.setValue(round(top) - current().metrics.inside if block.blockNumber() else 0)
                return
            block = block.next()


def _item(title: str, topic: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([title])
    item.setData(0, _TOPIC, topic)
    item.setToolTip(0, title)
    return item
