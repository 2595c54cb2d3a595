"""What an import did, and where to go from here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.outside.imports import BatchKept
from language import plural, tr
from ui.case import Case
from ui.frame import Frame
from ui.imports.signals_offer import SignalsOffer
from ui.imports.words import UNRESOLVED, kept_words
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.words import Words


class DonePage(QWidget):
    """``show_batch`` carries the number of the batch; ``another`` is sent to import the next file."""

    show_batch = Signal(str)
    another = Signal()

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self.setAccessibleName(tr("Imported"))
        self._number = ""
        self._title = Words(tr("Imported"), size=TextSize.SECTION, wrap=True)
        self.said = Words(running=True, selectable=True)
        self._next = Words(
            tr(
                "What came in stands in the country files that it is about: events under Events and in the signals, rankings "
                "beside the risk assessment, recommendations in the background. If the file proves to be wrong, a focal point "
                "can withdraw the whole batch."
            ),
            role="muted",
            running=True,
        )
        self.signals = SignalsOffer(case, frame)
        self.batch = ActButton(tr("Show the batch"))
        self.batch.acted.connect(lambda: self.show_batch.emit(self._number))
        self.more = ActButton(tr("Import another file…"))
        self.more.acted.connect(self.another)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        for widget in (self._title, self.said, self._next, self.signals, self.batch, self.more):
            column.addWidget(widget)
        column.addStretch(1)

    def show_waiting(self, name: str, more: int) -> None:
        """Name the file that comes next, and how many come after it; an empty name: any other."""
        if not name:
            self.more.set_words(tr("Import another file…"))
        elif more:
            self.more.set_words(tr("Go on with “{name}”, then {more} more", name=name, more=more))
        else:
            self.more.set_words(tr("Go on with “{name}”", name=name))

    def show_kept(self, kept: BatchKept) -> None:
        """Say what was kept."""
        self._number = kept.number
        said = kept_words(kept)
        if kept.unresolved:
            places = plural(
                "{count:,} place stands for no country.",
                "{count:,} places stand for no country.",
                len(kept.unresolved),
            )
            said += f"\n\n{places} {tr(UNRESOLVED)}"
        self.said.setText(said)
        self.signals.offer(kept)
        # Not on the next act, which is one Tab away: a second Enter on what imported would do it unread.
        self.setFocus()
