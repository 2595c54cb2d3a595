"""What was shown on some days, or around them: the table, the essential of the chosen brief, and the ways on from it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from app.reading.ledger.around import ShownAround
from app.reading.ledger.history import HistoryFilter
from app.reading.ledger.shown import BriefShown
from language import plural, tr
from ui.frame import Frame
from ui.history.gist_lines import GistLines
from ui.history.shown_table import ShownTable
from ui.history.told import beside_told, near_listed
from ui.open_case import OpenCase
from ui.places import HISTORY
from ui.widgets.act_button import ActButton
from ui.widgets.words import Words


class ShownList:
    """``others``: offices around the days beneath the first few; ``again`` reads the list again. Nothing of it is seen before
    :meth:`set_visible`."""

    def __init__(self, case: OpenCase, frame: Frame, again: Callable[[], None]) -> None:
        self._frame = frame
        self._again = again
        self.found = ShownAround()
        """What was shown, and what came around the days to whom nothing was."""
        self._every_office = False
        self._gone_on = 0
        """Behind so many offices whoever asked for the others goes on."""
        self.listed = 0
        """Rows of what was shown on the days themselves."""
        self._left = 0
        """Offices that are not listed."""
        self.table = ShownTable(lambda: case.zone, name=tr("Who was shown what?"))
        self.beside = Words(wrap=True)
        self.gist = GistLines(case)
        self.others = ActButton(tr("And the other offices"))
        self.open_entry = ActButton(tr("Show its entry"))
        self.open_brief = ActButton(tr("Open the brief that was shown"), primary=True)
        self.acts = (self.others, self.open_entry, self.open_brief)
        self.table.chosen.connect(self.gist.show_brief)
        self.table.opened.connect(self._open)
        self.others.acted.connect(self._show_every_office)
        self.open_brief.acted.connect(lambda: self._open(self.table.current_row()))
        self.open_entry.acted.connect(self._open_entry)

    def stand_in(self, column: QVBoxLayout) -> None:
        """Stand there one beneath the other, the ways on aside."""
        column.addWidget(self.beside)
        column.addWidget(self.table, 1)
        column.addWidget(self.gist)
        self.set_visible(visible=False)

    @property
    def is_around(self) -> bool:
        """Whether nothing was shown on the days, and something before or after them."""
        return bool(self.found.near) and not self.found.handed

    def fill(self, found: ShownAround, wanted: HistoryFilter, *, limit: int, anew: bool) -> int:
        """List what was found, where another question is asked (``anew``) from its answer on; how much was on the days."""
        self._every_office = self._every_office and not anew
        self.found = found
        rows, near = found.on[:limit], near_listed(found, every=self._every_office)
        # Beside what was shown around the days, what was only read on them is no answer either; it stands beneath.
        self.listed = len(rows)
        self.table.show_rows(rows, near, near_first=self.is_around)
        if anew and (near or rows):
            # What the highest office knew on a day is what it was shown last before it.
            answer = near[0].both[0] if self.is_around else rows[0]
            self.table.choose_first(lambda one: one == answer)
            self.table.scrollToTop()
        if 0 < self._gone_on < len(near):
            further = near[self._gone_on].both[0]
            self.table.choose_first(lambda one: one == further)
            self._gone_on = 0
        self.beside.setText(beside_told(wanted, found))
        self._left = len(found.near) - len(near) if self.is_around else 0
        self.others.set_words(plural("And {count} other office", "And {count} other offices", self._left))
        return 0 if self.is_around else len(rows)

    def set_visible(self, *, visible: bool) -> None:
        """All that has something to say, or nothing."""
        self.table.setVisible(visible)
        self.beside.setVisible(visible and bool(self.beside.text()))
        self.others.setVisible(visible and self._left > 0)
        self.open_brief.setVisible(visible)
        self.open_entry.setVisible(visible)
        self.gist.show_brief(self.table.current_row() if visible else None)

    def _show_every_office(self) -> None:
        """Those beneath the first few as well: one goes on in the table, at the first of them."""
        self._gone_on = len(near_listed(self.found, every=False))
        self._every_office = True
        self.table.setFocus()
        self._again()

    def _open(self, one: BriefShown | None) -> None:
        if one is not None:
            self._frame.go("reports", f"{one.number}/brief/{one.version}")

    def _open_entry(self) -> None:
        one = self.table.current_row()
        if one is not None:
            self._frame.go(HISTORY.name, f"#{one.entry}")
