"""Groups and actors leave the program: how protected names are treated, under which marking, and for whom."""

from app.actions.countries.export_groups import ExportedGroups, ExportGroups, export_groups
from app.reading.countries.groups_export import ExportForm, NameMode
from app.refusals import UserError
from language import mark, said, tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.files import save_copy
from ui.frame import Frame
from ui.reports.marking_words import marking_choices
from ui.widgets.notice import Tone

_MODES = (
    (NameMode.PSEUDONYMISE, mark("Under pseudonyms: MMR Group 1, MMR Actor 1")),
    (NameMode.DROP, mark("Left out, with their relations")),
)
_FORMS = ((ExportForm.CSV, mark("Table (CSV)")), (ExportForm.JSON, mark("Data (JSON)")))


class ExportDialog(Dialog):
    """The document is made when its place is chosen; that it left stands on the ledger, with the purpose."""

    def __init__(self, case: Case, frame: Frame, country: str) -> None:
        super().__init__(
            frame,
            tr("Export groups and actors"),
            words=tr(
                "No protected name is in the document. Of a protected entry only its kind and size leave, never its "
                "words, which could tell who is meant. A pseudonym stays the same from one export to the next."
            ),
            about=country,
        )
        self._case = case
        self._country = country
        self.mode = ChoiceField[NameMode](
            tr("Protected entries"), said(_MODES), name="protected entries", required=True, empty=None
        )
        self.kind = ChoiceField[ExportForm](tr("Form"), said(_FORMS), name="form", required=True, empty=None)
        self.marking = ChoiceField[str](
            tr("Marking of the document"), marking_choices(case), name="marking", required=True
        )
        self.purpose = TextArea(
            tr("Purpose"), name="purpose", required=True, rows=2, hint=tr("For whom, and why.")
        )
        self.form.add(self.mode)
        self.form.add_row(self.kind, self.marking)
        self.form.add(self.purpose)
        self.act_button = self.add_act(tr("Choose a place and export…"), self._export)

    def _export(self) -> None:
        if not self.form.check():
            return
        made: list[ExportedGroups] = []

        def content() -> bytes:
            made.append(self._case.act(export_groups, self._request()))
            return made[0].content

        try:
            path = save_copy(self, tr("Export groups and actors"), f"groups.{self._form_of().value}", content)
        except UserError as error:
            self.refuse(error)
            return
        if path is not None:
            self.form.settle()
            self.accept()
            self.frame.tell(
                Tone.OK,
                tr("{entries} entries lie at {path}.", entries=made[0].entries, path=path),
                remedy=tr(
                    "They are outside the encrypted database now: keep them where their marking allows."
                ),
            )

    def _request(self) -> ExportGroups:
        return ExportGroups(
            country=self._country,
            mode=self.mode.value() or NameMode.PSEUDONYMISE,
            form=self._form_of(),
            marking=self.marking.value() or "",
            purpose=self.purpose.value(),
        )

    def _form_of(self) -> ExportForm:
        return self.kind.value() or ExportForm.CSV
