"""The room of a table, given to its columns by what their words need."""

import re
from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QStyle, QTableView

from language import Language, spoken
from ui.theme import TextSize, current
from ui.widgets.cell_delegate import EDGE, picture_room
from ui.widgets.column_choice import ColumnChoice
from ui.widgets.column_widths import Wish, settled, shared
from ui.widgets.row_room import MANY
from ui.widgets.rows_model import Column

T = TypeVar("T")

LEAST = 140
"""Pixels, at type of usual size, that a column which takes what is left always has; the table scrolls sideways then."""

_LEAST_OF_MANY = 104
"""The same where several columns take what is left."""

_LITTLE, _USUAL, _MUCH = 88, 160, 320
"""Pixels that another column keeps, words permitting; by which it is weighed at least; and one that takes what is left."""

_TIGHT = 72
"""Pixels that one which takes what is left bears where the table would scroll sideways else: two words beneath each other."""

_APART = 64
"""Pixels that a column has beyond its words where all are whole: on a wide screen a name stood far from what it is about."""

_LONGER = 1.3
"""Widths are set for English words; those of other languages are longer by so much."""

_LOOKED_AT, _ENOUGH = 40, 120
"""So many rows, and letters of each line of a cell, are measured: more would hold the window for a long list."""

_LINES = 8
"""Lines of a cell that are measured: a long text may have hundreds."""

_CODE = re.compile(r"[A-Z\d:.,/+–-]{1,16}( [A-Z\d:.,/+–-]{1,8}){0,2}")
"""``2021-02-01``, ``2021-02-01 08:30 UTC``, ``EW-2021-0003``: no word of a language."""

_NUMBER = re.compile(r"\b[A-Z]{1,3}-\d{4}-\d{4}\b[,:]?")
"""``EW-2021-0003`` among other words."""

_KEYCAP = 40
"""Pixels of a column of keys, at type of usual size."""

_HEAD_EDGE = 18
"""Pixels at either side of a heading."""


class ColumnRoom(Generic[T]):
    """Looks at the first rows, and shares the width of the table out whenever that, or they, are others.

    A column that somebody gave a width keeps it. ``whole``: the rows of the table are as high as their words need.
    """

    def __init__(
        self, table: QTableView, columns: Sequence[Column[T]], chosen: ColumnChoice, *, whole: bool
    ) -> None:
        self._table = table
        self._whole = whole
        self._columns = tuple(columns)
        self._chosen = chosen
        self._wishes: dict[int, Wish] = {}
        self._longer: set[int] = set()
        """Columns with words that were not measured to their end."""

    def measure(self, rows: Sequence[T]) -> dict[int, int]:
        """What each column asks for, by its heading and by its first rows; then the room is shared out as in :meth:`share`."""
        self._longer.clear()
        self._wishes = {
            place: self._wish(place, column, rows)
            for place, column in enumerate(self._columns)
            if not self._table.isColumnHidden(place)
        }
        return self.share()

    def _wish(self, place: int, column: Column[T], rows: Sequence[T]) -> Wish:
        scale = current().metrics.text_scale
        given = round(self._chosen.width_of(place) * scale)
        if given and self._chosen.resized(place):
            return Wish(least=given, needed=given, weight=given)
        heading = self._heading(place, column)
        words, whole, word = self._words(place, column, rows)
        needed = max(heading, words)
        if column.hug and given:
            most = given if spoken() is Language.ENGLISH else round(given * _LONGER)
            needed = max(heading, min(needed, most))
            tight = min(needed, max(heading, whole, round(_LITTLE * scale)))
            return Wish(least=needed, needed=needed, weight=given, tight=tight)
        if column.stretch:
            alone = sum(each.stretch for each in self._columns) == 1
            least = round((LEAST if alone else _LEAST_OF_MANY) * scale)
            weight = max(given, round(_MUCH * scale))
            tight = min(least, needed, max(heading, round(_TIGHT * scale)))
            return Wish(
                least=min(least, needed), needed=needed, weight=weight, word=min(word, needed), tight=tight
            )
        least = needed if column.number else max(heading, whole, round(_LITTLE * scale))
        weight = max(given, round(_USUAL * scale))
        # In rows that are read whole a day and its hour stand beneath each other before the table scrolls sideways.
        folds = self._whole and len(rows) <= MANY and not column.number
        folded = min(least, needed, max(word, round(_TIGHT * scale))) if folds else 0
        return Wish(
            least=min(least, needed), needed=needed, weight=weight, word=min(word, needed), folded=folded
        )

    def _heading(self, place: int, column: Column[T]) -> int:
        """The width of a heading, with room for the mark of the order where rows are sorted by it."""
        cap = round(_KEYCAP * current().metrics.text_scale)
        wide = cap if column.keycap else heading_width(self._table, column.head or column.heading)
        if self._table.horizontalHeader().sortIndicatorSection() == place:
            wide += self._table.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMarkSize) + EDGE
        return wide

    def _words(self, place: int, column: Column[T], rows: Sequence[T]) -> tuple[int, int, int]:
        """The width of the longest words in the first rows with the picture before them; of the longest that say
        nothing when they are cut: a day, a number, a code; and of the longest single word, which no further line helps, or of
        two lines where the words shall have no more."""
        metrics = self._table.fontMetrics()
        widest, whole = 0, 0
        longest: dict[int, str] = {}
        """By the width of the picture before it: beside none a word has more room."""
        for row in rows[:_LOOKED_AT]:
            # Of each line its beginning: a long second line has to be seen beneath a short first one.
            every = column.text(row).split("\n", _LINES)[:_LINES]
            lines = [line[:_ENOUGH] for line in every]
            if lines != every:
                self._longer.add(place)
            text = "\n".join(lines)
            wide = max(metrics.horizontalAdvance(line) for line in lines)
            before = picture_room(column, row)
            wide += before + 2 * EDGE + 2
            longest[before] = max((longest.get(before, ""), *text.split()), key=len)
            widest = max(widest, wide)
            if all(_CODE.fullmatch(line) for line in lines):
                whole = max(whole, wide)
            elif number := _NUMBER.search(text):
                whole = max(whole, metrics.horizontalAdvance(number[0]) + before + 2 * EDGE + 2)
        word = max((metrics.horizontalAdvance(each) + before for before, each in longest.items()), default=0)
        if column.twofold:
            word = max(word, max((self._twofold(column, row) for row in rows[:_LOOKED_AT]), default=0))
        return widest, whole, word + 2 * EDGE + 2

    def _twofold(self, column: Column[T], row: T) -> int:
        """The width in which a cell's words break into two lines at most, with the picture before them."""
        words = column.text(row)[:_ENOUGH].split(" ")
        letters = self._table.fontMetrics().horizontalAdvance
        folded = (
            max(letters(" ".join(words[:at])), letters(" ".join(words[at:])))
            for at in range(1, len(words) + 1)
        )
        return min(folded) + picture_room(column, row)

    def share(self) -> dict[int, int]:
        """Share the width among the columns; where one takes what is left, it goes on doing so while others are drawn
        wider by hand, unless that would be too little to read anything in it.

        Gives the columns that have less than their words ask for, or may have, with the width of each.
        """
        header = self._table.horizontalHeader()
        places = list(self._wishes)
        room = self._table.viewport().width()
        wishes = settled(room, list(self._wishes.values()))
        widths = dict(zip(places, shared(room, wishes), strict=True))
        stretched = [place for place in places if self._columns[place].stretch]
        taken = sum(widths[place] for place in places if place not in stretched)
        mode = QHeaderView.ResizeMode
        fits = room - taken >= sum(
            wish.least for place, wish in zip(places, wishes, strict=True) if place in stretched
        )
        if stretched and fits:
            apart = self._apart(room, widths, stretched)
            widths |= {place: widths[place] + more for place, more in apart.items()}
            taken += sum(apart.values())
        wanted = mode.Stretch if fits else mode.Interactive
        for place in places:
            if place in stretched and header.sectionResizeMode(place) != wanted:
                header.setSectionResizeMode(place, wanted)
            if place not in stretched or wanted is mode.Interactive:
                header.resizeSection(place, widths[place])
        if stretched and fits:
            # Qt gives them their width a little later, and all of them the same.
            widths |= dict.fromkeys(stretched, (room - taken) // len(stretched))
        return {
            place: wide
            for place, wide in widths.items()
            if wide < self._wishes[place].needed or place in self._longer
        }

    def _apart(self, room: int, widths: dict[int, int], stretched: Sequence[int]) -> dict[int, int]:
        """What each column may have of the room that no words ask for, so that not all of it stands in one gap.

        A column that somebody drew, one that hugs its words and those that take what is left have none of it.
        """
        others = [place for place in widths if place not in stretched]
        free = [place for place in others if not (self._columns[place].hug or self._chosen.resized(place))]
        asked = len(stretched) * max(self._wishes[place].needed for place in stretched)
        spare = room - sum(widths[place] for place in others) - asked
        if spare <= 0 or not free:
            return {}
        more = min(spare // (len(free) + len(stretched)), round(_APART * current().metrics.text_scale))
        return dict.fromkeys(free, more)


def heading_width(table: QTableView, heading: str) -> int:
    """Pixels that a heading takes, with the room at either side of it."""
    font = table.horizontalHeader().font()
    font.setPixelSize(current().metrics.text(TextSize.CAPTION))
    font.setWeight(QFont.Weight.DemiBold)
    return max(map(QFontMetrics(font).horizontalAdvance, heading.split("\n"))) + 2 * _HEAD_EDGE
