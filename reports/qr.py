"""QR codes: reportlab's, with the mask chosen as it would, at a twentieth of the time.

A mask is laid over the code so that readers do not lose themselves in it; the standard (ISO/IEC 18004, 7.8) counts penalties
for each of eight. Rows and columns are taken as whole numbers, a bit for each module, and compared all at once.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel, QRUtil

_MASKS = 8
_FIRST_NUMBERED = 7
"""The smallest version that says its number."""
_FINDER = 0b00001011101
"""What looks like the corner of a code, as the lowest bits of a row: dark, light, three dark, light, dark, four light."""
_FINDER_LENGTH = 11

Lines = tuple[int, ...]
"""Rows or columns of modules, the first module of each as its lowest bit."""


class _Code(QRCode):
    """A code that looks up where its data stand: they stand there in each of its version."""

    def dataPosIterator(self) -> Sequence[tuple[int, int]]:  # noqa: N802 - reportlab calls it so
        return _places(self.version)


@lru_cache(maxsize=40)
def _places(version: int) -> Sequence[tuple[int, int]]:
    """Column and row of each module that holds data, in their order."""
    code = QRCode(version, QRErrorCorrectLevel.M)
    code.moduleCount = 4 * version + 17
    return tuple(code.dataPosIterator())  # type: ignore[no-untyped-call] # stubs


def modules(text: str) -> list[list[bool]]:
    """Rows of dark and light modules. Error correction M: 15 % may be soiled."""
    code = _Code(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.version = code.calculate_version()  # type: ignore[no-untyped-call] # stubs
    code.makeImpl(True, 0)
    overlays = _overlays(code.version)
    best = _best_mask(code, overlays)
    code.setupTypeInfo(False, best)
    if code.version >= _FIRST_NUMBERED:
        code.setupTypeNumber(False)
    turned = [old ^ new for old, new in zip(overlays[0][0], overlays[best][0], strict=True)]
    return [
        [bool(dark) != bool(line >> place & 1) for place, dark in enumerate(row)]
        for row, line in zip(code.modules, turned, strict=True)
    ]


def _best_mask(code: QRCode, overlays: Sequence[tuple[Lines, Lines]]) -> int:
    """The mask of the least penalty, of a code that has the first and does not say so yet."""
    rows, columns = _numbers(code.modules), _numbers(list(zip(*code.modules, strict=True)))
    penalties = [
        _penalty(_laid(rows, overlays[0][0], by_row), _laid(columns, overlays[0][1], by_column))
        for by_row, by_column in overlays
    ]
    return penalties.index(min(penalties))


def _laid(lines: Lines, before: Lines, after: Lines) -> Lines:
    """Lines with one mask in the place of another."""
    return tuple(line ^ old ^ new for line, old, new in zip(lines, before, after, strict=True))


@lru_cache(maxsize=40)
def _overlays(version: int) -> tuple[tuple[Lines, Lines], ...]:
    """Each mask over the places of data in a code of this version, as rows and as columns."""
    size, places = 4 * version + 17, _places(version)
    found = []
    for mask in range(_MASKS):
        turns = QRUtil.getMask(mask)  # type: ignore[no-untyped-call] # stubs
        rows, columns = [0] * size, [0] * size
        for column, row in places:
            if turns(row, column):
                rows[row] |= 1 << column
                columns[column] |= 1 << row
        found.append((tuple(rows), tuple(columns)))
    return tuple(found)


def _numbers(lines: Sequence[Sequence[bool]]) -> Lines:
    return tuple(sum(1 << place for place, dark in enumerate(line) if dark) for line in lines)


def _penalty(rows: Sequence[int], columns: Sequence[int]) -> int:
    size = len(rows)
    found = sum(_runs(line, size) for line in (*rows, *columns)) + sum(_finders(row, size) for row in rows)
    inner = (1 << (size - 1)) - 1
    for above, below in pairwise(rows):
        differ = (above ^ below) | (above ^ above >> 1) | (below ^ below >> 1) | (above ^ below) >> 1
        found += 3 * (~differ & inner).bit_count()
    dark = 100 * sum(row.bit_count() for row in rows) // size**2
    return found + 10 * (abs(dark - 50) // 5)


def _runs(line: int, size: int) -> int:
    """Three for five alike in a row, and one for each further."""
    same = ~(line ^ line >> 1) & ((1 << (size - 1)) - 1)
    fives = same & same >> 1 & same >> 2 & same >> 3
    return fives.bit_count() + 2 * (fives & ~(fives << 1)).bit_count()


def _finders(line: int, size: int) -> int:
    """Forty for each likeness of a corner. reportlab looks for it in rows alone, and not at the last place: so do we, so that
    a code that was printed before is printed as it was."""
    found = (1 << (size - _FINDER_LENGTH)) - 1
    for place in range(_FINDER_LENGTH):
        found &= line >> place if _FINDER >> place & 1 else ~(line >> place)
    return 40 * found.bit_count()
