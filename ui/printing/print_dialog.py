"""Which document to print, about what, as of when; one, or one for each in a run."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from app.actions.outside.document_runs import PrintEach, print_each
from app.actions.outside.documents import PrintVolume, print_volume
from app.documents.kinds import About, Kind
from app.exports.watching import Listeners
from app.reading.documents.entries import entries
from app.reading.documents.subjects import subjects
from app.refusals import UserError
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.files import pdf_path, write_file
from ui.frame import Frame
from ui.printing.document_dialog import DocumentDialog, Wanted
from ui.printing.language_field import language_field
from ui.printing.place import place_of
from ui.saving import ask_folder, ask_where
from ui.tasks import OnClose, Progress
from ui.widgets.notice import Tone
from ui.widgets.words import Words


class Run(StrEnum):
    """One document, or one for each subject."""

    ONE = "one"
    EACH = "each"
    BOUND = "bound"

    @property
    def label(self) -> str:
        return {
            "one": tr("One"),
            "each": tr("All, a file each in a folder"),
            "bound": tr("All, bound in one file"),
        }[self.value]


class PrintDialog(Dialog):
    """One document is looked at before it leaves; a run goes straight to its folder or file, and can be cancelled."""

    def __init__(self, case: Case, frame: Frame, page: str, key: str) -> None:
        super().__init__(
            frame,
            tr("Print"),
            words=tr("Each copy that leaves has a number. It stands on the ledger with its marking."),
            about=f"{page} {key}",
        )
        self._case = case
        place = place_of(case, page, key)
        self._subjects = place.subjects
        self.kind = ChoiceField[str](
            tr("Document"),
            [(one.code, one.title) for one in place.kinds],
            name="kind",
            required=True,
            empty=None,
        )
        self._kinds = {one.code: one for one in place.kinds}
        self.says = Words(role="muted", wrap=True)
        self.run = ChoiceField[Run](
            tr("How many"), [(one, one.label) for one in Run], name="all", required=True, empty=None
        )
        self.subject = ChoiceField[str](
            tr("About"), [], name="subject", required=True, searchable=True, empty=tr("Type a part of it…")
        )
        self.number = ChoiceField[str](tr("Which"), [], name="number", empty=tr("Those in force"))
        self.day = DateField(tr("As of"), name="on", hint=tr("Empty: today."))
        self.language = language_field()
        self.sure = CheckField(
            tr("They may leave this machine, under their marking"),
            name="they may leave this machine, under their marking",
            required=True,
        )
        self.form.add(self.kind)
        self.form.add_widget(self.says)
        self.form.add(self.run, self.subject, self.number, self.day, self.language, self.sure)
        self.look = self.add_act(tr("Show it…"), self._look)
        self.start = self.add_act(tr("Print all…"), self._run_all, primary=False)
        self.kind.changed.connect(self._show_kind)
        self.run.changed.connect(self._show_run)
        self.subject.changed.connect(self._show_numbers)
        self._show_kind()

    @property
    def chosen(self) -> Kind:
        """The kind that is chosen."""
        return self._kinds[self.kind.value() or next(iter(self._kinds))]

    def _show_kind(self) -> None:
        kind, at = self.chosen, self._case.now()
        self.says.setText(kind.says)
        if kind.about is not About.MINISTRY:
            found = self._case.look(lambda session: subjects(session, kind.about, at))
            self.subject.set_choices([(one.key, one.words) for one in found])
            self.subject.set_value(self._subjects.get(kind.about))
        self.run.setVisible(kind.many)
        self.day.setVisible(kind.dated)
        self._show_run()

    def _show_run(self) -> None:
        one = not self._many
        self.subject.setVisible(one and self.chosen.about is not About.MINISTRY)
        self.sure.setVisible(not one)
        self.look.setVisible(one)
        self.start.setVisible(not one)
        self._show_numbers()

    def _show_numbers(self) -> None:
        """Of a country whose entries have numbers, one can be chosen; left alone, those in force are printed."""
        kind, country, at = self.chosen, self.subject.value(), self._case.now()
        one = kind.numbered and not self._many and country is not None
        found = self._case.look(lambda session: entries(session, kind, country or "", at)) if one else ()
        self.number.set_choices([(each.key, each.words) for each in found])
        self.number.setVisible(bool(found))

    @property
    def _many(self) -> bool:
        return self.chosen.many and self.run.value() is not Run.ONE

    def _look(self) -> None:
        if not self.form.check():
            return
        kind = self.chosen
        subject = "" if kind.about is About.MINISTRY else self.subject.value() or ""
        wanted = Wanted(
            kind,
            (kind.numbered and self.number.value()) or subject,
            self.day.value() if kind.dated else None,
            self.language.value(),
        )
        self.form.settle()
        self.accept()
        DocumentDialog(self._case, self.frame, wanted, self.parentWidget()).open()

    def _run_all(self) -> None:
        if not self.form.check():
            return
        bound = self.run.value() is Run.BOUND
        if bound:
            chosen = ask_where(self, tr("Print"), f"{self.chosen.code}.pdf", tr("PDF (*.pdf)"))
        else:
            chosen = ask_folder(self, tr("Folder for the files"))
        if chosen is None:
            return
        try:
            target = pdf_path(chosen) if bound else chosen
        except UserError as error:
            self.refuse(error)
        else:
            self.print_all(target, bound=bound)

    def print_all(self, target: Path, *, bound: bool) -> None:
        """Print one of each into the folder ``target``, or all bound into the file."""
        kind, case, at = self.chosen, self._case, self._case.now()
        on, language = self.day.value() if kind.dated else None, self.language.value()
        keys = tuple(one.key for one in case.look(lambda session: subjects(session, kind.about, at, on)))

        def work(progress: Progress, cancelled: Callable[[], bool]) -> int:
            listeners = Listeners(
                progress=lambda done, total: progress(
                    done, total, tr("{done} of {total}", done=done, total=total)
                ),
                cancelled=cancelled,
            )
            if not bound:
                each = PrintEach(
                    kind=kind.code,
                    subjects=keys,
                    folder=target,
                    on=on,
                    language=language,
                    printer=case.printer,
                    listeners=listeners,
                )
                return print_each(case.store, case.actor, each)
            volume = PrintVolume(
                kind=kind.code,
                subjects=keys,
                on=on,
                language=language,
                file_name=target.name,
                printer=case.printer,
                listeners=listeners,
            )
            write_file(target, print_volume(case.store, case.actor, volume).content)
            return len(keys)

        self.attempt_in_background(
            lambda done, failed: case.tasks.run(
                work, done, failed, title=tr("Printing"), on_close=OnClose.CANCEL
            ),
            lambda count: self._printed(count, target),
            self._stopped,
        )

    def _printed(self, count: int, target: Path) -> None:
        self.frame.tell(Tone.OK, tr("{count} printed: “{target}”.", count=count, target=target))
        self._case.changed.emit()

    def _stopped(self) -> None:
        """Files that were written before stay, and stand on the ledger."""
        self.notice.tell(
            Tone.INFO,
            tr("Printing was stopped. Files that were complete stay in the folder."),
            remedy=tr("They stand on the ledger as copies that left; delete those that are not wanted."),
        )
        self._case.changed.emit()
