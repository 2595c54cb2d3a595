"""One source: its notes, how its reliability was judged over time, and the evidence it gave."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.evidence.items import EvidenceView, SourceView, evidence_of_source
from app.reading.evidence.source_grades import SourceGrade, grades_of_source
from language import tr
from language.phrases import headed
from ui.case import Case
from ui.countries.words import happened
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
        self._column.addWidget(Columns([self._grades(source), self._items(source)], stretch=(2, 3)))

    def _grades(self, source: SourceView) -> Card:
        card = Card(tr("{source}: reliability over time", source=source.name))
        card.body.addWidget(Words(f"{source.kind.label}. {source.notes}".strip(), role="muted", wrap=True))
        grades = self._case.look(lambda session: grades_of_source(session, source.source_id))
        zone = self._case.zone
        table = TableView[SourceGrade](
            [
                Column(tr("Since"), lambda grade: grade.at.astimezone(zone).date().isoformat(), width=100),
                Column(
                    tr("Letter"),
                    lambda grade: f"{grade.reliability.value}  {grade.reliability.label}",
                    width=150,
                ),
                Column(tr("By, and why"), _by, stretch=True, tooltip=_by),
            ],
            name=tr("Reliability of {source} over time", source=source.name),
            rows=tuple(reversed(grades)),
            longest=_MOST_ROWS,
        )
        card.body.addWidget(table)
        card.body.addStretch(1)
        return card

    def _items(self, source: SourceView) -> Card:
        card = Card(tr("Evidence it gave"))
        items = self._case.look(lambda session: evidence_of_source(session, source.source_id))
        if not items:
            card.body.addWidget(Words(tr("No item names this source yet."), role="muted"))
        else:
            table = TableView[EvidenceView](
                [
                    Column(tr("Number"), lambda item: item.number, width=120),
                    Column(tr("File"), lambda item: item.country, width=56),
                    Column(tr("Grade"), lambda item: item.grade, width=64, tooltip=_grade),
                    Column(tr("Happened"), happened, sort=lambda item: item.occurred_on, width=110),
                    Column(tr("What"), lambda item: item.title, stretch=True),
                ],
                name=tr("Evidence that {source} gave", source=source.name),
                rows=items,
                longest=_MOST_ROWS,
            )
            card.body.addWidget(table)
        card.body.addStretch(1)
        return card


def _by(grade: SourceGrade) -> str:
    return (
        headed(grade.who, grade.reason) if grade.reason else tr("{who}, when it was entered", who=grade.who)
    )


def _grade(item: EvidenceView) -> str:
    return tr(
        "{grade}: source {reliability}, information {credibility}",
        grade=item.grade,
        reliability=item.reliability.label,
        credibility=item.credibility.label,
    )
