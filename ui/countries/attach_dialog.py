"""One more file to an evidence item."""

from collections.abc import Callable

from app.actions.evidence.attachments import NewFile
from app.reading.evidence.items import EvidenceView
from app.refusals import BadInput
from language import tr
from ui.dialogs.dialog import Dialog
from ui.fields.file_field import FileField
from ui.files import file_at
from ui.frame import Frame


class AttachDialog(Dialog):
    """``attach`` gets the file and keeps it."""

    def __init__(self, frame: Frame, item: EvidenceView, attach: Callable[[NewFile], object]) -> None:
        super().__init__(
            frame,
            tr("Attach a file to {number}", number=item.number),
            words=tr("It is kept encrypted, is never run, and leaves only as a copy that someone asks for."),
            about=item.number,
        )
        self._attach = attach
        self.file = FileField(tr("File"), name="file", required=True)
        self.form.add(self.file)
        self.act_button = self.add_act(tr("Attach the file"), self._act)

    def _act(self) -> None:
        def act() -> object:
            path = self.file.value()
            if path is None:
                raise BadInput("file", tr("No file is chosen."), remedy=tr("Choose one."))
            return self._attach(file_at(path))

        self.attempt(act)
