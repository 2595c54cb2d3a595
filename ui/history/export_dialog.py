"""Handing the ledger to an inquiry."""

from collections.abc import Callable

from app.actions.keeping.audit import export_ledger
from app.faults import faults_in_words
from db.ledger.exporting import Export
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.folder_field import FolderField
from ui.frame import Frame
from ui.tasks import OnClose, Progress
from ui.widgets.notice import Tone


class ExportDialog(Dialog):
    """Asks where to; the export itself runs on in the status line, where it can be cancelled."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(
            frame,
            tr("Export for an inquiry"),
            words=tr(
                "Writes the whole ledger as JSON lines, a page on the format, and verify_ledger.py, which checks it "
                "without Tocsin. It holds the content of every file in the clear: whoever has it reads everything. That you "
                "exported it stands on the ledger."
            ),
            about="",
        )
        self._case = case
        self._frame = frame
        self.folder = FolderField(
            tr("Folder"), required=True, hint=tr("The export gets a folder of its own in it."), name="folder"
        )
        self.sure = CheckField(
            tr("It may leave this machine, under its marking"),
            name="it may leave this machine, under its marking",
            required=True,
        )
        self.form.add(self.folder, self.sure)
        self.add_act(tr("Export the ledger"), self._export)

    def _export(self) -> None:
        if not self.form.check():
            return
        above = self.folder.value()
        if above is None:
            return
        target = above / f"tocsin-ledger-{self._case.now():%Y%m%dT%H%M%SZ}"
        case, frame = self._case, self._frame

        def work(progress: Progress, cancelled: Callable[[], bool]) -> Export:
            with faults_in_words(target):
                return export_ledger(case.store, case.actor, target, progress, cancelled)

        def done(export: Export) -> None:
            if not export.found.ok:
                frame.tell(
                    Tone.ERROR,
                    tr(
                        "The ledger is in “{target}”, and is not as it must be: {fault}",
                        target=target,
                        fault=export.found.faults[0].message,
                    ),
                    remedy=tr(
                        "Hand it on as it is, change nothing more in this case, and press “Verify now” in the history."
                    ),
                )
                case.changed.emit()
                return
            frame.tell(
                Tone.OK,
                tr(
                    "{export_count:,} entries are in “{target}”, up to the head {head_number}:{hash}",
                    export_count=export.count,
                    target=target,
                    head_number=export.head.number,
                    hash=export.head.hash,
                ),
                remedy=tr("Write the head on the letter that goes with it: with it a cut end can be told."),
            )
            case.changed.emit()

        case.tasks.run(work, done, frame.refuse, title=tr("Exporting the ledger"), on_close=OnClose.CANCEL)
        self.form.settle()
        self.accept()
