"""Ratings that were entered before a crash and are there again: said in a line, taken out, put back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.rules.risk.ratings import FactorRating
from language import plural, tr
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.words import Words


class RatingsBroughtBack(QWidget):
    """Hidden while nothing was brought back. ``wanted`` carries the ratings that are to stand in the form instead."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._words = Words(role="muted", wrap=True)
        self.swap = ActButton(tr("Take them out"))
        self.swap.acted.connect(self._swap)
        self._shown: tuple[FactorRating, ...] = ()
        self._other: tuple[FactorRating, ...] = ()
        self._out = False
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current().metrics.inside)
        line.addWidget(self._words, 1)
        line.addWidget(self.swap)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    @property
    def taken_out(self) -> bool:
        """Whether it stands there to put back what was taken out."""
        return self._out

    def show_ratings(self, back: Sequence[FactorRating], saved: Sequence[FactorRating], at: str) -> None:
        """Say which factors were brought back, as entered until ``at``; ``saved`` is what is on record of them."""
        self._shown, self._other = tuple(back), tuple(saved)
        numbers = ", ".join(str(one.factor) for one in back)
        self._words.setText(
            plural(
                "What you entered of factor {numbers} until {at} was brought back. It is not on record yet.",
                "What you entered of factors {numbers} until {at} was brought back. It is not on record yet.",
                len(back),
                numbers=numbers,
                at=at,
            )
        )
        self.show()

    def _swap(self) -> None:
        self._shown, self._other = self._other, self._shown
        self._out = not self._out
        self.swap.set_words(tr("Put them back") if self._out else tr("Take them out"))
        self.wanted.emit(self._shown)
