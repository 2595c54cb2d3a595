"""The results as rows: a heading for each kind, then its hits."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.reading.search.found import Found, Hit
from app.rules.entry.texts import fold
from db.vocabulary.finding import ThingKind
from language import tr
from language.lists import LINE
from ui.find.commands import Command

ROW = int(Qt.ItemDataRole.UserRole) + 1

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a kind; ``more`` where there are more hits than are shown, ``kind`` to ask for all of them."""

    words: str
    more: bool = False
    kind: str = ""


Row = Heading | Hit | Command


class ResultsModel(QAbstractListModel):
    """Rows that are replaced as a whole; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def tell(self, place: int, row: Row) -> None:
        """Show another row in the place of one; it may be higher or lower: whoever shows the rows lays them out again."""
        self.rows = (*self.rows[:place], row, *self.rows[place + 1 :])
        index = self.index(place)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)}:
            return spoken(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def rows_of(
    found: Found,
    commands: Sequence[Command],
    recent: Sequence[Command] = (),
    *,
    country: str = "",
    number: str = "",
    shown: Sequence[Command] = (),
) -> tuple[Row, ...]:
    """What was opened last, the acts that are named so, and what was found, in the order in which they are shown.

    ``country``: the line is the name of this country and nothing else; ``number``: the line, which may be the number of a
    thing. What is called so, or has the line for its title, stands first, before any act and any text that only has it in its words;
    and so do the files of the countries whose name begins so. ``shown``: ways to what was shown on a day, for which nobody asked.
    """
    rows: list[Row] = []
    called = [hit for hit in found.hits if _is_called(hit, country, number)][:1]
    called = called or [hit for hit in found.hits if hit.whole][:1]
    called = called or [hit for hit in found.hits if _begins(hit, number)]
    if called:
        rows += [Heading(called[0].kind.label), *called]
    if recent:
        rows += [Heading(tr("Opened last")), *recent]
    if commands:
        rows += [Heading(tr("Acts and pages")), *commands]
    for group in found.groups:
        others = [hit for hit in group.hits if hit not in called]
        if others or group.more:
            rows += [Heading(group.kind.label, group.more, group.kind.value), *others]
    if shown:
        under = any(isinstance(row, Heading) and row.kind == ThingKind.BRIEF.value for row in rows[-1:])
        rows += [*(() if under else (Heading(tr("Briefs shown")),)), *shown]
    return tuple(rows)


def _is_called(hit: Hit, country: str, number: str) -> bool:
    if hit.kind is ThingKind.FILE:
        return bool(country) and hit.country == country
    return bool(hit.number) and hit.number.casefold() == number.casefold()


def _begins(hit: Hit, line: str) -> bool:
    """Whether it is the file of a country whose name was typed as far as ``line``; two letters begin too much else."""
    typed = fold(line)
    return (
        hit.kind is ThingKind.FILE
        and len(typed) >= _TYPED_AT_LEAST
        and fold(hit.title.text).startswith(typed)
    )


_TYPED_AT_LEAST = 3


def spoken(row: Row) -> str:
    """A row as it is read aloud."""
    match row:
        case Heading():
            return tr("{words}, the first of more", words=row.words) if row.more else row.words
        case Command():
            words = f"{row.words} ({row.keys})" if row.keys else row.words
            return f"{words} – {row.answer.replace(LINE, '. ')}" if row.answer else words
        case _:
            day = row.day.isoformat() if row.day else ""
            number = "" if row.number in row.title.text else row.number
            return ", ".join(filter(None, (number, row.title.text, row.country_name, day, row.text.text)))
