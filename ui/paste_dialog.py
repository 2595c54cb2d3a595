"""Pasted rows before they are kept: what each would do, as a table; nothing is kept without it."""

from collections.abc import Callable, Sequence
from typing import Any

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
            frame, title, words="Nothing is kept yet. Rows that cannot be used are left out.", width=760
        )
        self._keep = keep
        self._usable = tuple(entry.request for entry in entries if entry.request is not None)
        self.table = TableView[PastedEntry[Any]](_COLUMNS, name="Pasted rows", rows=entries)
        self.table.setMinimumHeight(current().metrics.row * 7)
        left = len(entries) - len(self._usable)
        self.form.add_widget(self.table)
        self.form.add_widget(Words(f"{len(self._usable)} to record, {left} left out.", role="muted"))
        self.act_button = self.add_act(
            f"Record {len(self._usable)} of {len(entries)} rows",
            lambda: self.attempt(lambda: keep(self._usable)),
            verdict=refusal("No row can be used.", unless=bool(self._usable)),
        )


_COLUMNS = (
    Column[PastedEntry[Any]](
        "Row", lambda entry: str(entry.row), sort=lambda entry: entry.row, number=True, width=56
    ),
    Column[PastedEntry[Any]]("Name", lambda entry: entry.name, width=200),
    Column[PastedEntry[Any]](
        "What comes of it",
        lambda entry: entry.why_not or "New",
        role=lambda entry: "danger" if entry.why_not else "",
        glyph=lambda entry: ("error", "danger") if entry.why_not else ("plus", "ok"),
        stretch=True,
    ),
)
