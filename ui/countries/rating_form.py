"""A risk assessment under way: every factor of the framework in a compact form."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.risk_assessments import RateFactors, rate_factors
from app.reading.evidence import EvidenceView
from app.reading.risk_assessments import RiskAssessmentView
from app.reference.framework import CITATION, Factor
from app.refusals import BadInput, UserError
from app.rules.ratings import FactorRating
from ui.case import Case
from ui.countries.complete_dialog import CompleteDialog
from ui.countries.factor_row import FactorRow
from ui.countries.rating_words import SCOPES
from ui.frame import Frame
from ui.may import refusal
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.line import Line
from ui.widgets.notice import Notice
from ui.widgets.words import Words


class RatingForm(QWidget):
    """What is entered stays entered until it is kept, also while another country is looked at."""

    kept = Signal()

    def __init__(
        self,
        case: Case,
        frame: Frame,
        view: RiskAssessmentView,
        factors: Sequence[Factor],
        items: Sequence[EvidenceView],
    ) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._view = view
        self.rows: dict[int, FactorRow] = {}
        self.notice = Notice()
        self.save = ActButton("Save the ratings")
        self.complete = ActButton("Complete the assessment…", primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.between)
        column.addWidget(Words(CITATION, size=TextSize.CAPTION, role="muted", wrap=True))
        stored = {rating.factor: rating for rating in view.ratings}
        for card in self._cards(factors, stored, items):
            column.addWidget(card)
        column.addWidget(self.notice)
        line = QHBoxLayout()
        line.addWidget(self.save)
        line.addWidget(self.complete)
        line.addStretch(1)
        column.addLayout(line)
        self.save.acted.connect(self.save_ratings)
        self.complete.acted.connect(self._complete)
        self._judge()

    @property
    def unsaved(self) -> bool:
        """Whether a rating was entered and not kept."""
        return any(row.edited and row.rated for row in self.rows.values())

    def offer_evidence(self, items: Sequence[EvidenceView]) -> None:
        """Offer the items that are on the file now."""
        for row in self.rows.values():
            row.offer_evidence(items)

    def save_ratings(self) -> bool:
        """Keep what was entered; a rating that cannot be kept says so, and the others are kept all the same."""
        self.notice.clear()
        waiting = [row for row in self.rows.values() if row.edited and row.rated]
        try:
            self._keep(waiting)
            wrong = []
        except BadInput:
            # One of them cannot be kept: one by one, each says for itself what is wrong with it.
            wrong = [row for row in waiting if not self._kept_alone(row)]
        except UserError as error:
            self.notice.refuse(error, kept="Everything that you entered is still here.")
            return False
        if wrong:
            wrong[0].rating.setFocus()
        self._judge()
        self.kept.emit()
        return not wrong

    def _keep(self, rows: Sequence[FactorRow]) -> None:
        ratings = tuple(row.value() for row in rows)
        self._case.act(rate_factors, RateFactors(assessment_id=self._view.assessment_id, ratings=ratings))
        for row in rows:
            row.settle()

    def _kept_alone(self, row: FactorRow) -> bool:
        try:
            self._keep([row])
        except UserError as error:
            row.set_error(str(error))
            return False
        return True

    def _cards(
        self, factors: Sequence[Factor], stored: dict[int, FactorRating], items: Sequence[EvidenceView]
    ) -> list[Card]:
        cards: dict[str, Card] = {}
        for factor in factors:
            title = SCOPES[factor.scope]
            if title in cards:
                cards[title].body.addWidget(Line())
            card = cards.setdefault(title, Card(title))
            row = FactorRow(factor, stored.get(factor.number), items)
            row.changed.connect(self._judge)
            card.body.addWidget(row)
            self.rows[factor.number] = row
        return list(cards.values())

    def _judge(self) -> None:
        missing = [number for number, row in self.rows.items() if not row.rated]
        numbers = ", ".join(map(str, missing))
        noun = "factor" if len(missing) == 1 else "factors"
        self.complete.set_verdict(
            refusal(
                f"Not rated yet: {noun} {numbers}.",
                "Rate each, or say that it is unknown.",
                unless=not missing,
            )
        )
        self.save.set_verdict(refusal("Nothing waits to be saved.", unless=self.unsaved))

    def _complete(self) -> None:
        if self.unsaved and not self.save_ratings():
            return
        dialog = CompleteDialog(self._case, self._frame, self._view)
        dialog.open()
