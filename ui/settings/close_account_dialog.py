"""Ending a person's access."""

from collections.abc import Callable
from typing import Any

from app.actions.ministry.accounts import AccountKept, CloseAccount
from app.opening.accounts import shut_account
from app.opening.ministry import OpenMinistry
from app.reading.ministry.organisation import PersonView
from app.refusals import UserError
from language import tr
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.open_case import OpenCase
from ui.settings.last_focal_point import warn_of_last_focal_point
from ui.tasks import Progress, Task


class CloseAccountDialog(Dialog):
    """The reason; what the person did stays in their name."""

    def __init__(self, case: OpenCase, frame: Frame, person: PersonView) -> None:
        super().__init__(
            frame,
            tr("Close the account of {person}", person=person.name),
            words=tr(
                "They can no longer sign in. What they did stays in their name, and the offices that they hold stay "
                "theirs until their holding is ended. The account can be opened again."
            ),
            about=person.person_id,
        )
        self._case = case
        self._account = person.account_id
        self.reason = TextArea(tr("Reason"), name="reason", required=True, rows=3)
        self.form.add(self.reason)
        self.add_act(tr("Close the account"), self._shut)
        warn_of_last_focal_point(self, case, person)

    def _shut(self) -> None:
        def start(done: Callable[[Any], None], failed: Callable[[UserError], None]) -> Task:
            request = CloseAccount(account_id=self._account, reason=self.reason.value())

            def work(
                ministry: OpenMinistry, _progress: Progress, _cancelled: Callable[[], bool]
            ) -> AccountKept:
                return shut_account(ministry, request)

            return self._case.run(tr("Closing an account"), work, on_done=done, on_failed=failed)

        self.attempt_in_background(start)
