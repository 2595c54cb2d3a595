"""The overview of a country file: what it says, how it stands, and how it came to stand so."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.countries.country_files import CountryFileKept
from app.reading.countries.country_files import CountryView, PhaseView
from db.vocabulary import Role
from language import mark, said, tr
from reports.words import plain_day
from ui.case import Case
from ui.countries.conflicts_card import ConflictsCard
from ui.countries.cycle_dialog import CycleDialog
from ui.countries.description_dialog import DescriptionDialog
from ui.countries.known_then import KnownThen
from ui.countries.past import Past
from ui.countries.phase_dialog import PhaseDialog
from ui.countries.review_dialog import CountryReviewDialog
from ui.countries.words import ONGOING, day_of, risk_level
from ui.frame import Frame
from ui.may import may
from ui.theme import TextSize, current
from ui.theme.phases import phase_label
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.layouts import empty
from ui.widgets.line import Line
from ui.widgets.notice import Tone
from ui.widgets.phase_badge import PhaseBadge
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words

_PARTS = (
    (
        "background",
        mark("Background"),
        mark("What a newcomer must know of the country has not been written yet."),
    ),
    (
        "groups_at_risk",
        mark("Groups at risk"),
        mark("Who is at risk, and from whom, has not been written yet."),
    ),
    (
        "levers",
        mark("Levers and plan"),
        mark("What this ministry could use, and its plan for each phase, is not written yet."),
    ),
    (
        "impact_assessment",
        mark("Impact assessment"),
        mark("How our own policies bear on the risk has not been assessed yet."),
    ),
)


_NEXT = mark(
    "The file is open and nothing is judged yet. First record what was seen or reported, under Evidence. Then assess the risk, "
    "under Risk; a report is assessed on that. A focal point sets the phase with “Change the phase…”. An early-warning report "
    "can be begun at any time, under Reports."
)
"""For whoever just opened a file: it stands until the first phase is on record."""


class OverviewTab(Scrolled):
    """Words at left, acts and history of the phase at right."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(tr("Overview of the country file"), margin=0)
        self.body.setContentsMargins(0, current().metrics.between, 0, 0)
        self._case = case
        self._frame = frame
        self._view: CountryView | None = None
        self._texts = {name: Words(running=True, selectable=True) for name, _, _ in _PARTS}
        writes = may(case, Role.ANALYST, Role.FOCAL_POINT)
        leads = may(case, Role.FOCAL_POINT)
        self.edit = ActButton(tr("Edit the description…"), icon="edit", verdict=writes)
        self.phase = ActButton(tr("Change the phase…"), verdict=leads)
        self.review = ActButton(tr("Record a review…"), verdict=writes)
        self.cycle = ActButton(tr("Change the review cycle…"), verdict=leads)
        self._writes, self._leads = writes, leads
        self.conflicts = ConflictsCard(case, frame)
        self.known_then = KnownThen(case)
        self._cycle_words = Words(role="muted", wrap=True)
        self.next = Card(tr("What comes next"))
        self.next.body.addWidget(Words(tr(_NEXT), running=True))
        self._history = QVBoxLayout()
        self._history.setSpacing(current().metrics.inside)
        self.body.addWidget(Columns([self._left(), self._right()], stretch=(3, 2)))
        self.body.addStretch(1)
        self.edit.acted.connect(lambda: self._ask(DescriptionDialog))
        self.phase.acted.connect(lambda: self._ask(PhaseDialog))
        self.review.acted.connect(lambda: self._ask(CountryReviewDialog))
        self.cycle.acted.connect(lambda: self._ask(CycleDialog))

    def show_file(self, view: CountryView) -> None:
        """Show the file."""
        self._view = view
        self.conflicts.show_file(view)
        for name, _, missing in said(_PARTS):
            text = str(getattr(view, name))
            self._texts[name].setText(text or missing)
            self._texts[name].set_role("text" if text else "muted")
        self._cycle_words.setText(
            tr(
                "Reviewed every {review_every_days} days. Opened {opened_at} by {opened_by}.",
                review_every_days=view.review_every_days,
                opened_at=day_of(view.opened_at, self._case),
                opened_by=view.opened_by,
            )
        )
        self.next.setVisible(not view.phases)
        empty(self._history)
        if not view.phases:
            self._history.addWidget(Words(tr("No phase has been recorded yet."), role="muted", wrap=True))
        for place, change in enumerate(reversed(view.phases)):
            if place:
                self._history.addWidget(Line())
            self._history.addWidget(self._change(change))

    def show_past(self, past: Past | None) -> None:
        """Show from now on the file of a past day, which nobody changes; none: the file as it stands."""
        self.known_then.show_past(past)
        self.conflicts.show_past(past)
        for act, verdict in (
            (self.edit, self._writes),
            (self.phase, self._leads),
            (self.review, self._writes),
            (self.cycle, self._leads),
        ):
            act.set_verdict(past.verdict if past else verdict)

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        column.addWidget(self.next)
        for name, title, _ in said(_PARTS):
            card = Card(title)
            card.body.addWidget(self._texts[name])
            column.addWidget(card)
        column.addWidget(self.edit)
        column.addWidget(self.known_then)
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        acts = Card(tr("Keep it current"))
        acts.body.addWidget(self._cycle_words)
        for button in (self.phase, self.review, self.cycle):
            acts.body.addWidget(button)
        history = Card(tr("How the phase changed"))
        history.body.addLayout(self._history)
        column.addWidget(acts)
        column.addWidget(self.conflicts)
        column.addWidget(history)
        column.addStretch(1)
        return right

    def _change(self, change: PhaseView) -> QWidget:
        row = QWidget()
        row.setAccessibleName(
            tr(
                "{phase} from {effective_on}",
                phase=phase_label(change.phase),
                effective_on=change.effective_on.isoformat(),
            )
        )
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PhaseBadge(change.phase))
        axes = tr(
            "Risk {risk_level}, ongoing {ongoing}",
            risk_level=risk_level(change.risk_level).lower(),
            ongoing=ONGOING[change.ongoing].lower(),
        )
        column.addWidget(
            Words(
                tr("From {effective_on}. {axes}.", effective_on=plain_day(change.effective_on), axes=axes),
                wrap=True,
            )
        )
        column.addWidget(Words(change.reason, wrap=True, selectable=True))
        said = tr(
            "{changed_by}, entered {changed_at}",
            changed_by=change.changed_by,
            changed_at=day_of(change.changed_at, self._case),
        )
        column.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))
        return row

    def _ask(
        self,
        dialog: type[DescriptionDialog] | type[PhaseDialog] | type[CountryReviewDialog] | type[CycleDialog],
    ) -> None:
        if self._view is not None:
            opened = dialog(self._case, self._frame, self._view)
            opened.done_with.connect(self._done)
            opened.open()

    def _done(self, kept: object) -> None:
        """Say what a change of phase recorded, and which plan it opened; the reader stays here, where the phase stands."""
        if not isinstance(kept, CountryFileKept) or kept.changed is None or kept.changed_on is None:
            return
        said = tr(
            "On record from {effective_on}: {phase}, level of risk {risk_level}, atrocities ongoing: {ongoing}.",
            effective_on=plain_day(kept.changed_on),
            phase=phase_label(kept.changed.phase),
            risk_level=risk_level(kept.changed.risk_level).lower(),
            ongoing=ONGOING[kept.changed.ongoing].lower(),
        )
        if kept.opened_plan:
            opened = tr("It opened the action plan {opened_plan}.", opened_plan=kept.opened_plan)
            self._frame.tell(
                Tone.OK, f"{said} {opened}", remedy=tr("Its measures stand under Levers and plans.")
            )
        else:
            self._frame.tell(Tone.OK, said)
