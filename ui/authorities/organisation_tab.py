"""The organisation: offices as a tree, and the chosen one with everyone who holds or held it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.actions.ministry.offices import OfficeKept
from app.reading.ministry.organisation import HolderView, OfficeView, office_views
from db.vocabulary import HoldingKind, Role
from language import plural, tr
from ui.authorities.appoint_dialog import AppointDialog
from ui.authorities.end_dialog import EndDialog
from ui.authorities.office_dialog import OfficeDialog
from ui.authorities.office_tree import OfficeTree
from ui.authorities.organigram.boxes import held_by
from ui.authorities.organigram.panel import OrganigramPanel
from ui.authorities.words import HOLDINGS, term
from ui.case import Case
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.layouts import empty
from ui.widgets.line import Line
from ui.widgets.margins import set_margins
from ui.widgets.scrolled import Scrolled
from ui.widgets.shared_reason import SharedReason
from ui.widgets.words import Words

_LEAST = 300
"""Pixels that the drawing always has, at type of usual size; the tab scrolls then."""


class OrganisationTab(QWidget):
    """Administrators add offices, appoint and end holdings; everyone reads.

    ``what_if_asked`` carries the office of which somebody asks what would fall if nobody held it.
    """

    what_if_asked = Signal(str)

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._offices: tuple[OfficeView, ...] = ()
        self.tree = OfficeTree(case)
        self.tree.picked.connect(self._show)
        self.chart = OrganigramPanel(case)
        self.chart.picked.connect(self._picked_in_chart)
        self.ways = QTabWidget()
        self.ways.setAccessibleName(tr("The organisation, drawn or as a tree"))
        self.ways.tabBar().setAccessibleName(tr("The organisation, drawn or as a tree"))
        self.ways.addTab(self.chart, tr("Organigram"))
        self.ways.addTab(self.tree, tr("Tree"))
        self.vacancies = Words(wrap=True)
        administers = may(case, Role.ADMINISTRATOR)
        self.add = ActButton(tr("Add an office…"), icon="plus", verdict=administers)
        self.appoint = ActButton(tr("Appoint…"), verdict=administers)
        self.act_for = ActButton(tr("Appoint somebody to act…"), verdict=administers)
        self.end = ActButton(tr("End a holding…"))
        self.add.acted.connect(self._add)
        self.appoint.acted.connect(self._appoint)
        self.act_for.acted.connect(self._appoint_to_act)
        self.suppose = ActButton(tr("What if nobody held it…?"))
        self.suppose.acted.connect(lambda: self.what_if_asked.emit(self.tree.chosen))
        self.end.acted.connect(self._end)
        self._holders = QVBoxLayout()
        self._holders.setSpacing(metrics.inside)
        self.card = Card("")
        self.card.body.addLayout(self._holders)
        side = Scrolled(tr("The chosen office"), margin=0)
        set_margins(side.body, metrics.between, 0, 0, 0)
        side.body.addWidget(self.card)
        changes = (self.appoint, self.act_for, self.end, self.add)
        self._why = SharedReason(changes)
        for part in (self.suppose, self._why, *changes):
            side.body.addWidget(part)
        side.body.addStretch(1)
        both = _Halves(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.ways)
        both.addWidget(side)
        both.setStretchFactor(0, 1)
        both.setSizes([720, 320])
        both.setMinimumHeight(round(_LEAST * metrics.text_scale))
        scrolled = Scrolled(tr("Organisation"), margin=0)
        scrolled.body.setSpacing(12)
        scrolled.body.addWidget(self.vacancies)
        scrolled.body.addWidget(both, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.addWidget(scrolled)

    def refresh(self) -> None:
        """Read the offices again."""
        at = self._case.now()
        self._offices = self._case.look(lambda session: office_views(session, at))
        self.chart.show_offices(self._offices)
        self.tree.show_offices(self._offices)
        self._count()

    def choose(self, office_id: str) -> None:
        """Choose an office, in the tree and in the drawing."""
        if any(one.office_id == office_id for one in self._offices):
            self.tree.choose(office_id)

    def _count(self) -> None:
        vacant = sum(one.vacant and not one.external for one in self._offices)
        acting = sum(
            any(held.exercises and held.kind is HoldingKind.ACTING for held in one.holders)
            for one in self._offices
        )
        offices = plural("{count} office", "{count} offices", len(self._offices))
        self.vacancies.setText(
            tr(
                "{offices}: {vacant} vacant, {acting} with somebody acting.",
                offices=offices,
                vacant=vacant or tr("none"),
                acting=acting or tr("none"),
            )
        )
        self.vacancies.set_role("warn" if vacant else "muted")

    def _picked_in_chart(self, office_id: str) -> None:
        if office_id != self.tree.chosen:
            self.tree.choose(office_id)

    @property
    def office(self) -> OfficeView | None:
        """The chosen office."""
        return next((one for one in self._offices if one.office_id == self.tree.chosen), None)

    def _show(self, _office_id: str) -> None:
        empty(self._holders)
        office = self.office
        self.card.setVisible(office is not None)
        if office is None:
            return
        self.chart.chart.choose(office.office_id)
        self.card.set_title(office.name)
        self._name_acts(office.name)
        for said in _facts(office):
            self._holders.addWidget(Words(said, role="muted", wrap=True))
        if office.vacant and not office.external:
            held = held_by(office, self._case)
            self._holders.addWidget(
                Words(
                    tr("{words}: nobody exercises its powers now.", words=held.words), role="warn", wrap=True
                )
            )
        for holder in office.holders:
            self._holders.addWidget(Line())
            self._holders.addWidget(self._holder(holder))
        running = self._running(office)
        nothing = refusal(tr("Nobody holds this office now or later."), unless=bool(running))
        self.end.set_verdict(first_refusal(may(self._case, Role.ADMINISTRATOR), nothing))
        self._why.say()

    def _name_acts(self, office: str) -> None:
        """Read aloud, or found from elsewhere, an act says which office it is about; here the card above does."""
        for act, words in (
            (self.suppose, tr("What if nobody held {office}…?", office=office)),
            (self.appoint, tr("Appoint to {office}…", office=office)),
            (self.act_for, tr("Appoint somebody to act as {office}…", office=office)),
            (self.end, tr("End a holding of {office}…", office=office)),
        ):
            act.button.setAccessibleName(words)

    def _holder(self, holder: HolderView) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(Words(holder.person, strong=holder.exercises, wrap=True))
        said = f"{HOLDINGS[holder.kind]}, {term(holder, self._case)}"
        column.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))
        if holder.exercises:
            column.addWidget(Words(tr("Exercises the powers now"), size=TextSize.CAPTION, role="ok"))
        return row

    def _running(self, office: OfficeView) -> list[HolderView]:
        at = self._case.now()
        return [one for one in office.holders if one.ends_at is None or one.ends_at > at]

    def _appoint(self) -> None:
        if self.office is not None:
            AppointDialog(self._case, self._frame, self.office).open()

    def _add(self) -> None:
        dialog = OfficeDialog(self._case, self._frame, self._offices, self.tree.chosen or None)
        dialog.done_with.connect(self._added)
        dialog.open()

    def _added(self, kept: OfficeKept) -> None:
        """The new office is chosen, and its holder is what comes next."""
        self.choose(kept.office_id)
        self.appoint.setFocus()

    def appoint_to_any(self) -> None:
        """Appoint somebody to an office that is still to be named; the chosen one is proposed."""
        if self._offices:
            dialog = AppointDialog(self._case, self._frame, self.office, offices=self._offices)
            dialog.done_with.connect(lambda _kept: self._appointed(dialog.office.picked or ""))
            dialog.open()

    def _appointed(self, office_id: str) -> None:
        self.choose(office_id)
        self.appoint.setFocus()

    def _appoint_to_act(self) -> None:
        if self.office is not None:
            AppointDialog(self._case, self._frame, self.office, acting=True).open()

    def _end(self) -> None:
        office = self.office
        if office is not None:
            EndDialog(self._case, self._frame, office, self._running(office)).open()


class _Halves(QSplitter):
    """Each scrolls by itself: together they take what is left, and the tab scrolls only where that is too little."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


def _facts(office: OfficeView) -> list[str]:
    """Where the office stands, in sentences."""
    said = [
        tr("Answers to {superior}.", superior=office.superior) if office.superior else "",
        tr("Department: {department}.", department=office.department) if office.department else "",
        tr("Grade {grade}.", grade=office.grade) if office.grade is not None else "",
        tr("Outside the ministry.") if office.external else "",
    ]
    return [one for one in said if one]
