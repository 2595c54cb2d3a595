"""Making a new recovery key: asked first, since the sheet that lies sealed is void from then on."""

from collections.abc import Callable
from typing import Any

from app.opening.accounts import replace_recovery_key
from app.opening.ministry import OpenMinistry
from app.refusals import UserError
from language import tr
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.open_case import OpenCase
from ui.tasks import Progress, Task


class RenewKeyDialog(Dialog):
    """``done_with`` carries the key. It has no field: what it says is what one agrees to."""

    binding = True

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(
            frame,
            tr("Make a new recovery key"),
            words=tr(
                "From then on the sheet that is kept now no longer opens this case; it still opens backups made before. The "
                "new key is shown once: have paper ready, and whoever is to keep it."
            ),
            about="",
        )
        self._case = case
        self.set_close_words(tr("Keep the present key"))
        self.add_act(tr("Make the new key"), self._make)

    def _make(self) -> None:
        def start(done: Callable[[Any], None], failed: Callable[[UserError], None]) -> Task:
            def work(ministry: OpenMinistry, _progress: Progress, _cancelled: Callable[[], bool]) -> str:
                return replace_recovery_key(ministry)

            return self._case.run(tr("Making a recovery key"), work, on_done=done, on_failed=failed)

        self.attempt_in_background(start)
