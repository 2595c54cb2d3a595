"""A table on its way out: columns with their names for people, programs and HXL, and rows of plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from app.exports.cells import Value
from app.refusals import Refused
from language import Wording, mark, tr


class ExportFormat(StrEnum):
    """The kinds of file that a table is written as."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    HXL = "hxl"
    """CSV with a row of HXL hashtags under the header."""

    @property
    def extension(self) -> str:
        """How the name of such a file ends, without the dot."""
        return "csv" if self is ExportFormat.HXL else self.value

    @property
    def label(self) -> str:
        """What people call it."""
        return _LABELS[self]


_LABELS = Wording(
    {
        ExportFormat.CSV: "CSV",
        ExportFormat.XLSX: mark("Excel workbook"),
        ExportFormat.JSON: "JSON",
        ExportFormat.HXL: mark("CSV with HXL hashtags"),
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its code in JSON, its heading, and its HXL tag; empty where there is none."""

    code: str
    title: str
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportTable:
    """A table with what must stand on it.

    ``marking`` is its protective marking in words. ``about`` says what it is, when and by whom it was taken out, and under which
    terms its data stand. ``rows`` are read once.
    """

    title: str
    marking: str
    about: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]] = field(repr=False)

    def marked(self) -> str:
        """The marking.

        Raises:
            Refused: ``marking.missing``: no marking, no export.
        """
        if not self.marking.strip():
            raise Refused(
                "marking.missing",
                tr("This has no protective marking, so it cannot be exported."),
                remedy=tr("Give it a marking first."),
            )
        return self.marking

    def heads(self) -> Iterator[str]:
        """The lines above the header: the marking first."""
        yield self.marked()
        yield from self.about


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes, and how many rows of the table are in it."""

    content: bytes = field(repr=False)
    rows: int
