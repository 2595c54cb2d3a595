"""Loading a framework of risk factors of the ministry's own."""

from app.actions.ministry.reference_tables import LoadFramework, ReferenceKept, load_framework
from app.reference.tables import decode
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.file_field import FileField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.files import file_at
from ui.frame import Frame


class LoadFrameworkDialog(Dialog):
    """Its file, title and source. A fault in the file is named by row and column, and nothing is loaded."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(
            frame,
            tr("Load a risk framework"),
            words=tr(
                "Its file has the form of framework.csv, which can be exported from here: a factor or question group in each row, "
                "with one of its indicators. Word each so that “seen” speaks for more risk. Assessments can then be made on "
                "it beside those on the UN Framework."
            ),
            about="",
        )
        self._case = case
        self.file = FileField(tr("File"), name="file", required=True, kinds=tr("CSV (*.csv);;All files (*)"))
        self.framework_title = TextField(tr("Title"), name="title", required=True)
        self.source = TextField(
            tr("Source"),
            name="source",
            required=True,
            hint=tr("Where it comes from, and whether it is quoted or paraphrased."),
        )
        self.code = TextField(
            tr("Code"),
            name="code",
            required=True,
            hint=tr("Small letters, digits or underscores, such as “regional_2026”."),
        )
        self.note = TextArea(tr("Why it is wanted"), name="note", required=True, rows=2)
        self.form.add(self.file, self.framework_title, self.source, self.code, self.note)
        self.act_button = self.add_act(tr("Load the framework"), self._load)

    def _load(self) -> None:
        self.attempt(self._loaded)

    def _loaded(self) -> ReferenceKept:
        path = self.file.value()
        if path is None:
            raise AssertionError("a required field was checked")
        request = LoadFramework(
            code=self.code.value(),
            title=self.framework_title.value(),
            source=self.source.value(),
            content=decode(file_at(path).content, path.name),
            note=self.note.value(),
        )
        return self._case.act(load_framework, request)
