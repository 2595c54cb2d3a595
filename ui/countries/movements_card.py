"""Movements of people that an item tells of, and the crimes that its coding hints at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.reading.evidence.items import DisplacementView, EvidenceView
from app.rules.verdict import Verdict
from db.vocabulary import words
from language import tr
from ui.reports.evidence_words import movement_words
from ui.theme import TextSize, current
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import Words


class MovementsCard(Card):
    """``recode_asked`` and ``withdraw_asked`` carry the movement."""

    recode_asked = Signal(object)
    withdraw_asked = Signal(object)

    def __init__(self, item: EvidenceView, *, writes: Verdict) -> None:
        super().__init__(tr("Movements and crimes"))
        self._writes = writes
        if not item.displacements:
            self.body.addWidget(Words(tr("No movement of people is coded."), role="muted", wrap=True))
        for movement in item.displacements:
            self.body.addWidget(self._entry(movement))
        if item.coding_gap:
            self.body.addWidget(Words(item.coding_gap, role="warn", wrap=True))
        if item.crime_hints:
            named = ", ".join(words(crime).lower() for crime in item.crime_hints)
            self.body.addWidget(
                Words(
                    tr("What is coded may be part of: {named}. A hint, and never a finding.", named=named),
                    wrap=True,
                )
            )
        for note in (crime.note for crime in item.crime_hints if crime.note):
            self.body.addWidget(Words(note, size=TextSize.CAPTION, role="muted", wrap=True))
        self.body.addStretch(1)

    def _entry(self, movement: DisplacementView) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, current().metrics.inside)
        column.setSpacing(4)
        said = movement_words(movement)
        if not movement.standing:
            column.addWidget(
                Words(
                    tr(
                        "Withdrawn: {said}. {withdrawal_reason}",
                        said=said,
                        withdrawal_reason=movement.withdrawal_reason,
                    ),
                    role="muted",
                    wrap=True,
                )
            )
            return held
        column.addWidget(Words(said, strong=True, wrap=True, selectable=True))
        column.addWidget(
            Words(
                tr("{basis} (coded by {coded_by})", basis=movement.basis, coded_by=movement.coded_by),
                size=TextSize.CAPTION,
                role="muted",
                wrap=True,
            )
        )
        if self._writes.allowed:
            acts = QWidget()
            line = FlowLayout(acts, gap=8)
            for label, name, signal in (
                (tr("Code anew…"), tr("Code anew: {movement}", movement=said), self.recode_asked),
                (tr("Withdraw…"), tr("Withdraw: {movement}", movement=said), self.withdraw_asked),
            ):
                button = QPushButton(label)
                button.setAutoDefault(False)
                button.setAccessibleName(name)
                button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(movement))
                line.addWidget(button)
            column.addWidget(acts)
        return held
