"""Keeps what is rated: safe from a crash within a second, and on record whenever the author goes on.

Ten clicks on one factor are one judgement. So what is entered is written down beside the record at each pause, where it
outlives a crash; it is recorded when the author goes on to another factor or leaves, saves, completes the assessment, or
has worked for some minutes. Nothing entered is ever dropped (see docs/decisions/drafts.md).
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.actions.risk.risk_assessments import RateFactors, rate_factors
from app.actions.risk.unsaved_ratings import KeepEntered, keep_entered
from app.refusals import BadInput, Busy, UserError
from app.rules.risk.ratings import FactorRating
from db.patience import A_GLANCE, waiting_at_most
from ui.case import Case
from ui.risk.rating_draft import RatingDraft

PAUSE_MS = 1000
"""Age of an edit at which it is safe from a crash, in milliseconds."""

WORK_MS = 5 * 60_000
"""Work after which what is entered is recorded at the next pause, though its author stays with the factor."""

_AGAIN_MS = 10_000
"""Time after which what failed, as on a full disk, is tried again."""


class RatingKeeper(QObject):
    """What cannot be recorded as it stands is held back with its error in :attr:`wrong`, while the rest is recorded.

    ``changed`` is sent whenever something was recorded or held back, ``noted`` when what waits is safe from a crash;
    ``failed`` carries what else went wrong.
    """

    changed = Signal()
    noted = Signal()
    failed = Signal(object)

    def __init__(self, case: Case, assessment_id: str, draft: RatingDraft) -> None:
        super().__init__(draft)
        self.wrong: dict[int, str] = {}
        """By factor, why it is not recorded."""
        self._case = case
        self._assessment_id = assessment_id
        self._draft = draft
        self._saving = False
        self._unasked = False
        self._written: tuple[FactorRating, ...] | None = ()
        """What is written down beside the record; None where that is not known."""
        self._pause = self._timer(self.note_now)
        self._work = self._timer(self._worked)
        draft.changed.connect(self._edited)

    @property
    def unsaved(self) -> bool:
        """Whether something entered is not on record."""
        return bool(self._draft.waiting)

    @property
    def safe(self) -> bool:
        """Whether everything that is not on record outlives the program and is brought back the next time."""
        return self._written == self._waiting()

    def keep_now(self) -> bool:
        """Record what is entered; whether all of it is on record now."""
        self._pause.stop()
        if self._saving:
            return False
        waiting = self._waiting()
        if not waiting:
            self.note_now()
            return True
        self._work.stop()
        self._saving = True
        try:
            # What was refused is refused again until it is edited: not tried at every row to which its author goes on.
            fresh = [one for one in waiting if one.factor not in self.wrong]
            if fresh:
                self._keep_each(fresh)
        except UserError as error:
            self._work.start(_AGAIN_MS)
            if not (self._unasked and isinstance(error, Busy)):
                self.failed.emit(error)
        finally:
            self._saving = False
        self.note_now()
        self.changed.emit()
        return not self.unsaved

    def note_now(self) -> None:
        """Make what waits safe from a crash."""
        self._pause.stop()
        waiting = self._waiting()
        if self._written == waiting:
            return
        entered = KeepEntered(assessment_id=self._assessment_id, ratings=waiting)
        try:
            keep_entered(self._case.store, self._case.actor, entered)
        except Busy:
            # While something large is written: it is tried again, and nobody is told.
            self._pause.start(PAUSE_MS)
            return
        except UserError as error:
            self._pause.start(_AGAIN_MS)
            self.failed.emit(error)
            return
        self._written = waiting
        self.noted.emit()

    def bring_back(self, ratings: Sequence[FactorRating]) -> bool:
        """Enter again what was entered before a crash; whether any of it is not on record."""
        self._written = None
        self._draft.bring_back(ratings)
        self.note_now()
        return self.unsaved

    def _waiting(self) -> tuple[FactorRating, ...]:
        return tuple(self._draft.rating(number) for number in sorted(self._draft.waiting))

    def _keep_each(self, ratings: Sequence[FactorRating]) -> None:
        try:
            self._keep(ratings)
        except BadInput as error:
            if len(ratings) == 1:
                self.wrong[ratings[0].factor] = str(error)
                return
            # One of them cannot be kept: one by one, each says for itself what is wrong with it.
            for one in ratings:
                self._keep_each([one])

    def _keep(self, ratings: Sequence[FactorRating]) -> None:
        # The act removes these factors from beside the record; what is left there is looked at afterwards.
        self._written = None
        request = RateFactors(assessment_id=self._assessment_id, ratings=tuple(ratings))
        self._case.act(rate_factors, request)
        self._draft.kept(ratings)
        for one in ratings:
            self.wrong.pop(one.factor, None)

    def _edited(self, factor: int) -> None:
        self.wrong.pop(factor, None)
        if not self._pause.isActive():
            # Not put off by what is entered next: no edit waits longer than this.
            self._pause.start(PAUSE_MS)
        if not self._work.isActive():
            self._work.start(WORK_MS)

    def _worked(self) -> None:
        if self._pause.isActive():
            # In the middle of a note: at the next pause.
            self._work.start(2 * PAUSE_MS)
            return
        # While a large import is written this waits, and whoever rates does not.
        self._unasked = True
        try:
            with waiting_at_most(A_GLANCE):
                self.keep_now()
        finally:
            self._unasked = False

    def _timer(self, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer
