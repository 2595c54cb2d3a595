"""What is said above a file of a past day: which day, by two times kept apart, and the way back to now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.reading.countries.country_files import PhaseView
from app.reading.countries.file_on import FileOn
from language import tr
from reports.words import plain_day
from ui.countries.words import ONGOING, risk_level
from ui.theme import current
from ui.theme.phases import phase_label
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.glyph import Glyph
from ui.widgets.words import Words


class PastBanner(Card):
    """Hidden while the file is shown as it stands. ``left`` asks for now."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.day = Words(strong=True, wrap=True)
        self.known = Words(wrap=True)
        self.true = Words(wrap=True)
        self.back = ActButton(tr("Back to now"), icon="back")
        self.back.acted.connect(self.left)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self.day, self.known, self.true):
            column.addWidget(label)
        line = QHBoxLayout()
        line.setSpacing(current().metrics.between)
        line.addWidget(Glyph("history", "accent"))
        line.addWidget(words, 1)
        line.addWidget(self.back)
        self.body.addLayout(line)
        self.hide()

    def show_day(self, found: FileOn | None) -> None:
        """Say how the file stood; none: hide."""
        self.setVisible(found is not None)
        if found is None:
            return
        self.day.setText(
            tr(
                "As it stood on {on}. Read only; a tab that cannot show the past says so.",
                on=plain_day(found.on),
            )
        )
        self.known.setText(
            tr("Recorded by the end of that day: {known_then}.", known_then=_axes(found.known_then))
        )
        self.true.setText(
            tr("Entered later for that day: {true_then}.", true_then=_axes(found.true_then))
            if found.learned_later
            else tr("Nothing was entered later that changes how that day is judged.")
        )
        self.true.set_role("warn" if found.learned_later else "muted")
        self.setAccessibleName(f"{self.day.text()} {self.known.text()} {self.true.text()}")


def _axes(change: PhaseView | None) -> str:
    if change is None:
        return tr("not judged")
    level, ongoing = risk_level(change.risk_level).lower(), ONGOING[change.ongoing].lower()
    return tr(
        "{phase}, risk {level}, ongoing {ongoing}, from {effective_on}",
        phase=phase_label(change.phase),
        level=level,
        ongoing=ongoing,
        effective_on=change.effective_on.isoformat(),
    )
