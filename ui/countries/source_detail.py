"""One source: its notes, how its reliability was judged over time, and the evidence it gave."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.evidence.items import EvidenceView, SourceView, evidence_of_source
from app.reading.evidence.source_grades import SourceGrade, grades_of_source
from ui.case import Case
from ui.countries.words import SOURCE_KINDS, happened
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.layouts import empty
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_MOST_ROWS = 8


class SourceDetail(QWidget):
    """Says nothing while no source is chosen."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().metrics.between)

    def show_source(self, source: SourceView | None) -> None:
        """Show another source, or the same as it stands now."""
        empty(self._column)
        if source is None:
            return
        self._column.addWidget(Columns([self._grades(source), self._items(source)], stretch=(1, 1)))

    def _grades(self, source: SourceView) -> Card:
        card = Card(f"{source.name}: reliability over time")
        card.body.addWidget(
            Words(f"{SOURCE_KINDS[source.kind]}. {source.notes}".strip(), role="muted", wrap=True)
        )
        grades = self._case.look(lambda session: grades_of_source(session, source.source_id))
        zone = self._case.zone
        table = TableView[SourceGrade](
            [
                Column("Since", lambda grade: grade.at.astimezone(zone).date().isoformat(), width=100),
                Column(
                    "Letter", lambda grade: f"{grade.reliability.value}  {grade.reliability.label}", width=150
                ),
                Column("By, and why", _by, stretch=True, tooltip=_by),
            ],
            name=f"Reliability of {source.name} over time",
            rows=tuple(reversed(grades)),
        )
        _fit(table, len(grades))
        card.body.addWidget(table)
        card.body.addStretch(1)
        return card

    def _items(self, source: SourceView) -> Card:
        card = Card("Evidence it gave")
        items = self._case.look(lambda session: evidence_of_source(session, source.source_id))
        if not items:
            card.body.addWidget(Words("No item names this source yet.", role="muted"))
        else:
            table = TableView[EvidenceView](
                [
                    Column("Number", lambda item: item.number, width=120),
                    Column("File", lambda item: item.country, width=56),
                    Column("Grade", lambda item: item.grade, width=64, tooltip=_grade),
                    Column("Happened", happened, sort=lambda item: item.occurred_on, width=110),
                    Column("What", lambda item: item.title, stretch=True),
                ],
                name=f"Evidence that {source.name} gave",
                rows=items,
            )
            _fit(table, len(items))
            card.body.addWidget(table)
        card.body.addStretch(1)
        return card


def _by(grade: SourceGrade) -> str:
    return f"{grade.who}: {grade.reason}" if grade.reason else f"{grade.who}, when it was entered"


def _grade(item: EvidenceView) -> str:
    return f"{item.grade}: source {item.reliability.label}, information {item.credibility.label}"


def _fit(table: TableView[SourceGrade] | TableView[EvidenceView], rows: int) -> None:
    header = table.horizontalHeader().sizeHint().height()
    table.setFixedHeight(header + current().metrics.row * max(1, min(rows, _MOST_ROWS)) + 4)
