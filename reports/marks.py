"""Small drawn things: boxes to tick by pen, lines to write on, a QR code."""

from collections.abc import Sequence
from functools import cached_property

from language import tr
from reports.blocks import Block, Text
from reports.qr import modules
from reports.structure import Tag
from reports.styles import BODY, FURNITURE, MUTED_INK
from reports.typesetting import INK
from reports.words import named

_BOX = 8.0
_QUIET = 3
"""Empty modules around a QR code, with the white around it four or more, so that readers find it."""


class TickBoxes(Block):
    """Boxes with their words, in columns. ``fields`` name them for those who tick on screen."""

    def __init__(self, labels: Sequence[str], columns: int, fields: Sequence[str] = ()) -> None:
        super().__init__()
        self._labels = tuple(labels)
        self._columns = columns
        self._fields = tuple(fields)

    def measure(self, width: float) -> float:  # noqa: ARG002 - a row for so many boxes
        return -(-len(self._labels) // self._columns) * 13.0

    def draw(self) -> None:
        step = self.width / self._columns
        for index, label in enumerate(self._labels):
            x = index % self._columns * step
            baseline = self.height - 13.0 * (index // self._columns) - 9.2
            self.sheet.box(x, baseline - 0.8, _BOX, _BOX, line=INK)
            self.sheet.show_text(label, BODY, x + _BOX + 4, baseline)
            if self._fields:
                self.sheet.tick_field(self._fields[index], label, (x, baseline - 0.8, _BOX, _BOX))


class WriteLine(Block):
    """A line to write on, with its name below in small type, over more lines where it is long.

    ``field`` names it for those who type; with ``choices`` (what is kept, what is shown) one is chosen instead.
    """

    def __init__(
        self, label: str, room: float = 17, *, field: str = "", choices: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._name, self._field, self._choices = label, field, tuple(choices)
        self._label, self._room = Text(label, FURNITURE), room

    def measure(self, width: float) -> float:
        return self._room + self._label.wrap(width, 0)[1]

    def draw(self) -> None:
        self.sheet.rule(0, self.height - self._room, self.width, colour=MUTED_INK)
        _, height = self._label.wrap(self.width, 0)
        self._label.place(self.sheet, 0, self.height - self._room - height)
        place = (0.0, self.height - self._room + 0.5, self.width, self._room - 2)
        if self._choices:
            self.sheet.choice_field(self._field, self._name, place, self._choices)
        elif self._field:
            self.sheet.text_field(self._field, self._name, place)


class WriteBox(Block):
    """An empty box for a note, with its name inside at the top. ``field`` names it for those who type."""

    def __init__(self, label: str, height: float, *, field: str = "") -> None:
        super().__init__()
        self._label, self._height, self._field = label, height, field

    def measure(self, width: float) -> float:  # noqa: ARG002 - it is as high as a hand needs
        return self._height

    def draw(self) -> None:
        self.sheet.box(0, 0, self.width, self.height, line=MUTED_INK)
        self.sheet.show_text(self._label, FURNITURE, 4, self.height - 10)
        if self._field:
            place = (2.0, 1.5, self.width - 4, self.height - 13)
            self.sheet.text_field(self._field, self._label, place, lines=True)


class HiddenValue(Block):
    """Nothing to see: a value in a field that a filled form brings back."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__()
        self._field, self._value = field, value

    def measure(self, width: float) -> float:  # noqa: ARG002 - it takes no room
        return 0.0

    def draw(self) -> None:
        self.sheet.stamp_field(self._field, self._value)


class QrCode(Block):
    """A QR code of a text in capitals and digits, drawn as squares. Error correction M: 15 % may be soiled."""

    def __init__(self, text: str, size: float) -> None:
        super().__init__()
        self._text, self._size, self._side = text, size, size

    @cached_property
    def _modules(self) -> list[list[bool]]:
        return modules(self._text)

    def measure(self, width: float) -> float:
        self._side = min(self._size, width)
        return self._side

    def draw(self) -> None:
        count = len(self._modules)
        module = self._side / (count + 2 * _QUIET)
        edge = _QUIET * module
        squares = []
        for row in range(count):
            start = None
            for column in range(count + 1):
                dark = column < count and self._modules[row][column]
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    y = self.height - edge - (row + 1) * module
                    squares.append((edge + start * module, y, (column - start) * module, module))
                    start = None
        with self.sheet.content(Tag("Figure", alt=named(tr("QR code"), self._text))):
            self.sheet.squares(squares, colour="#000000")
