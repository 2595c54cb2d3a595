"""Keeps what is rated: after a pause, on leaving, and when asked; nothing entered is ever dropped."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.actions.risk.risk_assessments import RateFactors, rate_factors
from app.refusals import BadInput, UserError
from app.rules.risk.ratings import FactorRating
from ui.case import Case
from ui.risk.rating_draft import RatingDraft

PAUSE_MS = 2500
"""Pause after an edit until it is saved, in milliseconds."""


class RatingKeeper(QObject):
    """What cannot be kept as it stands is held back with its error in :attr:`wrong`, while the rest is kept.

    ``changed`` is sent whenever something was kept or held back; ``failed`` carries what else went wrong.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, case: Case, assessment_id: str, draft: RatingDraft) -> None:
        super().__init__(draft)
        self.wrong: dict[int, str] = {}
        """By factor, why it is not kept."""
        self._case = case
        self._assessment_id = assessment_id
        self._draft = draft
        self._saving = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep_now)
        draft.changed.connect(self._edited)

    @property
    def unsaved(self) -> bool:
        """Whether something entered is not kept."""
        return bool(self._draft.waiting)

    def keep_now(self) -> bool:
        """Keep what is entered; whether all of it is kept now."""
        self._timer.stop()
        if self._saving:
            return False
        waiting = [self._draft.rating(number) for number in sorted(self._draft.waiting)]
        if not waiting:
            return True
        self._saving = True
        try:
            self._keep_each(waiting)
        except UserError as error:
            self.failed.emit(error)
        finally:
            self._saving = False
        self.changed.emit()
        return not self.unsaved

    def _keep_each(self, waiting: Sequence[FactorRating]) -> None:
        try:
            self._keep(waiting)
        except BadInput:
            # One of them cannot be kept: one by one, each says for itself what is wrong with it.
            for one in waiting:
                try:
                    self._keep([one])
                except BadInput as error:
                    self.wrong[one.factor] = str(error)

    def _keep(self, ratings: Sequence[FactorRating]) -> None:
        request = RateFactors(assessment_id=self._assessment_id, ratings=tuple(ratings))
        self._case.act(rate_factors, request)
        self._draft.kept(ratings)
        for one in ratings:
            self.wrong.pop(one.factor, None)

    def _edited(self, factor: int) -> None:
        self.wrong.pop(factor, None)
        self._timer.start(PAUSE_MS)
