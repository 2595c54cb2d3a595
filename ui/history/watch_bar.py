"""How the ledger stands: whole, not whole, being checked."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from app.refusals import UserError
from db.ledger.findings import Fault, VerificationReport
from db.vocabulary import words
from language import plural, tr
from language.codes import coded
from language.numbers import number
from ui.history.ledger_watch import LedgerWatch
from ui.theme import current
from ui.widgets.busy_bar import show_busy
from ui.widgets.card import Card
from ui.widgets.glyph import Glyph
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_SHOWN = 4
"""Faults that are seen at once; the others are scrolled to."""


class WatchBar(Card):
    """Follows a :class:`LedgerWatch`. All faults are listed, in the order of their weight."""

    def __init__(self, watch: LedgerWatch) -> None:
        super().__init__()
        self.setAccessibleName(tr("Standing of the ledger"))
        self._watch = watch
        self._glyph = Glyph("info", "muted")
        self._words = Words(wrap=True, selectable=True)
        self._cautions = Words(role="warn", wrap=True, selectable=True)
        self._cautions.hide()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._bar.setAccessibleName(tr("Progress of the check"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setAccessibleName(tr("Cancel the check"))
        self.cancel.clicked.connect(watch.cancel)
        self.faults = TableView(
            (
                Column[Fault](
                    tr("Entry"),
                    lambda one: number(one.entry) if one.entry else "",
                    sort=lambda one: one.entry,
                    number=True,
                    width=72,
                ),
                Column[Fault](tr("What is wrong"), lambda one: one.message, stretch=True),
                Column[Fault](tr("Where"), lambda one: coded(one.table or ""), width=140),
                Column[Fault](tr("Code"), lambda one: one.code, width=130),
            ),
            name=tr("Faults found"),
        )
        line = QHBoxLayout()
        line.addWidget(self._glyph)
        line.addWidget(self._words, 1)
        line.addWidget(self._bar)
        line.addWidget(self.cancel)
        column = QVBoxLayout()
        column.addLayout(line)
        column.addWidget(self._cautions)
        column.addWidget(self.faults)
        self.body.addLayout(column)
        watch.stood.connect(self.show_standing)
        watch.progressed.connect(self._progress)
        self.show_standing()

    @property
    def text(self) -> str:
        """How the ledger stands, in words."""
        return " ".join(filter(None, (self._words.text(), self._cautions.text())))

    def show_standing(self) -> None:
        """Show how it stands now."""
        watch = self._watch
        self._bar.setVisible(watch.running)
        self.cancel.setVisible(watch.running)
        self.faults.setVisible(watch.report is not None and not watch.report.ok and not watch.running)
        if watch.running:
            show_busy(self._bar)
            self._say("time", "muted", tr("Every page, hash, signature and record is being checked."))
        elif watch.damage is not None:
            self._say_damage(watch.damage)
        elif watch.report is None:
            self._say("info", "muted", tr("Not checked since the program was opened."))
        else:
            self._say_report(watch.report)

    def _say_report(self, report: VerificationReport) -> None:
        at = self._watch.at
        when = [tr("Checked at {at:%H:%M}.", at=at)] if at else []
        first = report.first_fault
        if first is None:
            whole = plural(
                "The ledger is whole: {count:,} entry, and every record is as it says.",
                "The ledger is whole: {count:,} entries, and every record is as they say.",
                report.checked,
            )
            self._say("tick", "ok", " ".join([whole, *when]), cautions=report.warnings[:2])
            return
        self.faults.set_rows(report.faults)
        self.faults.setFixedHeight((min(len(report.faults), _SHOWN) + 1) * current().metrics.row + 12)
        said = tr("The ledger is not as it must be ({verdict}).", verdict=words(report.verdict).lower())
        fault = (
            tr(
                "{fault_count:,} faults; the first: {fault}",
                fault_count=report.fault_count,
                fault=first.message,
            )
            if report.fault_count > 1
            else first.message
        )
        self._say("error", "danger", " ".join([said, fault, *when]))

    def _say_damage(self, error: UserError) -> None:
        self._say("error", "danger", tr("The database could not be read to its end. {error}", error=error))

    def _say(self, glyph: str, role: str, words: str, *, cautions: Sequence[str] = ()) -> None:
        """What is no fault and yet to be seen stands beneath, and not in the colour of what is well."""
        self._cautions.setText(" ".join(cautions))
        self._cautions.setVisible(bool(cautions))
        self._glyph.show_glyph(glyph, role)
        self._words.set_role("text" if role == "muted" else role)
        self._words.setText(words)

    def _progress(self, done: int, total: int) -> None:
        if self._watch.running:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
