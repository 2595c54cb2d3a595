"""A first look at a file: what it is, which format knows it, and its first rows for a mapping."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.imports.formats import Format
from app.imports.mapping import header_row
from app.imports.opening import open_sheet
from app.imports.registry import FORMATS
from app.imports.sheets import Cells

SHOWN = 8
"""First rows that are shown for a mapping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLook:
    """What a file seems to be. ``known`` is the format that knows its columns best; none where none does.

    ``titles`` are the cells of its header, ``samples`` the first rows beneath. ``sheets`` are those of a workbook.
    """

    path: Path
    size: int
    described: str
    encoding: str
    sheet: str
    sheets: tuple[str, ...]
    known: Format | None
    titles: tuple[str, ...]
    samples: tuple[Cells, ...]

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""
        return self.path.name


def look_at(
    path: Path, *, encoding: str = "", sheet: str = "", formats: Sequence[Format] = FORMATS
) -> FileLook:
    """Open a file and look at its first rows.

    Raises:
        BadInput: no readable file, or none of rows and cells.
    """
    with open_sheet(path, encoding, sheet) as opened:
        top = opened.top
        scored = [(layout.score, each) for each in formats if (layout := each.recognise(top)) is not None]
        above = header_row(top)
        return FileLook(
            path=path,
            size=opened.size,
            described=opened.described,
            encoding=encoding,
            sheet=str(getattr(opened, "sheet", "")),
            sheets=tuple(getattr(opened, "sheet_names", ())),
            known=max(scored, key=lambda each: each[0])[1] if scored else None,
            titles=tuple(cell.strip() for cell in top[above][1]) if top else (),
            samples=tuple(cells for _line, cells in top[above + 1 : above + 1 + SHOWN]),
        )
