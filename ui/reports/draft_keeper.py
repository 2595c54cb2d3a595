"""Keeps what is typed in a draft: safe from a crash within a second, and on record whenever the writer goes on.

Half a sentence is nobody's record. So at each pause what is typed is written down beside the record, where it outlives a
crash; it is recorded when its writer goes to another field or leaves, saves, hands the draft on, or has worked for some
minutes. Nothing typed is ever dropped.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.actions.reports.drafting import SaveDraft, save_draft
from app.content import DraftContent
from app.content_merge import DraftMerge, merge_drafts
from app.reading.reports.draft_states import saved_since
from app.reading.reports.report import ReportView, report_view
from app.reading.reports.unsaved import Unsaved
from app.refusals import BadInput, Busy, Refused, UserError
from app.rules.reports.draft_states import Save
from db.patience import A_GLANCE, waiting_at_most
from language import tr
from ui.case import Case
from ui.reports.draft_form import ATTRIBUTES, DraftForm
from ui.reports.draft_journal import DraftJournal
from ui.reports.draft_standing import Standing, standing_words

PAUSE_MS = 1000
"""Age of a keystroke at which it is safe from a crash, in milliseconds, whether or not more was typed meanwhile."""

WORK_MS = 5 * 60_000
"""Work after which what is typed is recorded at the next pause, though its writer stays in the field."""

_AGAIN_MS = 10_000
"""Time after which what failed, as on a full disk, is tried again."""

STALE = "draft.stale"


class DraftKeeper(QObject):
    """Saves one draft out of its form.

    What cannot be saved as it is typed is held back, with the error beneath it, while the rest is saved.
    When the draft was saved elsewhere since it was read, the edits of both are brought together. Where both changed
    the same words, nothing is saved until the author chose (:meth:`resolve`).
    ``changed`` is sent whenever :attr:`standing` may have changed; ``failed`` carries what else went wrong, ``merged``
    the labels of the fields that came in from elsewhere.
    """

    changed = Signal()
    failed = Signal(object)
    merged = Signal(object)

    def __init__(self, case: Case, form: DraftForm, report: ReportView, pause_ms: int = PAUSE_MS) -> None:
        super().__init__(form)
        self.form = form
        self.report_id = report.report_id
        self.number = report.number
        self.standing = Standing.SAVED
        self._case = case
        self._version = report.version
        self._kept = report.content
        self.opened = report.version
        """The version with which the writing began here."""
        self.found = report.content
        """What was saved when the writing began here."""
        self.own: frozenset[int] = frozenset()
        """Versions that were saved from here."""
        self.brought_back: Unsaved | None = None
        """What was typed before a crash and stands in the form again."""
        self._held_back: dict[str, tuple[Any, BadInput]] = {}
        self._saving = False
        self._unasked = False
        self._safe = True
        self._saved_at: datetime | None = None
        self._noted_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._pause_ms = pause_ms
        self._timer.timeout.connect(self.note_now)
        self._work = QTimer(self)
        self._work.setSingleShot(True)
        self._work.timeout.connect(self._worked)
        self._journal = DraftJournal(case, report.report_id)
        form.load(report.content)
        form.changed.connect(self._typed)
        # Afterwards: what is read again because of it must not come between the two fields.
        form.left.connect(lambda: QTimer.singleShot(0, self, self.keep_unasked))

    @property
    def kept(self) -> DraftContent:
        """What was saved last."""
        return self._kept

    @property
    def content(self) -> DraftContent:
        """What is typed, but for what cannot be saved as it is: there, what was saved last."""
        return self._sound()[0]

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not saved."""
        content, wrong = self.form.read(self._kept)
        return bool(wrong) or content != self._kept

    @property
    def words(self) -> str:
        """For the status line."""
        held_back = [self.form.field(name).label for name in self._wrong()]
        at = self._noted_at if self.standing is Standing.SAFE else self._saved_at
        return standing_words(self.number, self.standing, at, held_back)

    @property
    def only_read(self) -> bool:
        """Whether nothing was saved from here, and nothing waits for it."""
        return self.standing is Standing.SAVED and self._saved_at is None

    @property
    def safe(self) -> bool:
        """Whether what is not saved outlives the program and is brought back the next time."""
        return self._safe

    def keep_now(self) -> bool:
        """Save what is typed, on record; whether all of it is saved now."""
        self._timer.stop()
        if self._saving:
            return False
        if self.standing is Standing.STALE:
            self._note()
            return False
        self._work.stop()
        self._saving = True
        try:
            standing = self._save()
        finally:
            self._saving = False
        if standing is Standing.HELD_BACK:
            for name, error in self._wrong().items():
                self.form.field(name).set_error(tr("Not saved. {error}", error=error))
        # What could not be saved stays safe from a crash; what is saved needs it no longer.
        self._note()
        self._stand(standing)
        return standing is Standing.SAVED

    def note_now(self) -> None:
        """Make what is typed safe from a crash."""
        self._timer.stop()
        error = self._note()
        if error is not None:
            self._stand(self._fail(error))
        elif self._safe and self.standing in {Standing.TYPED, Standing.FAILED}:
            self._stand(Standing.SAFE if self.unsaved else Standing.SAVED)

    def bring_back(self, left: Unsaved) -> bool:
        """Show again what was typed before a crash, as an edit of what its writer had before them.

        What was saved meanwhile comes with :meth:`absorb`. False where all of it is saved.
        """
        version, kept = self._version, self._kept
        self._version, self._kept = left.based_on, left.base
        self._journal.doubt()
        self.form.load(left.base)
        self.form.bring_back(left.texts)
        if not self.unsaved:
            self._version, self._kept = version, kept
            self.form.load(kept)
            self._note()
            return False
        self.brought_back = left
        self._noted_at = left.until.astimezone(self._case.zone)
        self._work.start(WORK_MS)
        self._stand(Standing.SAFE)
        return True

    def absorb(self, report: ReportView) -> None:
        """Take note of a newer reading of the report: someone may have saved it elsewhere."""
        if self._saving or report.version <= self._version:
            return
        if report.content == self._kept:
            self._version = report.version
            return
        if self._meet(report) and self.unsaved:
            self._timer.start(self._pause_ms)
            self._work.start(WORK_MS)

    def behind(self, version: int) -> bool:
        """Whether the draft was saved elsewhere since it was last read or saved here."""
        return version > self._version and not self._saving

    @property
    def saving(self) -> bool:
        """Whether a save is under way, which lets the page read again before it has ended."""
        return self._saving

    def saved_elsewhere(self) -> tuple[Save, ...]:
        """Who saved the draft since it was read or saved here, and when."""
        report_id, version = self.report_id, self._version
        return self._case.look(lambda session: saved_since(session, report_id, version))

    def meet(self, saved: ReportView) -> DraftMerge:
        """The edits made here and those saved elsewhere, brought together as far as that can be done."""
        return merge_drafts(self._kept, self.form.read(self._kept)[0], saved.content)

    def resolve(self, saved: ReportView, chosen: DraftContent) -> None:
        """The author chose where both changed the same words; what they chose is saved."""
        self._take(saved, chosen)
        self._stand(Standing.SAVED)
        self.keep_now()

    def go_back(self, content: DraftContent) -> None:
        """Bring an earlier state back into the form; it is saved as any edit is, and each field can be undone."""
        self.form.amend(content)
        self._stand(Standing.TYPED)
        self.keep_now()

    def take_out(self, saved: DraftContent) -> None:
        """Do without what was brought back: its parts stand as they were saved, and each text can be undone."""
        back = self.brought_back.texts if self.brought_back else {}
        self.brought_back = None
        self.go_back(
            replace(self.content, **{name: getattr(saved, name) for name in ATTRIBUTES if name in back})
        )

    def _meet(self, saved: ReportView) -> bool:
        """Whether nothing has to be chosen; then the edits of both are in the form."""
        met = self.meet(saved)
        if met.clashes:
            self._stand(Standing.STALE)
            return False
        self._take(saved, met.content)
        self.merged.emit([self.form.field(name).label for name in met.taken])
        self._stand(Standing.TYPED if self.unsaved else Standing.SAVED)
        return True

    def _take(self, saved: ReportView, content: DraftContent) -> None:
        self._version, self._kept = saved.version, saved.content
        self.form.amend(content, but=frozenset(self._wrong()))

    def _typed(self) -> None:
        if not self._timer.isActive():
            # Not put off by what is typed next: no keystroke waits longer than this.
            self._timer.start(self._pause_ms)
        if self.standing is not Standing.STALE:
            if not self._work.isActive():
                self._work.start(WORK_MS)
            self._stand(Standing.TYPED)

    def _worked(self) -> None:
        if self._timer.isActive():
            # In the middle of a word: at the next pause.
            self._work.start(2 * self._pause_ms)
        else:
            self.keep_unasked()

    def keep_unasked(self) -> None:
        """Save while its writer goes on: while a large import is written that waits, and they do not."""
        self._unasked = True
        try:
            with waiting_at_most(A_GLANCE):
                self.keep_now()
        finally:
            self._unasked = False

    def _note(self) -> UserError | None:
        """Write down what is not saved; why that failed. While another part of the program writes, it is tried again."""
        content, wrong = self._sound()
        self._safe = False
        names = [name for name in ATTRIBUTES if name in wrong or _differ(name, content, self._kept)]
        try:
            self._journal.write(self._version, self.form.typed(names))
        except Busy:
            self._timer.start(self._pause_ms)
            return None
        except UserError as error:
            self._timer.start(_AGAIN_MS)
            return error
        self._safe, self._noted_at = True, self._case.now().astimezone(self._case.zone)
        return None

    def _stand(self, standing: Standing) -> None:
        again = standing is self.standing is Standing.TYPED
        self.standing = standing
        if not again:
            self.changed.emit()

    def _save(self) -> Standing:
        # Each round either ends or holds one more field back.
        for _round in range(len(self.form.fields) + 3):
            content, wrong = self._sound()
            if content == self._kept:
                return Standing.HELD_BACK if wrong else Standing.SAVED
            request = SaveDraft(
                report_id=self.report_id,
                based_on=self._version,
                content=content,
                held_back=frozenset(wrong),
            )
            try:
                kept = self._case.act(save_draft, request)
            except BadInput as error:
                name = self.form.attribute_of(error)
                if not name or name in wrong:
                    return self._fail(error)
                self._held_back[name] = (getattr(content, name), error)
            except Refused as error:
                if error.rule != STALE:
                    return self._fail(error)
                if not self._meet(self._saved_elsewhere()):
                    return Standing.STALE
            except Busy as error:
                self._work.start(_AGAIN_MS)
                return Standing.TYPED if self._unasked else self._fail(error)
            except UserError as error:
                self._work.start(_AGAIN_MS)
                return self._fail(error)
            else:
                if wrong:
                    self._journal.doubt()
                else:
                    self._journal.emptied()
                self._version, self._kept = kept.version, content
                self.own |= {kept.version}
                self._saved_at = self._case.now().astimezone(self._case.zone)
        return Standing.HELD_BACK

    def _saved_elsewhere(self) -> ReportView:
        report_id, actor, at = self.report_id, self._case.actor, self._case.now()
        return self._case.look(lambda session: report_view(session, report_id, actor, at))

    def _sound(self) -> tuple[DraftContent, dict[str, BadInput]]:
        """What can be saved; a field that was refused stays behind until something else stands in it."""
        content, wrong = self.form.read(self._kept)
        for name, (value, error) in list(self._held_back.items()):
            if name not in wrong and getattr(content, name) == value:
                content, wrong[name] = replace(content, **{name: getattr(self._kept, name)}), error
            else:
                del self._held_back[name]
        return content, wrong

    def _wrong(self) -> dict[str, BadInput]:
        return self._sound()[1]

    def _fail(self, error: UserError) -> Standing:
        self.failed.emit(error)
        return Standing.FAILED


def _differ(name: str, one: DraftContent, other: DraftContent) -> bool:
    return bool(getattr(one, name) != getattr(other, name))
