"""Putting a reference table back as it came with the program."""

from app.actions.ministry.reference_tables import RestoreShipped, restore_shipped
from app.reading.ministry.reference_tables import ReferenceLine
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame


class RestoreTableDialog(Dialog):
    """Why the shipped table is wanted back; the ministry's versions stay on record."""

    def __init__(self, case: Case, frame: Frame, line: ReferenceLine) -> None:
        super().__init__(
            frame,
            tr("Restore the table “{title}” as shipped", title=line.title),
            words=tr("It becomes a further version. The ministry’s own versions stay on record."),
            about=line.kind,
        )
        self._case = case
        self._kind = line.kind
        self.note = TextArea(tr("Why"), name="note", required=True, rows=3)
        self.form.add(self.note)
        self.add_act(tr("Put the shipped table in use"), self._restore)

    def _restore(self) -> None:
        self.attempt(
            lambda: self._case.act(restore_shipped, RestoreShipped(kind=self._kind, note=self.note.value()))
        )
