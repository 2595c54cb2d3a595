"""The organisation: offices as a tree, and the chosen one with everyone who holds or held it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.reading.organisation import HolderView, OfficeView, office_views
from db.vocabulary import Role
from ui.authorities.appoint_dialog import AppointDialog
from ui.authorities.end_dialog import EndDialog
from ui.authorities.office_dialog import OfficeDialog
from ui.authorities.office_tree import OfficeTree
from ui.authorities.words import HOLDINGS, term
from ui.case import Case
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.layouts import empty
from ui.widgets.line import Line
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words


class OrganisationTab(QWidget):
    """Administrators add offices, appoint and end holdings; everyone reads."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._offices: tuple[OfficeView, ...] = ()
        self.tree = OfficeTree()
        self.tree.picked.connect(self._show)
        administers = may(case, Role.ADMINISTRATOR)
        self.add = ActButton("Add an office…", icon="plus", verdict=administers)
        self.appoint = ActButton("Appoint…", verdict=administers)
        self.end = ActButton("End a holding…")
        self.add.acted.connect(
            lambda: OfficeDialog(case, frame, self._offices, self.tree.chosen or None).open()
        )
        self.appoint.acted.connect(self._appoint)
        self.end.acted.connect(self._end)
        self._holders = QVBoxLayout()
        self._holders.setSpacing(metrics.inside)
        self.card = Card("")
        self.card.body.addLayout(self._holders)
        side = Scrolled("The chosen office", margin=0)
        side.body.setContentsMargins(metrics.between, 0, 0, 0)
        side.body.addWidget(self.card)
        side.body.addWidget(self.appoint)
        side.body.addWidget(self.end)
        side.body.addStretch(1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.tree)
        both.addWidget(side)
        both.setSizes([680, 360])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.add)
        column.addWidget(both, 1)

    def refresh(self) -> None:
        """Read the offices again."""
        at = self._case.now()
        self._offices = self._case.look(lambda session: office_views(session, at))
        self.tree.show_offices(self._offices)

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
        self.card.set_title(office.name)
        for said in _facts(office):
            self._holders.addWidget(Words(said, role="muted", wrap=True))
        if office.vacant:
            self._holders.addWidget(Words("Vacant: nobody exercises its powers now.", role="warn", wrap=True))
        for holder in office.holders:
            self._holders.addWidget(Line())
            self._holders.addWidget(self._holder(holder))
        running = self._running(office)
        nothing = refusal("Nobody holds this office now or later.", unless=bool(running))
        self.end.set_verdict(first_refusal(may(self._case, Role.ADMINISTRATOR), nothing))

    def _holder(self, holder: HolderView) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(Words(holder.person, strong=holder.exercises, wrap=True))
        said = f"{HOLDINGS[holder.kind]}, {term(holder, self._case)}"
        column.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))
        if holder.exercises:
            column.addWidget(Words("Exercises the powers now", size=TextSize.CAPTION, role="ok"))
        return row

    def _running(self, office: OfficeView) -> list[HolderView]:
        at = self._case.now()
        return [one for one in office.holders if one.ends_at is None or one.ends_at > at]

    def _appoint(self) -> None:
        if self.office is not None:
            AppointDialog(self._case, self._frame, self.office).open()

    def _end(self) -> None:
        office = self.office
        if office is not None:
            EndDialog(self._case, self._frame, office, self._running(office)).open()


def _facts(office: OfficeView) -> list[str]:
    """Where the office stands, in sentences."""
    said = [
        f"Answers to {office.superior}." if office.superior else "",
        f"Department: {office.department}." if office.department else "",
        f"Grade {office.grade}." if office.grade is not None else "",
        "Outside the ministry." if office.external else "",
    ]
    return [one for one in said if one]
