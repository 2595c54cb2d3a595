"""One risk factor in the form: its rating and trend in a line, and on demand the indicators, evidence and a note."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.reading.evidence import EvidenceView
from app.reference.framework import Factor
from app.rules.ratings import FactorRating, Finding, IndicatorRating, Trend
from ui.countries.rating_words import RATINGS, TRENDS
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.reports.evidence_words import in_a_line
from ui.theme import TextSize
from ui.widgets.words import Words


class FactorRow(QWidget):
    """``changed`` is sent on every edit. The lists beneath are made when they are first opened."""

    changed = Signal()

    def __init__(self, factor: Factor, stored: FactorRating | None, items: Sequence[EvidenceView]) -> None:
        super().__init__()
        self.factor = factor
        self._stored = stored or FactorRating(factor=factor.number)
        self._items = tuple(items)
        self.setAccessibleName(f"Factor {factor.number}: {factor.title}")
        self.rating = _box(f"Rating of factor {factor.number}", ["Not rated", *RATINGS.values()])
        self.trend = _box(f"Trend of factor {factor.number}", list(TRENDS.values()))
        self.more = QPushButton()
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.more.setProperty("kind", "link")
        self.more.toggled.connect(self._open)
        self._error = Words(size=TextSize.CAPTION, role="danger", wrap=True)
        self._error.hide()
        self.indicators: MultiChoice[str] | None = None
        self.evidence: MultiChoice[str] | None = None
        self.note: TextArea | None = None
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Words(f"{factor.number}. {factor.title}", wrap=True), 1)
        for widget in (self.rating, self.trend, self.more):
            line.addWidget(widget)
        self.more.setMinimumWidth(128)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(4)
        self._column.addLayout(line)
        self._column.addWidget(self._error)
        self._load()
        self.rating.currentIndexChanged.connect(self._edited)
        self.trend.currentIndexChanged.connect(self._edited)
        self.edited = False

    @property
    def rated(self) -> bool:
        """Whether a rating is chosen."""
        return self.rating.currentIndex() > 0

    @property
    def error(self) -> str:
        """What is wrong with the rating; empty where nothing is known to be."""
        return self._error.text()

    def value(self) -> FactorRating:
        """The rating as it is entered; only while :attr:`rated`."""
        stored = self._stored
        return FactorRating(
            factor=self.factor.number,
            rating=list(RATINGS)[self.rating.currentIndex() - 1],
            trend=list(TRENDS)[self.trend.currentIndex()],
            indicators=tuple(IndicatorRating(code=code, finding=Finding.SEEN) for code in self._codes()),
            evidence=self.evidence.value() if self.evidence else stored.evidence,
            note=self.note.value() if self.note else stored.note,
        )

    def offer_evidence(self, items: Sequence[EvidenceView]) -> None:
        """Offer the items that are on the file now; what is ticked stays ticked."""
        self._items = tuple(items)
        if self.evidence is not None:
            self.evidence.set_choices(_choices(items))
            self.evidence.setVisible(self.more.isChecked() and bool(items))

    def settle(self) -> None:
        """What is entered now is what is kept."""
        self.edited = False
        self.set_error("")

    def set_error(self, error: str) -> None:
        """Show what is wrong, and open what may have to be filled in."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self.rating.setAccessibleDescription(error)
        if error:
            self.more.setChecked(True)
            self.rating.setFocus()

    def _load(self) -> None:
        if self._stored.rating:
            self.rating.setCurrentIndex(1 + list(RATINGS).index(self._stored.rating))
            self.trend.setCurrentIndex(list(TRENDS).index(self._stored.trend))
        else:
            self.trend.setCurrentIndex(list(TRENDS).index(Trend.UNKNOWN))
        self._count()

    def _open(self, shown: bool) -> None:
        if shown and self.indicators is None:
            self._make_lists()
        for field in (self.indicators, self.evidence, self.note):
            if field is not None:
                field.setVisible(shown and (field is not self.evidence or bool(self._items)))
        self._count()

    def _make_lists(self) -> None:
        number = self.factor.number
        self.indicators = MultiChoice[str](
            f"Indicators seen of factor {number}",
            [
                (one.code, f"{one.code}  {one.meaning}" + ("" if one.confirmed else "  (to be confirmed)"))
                for one in self.factor.indicators
            ],
            rows=6,
        )
        self.evidence = MultiChoice[str](
            f"Evidence for factor {number}",
            _choices(self._items),
            rows=4,
        )
        self.note = TextArea(
            f"Note on factor {number}", rows=2, hint="What was seen, or why it cannot be judged."
        )
        self.indicators.set_value([one.code for one in self._stored.seen])
        self.evidence.set_value(self._stored.evidence)
        self.note.set_value(self._stored.note)
        for field in (self.indicators, self.evidence, self.note):
            field.setContentsMargins(24, 0, 0, 0)
            self._column.addWidget(field)
            field.changed.connect(self._edited)

    def _edited(self) -> None:
        self.edited = True
        if self.error:
            self._error.setText("")
            self._error.hide()
        self._count()
        self.changed.emit()

    def _codes(self) -> tuple[str, ...]:
        if self.indicators is not None:
            return self.indicators.value()
        return tuple(one.code for one in self._stored.seen)

    def _count(self) -> None:
        seen = self._codes()
        words = f"Indicators ({len(seen)})" if seen else "Indicators"
        self.more.setText(f"Hide {words.lower()}" if self.more.isChecked() else f"{words}…")
        self.more.setAccessibleName(f"{words} of factor {self.factor.number}")


def _choices(items: Sequence[EvidenceView]) -> list[tuple[str, str]]:
    return [(one.number, f"{one.number} · {in_a_line(one)}") for one in items]


def _box(name: str, choices: list[str]) -> QComboBox:
    box = QComboBox()
    box.addItems(choices)
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    box.setMinimumWidth(136)
    return box
