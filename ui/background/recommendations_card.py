"""The recommendations to a state: those entered by hand and those that came in files, found by words."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.reading.outside.recommendation_lists import RecommendationLine, RecommendationList
from app.rules.verdict import ALLOWED, Verdict
from db.vocabulary.recommendations import BODY_LABELS, RESPONSE_LABELS
from language import mark, tr
from ui.background.words import iso, sourced
from ui.may import first_refusal, refusal
from ui.theme import current
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column
from ui.widgets.words import Words


class RecommendationsCard(QWidget):
    """``sought`` carries the words that are looked for; the part around it reads and shows."""

    sought = Signal(str)

    def __init__(
        self,
        *,
        record: Callable[[], object],
        revise: Callable[[RecommendationLine], object],
        withdraw: Callable[[RecommendationLine], object],
    ) -> None:
        super().__init__()
        self._may: Verdict = ALLOWED
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find in the recommendations"))
        self.search.setAccessibleName(tr("Find in the recommendations"))
        make_clearable(self.search)
        self.search.textChanged.connect(self.sought)
        self.count = Words(role="muted")
        self.register = Register[RecommendationLine](
            tr("Recommendations"),
            _COLUMNS,
            identity=lambda line: line.key,
            nothing=tr(
                "What the Universal Periodic Review, treaty bodies and special procedures recommend to the state, and "
                "what it answered. Whole lists are imported as files."
            ),
            add=tr("Record a recommendation…"),
            on_add=record,
            facts=_facts,
            acts=(
                RowAct(tr("Revise…"), revise, self._may_change, "edit"),
                RowAct(tr("Withdraw…"), withdraw, self._may_change),
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.inside)
        column.addWidget(self.search)
        column.addWidget(self.count)
        column.addWidget(self.register)

    def show_list(self, found: RecommendationList, may: Verdict) -> None:
        """Show what was found."""
        self._may = may
        self.register.set_rows(found.lines)
        self.register.set_verdict(may)
        sought = bool(self.search.text().strip())
        self.search.setVisible(bool(found.total) or sought)
        more = tr(
            "The first {lines} of {total} are shown: find others by words.",
            lines=len(found.lines),
            total=found.total,
        )
        self.count.setText(more if found.total > len(found.lines) else "")
        if sought and not found.total:
            self.count.setText(tr("No recommendation has these words."))
        self.count.setVisible(bool(self.count.text()))

    def _may_change(self, line: RecommendationLine) -> Verdict:
        own = refusal(
            tr("It came in a file."), tr("Correct the file and import it again."), unless=bool(line.entry_id)
        )
        return first_refusal(self._may, own)


def _facts(line: RecommendationLine) -> list[tuple[str, str]]:
    return [
        (tr("Text"), line.text),
        (tr("Body"), BODY_LABELS[line.body]),
        (tr("Date"), iso(line.recommended_on)),
        (tr("Symbol"), line.symbol),
        (tr("Source"), sourced(line.source, line.source_on)),
        (tr("Recorded by"), line.recorded_by),
    ]


_COLUMNS = (
    Column[RecommendationLine](
        mark("Year"), lambda line: str(line.year or ""), sort=lambda line: line.year, width=72
    ),
    Column[RecommendationLine](
        mark("Cycle"), lambda line: str(line.cycle or ""), sort=lambda line: line.cycle, number=True, width=64
    ),
    Column[RecommendationLine](mark("By"), lambda line: line.by, width=150),
    Column[RecommendationLine](mark("Response"), lambda line: RESPONSE_LABELS[line.response], width=104),
    Column[RecommendationLine](mark("Recommendation"), lambda line: line.text, stretch=True),
)
