"""A risk assessment under way: its factors and indicators in a tree, the chosen one in full beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.reading.evidence.evidence_lines import EvidenceLine
from app.reading.risk.divergences import divergences_of_assessment
from app.reading.risk.risk_assessments import RiskAssessmentView
from app.reading.risk.unsaved_ratings import unsaved_ratings
from app.reference.framework import Factor
from app.refusals import UserError
from language import plural, tr
from ui.case import Case
from ui.frame import Frame
from ui.may import every_refusal, refusal
from ui.reports.words import until
from ui.risk.brought_back_line import RatingsBroughtBack
from ui.risk.complete_dialog import CompleteDialog
from ui.risk.description_card import DescriptionCard
from ui.risk.factor_pane import FactorPane
from ui.risk.indicator_pane import IndicatorPane
from ui.risk.rating_draft import RatingDraft
from ui.risk.rating_keeper import RatingKeeper
from ui.risk.rating_tree import BY_MOUSE, KEYS, RatingTree
from ui.risk.tree_filter import Shown
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.columns import Columns
from ui.widgets.in_place import held_in_place
from ui.widgets.into_view import bring_into_view
from ui.widgets.line_glyphs import make_clearable
from ui.widgets.notice import Notice, Tone
from ui.widgets.words import Words

_TREE_ROWS = 15
_PANE_WIDTH = 330


class RatingForm(QWidget):
    """What is entered is recorded when its author goes on to another factor, and stays entered until it is, also while
    another country is looked at; what a crash left is brought back.
    """

    kept = Signal()

    def __init__(
        self,
        case: Case,
        frame: Frame,
        view: RiskAssessmentView,
        *,
        factors: Sequence[Factor],
        items: Sequence[EvidenceLine],
        citation: str,
    ) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._view = view
        self._window: QWidget | None = None
        self._warned = False
        self._over = False
        self._at = 0
        self.draft = RatingDraft(factors, view.ratings)
        self.draft.setParent(self)
        self.keeper = RatingKeeper(case, view.assessment_id, self.draft)
        self.tree = RatingTree(self.draft)
        self.tree.setMinimumHeight(metrics.row * _TREE_ROWS)
        self.factor = FactorPane(self.draft, items)
        self.indicator = IndicatorPane(self.draft, items)
        self.description = DescriptionCard(case, frame)
        self.notice = Notice()
        self.progress = Words(role="muted", wrap=True)
        self.back = RatingsBroughtBack()
        self.save = ActButton(tr("Save now"))
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.setWhatsThis(tr("Save the ratings"))
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.keeper.keep_now)
        self.complete = ActButton(tr("Complete the assessment…"), primary=True)
        self._panes = QStackedWidget()
        self._panes.addWidget(self.factor)
        self._panes.addWidget(self.indicator)
        self._panes.setMaximumWidth(round(_PANE_WIDTH * metrics.text_scale))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.inside)
        column.addLayout(self._filters())
        column.addWidget(self.back)
        for how in (KEYS, BY_MOUSE):
            column.addWidget(Words(tr(how), size=TextSize.CAPTION, role="muted", wrap=True))
        # Beneath a tree that is higher than the window nobody would see that nothing is kept.
        column.addWidget(self.notice)
        column.addWidget(Columns([self.tree, self._panes], stretch=(2, 1)))
        line = QHBoxLayout()
        line.addWidget(self.progress, 1)
        line.addWidget(self.save)
        column.addLayout(line)
        column.addWidget(self.description)
        column.addWidget(self.complete)
        column.addWidget(Words(citation, size=TextSize.CAPTION, role="muted", wrap=True))
        self.draft.changed.connect(lambda _factor: self._follow())
        self.tree.picked.connect(self._follow)
        self.tree.wanted.connect(self._into_the_pane)
        self.tree.refused.connect(self._refused)
        self.keeper.changed.connect(self._kept)
        self.keeper.noted.connect(self._judge)
        self.keeper.failed.connect(self._failed)
        self.save.acted.connect(self._save)
        self.complete.acted.connect(self._complete)
        self.back.wanted.connect(self.draft.bring_back)
        self.description.show_assessment(view)
        self._follow()
        self._bring_back()

    @property
    def unsaved(self) -> bool:
        """Whether something was entered and is not on record."""
        return self.keeper.unsaved

    def show_view(self, view: RiskAssessmentView, items: Sequence[EvidenceLine]) -> None:
        """Take note of a newer reading: the description may have changed, and evidence come to the file."""
        self._view = view
        self.description.show_assessment(view)
        self.factor.offer_evidence(items)
        self.indicator.offer_evidence(items)
        self._judge()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who goes elsewhere leaves nothing unsaved behind."""
        super().hideEvent(event)
        if not (event.spontaneous() or self._over or QApplication.closingDown()):
            self.keeper.keep_now()

    def showEvent(self, event: QShowEvent) -> None:
        """From its first showing on, the form hears when its window is closed."""
        super().showEvent(event)
        if self._window is not self.window():
            self._window = self.window()
            self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window closes: save; where that cannot be done, say so and close at the second time only."""
        if watched is not self._window or event.type() is not QEvent.Type.Close or self._over:
            return False
        if not self.keeper.keep_now() and not self._warned:
            self._warned = True
            self._frame.tell(
                Tone.WARN,
                tr("A rating of {number} is not saved.", number=self._view.number),
                remedy=tr("Close again to close: it is brought back the next time.")
                if self.keeper.safe
                else tr("Close again to close without it."),
            )
            event.ignore()
            return True
        self._over = True
        return False

    def _filters(self) -> QHBoxLayout:
        self.shown = ChoiceBox()
        self.shown.setAccessibleName(tr("Which indicators are shown"))
        for choice in Shown:
            self.shown.addItem(choice.label)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Words of an indicator"))
        self.search.setAccessibleName(tr("Only indicators with these words"))
        make_clearable(self.search)
        self.unfold = ActButton(tr("Open all"))
        self.fold = ActButton(tr("Close all"))
        self.unfold.acted.connect(lambda: self.tree.open_all(opened=True))
        self.fold.acted.connect(lambda: self.tree.open_all(opened=False))
        self.shown.currentIndexChanged.connect(lambda _place: self._filter())
        self.search.textChanged.connect(lambda _text: self._filter())
        line = QHBoxLayout()
        line.addWidget(self.shown)
        line.addWidget(self.search, 1)
        line.addWidget(self.unfold)
        line.addWidget(self.fold)
        return line

    def _filter(self) -> None:
        self.tree.filter(list(Shown)[self.shown.currentIndex()], self.search.text())

    def _follow(self) -> None:
        factor, code = self.tree.factor, self.tree.code
        # Something was entered, or another row is chosen.
        for pane in (self.factor, self.indicator):
            pane.notice.clear()
        if factor != self._at:
            left, self._at = self._at, factor
            # The judgement of the factor before is finished. Afterwards: what is read again because of it must not come
            # between the two.
            QTimer.singleShot(0, self, lambda: self._finish(left))
        if code:
            self.indicator.show_indicator(code)
        elif factor:
            self.factor.show_factor(factor, self.keeper.wrong.get(factor, ""))
        self._panes.setCurrentWidget(self.indicator if code else self.factor)
        self._judge()

    def _finish(self, left: int) -> None:
        if left in self.draft.waiting:
            self.keeper.keep_now()

    def _bring_back(self) -> None:
        case, key = self._case, self._view.assessment_id
        left = case.look(lambda session: unsaved_ratings(session, key, case.actor))
        if left is None:
            return
        saved = [self.draft.rating(one.factor) for one in left.ratings]
        if self.keeper.bring_back(left.ratings):
            self.back.show_ratings(left.ratings, saved, until(left.until, case.now(), case.zone))

    def _refused(self, what: str, remedy: str) -> None:
        """Beside the row: above the tree it would be out of sight, and push the row away."""
        pane = self.indicator if self.tree.code else self.factor
        pane.notice.tell(Tone.INFO, what, remedy=remedy)

    def _into_the_pane(self) -> None:
        field = self.indicator.finding if self.tree.code else self.factor.rating
        field.setFocus()

    def _kept(self) -> None:
        wrong = self.keeper.wrong
        if wrong:
            # Above the tree it would push the row away at which somebody points.
            with held_in_place(self):
                self.notice.tell(
                    Tone.ERROR, wrong[min(wrong)], kept=tr("Everything that you entered is still here.")
                )
        else:
            self._clear_notice()
        if not self.unsaved:
            self.back.hide()
        self._follow()
        self.kept.emit()

    def _clear_notice(self) -> None:
        if self.notice.text:
            with held_in_place(self):
                self.notice.clear()

    def _failed(self, error: UserError) -> None:
        self.notice.refuse(error, kept=tr("Everything that you entered is still here."))

    def _judge(self) -> None:
        draft = self.draft
        missing = draft.unrated
        if not self.unsaved:
            self._clear_notice()
            if not self.back.taken_out:
                self.back.hide()
        wrong = sorted(self.keeper.wrong)
        self.tree.mark_not_on_record(frozenset(wrong))
        self.progress.setText(
            tr(
                "Factors rated: {rated} of {factors}. Indicators judged: {judged} of {indicators}. {unsaved}",
                rated=len(draft.factors) - len(missing),
                factors=len(draft.factors),
                judged=draft.judged,
                indicators=draft.indicators,
                unsaved=self._standing(),
            )
        )
        numbers = ", ".join(map(str, missing))
        self.complete.set_verdict(
            every_refusal(
                refusal(
                    plural(
                        "Not rated yet: factor {numbers}.",
                        "Not rated yet: factors {numbers}.",
                        len(missing),
                        numbers=numbers,
                    ),
                    tr("Rate each, or say that it is unknown."),
                    unless=not missing,
                ),
                refusal(
                    tr("Not said yet: {lacking}.", lacking=self.description.lacking),
                    tr("Describe the risk."),
                    unless=not self.description.lacking,
                ),
                refusal(
                    plural(
                        "Not on record: factor {numbers}.",
                        "Not on record: factors {numbers}.",
                        len(wrong),
                        numbers=", ".join(map(str, wrong)),
                    ),
                    tr("Choose it in the tree: what it lacks stands beside it."),
                    unless=not wrong,
                ),
            )
        )
        self.save.set_verdict(refusal(tr("Nothing waits to be saved."), unless=self.unsaved))

    def _standing(self) -> str:
        if not self.unsaved:
            return tr("Saved.")
        return tr("Safe, not on record yet.") if self.keeper.safe else tr("Not saved yet.")

    def _save(self) -> bool:
        """Record what is entered; who pressed beneath the tree is led to the first factor that cannot be, else nothing seems to happen."""
        if self.keeper.keep_now():
            return True
        if self.keeper.wrong:
            self.tree.choose(min(self.keeper.wrong))
            self.tree.setFocus()
        bring_into_view(self.notice)
        return False

    def _complete(self) -> None:
        if not self._save():
            return
        found = self._case.look(
            lambda session: divergences_of_assessment(session, self._view.assessment_id, self._case.now())
        )
        CompleteDialog(self._case, self._frame, self._view, found).open()
