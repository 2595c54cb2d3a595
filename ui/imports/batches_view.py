"""The register of imported files: who, when, what, under which terms, and whether it still counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.actions.outside.imports import WithdrawBatch, withdraw_batch
from app.reading.authority.permission import may_read_content
from app.reading.outside.batches import BatchLine, batch_lines
from db.vocabulary import Role
from ui.case import Case
from ui.files import size_words
from ui.frame import Frame
from ui.imports.words import UNRESOLVED, period
from ui.may import first_refusal, may, refusal
from ui.reports.marking_words import marking_choices
from ui.reports.text_dialog import TextDialog
from ui.reports.words import table_moment
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.layouts import empty
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.table_view import TableView

_EMPTY = (
    "Events of data sets such as UCDP GED and ACLED, rankings of countries by risk, recommendations of the Universal "
    "Periodic Review: bring their files in, and country files, signals and assessments can stand on them. You see what "
    "a file would do before anything is kept."
)


class BatchesView(QWidget):
    """``import_asked`` is sent when the user wants to import a file."""

    import_asked = Signal()

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        verdict = may(case, Role.ANALYST, Role.FOCAL_POINT)
        self.new = ActButton("Import a file…", icon="plus", primary=True, verdict=verdict)
        self.new.acted.connect(self.import_asked)
        self.withdraw = ActButton("Withdraw a batch…")
        self.withdraw.acted.connect(self._withdraw)
        self.table = TableView[BatchLine](self._columns(), name="Imported files")
        self.table.chosen.connect(self._chosen)
        self.nothing = EmptyState("Nothing imported yet", _EMPTY, act="Import a file…", verdict=verdict)
        self.nothing.acted.connect(self.import_asked)
        self._detail = Scrolled("The chosen batch", margin=12)
        self.filled = QSplitter(Qt.Orientation.Vertical)
        self.filled.setChildrenCollapsible(False)
        self.filled.addWidget(self.table)
        self.filled.addWidget(self._detail)
        self.filled.setSizes([260, 240])
        self.acts = ActsLine([self.new, self.withdraw])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.between)
        column.addWidget(self.acts)
        column.addWidget(self.filled, 1)
        column.addWidget(self.nothing, 1)

    def refresh(self) -> None:
        """Read the register again; the chosen batch stays chosen."""
        readable = may_read_content(self._case.actor)
        found = self._case.look(batch_lines) if readable else ()
        self.table.set_rows(found, same=lambda batch: batch.batch_id)
        if found and self.table.current_row() is None:
            self.table.choose(0)
        for part in (self.acts, self.filled):
            part.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if not readable:
            self.nothing.say("An administrator keeps people, offices and backups, and does not see casework.")
        self._chosen(self.table.current_row())

    def show_batch(self, number: str) -> None:
        """Choose the batch of this number."""
        for place, row in enumerate(self.table.rows_model.rows):
            if row.number == number:
                self.table.choose(place)

    def take_focus(self) -> None:
        """Put the cursor where one begins."""
        if self.table.isVisible():
            self.table.setFocus()
        elif self.nothing.act is not None:
            self.nothing.act.button.setFocus()

    def _chosen(self, batch: BatchLine | None) -> None:
        empty(self._detail.body)
        withdrawn = batch is not None and batch.withdrawn_at is not None
        self.withdraw.set_verdict(
            first_refusal(
                may(self._case, Role.FOCAL_POINT),
                refusal("No batch is chosen.", unless=batch is not None),
                refusal("This batch is withdrawn already.", unless=not withdrawn),
            )
        )
        if batch is None:
            return
        facts = Facts()
        for label, words in self._facts(batch):
            if words:
                facts.add(label, words)
        self._detail.body.addWidget(facts)
        self._detail.body.addStretch(1)

    def _facts(self, batch: BatchLine) -> list[tuple[str, str]]:
        withdrawn = ""
        if batch.withdrawn_at is not None:
            when = table_moment(batch.withdrawn_at, self._case.zone)
            withdrawn = f"{when} by {batch.withdrawn_by}: {batch.withdrawal_reason}"
        counts = (
            f"{batch.rows_new:,} new, {batch.rows_changed:,} changed, {batch.rows_unchanged:,} unchanged, "
            f"{batch.rows_refused:,} that could not be read"
        )
        unresolved = "\n".join(batch.unresolved)
        return [
            ("Withdrawn", withdrawn),
            ("Imported", f"{table_moment(batch.imported_at, self._case.zone)} by {batch.imported_by}"),
            ("Data set", f"{batch.dataset.label}: {batch.title}"),
            ("Rows", counts),
            ("Period", period(batch)),
            ("Terms", batch.licence),
            ("Marking", dict(marking_choices(self._case)).get(batch.marking, batch.marking)),
            ("File", f"{batch.file_name}, {size_words(batch.file_size)}"),
            ("SHA-256", f"{batch.file_sha256[:32]}\n{batch.file_sha256[32:]}"),
            ("Read as", str(batch.mapping.get("read_as", ""))),
            ("No country", f"{unresolved}\n{UNRESOLVED}" if unresolved else ""),
        ]

    def _withdraw(self) -> None:
        batch = self.table.current_row()
        if batch is None:
            return
        TextDialog(
            self._frame,
            f"Withdraw {batch.number}",
            words="Its rows stay, marked, and no longer count anywhere; values that they had replaced count again. "
            "A withdrawal is not taken back: to bring the data in again, import the file again.",
            act="Withdraw the batch",
            label="Reason",
            name="reason",
            run=lambda text: self._case.act(
                withdraw_batch, WithdrawBatch(batch_id=batch.batch_id, reason=text)
            ),
        ).open()

    def _columns(self) -> list[Column[BatchLine]]:
        zone = self._case.zone
        return [
            Column("Batch", lambda batch: batch.number, width=122),
            Column(
                "Counts",
                lambda batch: "Withdrawn" if batch.withdrawn_at else "Yes",
                role=lambda batch: "danger" if batch.withdrawn_at else "",
                glyph=lambda batch: ("cross", "danger") if batch.withdrawn_at else None,
                width=100,
            ),
            Column("Data set", lambda batch: batch.dataset.label, width=176),
            Column("What", lambda batch: batch.title, stretch=True),
            Column(
                "New",
                lambda batch: f"{batch.rows_new:,}",
                sort=lambda batch: batch.rows_new,
                number=True,
                width=74,
            ),
            Column(
                "Changed",
                lambda batch: f"{batch.rows_changed:,}",
                sort=lambda batch: batch.rows_changed,
                number=True,
                width=86,
            ),
            Column(
                "Left out",
                lambda batch: f"{batch.rows_refused:,}",
                sort=lambda batch: batch.rows_refused,
                number=True,
                width=84,
            ),
            Column(
                "Imported",
                lambda batch: batch.imported_at.astimezone(zone).date().isoformat(),
                sort=lambda batch: batch.imported_at,
                width=100,
            ),
            Column("By", lambda batch: batch.imported_by, width=120),
        ]
