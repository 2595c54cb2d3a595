"""The register of imported files: who, when, what, under which terms, and whether it still counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.actions.outside.imports import WithdrawBatch, withdraw_batch
from app.reading.authority.permission import may_read_content
from app.reading.outside.batches import BatchLine, batch_lines
from db.vocabulary import Role
from language import mark, tr
from language.numbers import number
from language.phrases import headed
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

_EMPTY = mark(
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
        self.new = ActButton(tr("Import a file…"), icon="plus", primary=True, verdict=verdict)
        self.new.acted.connect(self.import_asked)
        self.withdraw = ActButton(tr("Withdraw a batch…"))
        self.withdraw.acted.connect(self._withdraw)
        self.table = TableView[BatchLine](self._columns(), name=tr("Imported files"))
        self.table.chosen.connect(self._chosen)
        self.nothing = EmptyState(
            tr("Nothing imported yet"), tr(_EMPTY), act=tr("Import a file…"), verdict=verdict
        )
        self.nothing.acted.connect(self.import_asked)
        self._detail = Scrolled(tr("The chosen batch"), margin=12)
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
        self.table.set_rows(found, same=lambda batch: batch.batch_id, otherwise=0)
        for part in (self.acts, self.filled):
            part.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if not readable:
            self.nothing.say(
                tr("An administrator keeps people, offices and backups, and does not see casework.")
            )
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
                refusal(tr("No batch is chosen."), unless=batch is not None),
                refusal(tr("This batch is withdrawn already."), unless=not withdrawn),
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
            withdrawn = tr(
                "{when} by {withdrawn_by}: {withdrawal_reason}",
                when=when,
                withdrawn_by=batch.withdrawn_by,
                withdrawal_reason=batch.withdrawal_reason,
            )
        counts = tr(
            "{rows_new:,} new, {rows_changed:,} changed, {rows_unchanged:,} unchanged, {rows_refused:,} "
            "that could not be read",
            rows_new=batch.rows_new,
            rows_changed=batch.rows_changed,
            rows_unchanged=batch.rows_unchanged,
            rows_refused=batch.rows_refused,
        )
        unresolved = "\n".join(batch.unresolved)
        return [
            (tr("Withdrawn"), withdrawn),
            (
                tr("Imported"),
                tr(
                    "{imported_at} by {imported_by}",
                    imported_at=table_moment(batch.imported_at, self._case.zone),
                    imported_by=batch.imported_by,
                ),
            ),
            (tr("Data set"), headed(batch.dataset.label, batch.title)),
            (tr("Rows"), counts),
            (tr("Period"), period(batch)),
            (tr("Terms"), batch.licence),
            (tr("Marking"), dict(marking_choices(self._case)).get(batch.marking, batch.marking)),
            (tr("File"), f"{batch.file_name}, {size_words(batch.file_size)}"),
            ("SHA-256", f"{batch.file_sha256[:32]}\n{batch.file_sha256[32:]}"),
            (tr("Read as"), str(batch.mapping.get("read_as", ""))),
            (tr("No country"), f"{unresolved}\n{tr(UNRESOLVED)}" if unresolved else ""),
        ]

    def _withdraw(self) -> None:
        batch = self.table.current_row()
        if batch is None:
            return
        TextDialog(
            self._frame,
            tr("Withdraw {batch_number}", batch_number=batch.number),
            about=f"withdraw {batch.number}",
            words=tr(
                "Its rows stay, marked, and no longer count anywhere; values that they had replaced count again. "
                "A withdrawal is not taken back: to bring the data in again, import the file again."
            ),
            act=tr("Withdraw the batch"),
            label=tr("Reason"),
            name="reason",
            run=lambda text: self._case.act(
                withdraw_batch, WithdrawBatch(batch_id=batch.batch_id, reason=text)
            ),
        ).open()

    def _columns(self) -> list[Column[BatchLine]]:
        zone = self._case.zone
        return [
            Column(tr("Batch"), lambda batch: batch.number, width=122),
            Column(
                tr("Counts"),
                lambda batch: tr("Withdrawn") if batch.withdrawn_at else tr("Yes"),
                role=lambda batch: "danger" if batch.withdrawn_at else "",
                glyph=lambda batch: ("cross", "danger") if batch.withdrawn_at else None,
                width=124,
            ),
            Column(tr("Data set"), lambda batch: batch.dataset.label, width=176),
            Column(tr("What"), lambda batch: batch.title, stretch=True),
            Column(
                tr("New"),
                lambda batch: number(batch.rows_new),
                sort=lambda batch: batch.rows_new,
                number=True,
                width=74,
            ),
            Column(
                tr("Changed"),
                lambda batch: number(batch.rows_changed),
                sort=lambda batch: batch.rows_changed,
                number=True,
                width=86,
            ),
            Column(
                tr("Left out"),
                lambda batch: number(batch.rows_refused),
                sort=lambda batch: batch.rows_refused,
                number=True,
                width=84,
            ),
            Column(
                tr("Imported"),
                lambda batch: batch.imported_at.astimezone(zone).date().isoformat(),
                sort=lambda batch: batch.imported_at,
                width=100,
            ),
            Column(tr("By"), lambda batch: batch.imported_by, width=120),
        ]
