"""The evidence of a country: a table, and the chosen item in full beneath it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.actions.evidence import EvidenceKept
from app.reading.country_files import CountryView
from app.reading.evidence import EvidenceView, evidence_of_country
from db.vocabulary import Role
from ui.case import Case
from ui.countries.evidence_detail import EvidenceDetail
from ui.countries.evidence_dialog import EvidenceDialog
from ui.countries.words import caution_mark, happened
from ui.frame import Frame
from ui.may import may
from ui.reports.evidence_words import source_name
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView

_EMPTY = (
    "Record what was observed or reported: who said it, how reliable they are, how credible it is, when it happened, "
    "when it was reported and when it reached us."
)


class EvidenceTab(QWidget):
    """Newest occurrence first. The three dates stand in columns of their own."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._country = ""
        self._name = ""
        verdict = may(case, Role.ANALYST, Role.FOCAL_POINT)
        self.new = ActButton("Record evidence…", icon="plus", primary=True, verdict=verdict)
        self.new.acted.connect(self.record)
        self.table = TableView[EvidenceView](self._columns(), name="Evidence of the country")
        self.detail = EvidenceDetail(case, frame)
        self.table.chosen.connect(self.detail.show_item)
        self.table.opened.connect(lambda _item: self.detail.revise.setFocus())
        self.nothing = EmptyState("No evidence yet", _EMPTY, act="Record evidence…", verdict=verdict)
        self.nothing.acted.connect(self.record)
        self.both = QSplitter(Qt.Orientation.Vertical)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(self.table)
        self.both.addWidget(self.detail)
        self.both.setSizes([180, 320])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.new)
        column.addWidget(self.both, 1)
        column.addWidget(self.nothing, 1)

    def show_file(self, view: CountryView) -> None:
        """Read the evidence of the country; the chosen item stays chosen."""
        self._country, self._name = view.country, view.name
        items = self._case.look(lambda session: evidence_of_country(session, view.country))
        self.detail.set_items(items)
        self.table.set_rows(items, same=lambda item: item.evidence_id)
        self._choose(items)
        self.both.setVisible(bool(items))
        self.new.setVisible(bool(items))
        self.nothing.setVisible(not items)

    def record(self) -> EvidenceDialog:
        """Record an item; it is chosen when it is kept."""
        dialog = EvidenceDialog(self._case, self._frame, self._country, self._name)
        dialog.done_with.connect(self._kept)
        dialog.open()
        return dialog

    def _kept(self, kept: EvidenceKept) -> None:
        place = next(
            (
                place
                for place, row in enumerate(self.table.rows_model.rows)
                if row.evidence_id == kept.evidence_id
            ),
            -1,
        )
        if place >= 0:
            self.table.choose(place)

    def _choose(self, items: tuple[EvidenceView, ...]) -> None:
        if items and self.table.current_row() is None:
            self.table.choose(0)
        elif not items:
            self.detail.show_item(None)

    def _columns(self) -> list[Column[EvidenceView]]:
        zone = self._case.zone
        return [
            Column("Grade", lambda item: item.grade, width=60, tooltip=_grade_words),
            Column(
                "Mark",
                caution_mark,
                role=lambda item: "warn" if caution_mark(item) else "",
                glyph=lambda item: ("warn", "warn") if caution_mark(item) else None,
                tooltip=lambda item: "; ".join(part for part in (item.caution, *item.contradicts) if part),
                width=124,
            ),
            Column("Happened", happened, sort=lambda item: item.occurred_on, width=104),
            Column(
                "Reported", lambda item: item.reported_on.isoformat() if item.reported_on else "", width=96
            ),
            Column(
                "Received",
                lambda item: item.received_at.astimezone(zone).date().isoformat(),
                sort=lambda item: item.received_at,
                width=96,
            ),
            Column("What", lambda item: item.title, stretch=True),
            Column("Violation", lambda item: ", ".join(item.violation_labels), width=150),
            Column("Source", source_name, width=150),
        ]


def _grade_words(item: EvidenceView) -> str:
    return f"{item.grade}: source {item.reliability.label}, information {item.credibility.label}"
