"""Putting an edited reference table in use."""

from app.actions.ministry.reference_tables import ReferenceKept, SaveReferenceVersion, save_reference_version
from app.reading.ministry.reference_tables import ReferenceLine
from app.reference.tables import decode
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.file_field import FileField
from ui.fields.text_area import TextArea
from ui.files import file_at
from ui.frame import Frame


class ImportDialog(Dialog):
    """The file, and what was changed and why. A fault in it is named by row and column, and nothing is changed."""

    def __init__(self, case: Case, frame: Frame, line: ReferenceLine) -> None:
        super().__init__(
            frame,
            tr("Import the table “{title}”", title=line.title),
            words=tr(
                "The file has the form of {file_name}, as exported from here and edited in a spreadsheet or "
                "an editor. It becomes a new version; earlier ones stay on record, and what was made on them "
                "keeps pointing at them.",
                file_name=line.file_name,
            ),
            about=line.kind,
        )
        self._case = case
        self._line = line
        ending = line.file_name.rpartition(".")[2]
        self.file = FileField(
            tr("Edited file"),
            name="file",
            required=True,
            kinds=";;".join((f"{ending.upper()} (*.{ending})", tr("All files (*)"))),
        )
        self.note = TextArea(tr("What was changed, and why"), name="note", required=True, rows=3)
        self.form.add(self.file, self.note)
        self.add_act(tr("Put this version in use"), self._import)

    def _import(self) -> None:
        self.attempt(self._imported)

    def _imported(self) -> ReferenceKept:
        path = self.file.value()
        if path is None:
            raise AssertionError("a required field was checked")
        content = decode(file_at(path).content, path.name)
        return self._case.act(
            save_reference_version,
            SaveReferenceVersion(kind=self._line.kind, content=content, note=self.note.value()),
        )
