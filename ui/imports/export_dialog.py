"""Taking data of a country out of the case: what, as what kind of file, and where to."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.actions.outside.exports import ExportData, Exported, export_data
from app.exports.table import ExportFormat
from app.exports.tables import ExportSubject
from app.exports.watching import Listeners
from language import Wording, mark, plural, tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.files import write_file
from ui.frame import Frame
from ui.imports.words import rows
from ui.saving import ask_where
from ui.tasks import OnClose, Progress
from ui.widgets.notice import Tone

_SUBJECTS = Wording(
    {
        ExportSubject.EVENTS: mark("Events"),
        ExportSubject.EVIDENCE: mark("Evidence items"),
        ExportSubject.RANKINGS: mark("Rankings"),
        ExportSubject.RECOMMENDATIONS: mark("Recommendations"),
    }
)


class ExportDialog(Dialog):
    """Writes in the background, where it can be stopped; the outcome is told above the page."""

    def __init__(self, case: Case, frame: Frame, country: str, name: str, subject: ExportSubject) -> None:
        super().__init__(
            frame,
            tr("Export data of {name}", name=name),
            words=tr(
                "The file carries its protective marking and the terms of its data. No text in it can run in a "
                "spreadsheet: one that could has an apostrophe before it. Identities of protected sources are never in it. "
                "That you took it out stands on the ledger."
            ),
            about=f"{country} {subject.value}",
        )
        self._case = case
        self._frame = frame
        self._country = country
        self.subject = ChoiceField[ExportSubject](
            tr("What"), list(_SUBJECTS.items()), name="subject", required=True, empty=None
        )
        self.subject.set_value(subject)
        self.kind = ChoiceField[ExportFormat](
            tr("Kind of file"),
            [(kind, kind.label) for kind in ExportFormat],
            name="format",
            required=True,
            empty=None,
        )
        self.sure = CheckField(
            tr("It may leave this machine, under its marking"),
            name="it may leave this machine, under its marking",
            required=True,
        )
        self.form.add_row(self.subject, self.kind)
        self.form.add(self.sure)
        self.act_button = self.add_act(tr("Export…"), self._export)

    def _export(self) -> None:
        subject, kind = self.subject.value(), self.kind.value()
        if not self.form.check() or subject is None or kind is None:
            return
        # The marking may not let a name show the country: who saves the file may say more.
        path, case = ask_where(self, tr("Export"), f"export.{kind.extension}"), self._case
        if path is None:
            return
        written: list[Exported] = []

        def work(progress: Progress, cancelled: Callable[[], bool]) -> Exported:
            def tell(done: int, total: int) -> None:
                said = tr("{done:,} of {total:,} rows", done=done, total=total) if total else rows(done)
                progress(done, total, said)

            request = ExportData(
                country=self._country,
                subject=subject,
                format=kind,
                listeners=Listeners(progress=tell, cancelled=cancelled),
            )
            made = export_data(case.store, case.actor, request)
            write_file(path, made.content)
            written.append(made)
            return made

        self.attempt_in_background(
            lambda finished, failed: case.tasks.run(
                work, finished, failed, title=tr("Exporting"), on_close=OnClose.CANCEL
            ),
            lambda made: self._written(made, path),
            lambda: self._stopped(written, path),
        )

    def _written(self, made: Exported, path: Path) -> None:
        self._frame.tell(
            Tone.OK,
            tr("{made} in “{path}”, marked {marking}.", made=_rows(made), path=path, marking=made.marking),
        )
        self._case.changed.emit()

    def _stopped(self, written: Sequence[Exported], path: Path) -> None:
        """Whoever cancels in the last moment may be too late: say what is true."""
        for made in written:
            self.notice.tell(
                Tone.WARN,
                tr(
                    "The export was complete before it could be stopped: {made} in “{path}”.",
                    made=_rows(made),
                    path=path,
                ),
            )
            self._case.changed.emit()
        if not written:
            self.notice.tell(Tone.INFO, tr("The export was stopped; no file was written."))


def _rows(made: Exported) -> str:
    return plural("{count:,} row is", "{count:,} rows are", made.rows)
