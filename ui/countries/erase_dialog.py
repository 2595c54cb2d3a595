"""Erasing the identity of a protected source for good."""

from collections.abc import Callable
from typing import Any

from app.actions.evidence.sources import EraseIdentity
from app.opening.erasing import erase_for_good
from app.reading.evidence.items import SourceView
from app.refusals import UserError
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.tasks import OnClose, Task


class EraseDialog(Dialog):
    """A reason. The pseudonym and every evidence item stay, and the ledger still verifies."""

    def __init__(self, case: Case, frame: Frame, source: SourceView) -> None:
        super().__init__(
            frame,
            tr("Erase the identity of {source}", source=source.name),
            words=tr(
                "The key that opens the identity is destroyed: nobody can read it again, here or from the ledger. "
                "The pseudonym and the evidence stay. Backups made before still hold the key and have to be destroyed by "
                "whoever keeps them."
            ),
            about=source.source_id,
        )
        self._case = case
        self._source = source
        self.reason = TextArea(tr("Reason"), name="reason", required=True, rows=3)
        self.form.add(self.reason)
        self.act_button = self.add_act(tr("Erase the identity for good"), self._erase)

    def _erase(self) -> None:
        case = self._case

        def start(done: Callable[[Any], None], failed: Callable[[UserError], None]) -> Task:
            request = EraseIdentity(source_id=self._source.source_id, reason=self.reason.value())
            return case.tasks.run(
                lambda _progress, _cancelled: erase_for_good(case.store, case.actor, request),
                done,
                failed,
                title=tr("Erasing an identity"),
                on_close=OnClose.WAIT,
            )

        self.attempt_in_background(start, lambda _kept: case.changed.emit())
