"""Keeps what an author types: within a second, on leaving, and when asked; nothing typed is ever dropped."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.actions.reports.drafting import SaveDraft, save_draft
from app.content import DraftContent
from app.content_merge import DraftMerge, merge_drafts
from app.reading.reports.report import ReportView, report_view
from app.refusals import BadInput, Refused, UserError
from language import tr
from ui.case import Case
from ui.reports.draft_form import DraftForm

PAUSE_MS = 1000
"""Age of a keystroke at which it is saved, in milliseconds, whether or not more was typed meanwhile."""

_AGAIN_MS = 10_000
"""Time after which a save that failed, as on a full disk, is tried again."""

STALE = "draft.stale"


class Standing(StrEnum):
    """How the text in the form stands towards what is saved."""

    SAVED = "saved"
    TYPED = "typed"
    HELD_BACK = "held_back"
    STALE = "stale"
    FAILED = "failed"


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
        self.own: frozenset[int] = frozenset()
        """Versions that were saved from here."""
        self._held_back: dict[str, tuple[Any, BadInput]] = {}
        self._saving = False
        self._saved_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._pause_ms = pause_ms
        self._timer.timeout.connect(self.keep_now)
        form.load(report.content)
        form.changed.connect(self._typed)

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
        match self.standing:
            case Standing.SAVED:
                at = tr(" as at {saved_at:%H:%M:%S}", saved_at=self._saved_at) if self._saved_at else ""
                return tr("{number}{at} saved", number=self.number, at=at)
            case Standing.TYPED:
                return tr("{number} not saved yet", number=self.number)
            case Standing.HELD_BACK:
                names = ", ".join(f"“{self.form.field(name).label}”" for name in self._wrong())
                return tr("{number} saved, but not {names}", number=self.number, names=names)
            case Standing.STALE | Standing.FAILED:
                return tr("{number} not saved", number=self.number)

    def keep_now(self) -> bool:
        """Save what is typed; whether all of it is saved now."""
        self._timer.stop()
        if self._saving or self.standing is Standing.STALE:
            return False
        self._saving = True
        try:
            standing = self._save()
        finally:
            self._saving = False
        if standing is Standing.HELD_BACK:
            for name, error in self._wrong().items():
                self.form.field(name).set_error(tr("Not saved. {error}", error=error))
        self._stand(standing)
        return standing is Standing.SAVED

    def absorb(self, report: ReportView) -> None:
        """Take note of a newer reading of the report: someone may have saved it elsewhere."""
        if self._saving or report.version <= self._version:
            return
        if report.content == self._kept:
            self._version = report.version
            return
        if self._meet(report) and self.unsaved:
            self._timer.start(self._pause_ms)

    def behind(self, version: int) -> bool:
        """Whether the draft was saved elsewhere since it was last read or saved here."""
        return version > self._version and not self._saving

    @property
    def saving(self) -> bool:
        """Whether a save is under way, which lets the page read again before it has ended."""
        return self._saving

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
        if self.standing is not Standing.STALE:
            if not self._timer.isActive():
                # Not put off by what is typed next: no keystroke waits longer than this.
                self._timer.start(self._pause_ms)
            self._stand(Standing.TYPED)

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
            request = SaveDraft(report_id=self.report_id, based_on=self._version, content=content)
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
            except UserError as error:
                self._timer.start(_AGAIN_MS)
                return self._fail(error)
            else:
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
