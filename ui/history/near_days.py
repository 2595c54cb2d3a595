"""Where a day has no entry, the nearest days before and after it that have one; where nothing was shown on it, what else was recorded."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.reading.ledger.history import HistoryFilter
from language import tr
from ui.history.told import about_words
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

    def show_days(self, wanted: HistoryFilter, count: int | None) -> None:
        """Offer the days that are asked for, with how much there is; where there is nothing, or nothing is asked, none."""
        if wanted.since is not None and count:
            when, about = days_asked(wanted.since, wanted.until), about_words(wanted.topic.strip())
            words = (
                tr("What else happened {when}: {about} ({count:,})", when=when, about=about, count=count)
                if about
                else tr("What else happened {when} ({count:,})", when=when, count=count)
            )
            self.set_words(words)
            self.setMinimumWidth(self.button.sizeHint().width())
        self.setVisible(bool(count) and wanted.since is not None)
