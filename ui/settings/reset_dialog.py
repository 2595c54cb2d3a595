"""A new provisional passphrase for someone who forgot theirs."""

from collections.abc import Callable
from typing import Any

from app.opening.accounts import reset_passphrase
from app.opening.ministry import OpenMinistry
from app.opening.setting_up import HandOver, provisional_passphrase
from app.reading.ministry.organisation import PersonView
from app.refusals import UserError
from language import tr
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.open_case import OpenCase
from ui.tasks import Progress, Task


class ResetDialog(Dialog):
    """``done_with`` carries the :class:`HandOver`."""

    def __init__(self, case: OpenCase, frame: Frame, person: PersonView) -> None:
        super().__init__(
            frame,
            tr("Reset the passphrase of {person}", person=person.name),
            words=tr(
                "Make sure that it is they who ask. They get a new signing key with it; what they signed before still "
                "verifies."
            ),
            about=person.person_id,
        )
        self._case = case
        self._person = person
        self.reason = TextArea(
            tr("Reason"), name="reason", required=True, rows=3, placeholder=tr("How you made sure who asked")
        )
        self.form.add(self.reason)
        self.add_act(tr("Reset the passphrase"), self._reset)

    def _reset(self) -> None:
        def start(done: Callable[[Any], None], failed: Callable[[UserError], None]) -> Task:
            reason, person = self.reason.value(), self._person

            def work(ministry: OpenMinistry, _progress: Progress, _cancelled: Callable[[], bool]) -> HandOver:
                secret = provisional_passphrase()
                kept = reset_passphrase(ministry, person.account_id, secret, reason=reason)
                return HandOver(name=person.name, login=kept.login, passphrase=secret)

            return self._case.run(tr("Resetting a passphrase"), work, on_done=done, on_failed=failed)

        self.attempt_in_background(start)
