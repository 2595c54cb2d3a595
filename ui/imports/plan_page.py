"""What importing a file would do, before anything is kept: counts, rows with reasons, terms, and the act."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.outside.exports import ExportList, export_list
from app.actions.outside.imports import ImportPlan
from app.exports.table import ExportFormat
from app.imports.faults import Fault
from app.imports.looking import FileLook
from app.refusals import UserError
from language import plural, tr
from ui.case import Case
from ui.dialogs.kept_form import KeptForm, on_page
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form, keyed
from ui.fields.form_keeper import FormPlace
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.files import save_copy
from ui.frame import Frame
from ui.imports.plan_rows import COLUMNS, EXPORTED, MOST_FAULTS, PlanRow, in_full, plan_rows
from ui.imports.words import UNRESOLVED, columns_mark, import_words, tally_words
from ui.may import refusal
from ui.reports.marking_words import marking_choices, usual_marking
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.acts_line import ActsLine
from ui.widgets.notice import Notice, Tone
from ui.widgets.scrolled import Scrolled
from ui.widgets.table_view import TableView
from ui.widgets.words import Words


class PlanPage(QWidget):
    """``accepted`` is sent when the file is to be imported; ``remap`` when it is to be read through a mapping.

    What would be done scrolls; the act that does it stays in sight beneath.
    """

    accepted = Signal()
    remap = Signal()

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self._plan: ImportPlan | None = None
        self._path: Path | None = None
        self.kept: KeptForm | None = None
        """Keeps what is typed for this file from a crash."""
        self._typed_at: Path | None = None
        """The file for which the form is filled in."""
        self._shown_first: dict[str, Any] = {}
        self._title = Words(size=TextSize.SECTION, wrap=True)
        self._said = Words(running=True, selectable=True)
        self._counts = Words(strong=True, wrap=True)
        self._shown = Words(role="muted", wrap=True)
        self.row = Words(wrap=True, selectable=True)
        self.notice: Notice = Notice()
        self.unresolved = Words(running=True, selectable=True)
        self.table = TableView[PlanRow](COLUMNS, name=tr("Rows that are refused, changed or new"))
        self.table.setMinimumHeight(current().metrics.row * 7)
        self.table.chosen.connect(self._show_row)
        self.save = ActButton(tr("Save this table…"))
        self.save.acted.connect(self._save)
        self.mapping = ActButton(tr("Read the columns otherwise…"))
        self.mapping.acted.connect(self.remap)
        self.form = Form()
        self.batch_title = TextField(
            tr("What the file holds"), name="title", hint=tr("Such as the release or the month.")
        )
        self.marking = ChoiceField[str](
            tr("Marking"), marking_choices(case), name="marking", required=True, empty=None
        )
        self.licence = TextArea(
            tr("Terms of use and citation"),
            name="licence",
            rows=2,
            hint=tr("Stands with the batch and on every export of it."),
        )
        self.form.add_row(self.batch_title, self.marking)
        self.form.add(self.licence)
        self.accept = ActButton(tr("Import"), primary=True)
        self.accept.acted.connect(self._accept)
        self._scroll = Scrolled(tr("What importing would do"), margin=0)
        for widget in (
            self._title,
            self._said,
            self._counts,
            self.unresolved,
            self.table,
            self.row,
            self._shown,
            ActsLine([self.save, self.mapping]),
            self.form,
        ):
            self._scroll.body.addWidget(widget)
        self._scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.notice)
        column.addWidget(self.accept)

    def show_plan(self, look: FileLook, plan: ImportPlan, refused: Sequence[Fault]) -> None:
        """Show what a dry run came to. What was typed for the same file before its columns were read otherwise stays."""
        typed = self._typed_for(look)
        self._put_away(carried_on=self.is_of(look))
        self._plan = plan
        self._path = self._typed_at = look.path
        tally = plan.tally
        self.notice.clear()
        self._title.setText(
            tr(
                "{format_title}: what importing “{look}” would do",
                format_title=plan.format_title,
                look=look.name,
            )
        )
        period = (
            tr(" From {first_on} to {last_on}.", first_on=tally.first_on, last_on=tally.last_on)
            if tally.first_on
            else ""
        )
        self._said.setText(
            tr(
                "Read as {described}.{period} Nothing has been kept yet.",
                described=plan.described,
                period=period,
            )
        )
        self._counts.setText(tally_words(tally))
        self._show_unresolved(plan.unresolved)
        rows = plan_rows(plan, refused)
        self.table.set_rows(rows)
        shown = bool(rows)
        for part in (self.table, self._shown, self.save):
            part.setVisible(shown)
        if rows:
            self.table.choose(0)
        self._shown.setText(_shown_words(plan, len(refused)))
        for place, column in enumerate(COLUMNS):
            self.table.setColumnHidden(place, not any(column.text(row) for row in rows))
        self.batch_title.set_value(look.path.stem)
        # A data set that is known was published; what a post wrote itself was not.
        usual = None if look.known is None else marking_choices(self._case)[0][0]
        self.marking.set_value(usual or usual_marking(self._case))
        self.licence.set_value(plan.licence)
        self.form.settle()
        self._keep(look)
        for key, entered in typed.items():
            keyed(self.form.fields)[key].bring_back(entered)
        self.accept.set_words(import_words(plan))
        self.accept.set_verdict(
            refusal(
                tr("Every row that can be read is here already, exactly as it is.")
                if tally.unchanged
                else tr("No row can be read."),
                unless=bool(tally.new or tally.changed),
            )
        )
        self._scroll.verticalScrollBar().setValue(0)
        self.take_focus()

    def _typed_for(self, look: FileLook) -> dict[str, Any]:
        """What was typed for a file, by field; nothing where another one was shown."""
        if not self.is_of(look):
            return {}
        now = {key: field.typed() for key, field in keyed(self.form.fields).items()}
        return {key: typed for key, typed in now.items() if typed != self._shown_first.get(key)}

    def is_of(self, look: FileLook | None) -> bool:
        """Whether what is entered here is of this file, on whichever of its sheets."""
        return look is not None and self._typed_at == look.path

    def forget_typed(self) -> None:
        """The file is imported, or left: nothing that was typed for it stays."""
        self._typed_at = None

    def _put_away(self, *, carried_on: bool) -> None:
        """Before a field shows anything else. What was typed is entered again for the same file; for another one it waits."""
        if self.kept is not None:
            if carried_on:
                self.kept.keeper.forget()
            self.kept.end()
            self.kept.deleteLater()
            self.kept = None

    def _keep(self, look: FileLook) -> None:
        """What is entered from now on outlives a crash, and is offered for a file with the same columns."""
        self._shown_first = {key: field.typed() for key, field in keyed(self.form.fields).items()}
        self.kept = on_page(
            self,
            self._frame,
            FormPlace(
                form="imports.PlanPage",
                subject=columns_mark(look.titles),
                title=tr("Import “{look}”", look=look.name),
            ),
            lambda: keyed(self.form.fields),
            above=self.form,
            column=self._scroll.body,
            notice=self.notice,
        )
        if self.kept is not None:
            self.form.changed.connect(self.kept.keeper.edited)

    def take_focus(self) -> None:
        """To what the import would do, and never to its act: who meant to cancel what ran until now presses the same key."""
        (self.mapping.button if self.table.isHidden() else self.table).setFocus()

    def refuse(self, error: UserError) -> None:
        """Show why the import was refused, beneath its field or above the act."""
        if not self.form.show_refusal(error):
            self.notice.refuse(error, kept=tr("Nothing was imported."))

    def stopped(self) -> None:
        """Say that the user stopped the import."""
        self.notice.tell(Tone.INFO, tr("The import was stopped; nothing of it was kept."))

    def _show_row(self, row: PlanRow | None) -> None:
        """The chosen row in full: the table cuts what is longer than its columns."""
        self.row.setText(in_full(row) if row is not None else "")
        self.row.setVisible(row is not None)

    def _accept(self) -> None:
        self.notice.clear()
        if self.form.check():
            self.accepted.emit()

    def _show_unresolved(self, places: Sequence[str]) -> None:
        head = plural(
            "{count:,} place in the file stands for no country:",
            "{count:,} places in the file stand for no country:",
            len(places),
        )
        self.unresolved.setText(
            "\n".join([head, *(f"• {place}" for place in places[:12]), *_more(places), tr(UNRESOLVED)])
        )
        self.unresolved.setVisible(bool(places))

    def _save(self) -> None:
        plan = self._plan
        if plan is None:
            return
        request = ExportList(
            title=tr("Check of {file_name}", file_name=plan.file_name),
            columns=EXPORTED,
            rows=tuple(row.values() for row in self.table.rows_model.rows),
            marking=self.marking.value() or "",
            format=ExportFormat.CSV,
        )
        try:
            path = save_copy(
                self,
                tr("Save the table"),
                "check.csv",
                lambda: self._case.act(export_list, request).content,
                about=self._path,
            )
        except UserError as error:
            self.notice.refuse(error)
            return
        if path is not None:
            self.notice.tell(Tone.OK, tr("The table is in “{path}”.", path=path))


def _more(places: Sequence[str]) -> list[str]:
    return [tr("and {places:,} more", places=len(places) - 12)] if len(places) > 12 else []


def _shown_words(plan: ImportPlan, refused: int) -> str:
    tally = plan.tally
    parts = []
    if refused:
        parts.append(
            tr("the first {refused:,} refused cells", refused=refused)
            if refused >= MOST_FAULTS
            else tr("all {refused:,} refused cells", refused=refused)
        )
    changed, new = len(tally.changed_rows), len(tally.new_rows)
    if tally.changed:
        parts.append(
            tr("the first {kept:,} of {total:,} changed rows", kept=changed, total=tally.changed)
            if changed < tally.changed
            else tr("all {kept:,} of {total:,} changed rows", kept=changed, total=tally.changed)
        )
    if tally.new:
        parts.append(
            tr("the first {kept:,} of {total:,} new rows", kept=new, total=tally.new)
            if new < tally.new
            else tr("all {kept:,} of {total:,} new rows", kept=new, total=tally.new)
        )
    return tr("Shown: {parts}.", parts=", ".join(parts))
