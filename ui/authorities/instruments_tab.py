"""The register of instruments: every limit in words, its standing, and the chain of the chosen one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.actions.ministry.delegations import InstrumentKept
from app.reading.authority.confirmations import to_confirm
from app.reading.authority.instrument_chain import powerless
from app.reading.ministry.organisation import InstrumentView, instrument_views
from db.vocabulary import Role
from language import ptr, tr
from language.lists import listed
from ui.authorities.confirm_banner import ConfirmBanner
from ui.authorities.instrument_detail import InstrumentDetail
from ui.authorities.instrument_dialog import InstrumentDialog
from ui.authorities.instrument_filter import InstrumentFilter
from ui.authorities.words import day, standing
from ui.case import Case
from ui.frame import Frame
from ui.may import may
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Tone
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import Scrolled
from ui.widgets.table_view import TableView

_LEAST = 340
"""Pixels that register and chain always have, at type of usual size; the tab scrolls then."""


class InstrumentsTab(QWidget):
    """In the order of their numbers, as people read them: D-9 before D-10."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        verdict = may(case, Role.AUTHORITY, Role.RECORDER, Role.FOCAL_POINT)
        self.new = ActButton(tr("Record an instrument…"), icon="plus", verdict=verdict)
        self.new.acted.connect(self.record)
        self.banner = ConfirmBanner(case, frame)
        self.table = TableView[InstrumentView](self._columns(), name=tr("Instruments"), whole=True)
        self.detail = InstrumentDetail(case, frame)
        self.table.chosen.connect(self.detail.show_instrument)
        self.nothing = EmptyState(
            tr("No instrument yet"),
            tr(
                "Without original authority nobody can decide anything. Record the statute that gives it, then what is "
                "delegated."
            ),
            act=tr("Record an instrument…"),
            verdict=verdict,
        )
        self.nothing.acted.connect(self.record)
        self.filter = InstrumentFilter()
        self.filter.changed.connect(self._show_rows)
        self._rows: tuple[InstrumentView, ...] = ()
        self._powerless: frozenset[str] = frozenset()
        self.both = QSplitter(Qt.Orientation.Vertical)
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(self.table)
        self.both.addWidget(self.detail)
        self.both.setSizes([300, 320])
        self.both.setMinimumHeight(round(_LEAST * metrics.text_scale))
        scrolled = Scrolled(tr("Instruments"), margin=0)
        scrolled.body.setSpacing(12)
        for widget in (self.new, self.banner, self.filter):
            scrolled.body.addWidget(widget)
        scrolled.body.addWidget(self.both, 1)
        scrolled.body.addWidget(self.nothing, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.addWidget(scrolled)

    def refresh(self) -> None:
        """Read the register again; the chosen instrument stays chosen."""
        at = self._case.now()
        rows = self._rows = self._case.look(lambda session: instrument_views(session, at))
        self._powerless = self._case.look(lambda session: powerless(session, at))
        self.banner.show_waiting(self._case.look(lambda session: to_confirm(session, at)))
        self._show_rows()
        for widget in (self.new, self.filter, self.both):
            widget.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def _show_rows(self) -> None:
        """Those that the filter lets through; the chosen one stays chosen while it is among them."""
        at = self._case.now()
        rows = self.filter.of(self._rows, at, self._powerless)
        self.table.set_rows(rows, same=lambda one: one.instrument_id, otherwise=0)
        self.filter.count(len(rows), self._rows, at, self._powerless)

    def record(self) -> InstrumentDialog:
        """Record an instrument; it is chosen when it is kept."""
        dialog = InstrumentDialog(self._case, self._frame)
        dialog.done_with.connect(self._kept)
        dialog.open()
        return dialog

    def choose(self, number: str) -> None:
        """Choose the instrument with a number; a filter that hides it is emptied."""
        if all(row.number != number for row in self.table.rows_model.rows):
            self.filter.empty()
        for place, row in enumerate(self.table.rows_model.rows):
            if row.number == number:
                self.table.choose(place)

    def _kept(self, kept: InstrumentKept) -> None:
        self.choose(kept.number)
        self.table.setFocus()
        for warning in kept.warnings:
            self._frame.tell(
                Tone.WARN,
                tr("{kept_number} is recorded. {warning}", kept_number=kept.number, warning=warning),
            )

    def _columns(self) -> list[Column[InstrumentView]]:
        case = self._case

        def how(view: InstrumentView) -> tuple[str, str, str]:
            return standing(view, case.now(), case, powerless=view.instrument_id in self._powerless)

        return [
            Column(tr("Number"), lambda one: one.number, width=84),
            Column(ptr("of an instrument", "From"), lambda one: one.delegator or tr("The law"), width=190),
            Column(ptr("of an instrument", "To"), lambda one: one.delegate, width=210),
            Column(
                tr("Limits"),
                lambda one: listed(one.limits),
                stretch=True,
                tooltip=lambda one: "\n".join(one.limits),
            ),
            Column(
                tr("Valid until"),
                lambda one: day(one.valid_until, case) if one.valid_until else tr("open"),
                sort=lambda one: one.valid_until,
                width=96,
            ),
            Column(
                tr("Standing"),
                lambda one: how(one)[0],
                glyph=lambda one: (how(one)[1], how(one)[2]),
                role=lambda one: how(one)[2],
                width=160,
            ),
        ]
