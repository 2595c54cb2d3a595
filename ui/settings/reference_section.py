"""The reference tables: the ministry's own versions beside the shipped ones."""

from app.actions.ministry.reference_tables import ReferenceKept, roles_for_table
from app.reading.ministry.reference_tables import ReferenceLine, reference_content, reference_lines
from app.refusals import UserError
from db.vocabulary import Role
from language import mark, tr
from language.numbers import number
from ui.dialogs.dialog import Dialog
from ui.files import save_copy
from ui.frame import Frame
from ui.may import first_refusal, may, refusal
from ui.open_case import OpenCase
from ui.settings.import_dialog import ImportDialog
from ui.settings.load_framework_dialog import LoadFrameworkDialog
from ui.settings.restore_table_dialog import RestoreTableDialog
from ui.settings.section import Section
from ui.settings.table_dialog import TableDialog
from ui.settings.words import table_instant
from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine
from ui.widgets.notice import Tone
from ui.widgets.rows_model import Column
from ui.widgets.shared_reason import SharedReason
from ui.widgets.table_view import TableView

_NONE = refusal(mark("Choose a table first."))


class ReferenceSection(Section):
    """One line a table; it is edited as a file."""

    name = "tables"
    title = mark("Reference tables")
    words = mark(
        "What the program offers to choose from. Export a table, edit the file, import it as a new version: every version "
        "stays on record, and the shipped one can always be restored."
    )

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(case, frame)
        self.table = TableView(
            (
                Column[ReferenceLine](tr("Table"), lambda one: one.title, width=320),
                Column[ReferenceLine](
                    tr("Entries"),
                    lambda one: number(one.items),
                    sort=lambda one: one.items,
                    number=True,
                    width=72,
                ),
                Column[ReferenceLine](tr("In use"), lambda one: one.standing, width=260),
                Column[ReferenceLine](tr("Since"), self._since, width=146),
                Column[ReferenceLine](tr("By"), lambda one: one.made_by, width=120),
                Column[ReferenceLine](tr("Note"), lambda one: one.note, stretch=True),
            ),
            name=tr("Reference tables"),
            # Two frameworks begin with the same words.
            whole=True,
        )
        self.table.setMinimumHeight(300)
        self.view = ActButton(tr("View…"))
        self.export = ActButton(tr("Export to a file…"))
        self.load = ActButton(tr("Import an edited file…"))
        self.restore = ActButton(tr("Restore the shipped version…"))
        self.framework = ActButton(tr("Load a risk framework…"), verdict=may(case, Role.FOCAL_POINT))
        self.view.acted.connect(self._view)
        self.framework.acted.connect(self._load_framework)
        self.export.acted.connect(self._export)
        self.load.acted.connect(lambda: self._ask(ImportDialog))
        self.restore.acted.connect(lambda: self._ask(RestoreTableDialog))
        self.table.opened.connect(lambda _row: self._view())
        self.table.chosen.connect(lambda _row: self._allow())
        self.why = SharedReason((self.view, self.export, self.load, self.restore))
        acts = ActsLine((self.view, self.export, self.load, self.restore, self.framework))
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.why)
        self.column.addWidget(acts)

    def refresh(self) -> None:
        self.table.set_rows(self.case.look(reference_lines), same=lambda one: one.kind)
        self._allow()

    def _since(self, one: ReferenceLine) -> str:
        return table_instant(one.made_at, self.case.zone) if one.made_at else ""

    def _allow(self) -> None:
        line = self.table.current_row()
        chosen = _NONE if line is None else refusal("", unless=True)
        by_role = may(self.case, *roles_for_table(line.kind if line else ""))
        self.view.set_verdict(chosen)
        self.export.set_verdict(chosen)
        self.load.set_verdict(first_refusal(chosen, by_role))
        other = refusal(
            tr("The ministry loaded it: no version came with the program.")
            if line is not None and line.own
            else tr("The shipped version is in use."),
            unless=line is not None and not line.shipped and not line.own,
        )
        self.restore.set_verdict(first_refusal(chosen, by_role, other))
        self.why.say()

    def _view(self) -> None:
        line = self.table.current_row()
        if line is not None:
            content = self.case.look(lambda session: reference_content(session, line.kind))
            TableDialog(content, self.frame.marking, self.window()).open()

    def _export(self) -> None:
        line = self.table.current_row()
        if line is None:
            return
        content = self.case.look(lambda session: reference_content(session, line.kind))
        try:
            path = save_copy(
                self, tr("Export the table “{title}”", title=line.title), line.file_name, content.text.encode
            )
        except UserError as error:
            self.frame.refuse(error)
            return
        if path is not None:
            self.frame.tell(
                Tone.OK,
                tr("{title} is in “{path}”.", title=line.title, path=path),
                remedy=tr("Edit it there, then import it as a new version."),
            )

    def _load_framework(self) -> None:
        dialog = LoadFrameworkDialog(self.case, self.frame)
        dialog.done_with.connect(self._kept)
        dialog.open()

    def _ask(self, kind: type[ImportDialog] | type[RestoreTableDialog]) -> None:
        line = self.table.current_row()
        if line is not None:
            dialog: Dialog = kind(self.case, self.frame, line)
            dialog.done_with.connect(self._kept)
            dialog.open()

    def _kept(self, kept: ReferenceKept) -> None:
        self.frame.tell(Tone.OK, tr("Version {version} is in use.", version=kept.version))
