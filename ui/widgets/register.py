"""A register on a page: a titled table of entries, the chosen one in full, and the acts on it."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.rules.verdict import ALLOWED, Verdict
from language import tr
from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.into_view import bring_into_view, bring_place_into_view
from ui.widgets.layouts import empty
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

T = TypeVar("T")

LONGEST = 8
"""Rows shown without scrolling: a register takes no more of the page."""


@dataclass(frozen=True, slots=True)
class RowAct(Generic[T]):
    """An act on the chosen row: its words, what it does, and whether it may be done (and if not, why)."""

    words: str
    act: Callable[[T], object]
    verdict: Callable[[T], Verdict] = lambda _row: ALLOWED
    icon: str = ""


class Register(Card, Generic[T]):
    """``add`` begins a new entry; ``facts`` says the chosen one in full, as pairs of a label and its words.

    ``longest``: rows shown without scrolling.

    A register without an entry says what belongs there and offers the act that begins it.
    ``chosen`` carries the chosen row, or None.
    """

    chosen = Signal(object)

    def __init__(
        self,
        title: str,
        columns: Sequence[Column[T]],
        *,
        identity: Callable[[T], Hashable],
        nothing: str,
        explains: str = "",
        add: str = "",
        on_add: Callable[[], object] | None = None,
        verdict: Verdict = ALLOWED,
        facts: Callable[[T], Sequence[tuple[str, str]]] | None = None,
        acts: Sequence[RowAct[T]] = (),
        longest: int = LONGEST,
    ) -> None:
        super().__init__(title)
        self._identity = identity
        self._facts = facts
        self._acts = tuple(acts)
        self._before: frozenset[Hashable] | None = None
        """What was there when an entry was begun."""
        self._acting: QWidget | None = None
        """The button of an act that asks something first, until that is answered."""
        self.new: ActButton | None = None
        if explains:
            self.body.addWidget(Words(explains, role="muted", running=True))
        self.table = TableView[T](columns, name=title, longest=longest)
        self.nothing = EmptyState(
            tr("{title}: nothing yet", title=title), nothing, act=add, verdict=verdict, within=True
        )
        if add and on_add is not None:
            self.new = ActButton(add, icon="plus", verdict=verdict)
            for begun in (self.new.acted, self.nothing.acted):
                begun.connect(lambda: self._begin(on_add))
            self.body.addWidget(self.new)
        self.buttons = tuple(ActButton(act.words, icon=act.icon) for act in self._acts)
        for button, act in zip(self.buttons, self._acts, strict=True):
            button.acted.connect(lambda act=act, button=button: self._do(act, button.button))
        self._shown = QVBoxLayout()
        self.body.addWidget(self.table)
        self.body.addLayout(self._shown)
        self._row_acts = ActsLine(self.buttons)
        self.body.addWidget(self._row_acts)
        self.body.addWidget(self.nothing)
        self.table.chosen.connect(self._show)

    def set_rows(self, rows: Sequence[T], *, otherwise: int = 0) -> None:
        """Show the entries; one that was just begun here is chosen, else the chosen one stays, or the one at a place is."""
        self.table.set_rows(rows, same=self._identity, otherwise=otherwise)
        filled = bool(rows)
        for part in (self.table, self._row_acts):
            part.setVisible(filled)
        if self.new is not None:
            self.new.setVisible(filled)
        held: QWidget | None = self.window().focusWidget()
        if held is not None and not isValid(held):
            # The window is being closed.
            held = None
        if filled and held is not None and self.nothing.isAncestorOf(held):
            # The act goes with the words: Qt would put the focus anywhere. Who began the first entry is led to it.
            (self.new if self._before is None and self.new is not None else self.table).setFocus()
        self.nothing.setVisible(not filled)
        self._choose_begun(rows)
        self._lead_to_acted()

    def begin(self) -> None:
        """Begin a new entry as its button does; where that is refused, nothing."""
        if self.new is not None:
            self.new.button.click()

    def _begin(self, on_add: Callable[[], object]) -> None:
        self._before = frozenset(map(self._identity, self.table.rows_model.rows))
        on_add()
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QDialog) and asked is not self.window():
            # Called off: whatever entry comes later is not the one that was begun here.
            asked.rejected.connect(self._forget)

    def _forget(self) -> None:
        self._before = None

    def _choose_begun(self, rows: Sequence[T]) -> None:
        if self._before is None:
            return
        new = [row for row in rows if self._identity(row) not in self._before]
        kept = len(self._before.intersection(map(self._identity, rows)))
        if kept < len(self._before):
            # These are the entries of something else: what was begun was not made.
            self._before = None
            return
        if len(new) != 1:
            return
        self._before = None
        place = next(
            (
                at
                for at, row in enumerate(self.table.rows_model.rows)
                if self._identity(row) == self._identity(new[0])
            ),
            None,
        )
        if place is not None:
            self.table.choose(place)
            self._lead_to_begun()

    def _lead_to_begun(self) -> None:
        """By a key of the page one is led to what was made; whoever pressed the button may press it again for the next."""
        held: QWidget | None = self.window().focusWidget()
        if held is None or not self.isAncestorOf(held):
            self.table.setFocus()
        QTimer.singleShot(0, self, lambda: bring_into_view(self.table))

    def _lead_to_acted(self) -> None:
        """After an act one is at its row, which says what came of it: Enter would else begin the same act once more."""
        acting, self._acting = self._acting, None
        if acting is not None and self.window().focusWidget() in {acting, self.table}:
            self.table.setFocus()
            QTimer.singleShot(0, self, self._show_row)

    def _show_row(self) -> None:
        """Where the focus is must be seen: of a high table its row."""
        place = self.table.visualRect(self.table.currentIndex())
        top = self.table.viewport().mapTo(self.table, place.topLeft())
        bring_place_into_view(self.table, QRect(top, place.size()))

    def _call_off(self) -> None:
        self._acting = None

    def set_verdict(self, verdict: Verdict) -> None:
        """Whether an entry may be added, and if not, why."""
        if self.new is not None:
            self.new.set_verdict(verdict)
        if self.nothing.act is not None:
            self.nothing.act.set_verdict(verdict)

    def _show(self, row: T | None) -> None:
        empty(self._shown)
        held: QWidget | None = self.window().focusWidget()
        acted = next((button for button in self.buttons if button.button is held), None)
        for button, act in zip(self.buttons, self._acts, strict=True):
            if row is not None:
                button.set_verdict(act.verdict(row))
        if acted is not None and not acted.button.isEnabled():
            # What was just done may not be done again: the reader is left at its row, not at whatever act comes next.
            self.table.setFocus()
        if row is not None and self._facts is not None:
            facts = Facts()
            for label, words in self._facts(row):
                if words:
                    facts.add(label, words)
            self._shown.addWidget(facts)
        self.chosen.emit(row)

    def _do(self, act: RowAct[T], button: QWidget) -> None:
        row = self.table.current_row()
        if row is None:
            return
        act.act(row)
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QDialog) and asked is not self.window():
            self._acting = button
            asked.rejected.connect(self._call_off)
