"""Rows of a table on the clipboard: as tab-separated text, and as a table that a word processor keeps.

What is copied leaves the program. So it follows the rules of an export: the marking stands first, a cell that a spreadsheet
would run as a formula gets an apostrophe, and a protected name is not in it: neither that of the row (`Column.copied`) nor one that
somebody wrote into a text.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from app.exports.cells import clean, guarded
from ui.widgets.marking_strip import MarkingView


def table_mime(marking: str, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """The rows beneath their headings; ``marking`` on a line of its own before them, where there is one."""
    lines = [[cell_text(cell) for cell in line] for line in (titles, *rows)]
    text = ["\t".join(line) for line in lines]
    if marking:
        text.insert(0, cell_text(marking))
    data = QMimeData()
    data.setText("\n".join(text))
    data.setHtml(_html(marking, lines))
    return data


def cell_text(text: str) -> str:
    """A cell on one line, which no spreadsheet takes for a formula."""
    return guarded(clean(text).replace("\t", " ").replace("\n", " "))


def marking_over(widget: QWidget) -> str:
    """The words of the marking that the window or dialog around a widget shows; empty where it shows none."""
    above: QWidget | None = widget
    while above is not None:
        marking = getattr(above, "marking", None)
        if not isinstance(marking, MarkingView):
            marking = getattr(getattr(above, "frame", None), "marking", None)
        if isinstance(marking, MarkingView):
            return f"{marking.words} (DEMO)" if marking.demo else marking.words
        above = above.parentWidget()
    return ""


def veiled_cells(widget: QWidget, rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows with what stands in the place of every protected name that the window or dialog around a widget knows of.

    Raises:
        UserError: the protected names cannot be read; then nothing may leave.
    """
    names = _names_over(widget)
    if not names:
        return [list(line) for line in rows]
    from app.rules.entry.pseudonyms import veiled  # noqa: PLC0415 - late: few cases have a protected name

    return [[veiled(cell, names) for cell in line] for line in rows]


def _names_over(widget: QWidget) -> Mapping[str, str]:
    above: QWidget | None = widget
    while above is not None:
        for holder in (above, getattr(above, "frame", None)):
            names = getattr(holder, "protected_names", None)
            if names is not None:
                return cast("Callable[[], Mapping[str, str]]", names)()
        above = above.parentWidget()
    return {}


def _html(marking: str, lines: Sequence[Sequence[str]]) -> str:
    head, *body = lines
    above = f"<p>{escape(marking)}</p>" if marking else ""
    titles = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>" for line in body)
    return f"{above}<table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"
