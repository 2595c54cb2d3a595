"""A line above a form: what was typed in it before a crash, to be filled in or discarded."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.reading.unsaved_forms import UnsavedFormView
from language import tr
from ui.theme import current
from ui.widgets.words import Words


class TypedBefore(QFrame):
    """Nothing is filled in unasked: nobody shall sign a text that they did not see come. ``filled`` and ``discarded`` are sent
    by its buttons.
    """

    filled = Signal()
    discarded = Signal()

    def __init__(self, before: UnsavedFormView, zone: ZoneInfo) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        said = tr(
            "You typed here on {at:%Y-%m-%d at %H:%M} and it was not recorded.",
            at=before.until.astimezone(zone),
        )
        first = before.first_words
        self.words = Words(said, wrap=True)
        self.fill = QPushButton(tr("Fill it in"))
        self.discard = QPushButton(tr("Discard…"))
        self.fill.clicked.connect(lambda _checked=False: self.filled.emit())
        self.discard.clicked.connect(lambda _checked=False: self.discarded.emit())
        metrics = current().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.between, metrics.inside, metrics.between, metrics.inside)
        column.setSpacing(metrics.inside)
        column.addWidget(self.words)
        if first:
            column.addWidget(Words(tr("“{words}”", words=first), role="muted", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(metrics.inside)
        for button in (self.fill, self.discard):
            button.setAutoDefault(False)
            button.setAccessibleDescription(said)
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
