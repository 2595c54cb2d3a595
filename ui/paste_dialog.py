"""Pasted rows before they are kept: what each would do, as a table; nothing is kept without it."""

from collections.abc import Callable, Sequence
from typing import Any

from language import mark, tr
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.may import refusal
from ui.pasted_entries import PastedEntry
from ui.theme import current
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words


class PasteDialog(Dialog):
    """``keep`` records the requests of the rows that can be used, all of them or none."""

    def __init__(
        self,
        frame: Frame,
        title: str,
        entries: Sequence[PastedEntry[Any]],
        keep: Callable[[tuple[Any, ...]], object],
    ) -> None:
        super().__init__(
            frame,
            title,
            words=tr("Nothing is kept yet. Rows that cannot be used are left out."),
            width=760,
            about="",
        )
        self._keep = keep
        self._usable = tuple(entry.request for entry in entries if entry.request is not None)
        self.table = TableView[PastedEntry[Any]](_COLUMNS, name=tr("Pasted rows"), rows=entries)
        self.table.setMinimumHeight(current().metrics.row * 7)
        left = len(entries) - len(self._usable)
        self.form.add_widget(self.table)
        self.form.add_widget(
            Words(
                tr("{usable} to record, {left} left out.", usable=len(self._usable), left=left), role="muted"
            )
        )
        self.act_button = self.add_act(
            tr("Record {usable} of {entries} rows", usable=len(self._usable), entries=len(entries)),
            lambda: self.attempt(lambda: keep(self._usable)),
            verdict=refusal(tr("No row can be used."), unless=bool(self._usable)),
        )
        # What comes of each row is read first: an Enter out of habit would record it unread.
        self.table.setFocus()


_COLUMNS = (
    Column[PastedEntry[Any]](
        mark("Row"), lambda entry: str(entry.row), sort=lambda entry: entry.row, number=True, width=56
    ),
    Column[PastedEntry[Any]](mark("Name"), lambda entry: entry.name, width=200),
    Column[PastedEntry[Any]](
        mark("What comes of it"),
        lambda entry: entry.why_not or tr("New"),
        role=lambda entry: "danger" if entry.why_not else "",
        glyph=lambda entry: ("error", "danger") if entry.why_not else ("plus", "ok"),
        stretch=True,
    ),
)
