"""Where a day has no entry, the nearest days before and after it that have one; where nothing was shown on it, what else was recorded."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.reading.ledger.history import HistoryFilter
from language import tr
from ui.history.words import days_asked
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.flow_layout import FlowLayout


class NearDays(QWidget):
    """A button for each day that there is; ``chosen`` carries it."""

    chosen = Signal(date)

    def __init__(self) -> None:
        super().__init__()
        self.before: ActButton | None = None
        self.after: ActButton | None = None
        metrics = current().metrics
        self._line = FlowLayout(self, gap=metrics.inside)
        self._line.setContentsMargins(metrics.around, 0, metrics.around, metrics.around)
        self.any = False
        """Whether there is a day to go to."""

    def show_days(self, before: date | None, after: date | None) -> None:
        """Offer these days; none where there is none."""
        self.any = before is not None or after is not None
        if not self.any:
            # Whoever pressed one of them is led on by the page, which has to know that they did.
            return
        self._line.empty()
        self.before = self.after = None
        if before is not None:
            words = tr("The last day before with an entry: {day}", day=before.isoformat())
            self.before = self._way(words, before)
        if after is not None:
            words = tr("The next day after with an entry: {day}", day=after.isoformat())
            self.after = self._way(words, after)

    def _way(self, words: str, day: date) -> ActButton:
        act = ActButton(words)
        act.acted.connect(lambda: self.chosen.emit(day))
        self._line.addWidget(act)
        return act


class ThatDay(ActButton):
    """Where nothing was shown on a day, something else may have happened: the way to its entries."""

    def __init__(self) -> None:
        super().__init__(tr("What else happened?"))
        self.hide()

    def show_days(self, wanted: HistoryFilter, *, offered: bool) -> None:
        """Offer the days that are asked for."""
        if wanted.since is not None:
            self.set_words(tr("What else happened {when}", when=days_asked(wanted.since, wanted.until)))
            self.setMinimumWidth(self.button.sizeHint().width())
        self.setVisible(offered and wanted.since is not None)
