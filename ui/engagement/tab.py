"""The engagement tab of a country file: a list of its parts, and the one that is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.reading.countries.country_files import CountryView
from app.reading.waiting.waivers import WAIVER
from app.rules.engagement.findings import Finding, FindingKind
from language import said, tr
from ui.case import Case
from ui.engagement.exposure_part import ExposurePart
from ui.engagement.impact_part import ImpactPart
from ui.engagement.messages_part import MessagesPart
from ui.engagement.opportunities_part import OpportunitiesPart
from ui.engagement.overview_part import OverviewPart
from ui.engagement.part import Part
from ui.engagement.peace_part import PeacePart
from ui.engagement.promises_part import PromisesPart
from ui.engagement.register_part import RegisterPart
from ui.engagement.rights_part import RightsPart
from ui.engagement.steps_part import StepsPart
from ui.engagement.triggers_part import TriggersPart
from ui.frame import Frame
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.choosing import choose_named
from ui.widgets.page_stack import PageStack

PARTS: tuple[type[Part], ...] = (
    OverviewPart,
    RegisterPart,
    RightsPart,
    ImpactPart,
    StepsPart,
    PeacePart,
    TriggersPart,
    PromisesPart,
    ExposurePart,
    OpportunitiesPart,
    MessagesPart,
)

_NUMBERED: dict[str, type[Part]] = {
    "EN": RegisterPart,
    "HR": ImpactPart,
    "TE": TriggersPart,
    "CM": PromisesPart,
    "OP": OpportunitiesPart,
    "MS": MessagesPart,
}
"""The part that holds the entries with a number of these letters."""

_MENDED_IN: dict[FindingKind, type[Part]] = {
    FindingKind.IMPACT_MISSING: ImpactPart,
    FindingKind.AREA_MISSING: RightsPart,
    FindingKind.GROUP_EXCLUDED: PeacePart,
    FindingKind.BENCHMARK_BREACHED: StepsPart,
    FindingKind.PROMISE_BROKEN: PromisesPart,
    FindingKind.CONTRADICTION: MessagesPart,
    FindingKind.TRIGGER_UNDECIDED: TriggersPart,
    FindingKind.ANNEX_WAIVED: TriggersPart,
    FindingKind.RIGHTS_MISSING: RegisterPart,
    FindingKind.UNLINKED: RegisterPart,
    FindingKind.EFFECT_UNKNOWN: RegisterPart,
    FindingKind.REVIEW_OVERDUE: RegisterPart,
    FindingKind.OPPORTUNITY_MISSED: OpportunitiesPart,
}
"""The part in which each kind of finding is mended."""

_LIST_WIDTH = 176


class EngagementTab(QWidget):
    """A part is made when it is first looked at, and read whenever it is shown and something changed."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._view: CountryView | None = None
        self._made: dict[int, Part] = {}
        self._stale: set[int] = set()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Parts of engagement"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = PageStack()
        for kind in PARTS:
            QListWidgetItem(said(kind.title), self.list)
            self._stack.addWidget(QWidget())
        self.list.currentRowChanged.connect(self._show_row)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, metrics.between, 0, 0)
        line.setSpacing(metrics.between)
        line.addWidget(self.list)
        line.addWidget(self._stack, 1)
        self.list.setCurrentRow(0)

    @property
    def new(self) -> ActButton | None:
        """The act that N begins: the new entry of the part that is shown."""
        return self.part.new

    @property
    def part(self) -> Part:
        """The part that is shown."""
        row = max(0, self.list.currentRow())
        if row not in self._made:
            made = PARTS[row](self._case, self._frame)
            if isinstance(made, OverviewPart):
                made.sought.connect(self._mend)
            self._made[row] = made
            before = self._stack.widget(row)
            self._stack.insertWidget(row, self._made[row])
            if before is not None:
                self._stack.removeWidget(before)
                before.deleteLater()
        return self._made[row]

    def show_file(self, view: CountryView) -> None:
        """Show a file in the part that was shown last."""
        self._view = view
        self._stale = set(range(len(PARTS)))
        self._show_row(self.list.currentRow())

    def show_part(self, kind: type[Part]) -> Part:
        """Go to a part."""
        self.list.setCurrentRow(PARTS.index(kind))
        return self.part

    def seek(self, wanted: str) -> None:
        """Choose the entry that is called so, in the part that holds it; the part of its number is looked through first.

        ``EN-2026-0001/2`` is the second step of an engagement, with what it is judged by; ``TE-2026-0001/waiver`` the waiver of
        an event that waits for its answer.
        """
        number, _, ordinal = wanted.partition("/")
        if ordinal.isdecimal():
            steps = self.show_part(StepsPart)
            if isinstance(steps, StepsPart) and steps.seek_step(number, ordinal):
                return
            wanted = number
        elif ordinal == WAIVER:
            events = self.show_part(TriggersPart)
            if isinstance(events, TriggersPart) and events.seek_waiver(number):
                return
            wanted = number
        first = _NUMBERED.get(wanted[:2])
        for kind in sorted(PARTS, key=lambda kind: kind is not first):
            if choose_named(self.show_part(kind), wanted):
                return
        self.list.setCurrentRow(0)

    def _mend(self, finding: Finding) -> None:
        """Go to where a finding is mended, and choose the entry that it is about where it has one there."""
        if finding.step:
            number = finding.subject.partition(" ")[0]
            self.seek(f"{number}/{finding.step}")
        else:
            choose_named(self.show_part(_MENDED_IN[finding.kind]), finding.subject)

    def showEvent(self, event: QShowEvent) -> None:
        """The list is as wide as its words, which is known once it wears what the window wears."""
        self.list.setFixedWidth(max(_LIST_WIDTH, self.list.sizeHintForColumn(0) + 24))
        super().showEvent(event)

    def _show_row(self, row: int) -> None:
        if row < 0:
            return
        part = self.part
        self._stack.setCurrentIndex(row)
        if self._view is not None and row in self._stale:
            self._stale.discard(row)
            part.show_country(self._view.country, self._view.name)
