"""Narrowing the list of evidence: by words, source, grade, violation, what other items say, and days."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.reading.evidence.filter import EvidenceFilter, LinkMark
from app.reading.ministry.reference import current_violations
from app.refusals import BadInput
from app.rules.entry.dates import last_day, parse_partial_date
from db.vocabulary import SOURCE_KINDS, Credibility, Reliability, SourceKind
from language import tr
from language.dates import in_figures
from ui.case import Case
from ui.theme import current
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.words import Words

T = TypeVar("T")


class EvidenceFilterBar(QWidget):
    """``changed`` is sent on every edit. A day that cannot be read yet narrows nothing, and says so."""

    changed = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        violations = [(kind.code, kind.label) for kind in case.look(current_violations)]
        self.text = self._line(tr("Find in the evidence"), tr("Find…"), 200)
        self.kind = self._choice(tr("Kind of source"), list(SOURCE_KINDS.items()), tr("Any source"))
        self.reliability = self._choice(
            tr("Reliability of the source"),
            [(one, f"{one.value}  {one.label}") for one in Reliability],
            tr("Any reliability"),
        )
        self.credibility = self._choice(
            tr("Credibility of the information"),
            [(one, f"{one.value}  {one.label}") for one in Credibility],
            tr("Any credibility"),
        )
        self.violation = self._choice(tr("Kind of violation"), violations, tr("Any violation"))
        self.mark = self._choice(
            tr("What other evidence says"), [(one, one.label) for one in LinkMark], tr("Any mark")
        )
        self.first = self._line(tr("Happened from"), tr("From YYYY-MM-DD"), 150)
        self.last = self._line(tr("Happened until"), tr("Until YYYY-MM-DD"), 150)
        self.more = QPushButton(tr("More filters"))
        self.more.setAutoDefault(False)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_more)
        self.clear = QPushButton(tr("Show all"))
        self.clear.setAutoDefault(False)
        self.clear.clicked.connect(self.show_all)
        self._said = Words(role="muted")
        self._further = QWidget()
        further = FlowLayout(self._further, gap=8)
        for widget in (
            self.kind,
            self.reliability,
            self.credibility,
            self.violation,
            self.mark,
            self.first,
            self.last,
        ):
            further.addWidget(widget)
        self.line = QHBoxLayout()
        self.line.setSpacing(current().metrics.inside)
        self.line.addWidget(self.text)
        self.line.addWidget(self.more)
        self.line.addWidget(self.clear)
        self.line.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.inside)
        column.addLayout(self.line)
        column.addWidget(self._further)
        self._show_more(more=False)
        self.say(0, 0)

    def wanted(self) -> EvidenceFilter:
        """What is looked for."""
        return EvidenceFilter(
            text=self.text.text(),
            kind=_chosen(self.kind, SourceKind),
            reliability=_chosen(self.reliability, Reliability),
            credibility=_chosen(self.credibility, Credibility),
            violation=str(self.violation.currentData() or ""),
            mark=_chosen(self.mark, LinkMark),
            first_on=_day(self.first, at_end=False),
            last_on=_day(self.last, at_end=True),
        )

    def show_all(self) -> None:
        """Narrow nothing any more; told once."""
        with QSignalBlocker(self):
            for line in (self.text, self.first, self.last):
                line.clear()
            for box in (self.kind, self.reliability, self.credibility, self.violation, self.mark):
                box.setCurrentIndex(0)
        self.changed.emit()

    def say(self, shown: int, of: int, *, more: bool = False) -> None:
        """Say how many of the items fit; or, where ``more`` do, how many of them are shown."""
        narrowed = self.wanted() != EvidenceFilter()
        self.clear.setVisible(narrowed)
        unread = any(
            line.text().strip() and _day(line, at_end=False) is None for line in (self.first, self.last)
        )
        said = []
        if more:
            newest = (
                tr("The newest {shown:,} of those that fit; {of:,} items are on file.", shown=shown, of=of)
                if narrowed
                else tr("The newest {shown:,} of {of:,} items.", shown=shown, of=of)
            )
            said.append(newest)
        elif narrowed:
            said.append(tr("{shown} of {of} items.", shown=shown, of=of))
        if unread:
            said.append(tr("A day is written 2026-01-10, 2026-01 or 2026."))
        self._said.setText(" ".join(said))

    def _show_more(self, more: bool) -> None:
        self._further.setVisible(more)

    def _line(self, name: str, placeholder: str, width: int) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(placeholder)
        make_clearable(line)
        line.setFixedWidth(width)
        line.textChanged.connect(self.changed)
        return line

    def _choice(self, name: str, choices: Sequence[tuple[T, str]], every: str) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(13)
        box.addItem(every, None)
        for value, words in choices:
            box.addItem(words, value)
        box.currentIndexChanged.connect(self.changed)
        return box


def _chosen(box: QComboBox, kind: type[T]) -> T | None:
    # Qt gives back the bare text of a code.
    value = box.currentData()
    return None if value is None else kind(value)  # type: ignore[call-arg]  # an enum takes its value


def _day(line: QLineEdit, *, at_end: bool) -> date | None:
    if not line.text().strip():
        return None
    try:
        day, precision = parse_partial_date(in_figures(line.text()), "day")
    except BadInput:
        return None
    return last_day(day, precision) if at_end else day
