"""What is typed in a draft, written down beside the record so that it outlives a crash."""

from typing import Any

from app.actions.reports.unsaved import KeepTyped, keep_typed
from ui.case import Case


class DraftJournal:
    """Knows what it wrote down, so that nothing is written twice."""

    def __init__(self, case: Case, report_id: str) -> None:
        self._case = case
        self._report_id = report_id
        self._written: tuple[int, dict[str, Any]] | None = None
        self._sure = True

    def doubt(self) -> None:
        """Something else may stand in it by now: the next time it is written in any case."""
        self._sure = False

    def emptied(self) -> None:
        """A save has removed everything from it."""
        self._written, self._sure = None, True

    def write(self, based_on: int, texts: dict[str, Any]) -> None:
        """Keep these texts in the place of what was kept; none, once all is saved.

        Raises:
            UserError: the database cannot be written.
        """
        wanted = (based_on, texts) if texts else None
        if self._sure and wanted == self._written:
            return
        typed = KeepTyped(report_id=self._report_id, based_on=based_on, texts=texts)
        keep_typed(self._case.store, self._case.actor, typed)
        self._written, self._sure = wanted, True
