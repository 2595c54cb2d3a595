"""Pasted rows before they are kept: what each would do, as a table; nothing is kept without it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QShowEvent

from language import mark, tr
from ui.dialogs.dialog import Dialog
from ui.fields.form_keeper import KeptField
from ui.frame import Frame
from ui.may import refusal
from ui.pasted_entries import PastedEntry, Register, entries_of
from ui.pasted_rows import PastedRows, as_text, rows_of
from ui.theme import current
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words


class PasteDialog(Dialog):
    """``keep`` records the requests of the rows that can be used, all of them or none.

    The rows are kept from a crash as they were pasted: what they were copied from may be gone by then.

    Raises:
        UserError: the rows are not those of the register.
    """

    def __init__(
        self,
        frame: Frame,
        title: str,
        rows: Sequence[Sequence[str]],
        register: Register[Any],
        keep: Callable[[tuple[Any, ...]], object],
        *,
        about: str,
    ) -> None:
        entries = entries_of(rows, register)
        super().__init__(
            frame,
            title,
            words=tr("Nothing is kept yet. Rows that cannot be used are left out."),
            width=760,
            about=about,
        )
        self._register = register
        self._usable: tuple[Any, ...] = ()
        self._begun = False
        self._pasted = PastedRows(self._show_text)
        self.table = TableView[PastedEntry[Any]](_COLUMNS, name=tr("Pasted rows"))
        self.table.setMinimumHeight(current().metrics.row * 7)
        self._count = Words(role="muted")
        self.form.add_widget(self.table)
        self.form.add_widget(self._count)
        self.act_button = self.add_act(_act_words(0, 0), lambda: self.attempt(lambda: keep(self._usable)))
        self._text = as_text(rows)
        self._show(entries)
        # What comes of each row is read first: an Enter out of habit would record it unread.
        self.table.setFocus()

    @property
    def recorded(self) -> int:
        """How many rows the act records."""
        return len(self._usable)

    def kept_fields(self) -> dict[str, KeptField]:
        return {"rows": self._pasted}

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._begun:
            # Only now: what stands there when a form opens is not what somebody entered.
            self._begun = True
            self._pasted.text = self._text
            self.form.edit()
            self.take_over_the_same()

    def _show_text(self, text: str) -> None:
        """Rows that were pasted before; they may be of another register since it was changed."""
        self._show(entries_of(rows_of(text), self._register))

    def _show(self, entries: Sequence[PastedEntry[Any]]) -> None:
        self._usable = tuple(entry.request for entry in entries if entry.request is not None)
        left = len(entries) - len(self._usable)
        self.table.set_rows(entries)
        self._count.setText(tr("{usable} to record, {left} left out.", usable=len(self._usable), left=left))
        self.act_button.set_words(_act_words(len(self._usable), len(entries)))
        self.act_button.set_verdict(refusal(tr("No row can be used."), unless=bool(self._usable)))


def _act_words(usable: int, entries: int) -> str:
    return tr("Record {usable} of {entries} rows", usable=usable, entries=entries)


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
