"""Where an author writes: the forms of drafts, each with what saves it, and what is said about saving."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from app.content import DraftContent
from app.reading.reports.draft_states import Here, draft_version, draft_writers
from app.reading.reports.report import ReportView
from app.reading.reports.unsaved import unsaved_draft
from app.rules.reports.draft_states import Writer
from language import tr
from language.lists import and_list
from ui.case import Case
from ui.frame import Frame
from ui.reports.brought_back import BroughtBackDialog, BroughtBackLine
from ui.reports.draft_form import DraftForm
from ui.reports.draft_keeper import DraftKeeper
from ui.reports.draft_standing import Standing
from ui.reports.panel import picture_of
from ui.reports.stale_dialog import StaleDialog
from ui.reports.words import until
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.in_place import held_in_place
from ui.widgets.notice import Notice, Tone
from ui.widgets.words import Words

_WATCH_MS = 4_000
"""How often it is looked whether somebody else writes the same draft, in milliseconds."""


class WritingDesk(QWidget):
    """Holds the form of the draft that is written, and aside those with text that could not be saved.

    What was typed before a crash is brought back. Saves when the desk is hidden and before its window closes. ``banner`` is laid out by the panel, above all else.
    ``typed`` is sent on every edit, ``evidence_asked`` for an item that a text cites, ``stood`` when :attr:`DraftKeeper.standing` may have changed.
    """

    typed = Signal()
    evidence_asked = Signal(str)
    stood = Signal()

    def __init__(self, case: Case, frame: Frame, pause_ms: int) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self._pause_ms = pause_ms
        self._aside: dict[str, DraftKeeper] = {}
        self._warned = False
        self._over = False
        self._stale = False
        self._window: QWidget | None = None
        self.keeper: DraftKeeper | None = None
        self.notice = Notice()
        self.presence = Words(role="warn", wrap=True)
        self.presence.hide()
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self.look_around)
        self.compare = ActButton(tr("Choose between both texts…"), primary=True)
        self.compare.acted.connect(self.choose_text)
        self.compare.hide()
        self.banner = QWidget()
        above = QVBoxLayout(self.banner)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(current().metrics.inside)
        self.returned = BroughtBackLine()
        self.returned.asked.connect(self.see_brought_back)
        above.addWidget(self.presence)
        above.addWidget(self.returned)
        above.addWidget(self.notice)
        above.addWidget(self.compare)
        self.banner.hide()
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._end)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def form(self) -> DraftForm | None:
        """The form, while something is written."""
        return self.keeper.form if self.keeper else None

    def content(self) -> DraftContent | None:
        """What is typed as far as it can be saved; none where nothing is written."""
        return self.keeper.content if self.keeper else None

    def write(self, report: ReportView) -> None:
        """Let this draft be written; a text set aside for it is there again."""
        self.leave(report.report_id)
        if self.keeper is None:
            self.keeper = self._aside.pop(report.report_id, None) or self._begin(report)
            self.keeper.form.show()
        self.keeper.absorb(report)
        self._tell()
        self.look_around()

    def leave(self, next_report: str = "") -> None:
        """Put the draft away unless it is the one to come; what could not be saved is set aside with its form."""
        keeper = self.keeper
        if keeper is None or keeper.report_id == next_report:
            return
        keeper.keep_now()
        # Saving lets the page read again, which may have put the draft away already.
        if self.keeper is keeper:
            self.close_draft()

    def close_draft(self) -> None:
        """Put the draft away as it is, as when it was submitted."""
        keeper, self.keeper = self.keeper, None
        if keeper is None:
            return
        keeper.form.hide()
        if keeper.unsaved:
            self._aside[keeper.report_id] = keeper
        else:
            keeper.form.deleteLater()
        self._tell()

    def forget(self, report_id: str) -> None:
        """Drop the text that is set aside for a report: its writer threw it away."""
        keeper = self._aside.pop(report_id, None)
        if keeper is not None:
            keeper.form.deleteLater()

    def look_around(self) -> None:
        """See who else is writing this draft, and take in what they saved."""
        keeper = self.keeper
        if keeper is None or keeper.saving:
            # What is being saved here would look like somebody else's until it is known as ours.
            return
        report_id, at = keeper.report_id, self._case.now()
        here = Here(name=self._case.actor.name, opened=keeper.opened, saved=keeper.own)
        version = self._case.look(lambda session: draft_version(session, report_id))
        others = self._case.look(lambda session: draft_writers(session, report_id, at, here))
        with held_in_place(self):
            self.presence.setText(_present(others, self._case.actor.name, self._case.zone))
            self.presence.setVisible(bool(others))
            self._show_banner()
        if keeper.behind(version):
            keeper.absorb(picture_of(self._case, report_id).report)

    def save(self) -> None:
        """Put what is typed on record, because the author asks for it."""
        if self.keeper is not None:
            self.keeper.keep_now()

    def see_brought_back(self) -> BroughtBackDialog | None:
        """Show what was typed before a crash beside what was saved."""
        keeper = self.keeper
        if keeper is None or keeper.brought_back is None:
            return None
        saved = keeper.found
        dialog = BroughtBackDialog(
            self._frame,
            tr("What was typed in {keeper_number}", keeper_number=keeper.number),
            words=tr(
                "It was typed before the program ended and was not on record. Underlined: what came back. "
                "Struck through: what was saved in its place. Taken out, it can still be undone field by field."
            ),
            form=keeper.form,
            before=saved,
            act=tr("Take it out again"),
            run=lambda: keeper.take_out(saved),
        )
        dialog.done_with.connect(lambda _done: self._tell())
        dialog.open()
        return dialog

    def choose_text(self) -> StaleDialog | None:
        """Show both texts of a draft that was saved elsewhere."""
        if self.keeper is None:
            return None
        saved = picture_of(self._case, self.keeper.report_id).report
        dialog = StaleDialog(self._frame, self.keeper, saved)
        dialog.open()
        return dialog

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()
        self._watch.start()
        if self._window is not self.window():
            self._window = self.window()
            self._window.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """The author goes elsewhere: what is typed is saved."""
        super().hideEvent(event)
        self._watch.stop()
        if self._over or QApplication.closingDown():
            return
        if self.keeper is not None:
            self.keeper.keep_now()
            self._frame.set_saved("" if self.keeper.standing is Standing.SAVED else self.keeper.words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window closes: save; where that cannot be done, say so and close at the second time only."""
        if watched is not self._window or event.type() is not QEvent.Type.Close or self._over:
            return False
        if self.keeper is not None:
            self.keeper.keep_now()
        waiting = [keeper for keeper in (self.keeper, *self._aside.values()) if keeper and keeper.unsaved]
        if waiting and not self._warned:
            self._warned = True
            numbers = and_list(keeper.number for keeper in waiting)
            self._frame.tell(
                Tone.WARN,
                tr("Something that you typed in {numbers} is not saved.", numbers=numbers),
                remedy=tr("Close again to close: it is brought back the next time.")
                if all(keeper.safe for keeper in waiting)
                else tr("Close again to close without it."),
            )
            event.ignore()
            return True
        self._over = True
        return False

    def _end(self) -> None:
        """The program ends without its window having been closed, as when it is interrupted."""
        if self.keeper is not None and not self._over:
            self.keeper.keep_now()
        self._over = True

    def _begin(self, report: ReportView) -> DraftKeeper:
        keeper = DraftKeeper(self._case, DraftForm(self._case), report, self._pause_ms)
        keeper.changed.connect(self._tell)
        keeper.failed.connect(self._frame.refuse)
        keeper.merged.connect(self._say_merged)
        keeper.form.changed.connect(self._typed)
        keeper.form.evidence_asked.connect(self.evidence_asked)
        self._column.addWidget(keeper.form)
        report_id, actor = report.report_id, self._case.actor
        left = self._case.look(lambda session: unsaved_draft(session, report_id, actor))
        if left is not None:
            keeper.bring_back(left)
        return keeper

    def _say_merged(self, labels: list[str]) -> None:
        names = ", ".join(tr("“{label}”", label=label) for label in labels)
        self._frame.tell(
            Tone.INFO,
            tr(
                "This draft was saved elsewhere too. What was written there is here now: {names}.",
                names=names,
            )
            if labels
            else tr("This draft was saved elsewhere too, with nothing that is not here."),
            kept=tr("Nothing that you typed was changed."),
        )

    def _typed(self) -> None:
        self._warned = False
        self.typed.emit()

    def _tell(self) -> None:
        # What is told stands above the form: somebody types there, and goes on seeing what.
        with held_in_place(self):
            self._say_standing()
        self.stood.emit()

    def _say_standing(self) -> None:
        keeper = self.keeper
        standing = keeper.standing if keeper else Standing.SAVED
        if self.isVisible() and keeper is not None:
            self._frame.set_saved("" if keeper.only_read else keeper.words)
        self.compare.setVisible(standing is Standing.STALE)
        self.returned.say(self._brought_back())
        if standing is Standing.STALE:
            what = tr("This draft was saved elsewhere, and both of you changed the same words.")
            kept = tr("Your text is still before you; it is not saved.")
            remedy = tr("Press “Choose between both texts…” above the form.")
            self.notice.tell(Tone.WARN, what, kept=kept, remedy=remedy)
            if not self._stale and not self._top_in_view():
                # Whoever writes far down the form does not see what stands above it.
                self._frame.tell(Tone.WARN, what, kept=kept, remedy=remedy)
        elif standing is Standing.HELD_BACK and keeper is not None:
            self.notice.tell(Tone.WARN, f"{keeper.words}.", remedy=tr("The reason stands beneath the field."))
        elif standing not in {Standing.TYPED, Standing.SAFE}:
            self.notice.clear()
        if self._stale and standing is Standing.SAVED and keeper is not None:
            self._frame.tell(Tone.OK, f"{keeper.words}.")
        if standing in {Standing.STALE, Standing.SAVED}:
            self._stale = standing is Standing.STALE
        self._show_banner()

    def _top_in_view(self) -> bool:
        """Whether what stands above the form is seen, so that nothing need be said twice."""
        place: QWidget | None = self.banner.parentWidget()
        while place is not None and not isinstance(place, QScrollArea):
            place = place.parentWidget()
        if place is None or not place.isVisible():
            return False
        top = self.banner.mapTo(place.viewport(), QPoint(0, 0)).y()
        return 0 <= top < place.viewport().height()

    def _show_banner(self) -> None:
        said = (self.notice, self.presence, self.returned)
        self.banner.setVisible(any(not widget.isHidden() for widget in said))

    def _brought_back(self) -> str:
        back = self.keeper.brought_back if self.keeper else None
        if back is None:
            return ""
        at = until(back.until, self._case.now(), self._case.zone)
        return tr("Text typed until {at} was brought back.", at=at)


def _present(others: Sequence[Writer], mine: str, zone: ZoneInfo) -> str:
    """``A. Nkosi has written in this draft too, since 10:40.``"""
    return "\n".join(
        tr(
            "You are editing this draft in another window too, since {since:%H:%M}.",
            since=one.since.astimezone(zone),
        )
        if one.who == mine
        else tr(
            "{who} has written in this draft too, since {since:%H:%M}.",
            who=one.who,
            since=one.since.astimezone(zone),
        )
        for one in others
    )
