"""The head of a country file: how it stands on each axis, its next review, and its phases over time."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.reading.countries.country_files import CountryView, PhaseView
from app.reading.plans.levers import lever_alarms
from db.vocabulary import Phase
from language import tr
from reports.words import plain_day
from ui.case import Case
from ui.countries.as_of_field import AsOfField
from ui.countries.words import ONGOING, day_of, next_review, risk_level, today
from ui.plans.lever_alarm import LeverAlarm
from ui.theme import TextSize, current
from ui.theme.phases import phase_label
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.glyph import Glyph
from ui.widgets.phase_badge import PhaseBadge
from ui.widgets.phase_strip import PhaseSpan, PhaseStrip
from ui.widgets.words import Words


class FileHead(QFrame):
    """Shown above the tabs of the file, whichever of them is open. ``comparison_asked``: two days are to be compared.
    ``who_asked``: who can decide something for this country. ``inquiry_asked``: what an inquiry will ask about it. ``turned``: it was folded or unfolded by hand."""

    comparison_asked = Signal()
    who_asked = Signal()
    inquiry_asked = Signal()
    turned = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self.setProperty("kind", "card")
        self.badge = PhaseBadge(None)
        self.level = Words(strong=True)
        self.ongoing = Words(strong=True)
        self.review = Words(strong=True)
        self._mark = Glyph("time", "muted", size=14)
        self.strip = PhaseStrip((), today(case))
        self.as_of = AsOfField()
        self.compare = QPushButton(tr("Compare two days…"))
        self.compare.setAutoDefault(False)
        self.compare.clicked.connect(self.comparison_asked)
        self.who = QPushButton(tr("Who can decide?"))
        self.who.setAutoDefault(False)
        self.who.clicked.connect(self.who_asked)
        self.inquiry = QPushButton(tr("Inquiry: who knew what, when"))
        self.inquiry.setAutoDefault(False)
        self.inquiry.clicked.connect(self.inquiry_asked)
        self.alarm = LeverAlarm()
        # In a low window, or with large type: one sentence in place of all, so that the tabs beneath have room.
        self.brief = Words(wrap=True)
        self.unfold = QPushButton(tr("Unfold the head"))
        self.unfold.setAutoDefault(False)
        self.unfold.clicked.connect(self._turn)
        self._low, self._unfolded = False, False
        short = QHBoxLayout()
        short.setSpacing(metrics.inside)
        short.addWidget(self.brief, 1)
        short.addWidget(self.unfold, alignment=Qt.AlignmentFlag.AlignTop)
        facts = self._facts = QWidget()
        flow = FlowLayout(facts, gap=metrics.between, down=metrics.inside)
        flow.addWidget(_fact(tr("Phase"), self.badge))
        flow.addWidget(_fact(tr("Level of risk"), self.level))
        flow.addWidget(_fact(tr("Atrocities ongoing"), self.ongoing))
        flow.addWidget(_fact(tr("Next review"), self._mark, self.review))
        for act in (self.as_of, self.who, self.compare, self.inquiry):
            flow.addWidget(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.between, 12, metrics.between, 8)
        column.setSpacing(metrics.inside)
        column.addLayout(short)
        column.addWidget(facts)
        column.addWidget(self.alarm)
        column.addWidget(self.strip)
        self._phases = 0
        self._fold()

    def make_room(self, *, low: bool) -> None:
        """Fold where the window is low, unless it was unfolded by hand."""
        if low != self._low:
            self._low = low
            self._fold()

    @property
    def folded(self) -> bool:
        """Whether one sentence stands for the head."""
        return self._low and not self._unfolded

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()
        self.turned.emit()

    def _fold(self) -> None:
        self.brief.setVisible(self.folded)
        self.unfold.setVisible(self._low)
        self.unfold.setText(tr("Unfold the head") if self.folded else tr("Fold the head"))
        self._facts.setVisible(not self.folded)
        self.strip.setVisible(not self.folded and bool(self._phases))

    def show_file(self, view: CountryView, on: date | None = None) -> None:
        """Show how the file stands, or stood on a day."""
        now, present = on or today(self._case), view.present
        self.as_of.show_value(on)
        late = view.next_review_on < now
        self.badge.show_phase(present.phase if present else None)
        self.level.setText(risk_level(present.risk_level if present else None))
        self.ongoing.setText(ONGOING[present.ongoing] if present else tr("Not judged"))
        self.review.setText(next_review(view.next_review_on, now))
        self.review.set_role("danger" if late else "text")
        self._mark.show_glyph("time-lapsed" if late else "time", "danger" if late else "muted")
        spans = [PhaseSpan(one.effective_on, one.phase, self._words(one)) for one in view.phases]
        self.strip.show_spans(spans, now)
        self._phases = len(view.phases)
        self.brief.setText(self._brief(present.phase if present else None))
        self.brief.set_role("danger" if late else "text")
        self._fold()
        alarm = self._case.look(lambda session: lever_alarms(session, now)).get(view.country, "")
        self.alarm.show_alarm(alarm)

    def _brief(self, phase: Phase | None) -> str:
        """The facts of the head in one sentence, as shown."""
        return " · ".join(
            (
                phase_label(phase),
                tr("level of risk: {level}", level=self.level.text().lower()),
                tr("atrocities ongoing: {ongoing}", ongoing=self.ongoing.text().lower()),
                tr("next review: {review}", review=self.review.text()),
            )
        )

    def _words(self, change: PhaseView) -> str:
        """A change of the phase: from when, to what, by whom, when it was entered, and why."""
        return tr(
            "From {effective_on}: {phase}, level of risk {risk_level}, atrocities ongoing: {ongoing}.\n"
            "Changed by {changed_by} on {changed_at}: {reason}",
            effective_on=plain_day(change.effective_on),
            phase=phase_label(change.phase),
            risk_level=risk_level(change.risk_level).lower(),
            ongoing=ONGOING[change.ongoing].lower(),
            changed_by=change.changed_by,
            changed_at=day_of(change.changed_at, self._case),
            reason=change.reason,
        )


def _fact(label: str, *shown: QWidget) -> QWidget:
    """A caption above its value."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Words(label, size=TextSize.CAPTION, role="muted"))
    line = QHBoxLayout()
    line.setSpacing(4)
    for widget in shown:
        line.addWidget(widget)
    line.addStretch(1)
    column.addLayout(line)
    return held
