"""How the ledger stands: whole, not whole, being checked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QToolButton, QVBoxLayout

from app.refusals import UserError
from db.ledger.findings import DatedBack, Fault, VerificationReport, dated_back_words
from db.vocabulary import words
from language import plural, tr
from language.codes import coded
from language.numbers import number
from ui.history.ledger_watch import LedgerWatch
from ui.theme import Tint, current
from ui.widgets.busy_bar import show_busy
from ui.widgets.card import Card
from ui.widgets.glyph import Glyph
from ui.widgets.margins import set_margins
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_SHOWN = 4
"""Faults that are seen at once; the others are scrolled to."""


_AROUND, _QUIET = 12, 4
"""Pixels above and beneath; fewer where all is well."""


class WatchBar(Card):
    """Follows a :class:`LedgerWatch`. All faults are listed, in the order of their weight; where there is none, one quiet line says so,
    and ``remarks`` shows what else there is to know. That a clock was set back stands in sight, since every time that is read here is
    read with it in mind, until somebody puts it away (``put_away``); then it is a remark among the others."""

    def __init__(self, watch: LedgerWatch) -> None:
        super().__init__()
        self.setAccessibleName(tr("Standing of the ledger"))
        self._watch = watch
        self._glyph = Glyph("info", "muted")
        self._words = Words(wrap=True, selectable=True)
        self._cautions = Words(role="warn", wrap=True, selectable=True)
        self._cautions.hide()
        self._clock = Words(role="muted", wrap=True, selectable=True)
        self._clock.hide()
        self._away: tuple[DatedBack, ...] = ()
        """Entries dated back of which somebody has read; of others it is told anew."""
        self.put_away = QToolButton()
        self.put_away.setAccessibleName(tr("Put this notice away"))
        self.put_away.setToolTip(tr("Put this notice away; it stays among the remarks"))
        self.put_away.hide()
        self.put_away.clicked.connect(self._put_away)
        Tint(self.put_away, "cross", "muted")
        self._count = 0
        """Remarks of the last check; 0 where there is nothing to know but what stands in sight."""
        self.remarks = QPushButton()
        self.remarks.setCheckable(True)
        self.remarks.setAutoDefault(False)
        self.remarks.hide()
        self.remarks.toggled.connect(self._turn_remarks)
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
        line.addWidget(self.remarks)
        line.addWidget(self._bar)
        line.addWidget(self.cancel)
        column = QVBoxLayout()
        column.addLayout(line)
        clock = QHBoxLayout()
        clock.addWidget(self._clock, 1)
        clock.addWidget(self.put_away, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(clock)
        column.addWidget(self._cautions)
        column.addWidget(self.faults)
        self.body.addLayout(column)
        watch.stood.connect(self.show_standing)
        watch.progressed.connect(self._progress)
        self.show_standing()

    @property
    def text(self) -> str:
        """How the ledger stands, in words."""
        return " ".join(filter(None, (self._words.text(), self._clock.text(), self._cautions.text())))

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
            whole = tr(
                "The ledger is whole up to entry {entry:,}: every record is as its entries say.",
                entry=report.checked,
            )
            self._say("tick", "ok", " ".join([whole, *when]), sound=report)
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

    def _say(self, glyph: str, role: str, words: str, *, sound: VerificationReport | None = None) -> None:
        """What is no fault and yet to be known is shown to who asks for it: most come for something else."""
        self._say_remarks(sound)
        well = role == "ok"
        self._glyph.show_glyph(glyph, role)
        self._words.set_role("text" if role == "muted" else "muted" if well else role)
        self._words.setText(words)
        frame, around = self.layout(), current().metrics.between
        if frame is None:
            raise RuntimeError("a card has a layout")
        set_margins(frame, around, _QUIET if well else _AROUND, around, _QUIET if well else _AROUND)

    def _say_remarks(self, sound: VerificationReport | None) -> None:
        warnings, back = (sound.warnings, sound.dated_back) if sound is not None else ((), ())
        told = bool(back) and back != self._away
        self._clock.setText(
            " ".join((dated_back_words(back, whole=True), tr("There is nothing to do."))) if told else ""
        )
        self._clock.setVisible(told)
        self.put_away.setVisible(told)
        # Of one entry all is said in sight.
        in_sight = told and len(back) == 1 and len(warnings) <= 1
        self._count = sound.warning_count if sound is not None and not in_sight else 0
        no_fault = tr("No remark is a fault: the ledger is whole.")
        self._cautions.setText("\n".join([no_fault, *warnings]) if self._count else "")
        self.remarks.setVisible(bool(self._count))
        self._turn_remarks()

    def _put_away(self) -> None:
        report = self._watch.report
        self._away = report.dated_back if report is not None else ()
        had_focus = self.put_away.hasFocus()
        self.show_standing()
        if had_focus:
            self.remarks.setFocus()

    def _turn_remarks(self) -> None:
        shown = self.remarks.isChecked()
        self._cautions.setVisible(bool(self._count) and shown)
        self.remarks.setText(
            tr("Hide the remarks")
            if shown
            else plural("Show {count:,} remark", "Show {count:,} remarks", self._count)
        )

    def _progress(self, done: int, total: int) -> None:
        if self._watch.running:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
