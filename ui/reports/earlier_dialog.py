"""Earlier states of a draft, as it was kept: what differs from the present one, and the way back to one of them."""

from datetime import datetime

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.content import DraftContent
from app.reading.reports.draft_states import draft_state, draft_states
from app.rules.reports.draft_states import Save
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.reports.content_compared import compared_parts
from ui.reports.draft_form import ATTRIBUTES
from ui.reports.draft_keeper import DraftKeeper
from ui.theme import current
from ui.widgets.columns import Columns
from ui.widgets.layouts import empty
from ui.widgets.words import Words

_MOST = 200
_ROWS = 12


class EarlierDialog(Dialog):
    """States at the left, newest first; at the right what would change. Going back is an edit like any other.

    Nothing is lost by it: the present state is kept too, and stands in this list the next time.
    """

    def __init__(self, case: Case, frame: Frame, keeper: DraftKeeper) -> None:
        super().__init__(
            frame,
            tr("Earlier states of {keeper_number}", keeper_number=keeper.number),
            words=tr(
                "The draft as it was put on record in the course of the writing. Struck through: what stands there now and "
                "would go. Underlined: what would come back. Going back is kept as a further edit, and can be undone."
            ),
            width=920,
            about=keeper.number,
        )
        self._case = case
        self._keeper = keeper
        self._chosen: DraftContent | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Kept states, newest first"))
        self.list.setFixedHeight(_ROWS * current().metrics.row)
        self.list.setMinimumWidth(self.list.fontMetrics().averageCharWidth() * 30)
        self._differences = QWidget()
        self._column = QVBoxLayout(self._differences)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.form.add_widget(Columns([self.list, self._differences], stretch=[2, 3]))
        self.act_button = self.add_act(tr("Go back to this state"), self._go_back)
        self._states = case.look(lambda session: draft_states(session, keeper.report_id))[:_MOST]
        today = case.now().astimezone(case.zone)
        for state in self._states:
            QListWidgetItem(self._said(state, today), self.list)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _said(self, state: Save, today: datetime) -> str:
        """``10:42, Amina Okoro``; with the day before it where that is not today."""
        here = state.at.astimezone(self._case.zone)
        if here.date() == today.date():
            return tr("As at {here:%H:%M}, {who}", here=here, who=state.who)
        return tr("As at {here:%Y-%m-%d %H:%M}, {who}", here=here, who=state.who)

    def _show(self, row: int) -> None:
        empty(self._column)
        report_id, number = self._keeper.report_id, self._states[row].number
        self._chosen = self._case.look(lambda session: draft_state(session, report_id, number))
        now = self._keeper.content
        labels = {name: self._keeper.form.field(name).label for name in ATTRIBUTES}
        changed = list(compared_parts(labels, now, self._chosen))
        if changed:
            self.act_button.allow()
        else:
            self.act_button.refuse(tr("The draft stands like this now."))
            self._column.addWidget(Words(tr("This is how the draft stands now."), role="muted", wrap=True))
        for widget in changed:
            self._column.addWidget(widget)
        self._column.addStretch(1)

    def _go_back(self) -> None:
        chosen = self._chosen
        if chosen is not None:
            self.attempt(lambda: self._keeper.go_back(chosen))
