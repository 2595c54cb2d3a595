"""The texts of a frozen document, one after another, in which words are chosen to be withheld."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.briefs.data import BriefData
from app.briefs.decision_record import DecisionRecord
from app.briefs.parts import ITEMS, part_at
from app.briefs.passages import Passage, passages
from app.briefs.redact import Removal
from app.rules.release.words import runs_of
from language import mark, tr
from language.codes import coded_within
from language.phrases import headed
from ui.theme import current

_ABOVE = mark("Heading")


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """Words of one text: its address, the first and the last word."""

    path: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text stands in the widget, in its own units."""

    passage: Passage
    start: int

    @property
    def end(self) -> int:
        return self.start + _units(self.passage.text)


class SourceText(QTextEdit):
    """Read-only. A choice is widened to whole words; what is withheld is struck through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(tr("Texts of the original"))
        self.setTextInteractionFlags(self.textInteractionFlags() | self._by_keys())
        self._places: list[_Place] = []
        self._document: BriefData | DecisionRecord | None = None

    def show_document(self, document: BriefData | DecisionRecord) -> None:
        """Write out every text under the heading of its part."""
        self._document = document
        self._places = []
        self.clear()
        cursor = self.textCursor()
        plain, heading = QTextCharFormat(), QTextCharFormat()
        heading.setFontWeight(700)
        plain.setForeground(QColor(current().palette.text))
        heading.setForeground(QColor(current().palette.text))
        address = QTextCharFormat()
        address.setForeground(QColor(current().palette.muted))
        before = ""
        for passage in passages(document):
            part = part_at(document, passage.path)
            title = " ".join(part.title.split()) if part else tr(_ABOVE)
            if title != before:
                cursor.insertText(f"\n{title}\n" if before else f"{title}\n", heading)
                before = title
            cursor.insertText(headed(_label(passage.path), ""), address)
            self._places.append(_Place(passage, cursor.position()))
            cursor.insertText(passage.text, plain)
            cursor.insertText("\n", plain)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def chosen(self) -> ChosenWords | None:
        """The words that are selected, within the first text that the selection touches; none where it touches no word.

        Whoever selects a whole line has its label selected too.
        """
        cursor = self.textCursor()
        begins, ends = cursor.selectionStart(), cursor.selectionEnd()
        place = next((one for one in self._places if one.start < ends and begins < one.end), None)
        if place is None:
            return None
        start = _characters(place.passage.text, max(begins, place.start) - place.start)
        end = _characters(place.passage.text, min(ends, place.end) - place.start)
        within = [
            number
            for number, run in enumerate(runs_of(place.passage.text), start=1)
            if run.start < end and start < run.end
        ]
        return ChosenWords(place.passage.path, within[0], within[-1]) if within else None

    def item(self) -> str:
        """Address of the item that the cursor stands in; empty where it stands in none that can be withheld."""
        place = self._at(self.textCursor().selectionStart())
        names = place.passage.path.split("/") if place else []
        for length in range(len(names), 1, -1):
            if names[length - 1].isdecimal() and "/".join(names[: length - 1]) in ITEMS:
                return "/".join(names[:length])
        return ""

    def part(self) -> str:
        """Code of the part that the cursor stands in; empty above all parts."""
        place = self._at(self.textCursor().selectionStart())
        part = part_at(self._document, place.passage.path) if place and self._document else None
        return part.code if part else ""

    def choose(self, path: str, first: int, last: int) -> None:
        """Select words, as a pointer would."""
        place = next(one for one in self._places if one.passage.path == path)
        runs = runs_of(place.passage.text)
        cursor = self.textCursor()
        cursor.setPosition(place.start + _units(place.passage.text[: runs[first - 1].start]))
        end = place.start + _units(place.passage.text[: runs[last - 1].end])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def strike(self, removals: Iterable[Removal]) -> None:
        """Strike through what is withheld."""
        struck = QTextCharFormat()
        struck.setFontStrikeOut(True)
        struck.setBackground(QColor(current().palette.selection))
        found = []
        for removal in removals:
            for place in self._covered(removal.path):
                selection = QTextEdit.ExtraSelection()
                cursor = self.textCursor()
                start, end = 0, len(place.passage.text)
                if removal.first is not None and removal.last is not None:
                    runs = runs_of(place.passage.text)
                    start, end = runs[removal.first - 1].start, runs[removal.last - 1].end
                cursor.setPosition(place.start + _units(place.passage.text[:start]))
                cursor.setPosition(
                    place.start + _units(place.passage.text[:end]), QTextCursor.MoveMode.KeepAnchor
                )
                selection.cursor = cursor
                selection.format = struck
                found.append(selection)
        self.setExtraSelections(found)

    def _covered(self, path: str) -> list[_Place]:
        def lies_in(place: _Place) -> bool:
            own = place.passage.path
            part = part_at(self._document, own) if self._document else None
            return own == path or own.startswith(f"{path}/") or (part is not None and part.code == path)

        return [place for place in self._places if lies_in(place)]

    def _at(self, position: int) -> _Place | None:
        return next((one for one in self._places if one.start <= position <= one.end), None)

    @staticmethod
    def _by_keys() -> Qt.TextInteractionFlag:
        return Qt.TextInteractionFlag.TextSelectableByKeyboard


def _label(path: str) -> str:
    """An address in words: ``evidence/2/source_kind`` → ``evidence 2 source kind``."""
    steps = path.removeprefix("annexes/").split("/")
    return " ".join(step if step.isdecimal() else coded_within(step) for step in steps)


def _units(text: str) -> int:
    """Length as the widget counts: a sign beyond the first plane counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _characters(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: max(units, 0) * 2].decode("utf-16-le", "ignore"))
