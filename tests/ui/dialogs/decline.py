"""A dialog of one text and no act."""

from app.refusals import BadInput
from tests.ui.support import FakeFrame
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea


class Decline(Dialog):
    def __init__(self, frame: FakeFrame) -> None:
        super().__init__(frame, "Decline this option", about="")
        self.reason = TextArea("Reason", name="reason", required=True)
        self.form.add(self.reason)


def refuse(field: str) -> None:
    raise BadInput(field, "The note is too short.", remedy="Say more.")
