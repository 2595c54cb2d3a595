"""One report: its steps, the work of one step, and beside it the evidence and the frozen brief."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.reading.evidence.items import EvidenceView
from app.rules.reports.clocks import clock_state
from db.vocabulary import ReportStatus
from language import tr
from ui.case import Case
from ui.frame import Frame
from ui.reports.acts import ReportActs
from ui.reports.brief_card import BriefCard
from ui.reports.comments_card import CommentsCard
from ui.reports.evidence_beside import EvidenceBeside
from ui.reports.evidence_list import EvidenceList
from ui.reports.evidence_reading import EvidenceReading
from ui.reports.next_act import PageAct, offer
from ui.reports.outcome_card import OutcomeCard
from ui.reports.panel import ReportPicture, StepPanel
from ui.reports.report_columns import ReportColumns
from ui.reports.steps import present_step, steps_of
from ui.reports.versions_dialog import VersionsDialog
from ui.reports.waits_words import waits_words
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.act_menu import ActMenu
from ui.widgets.clock_label import ClockLabel
from ui.widgets.into_view import bring_into_view
from ui.widgets.landing import Landing
from ui.widgets.layouts import is_gone
from ui.widgets.notice import Tone
from ui.widgets.step_list import StepList
from ui.widgets.tab_order import come_last, go_on
from ui.widgets.words import Words

if TYPE_CHECKING:
    from ui.reports.live_brief import LiveBrief

PanelMaker = Callable[[Case, Frame], StepPanel]

_CLOCK_BESIDE_FROM = 700
"""Width of the page, at text scale 1, from which on the clock stands beside the words that say for whom the report waits."""
_STILL_WRITTEN = frozenset({ReportStatus.DRAFT, ReportStatus.SUBMITTED, ReportStatus.ASSESSED})


class ReportPage(QWidget):
    """``brief_asked`` carries the version to read; ``acted`` tells that the report must be read again."""

    brief_asked = Signal(int)
    acted = Signal()

    def __init__(self, case: Case, frame: Frame, makers: Mapping[int, PanelMaker]) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self._makers = makers
        self._panels: dict[int, StepPanel] = {}
        self._picture: ReportPicture | None = None
        self._present = -1
        self._next: PageAct | None = None
        self._left_at: QWidget | None = None
        """What had the focus in the form when the pages took its place."""
        self.waits = Words(wrap=True)
        self.clock = ClockLabel()
        self._waiting = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.act = ActButton(tr("Next act"), primary=True)
        self.act.acted.connect(self._do_next)
        self.menu = ActMenu(tr("Other acts"))
        self._landing = Landing(self)
        self.steps = StepList(pickable=True)
        self.steps.chosen.connect(self._go_to)
        self.evidence = EvidenceList()
        self.evidence.opened.connect(self.open_evidence)
        self.beside = EvidenceBeside()
        self.beside.cite_asked.connect(self._cite)
        self.beside.shut.connect(self._show_beside)
        self.brief = BriefCard(case)
        self.brief.asked.connect(self.brief_asked)
        self.brief.compare_asked.connect(self.compare_briefs)
        self.outcome = OutcomeCard(case)
        self.outcome.brief_asked.connect(self.brief_asked)
        self.comments = CommentsCard(case, frame)
        columns = self.columns = ReportColumns(self.steps)
        for card in (self.beside, self.brief, self.comments, self.evidence):
            columns.add_to_side(card)
        self.paper: LiveBrief | None = None
        self.show_paper = columns.show_paper
        self.show_paper.toggled.connect(self._toggle_paper)
        columns.middle.insertWidget(0, self.outcome)
        self._lay_out()

    @property
    def picture(self) -> ReportPicture | None:
        """The report shown."""
        return self._picture

    @property
    def step(self) -> int:
        """Place of the step whose work is shown."""
        return self.steps.choice

    @property
    def saving(self) -> bool:
        """Whether a draft is being saved by itself at this moment."""
        return any(panel.saving for panel in self._panels.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the clock stands beneath the words, which would be a narrow column beside it."""
        super().resizeEvent(event)
        wide = self.width() >= _CLOCK_BESIDE_FROM * current().metrics.text_scale
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._waiting.setDirection(way)

    def panel(self, step: int) -> StepPanel:
        """The panel of a step, made when it is first looked at."""
        if step not in self._panels:
            made = self._makers[step](self._case, self._frame)
            made.acted.connect(self.acted)
            made.typed.connect(self._follow)
            made.comment_asked.connect(self.comments.ask)
            made.evidence_asked.connect(self._open_cited)
            made.held_back.connect(partial(self._hold_back, made))
            made.last_text.changed.connect(self._let_cite)
            self._panels[step] = made
            if made.lead is not None:
                self._lead.addWidget(made.lead)
            # Counted from what became of it, which is read first: where there is no room beside the work, more stands here.
            place = self.columns.middle.indexOf(self.outcome) + 1
            self.columns.middle.insertWidget(place, made)
        return self._panels[step]

    def _hold_back(self, panel: StepPanel, held_back: bool) -> None:
        """Of the step that is shown alone: another may answer late, about a report that was shown before."""
        if panel is self._panels.get(self.step):
            self.act.set_primary(primary=not held_back)

    def show_report(self, picture: ReportPicture) -> None:
        """Show a report. Its present step is shown when it is another report, or has moved on."""
        focused: QWidget | None = self.window().focusWidget()
        landed = self._landing.holds(focused)
        before = self._picture
        another = before is None or before.report.report_id != picture.report.report_id
        self._picture = picture
        now = present_step(picture)
        self.steps.show_steps(steps_of(picture, self._case.now(), self._case.zone))
        self.show_paper.setVisible(not picture.report.briefs or picture.report.status in _STILL_WRITTEN)
        if self.show_paper.isHidden():
            self.show_paper.setChecked(False)
        self.evidence.show_items(picture.evidence)
        self._keep_beside(picture)
        self.brief.show_report(picture.report)
        self.outcome.show_report(picture.report)
        self.comments.show_report(picture)
        self._show_offer(picture)
        moved = now != self._present
        self._present = now
        self.show_step(now if another or moved or self.step < 0 else self.step)
        if another or moved:
            # The work of another step would stand as far down as that of the one before was read.
            self.columns.begin_at_top()
            # Once the notices above have taken their room: the last steps may stand below what is seen.
            QTimer.singleShot(0, self, lambda: bring_into_view(self.steps.row(self.step)))
        here = focused is not None and self.isAncestorOf(focused)
        if not another and (focused is self.act.button or (moved and here)):
            # What was pressed is done and gone: whoever works by keyboard goes on at what comes next.
            self.begin()
        if landed and not another:
            self._landing.again()
        self._follow()

    def show_step(self, step: int) -> None:
        """Show the work of a step."""
        if self._picture is None:
            return
        if self.step != step:
            self.steps.choose(step)
        chosen = self.panel(step)
        for panel in self._panels.values():
            panel.setVisible(panel is chosen)
            if panel.lead is not None and panel is not chosen:
                panel.lead.hide()
        chosen.show_report(self._picture)
        self._show_beside()
        self._let_cite()
        # What became of it is told anew with each look, above the step's work.
        go_on(self.steps.row(-1), _links(self.outcome))
        for link in _links(self.columns.side):
            # A panel is made when it is first looked at; what stands beside it is read after it.
            come_last(link)

    def _go_to(self, step: int) -> None:
        """A step that is pressed is shown from its beginning, also the one that one was far down in."""
        self.show_step(step)
        self.columns.begin_at_top()

    def begin(self) -> None:
        """Put the focus on the next act, or else on the steps."""
        panel = self._panels.get(self.step)
        if self.act.isVisibleTo(self) and self.act.button.isEnabled():
            self.act.button.setFocus()
        elif panel is not None and panel.leads_on and panel.lead is not None and panel.lead.isVisibleTo(self):
            panel.lead.setFocus()
        elif self.step >= 0:
            self.steps.row(self.step).setFocus()
            # Laid out with this turn: the last steps may stand below what is seen.
            QTimer.singleShot(0, self, lambda: bring_into_view(self.steps.row(self.step)))

    def begin_at(self, step: int) -> None:
        """Show a step and put the focus on it, for who came for what it holds."""
        self._go_to(step)
        self.steps.row(step).setFocus()

    def lead_to(self, step: int | None, item: str) -> None:
        """To one thing of a step, or of what was said beside the steps, for who came for it: a decision may be the last of many."""
        if step is None:
            # An item of evidence that is open at the side takes the place of the comments.
            self.beside.put_away()
            self._show_beside()
        self._landing.lead_to(lambda: (self.comments if step is None else self.panel(step)).part_of(item))

    def begin_writing(self) -> None:
        """To the draft that is written, from whichever step is looked at."""
        if self._picture is None or self._picture.report.status is not ReportStatus.DRAFT:
            return
        if self.columns.paper_alone:
            # The pages have taken the place of the form.
            self.show_paper.setChecked(False)
        self.show_step(self._present)
        self.panel(self._present).begin_writing()

    def open_evidence(self, item: EvidenceView) -> None:
        """Open an item beside the work; where there is no room beside it, over it."""
        if self.columns.folded:
            EvidenceReading(item, self._frame.marking, self.window()).open()
            return
        self.beside.show_item(item)
        self._let_cite()
        self._show_beside()

    def show_copies(self) -> None:
        """The copies for outside that were prepared of it, to be approved and saved."""
        if self._picture is not None:
            ReportActs(self._case, self._frame, self._picture).released_copies()

    def compare_briefs(self) -> VersionsDialog | None:
        """Lay two frozen versions side by side."""
        if self._picture is None or len(self._picture.report.briefs) < 2:
            return None
        dialog = VersionsDialog(self._case, self._frame, self._picture.report, self)
        dialog.open()
        return dialog

    def _follow(self) -> None:
        """The printed brief follows what stands in the form."""
        if self.paper is None or self._picture is None or not self.show_paper.isChecked():
            return
        panel = self._panels.get(self.step)
        self.paper.follow(self._picture.report, panel.typed_content() if panel else None)

    def _toggle_paper(self, shown: bool) -> None:
        held: QWidget | None = self.window().focusWidget()
        if shown and self.paper is None:
            # Late: it brings the reader of PDF with it.
            from ui.reports.live_brief import LiveBrief  # noqa: PLC0415 - late, as said

            self.paper = LiveBrief(self._case, self._frame)
            self.columns.add_paper(self.paper)
        reading = held is not None and self.paper is not None and self.paper.isAncestorOf(held)
        if shown and held is not None and self.columns.work.isAncestorOf(held):
            self._left_at = held
        if self.paper is not None:
            self.paper.setVisible(shown)
        self.columns.measure()
        if self.paper is not None and shown and self._left_at is held and self.columns.paper_alone:
            self.paper.view.paper.setFocus()
        elif reading:
            self._go_back()
        self._follow()

    def _go_back(self) -> None:
        """The pages are put away with the focus in them: one goes on where one wrote."""
        place, self._left_at = self._left_at, None
        if place is not None and isValid(place) and place.isVisible():
            place.setFocus()
        else:
            self.begin()

    def _show_offer(self, picture: ReportPicture) -> None:
        report = picture.report
        self.waits.setText(waits_words(report))
        waiting = report.open_escalation
        due = waiting.decide_by if waiting else report.assess_by
        runs = due is not None and report.status in {ReportStatus.SUBMITTED, ReportStatus.ESCALATED}
        self.clock.show_reading(clock_state(self._case.now(), due) if runs and due else None)
        acts = ReportActs(self._case, self._frame, picture)
        offered = offer(self._case, acts, picture, self._read_brief)
        self._next = offered.first
        self.act.setVisible(self._next is not None)
        if report.status is not ReportStatus.ASSESSED:
            self.act.set_primary(primary=True)
        if self._next is not None:
            self.act.set_words(self._next.words)
            self.act.set_verdict(self._next.verdict)
        self.menu.empty()
        for act in offered.others:
            self.menu.add(act.words, act.run, act.verdict)
        self.menu.setVisible(bool(offered.others))

    def _do_next(self) -> None:
        if self._next is not None:
            self._next.run()

    def _read_brief(self) -> None:
        if self._picture is None:
            return
        waiting = self._picture.report.open_escalation
        versions = [
            one.version for one in self._picture.report.briefs if waiting and one.brief_id == waiting.brief_id
        ]
        if versions:
            self.brief_asked.emit(versions[0])

    def _open_cited(self, number: str) -> None:
        picture = self._picture
        item = next((one for one in picture.evidence if one.number == number), None) if picture else None
        if item is not None:
            self.open_evidence(item)
        else:
            self._frame.tell(
                Tone.WARN,
                tr("The text cites {number}, on which the report does not stand.", number=number),
                remedy=tr("Cite the item for the report too, or take the number out of the text."),
            )

    def _keep_beside(self, picture: ReportPicture) -> None:
        """What is open beside the work stays open, as it reads now, while the report stands on it."""
        if self.beside.item is None:
            return
        number = self.beside.item.number
        item = next((one for one in picture.evidence if one.number == number), None)
        if item is None:
            self.beside.put_away()
        elif item != self.beside.item:
            self.beside.show_item(item)

    def _show_beside(self) -> None:
        """An open item takes the place of what else stands at the side, and more room."""
        opened = self.beside.item is not None
        for card in (self.brief, self.comments):
            card.setVisible(not opened)
        self.evidence.setVisible(not opened and not self._listed())
        self.columns.widen_side(wide=opened)

    def _listed(self) -> bool:
        """Whether the step's own work lists the evidence: the same list does not stand twice side by side."""
        panel = self._panels.get(self.step)
        return panel is not None and panel.lists_evidence

    def _let_cite(self) -> None:
        panel = self._panels.get(self.step)
        self.beside.let_cite(somewhere=panel is not None and panel.last_text.editor is not None)

    def _cite(self, number: str) -> None:
        panel = self._panels.get(self.step)
        if panel is not None:
            panel.last_text.cite(number)

    def _lay_out(self) -> None:
        metrics = current().metrics
        self._waiting.setSpacing(metrics.inside)
        self._waiting.addWidget(self.waits, 1)
        self._waiting.addWidget(self.clock)
        said = QHBoxLayout()
        said.setSpacing(metrics.between)
        said.addLayout(self._waiting, 1)
        said.addWidget(self.show_paper)
        said.addWidget(self.menu)
        self._lead = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(metrics.inside)
        whole.addLayout(said)
        whole.addWidget(self.act)
        whole.addLayout(self._lead)
        whole.addSpacing(metrics.inside)
        whole.addWidget(self.columns, 1)


def _links(within: QWidget) -> list[QPushButton]:
    """What Tab comes to, but for what was taken out and lives on until the next turn."""
    return [link for link in within.findChildren(QPushButton) if not is_gone(link)]
