"""The evidence of a country: a table, and the chosen item in full beneath it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.actions.evidence.attachments import NewFile
from app.actions.evidence.items import EvidenceKept
from app.reading.countries.country_files import CountryView
from app.reading.evidence.evidence_list import PAGE, evidence_found
from app.reading.evidence.items import EvidenceView
from db.vocabulary import Role
from language import mark, tr
from language.lists import listed
from ui.case import Case
from ui.countries.evidence_detail import EvidenceDetail
from ui.countries.evidence_dialog import EvidenceDialog
from ui.countries.evidence_filter_bar import EvidenceFilterBar
from ui.countries.pasted_picture import picture_of, why_no_picture
from ui.countries.words import caution_mark, happened, is_cautioned
from ui.dropping import dropped_files
from ui.frame import Frame
from ui.may import may
from ui.reports.evidence_words import source_name, support_words
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.newest_first import NewestFirst
from ui.widgets.notice import Tone
from ui.widgets.rows_model import Column
from ui.widgets.tab_order import come_before
from ui.widgets.table_view import TableView

_EMPTY = mark(
    "Record what was observed or reported: who said it, how reliable they are, how credible it is, when it happened, "
    "when it was reported and when it reached us. Files can be dropped here."
)


_ROWS = 4
"""The least height of the table and of the chosen item, in rows."""


class EvidenceTab(QWidget):
    """Newest occurrence first, older items when they are asked for. The three dates stand in columns of their own."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._country = ""
        self._name = ""
        verdict = may(case, Role.ANALYST, Role.FOCAL_POINT)
        self.new = ActButton(tr("Record evidence…"), icon="plus", primary=True, verdict=verdict)
        self._may_write = verdict.allowed
        # What is dropped by who may not write, or is no file, is answered with the reason.
        self._verdict = verdict
        self.setAcceptDrops(True)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setWhatsThis(tr("Begin an evidence item with the files, picture or text on the clipboard"))
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)
        self.new.acted.connect(lambda: self.record())  # noqa: PLW0108 - the signal's arguments are not the act's
        self.filter = EvidenceFilterBar(case)
        self.filter.line.insertWidget(0, self.new)
        come_before(self.filter.text, [self.new])
        self._newest = NewestFirst(PAGE, self._fill, self)
        self.filter.changed.connect(self._newest.narrow)
        self.table = TableView[EvidenceView](self._columns(), name=tr("Evidence of the country"))
        self.detail = EvidenceDetail(case, frame)
        self.table.chosen.connect(self.detail.show_item)
        self.table.opened.connect(lambda _item: self.detail.revise.setFocus())
        self.nothing = EmptyState(
            tr("No evidence yet"), tr(_EMPTY), act=tr("Record evidence…"), verdict=verdict
        )
        self.nothing.acted.connect(lambda: self.record())  # noqa: PLW0108 - the same
        self.older = ActButton(tr("Show older evidence"))
        self.older.acted.connect(self.load_older)
        listed_items = QWidget()
        above = QVBoxLayout(listed_items)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(metrics.inside)
        above.addWidget(self.table, 1)
        above.addWidget(self.older, alignment=Qt.AlignmentFlag.AlignLeading)
        self.both = QSplitter(Qt.Orientation.Vertical)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(listed_items)
        self.both.addWidget(self.detail)
        self.both.setSizes([230, 270])
        # In large type the tab scrolls, before either of them has no row left to be read.
        for part in (self.table, self.detail):
            part.setMinimumHeight(metrics.row * _ROWS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(self.both, 1)
        column.addWidget(self.nothing, 1)

    def show_file(self, view: CountryView) -> None:
        """Read the evidence of the country; the chosen item stays chosen."""
        if view.country != self._country:
            with QSignalBlocker(self.filter):
                self.filter.show_all()
            self._newest.another()
        self._country, self._name = view.country, view.name
        self._fill()

    def load_older(self) -> None:
        """Read the items before the oldest shown too; the first of them is chosen."""
        before = {item.evidence_id for item in self.table.rows_model.rows}
        self._newest.older(len(before))
        self.table.choose_first(lambda item: item.evidence_id not in before)
        self.table.setFocus()

    def record(
        self, *, files: Sequence[Path] = (), wording: str = "", pasted: Sequence[NewFile] = ()
    ) -> EvidenceDialog:
        """Record an item, begun with what was dropped or pasted; it is chosen when it is kept."""
        dialog = EvidenceDialog(
            self._case,
            self._frame,
            self._country,
            self._name,
            files=files,
            wording=wording,
            pasted=pasted,
        )
        dialog.done_with.connect(self._kept)
        dialog.open()
        return dialog

    def show_item(self, number: str) -> None:
        """Choose the item of a number, whatever the filter."""
        if self._newest.waits or all(item.number != number for item in self.table.rows_model.rows):
            with QSignalBlocker(self.filter):
                self.filter.show_all()
            self._fill(through=number)
        for place, item in enumerate(self.table.rows_model.rows):
            if item.number == number:
                self.table.choose(place)
                # Who was led to it goes on from it, not from the act that records another one.
                self.table.setFocus()

    def paste(self) -> None:
        """Begin an item with the files, the picture or the text on the clipboard."""
        self._begin_with(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        dropped = event.mimeData()
        if dropped.hasUrls() or dropped.hasImage() or dropped.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._begin_with(event.mimeData())

    def _begin_with(self, data: QMimeData) -> None:
        if not self._may_write:
            self._frame.tell(Tone.WARN, self._verdict.reason, remedy=self._verdict.remedy)
            return
        dropped = dropped_files(data, most_mb=self._case.settings.attachment_limit_mb)
        if dropped.files:
            # What is left out is said in the form: above the page it would stand behind it.
            self.record(files=dropped.files).tell_of_files(dropped)
        elif dropped.refused:
            self._frame.tell(Tone.WARN, dropped.words)
        elif data.hasImage():
            picture = picture_of(data)
            why = why_no_picture(picture, most_mb=self._case.settings.attachment_limit_mb)
            self._frame.tell(Tone.WARN, why) if why else self.record(pasted=(picture,))
        elif not dropped.refused and data.text().strip():
            self.record(wording=data.text().strip())
        elif not dropped.refused:
            self._frame.tell(Tone.WARN, tr("What came holds no file, no picture and no text."))

    def _kept(self, kept: EvidenceKept) -> None:
        # Also where the filter, or its day, would keep it out of sight.
        self.show_item(kept.number)
        self._frame.tell(Tone.OK, tr("{number} is recorded.", number=kept.number))

    def _fill(self, *, through: str = "") -> None:
        """Show the items that fit the filter; with ``through`` as many as lead to that one."""
        country, wanted, limit = self._country, self.filter.wanted(), self._newest.limit
        found = self._case.look(
            lambda session: evidence_found(session, country, wanted, limit=limit, through=through)
        )
        self._newest.told(len(found.items), long=found.total > PAGE)
        self.detail.set_total(found.total)
        self.both.setVisible(bool(found.total))
        self.filter.setVisible(bool(found.total))
        self.nothing.setVisible(not found.total)
        self.older.setVisible(found.more)
        self.filter.say(len(found.items), found.total, more=found.more)
        self.table.set_rows(found.items, same=lambda item: item.evidence_id, otherwise=0)

    def _columns(self) -> list[Column[EvidenceView]]:
        zone = self._case.zone
        return [
            Column(tr("Grade"), lambda item: item.grade, width=72, tooltip=_grade_words),
            Column(
                tr("Mark"),
                caution_mark,
                role=lambda item: "warn" if is_cautioned(item) else "",
                glyph=lambda item: ("warn", "warn") if is_cautioned(item) else None,
                tooltip=_mark_words,
                width=148,
            ),
            Column(tr("Happened"), happened, sort=lambda item: item.occurred_on, width=100),
            Column(
                tr("Reported"),
                lambda item: item.reported_on.isoformat() if item.reported_on else "",
                width=100,
            ),
            Column(
                tr("Received"),
                lambda item: item.received_at.astimezone(zone).date().isoformat(),
                sort=lambda item: item.received_at,
                width=100,
            ),
            Column(tr("What"), lambda item: item.title, stretch=True),
            Column(tr("Violation"), lambda item: ", ".join(item.violation_labels), width=132),
            Column(tr("Source"), source_name, width=132),
        ]


def _mark_words(item: EvidenceView) -> str:
    support = support_words(item.links) if item.links.support else ""
    return listed((item.caution, *item.contradicts, support))


def _grade_words(item: EvidenceView) -> str:
    return tr(
        "{grade}: source {reliability}, information {credibility}",
        grade=item.grade,
        reliability=item.reliability.label,
        credibility=item.credibility.label,
    )
