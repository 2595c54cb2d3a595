"""Who has a conflict of interest with the country of a file."""

from datetime import datetime, time, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.ministry.people import CHANGERS, EndConflict, end_conflict
from app.reading.countries.country_files import CountryView
from app.reading.ministry.conflicts import ConflictView, conflict_views
from app.rules.verdict import Verdict
from db.vocabulary import Role
from language import tr
from ui.case import Case
from ui.countries.conflict_dialog import ConflictDialog
from ui.countries.past import Past
from ui.countries.words import day_of
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.reports.text_dialog import TextDialog
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.layouts import empty
from ui.widgets.words import Words


class ConflictsCard(Card):
    """Those that stand, each with the act that ends it; an ended one is in the history."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(tr("Conflicts of interest"))
        self._case = case
        self._frame = frame
        self._view: CountryView | None = None
        self._past: Past | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(current().metrics.inside)
        self.declare = ActButton(tr("Declare a conflict of interest…"), verdict=self._may_declare())
        self.declare.acted.connect(self._ask)
        self.ends: tuple[ActButton, ...] = ()
        self.body.addLayout(self._rows)
        self.body.addWidget(self.declare)

    def show_file(self, view: CountryView) -> None:
        """Read the conflicts of a country, of now or of the day that is shown."""
        self._view = view
        at = self._at()
        found = self._case.look(lambda session: conflict_views(session, view.country, at))
        empty(self._rows)
        if not found:
            self._rows.addWidget(
                Words(
                    tr("None is declared. Who declares one neither assesses nor decides on this country."),
                    role="muted",
                    wrap=True,
                )
            )
        self.ends = tuple(self._end_act(one) for one in found)
        for one, end in zip(found, self.ends, strict=True):
            self._rows.addWidget(self._row(one, end))

    def show_past(self, past: Past | None) -> None:
        """Show from now on those that stood on a past day; none: those of now."""
        self._past = past
        self.declare.set_verdict(past.verdict if past else self._may_declare())

    def _row(self, one: ConflictView, end: ActButton) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Words(one.person, strong=True, wrap=True))
        column.addWidget(Words(one.statement, wrap=True, selectable=True))
        declared = tr("Declared {declared_at}", declared_at=day_of(one.declared_at, self._case))
        column.addWidget(Words(declared, size=TextSize.CAPTION, role="muted", wrap=True))
        column.addWidget(end)
        return row

    def _end_act(self, one: ConflictView) -> ActButton:
        end = ActButton(tr("It is over…"), verdict=self._may_end(one))
        end.button.setAccessibleName(tr("End the conflict of interest of {person}", person=one.person))
        end.acted.connect(lambda: self._end(one))
        return end

    def _ask(self) -> None:
        if self._view is not None:
            ConflictDialog(self._case, self._frame, self._view.country, self._view.name).open()

    def _end(self, one: ConflictView) -> None:
        TextDialog(
            self._frame,
            tr("End the conflict of interest of {person}", person=one.person),
            about=f"end {one.conflict_id}",
            act=tr("Put on record that it is over"),
            label=tr("Reason"),
            words=one.statement,
            run=lambda reason: self._case.act(
                end_conflict, EndConflict(conflict_id=one.conflict_id, reason=reason)
            ),
        ).open()

    def _may_declare(self) -> Verdict:
        return may(self._case, *CHANGERS)

    def _may_end(self, one: ConflictView) -> Verdict:
        if self._past is not None:
            return self._past.verdict
        own = one.person_id == self._case.actor.person_id
        return first_refusal(
            may(self._case, Role.FOCAL_POINT, Role.ADMINISTRATOR),
            refusal(tr("Nobody ends their own conflict of interest."), unless=not own),
        )

    def _at(self) -> datetime:
        """Now, or the end of the day that is shown."""
        if self._past is None:
            return self._case.now()
        return datetime.combine(self._past.found.on + timedelta(days=1), time(), self._case.zone)
