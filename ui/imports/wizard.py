"""The way of a file into the case: chosen, looked at, checked without keeping anything, imported.

Reading and importing run off the window's thread; nothing freezes, and what is cancelled is not kept.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.outside.import_mappings import RememberMapping, remember_mapping
from app.actions.outside.imports import BatchKept, ImportFile, ImportPlan, import_file, plan_import
from app.faults import faults_in_words
from app.imports.engine import Listeners
from app.imports.faults import Fault
from app.imports.looking import FileLook, look_at
from app.imports.mapped import MappedFormat
from app.imports.mapping import ImportMapping
from app.perform import perform
from app.reading.ministry.reference import current_countries
from app.reading.outside.batches import batch_lines
from app.reading.outside.import_mappings import RememberedMapping, mappings_for
from app.refusals import Refused, UserError
from app.typed_forms import forms_recorded, recording
from db.vocabulary import Role
from language import tr
from ui.case import Case
from ui.dialogs.kept_form import KeptForm
from ui.frame import Frame
from ui.imports.choose_page import ChoosePage
from ui.imports.done_page import DonePage
from ui.imports.mapping_page import MappingPage
from ui.imports.pasted_import import PastedImport
from ui.imports.plan_page import PlanPage
from ui.imports.plan_rows import MOST_FAULTS
from ui.imports.running_page import PARTS, RunningPage
from ui.may import may
from ui.tasks import OnClose, Progress, Task
from ui.widgets.notice import Tone
from ui.widgets.page_stack import PageStack

_UNCHANGED = "unchanged"


class ImportWizard(QWidget):
    """``finished`` carries the number of the batch that is to be shown; ``busy_changed`` tells of `busy`."""

    finished = Signal(str)
    busy_changed = Signal()
    rows_brought_back = Signal(str)
    """Rows that were pasted before a crash, as text: they are to be imported now."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self._look: FileLook | None = None
        self._request: ImportFile | None = None
        self._task: Task | None = None
        self._before: frozenset[str] = frozenset()
        self.waiting: list[Path] = []
        self.choose = ChoosePage(may(case, Role.ANALYST, Role.FOCAL_POINT))
        self.mapping = MappingPage(frame, case.look(current_countries))
        self.running = RunningPage()
        self.plan = PlanPage(case, frame)
        self.done = DonePage(case, frame)
        self.pasted = PastedImport(self.choose, frame, self.rows_brought_back.emit)
        self.pages = PageStack()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        for page in (self.choose, self.mapping, self.running, self.plan, self.done):
            self.pages.addWidget(page)
        self._left: QWidget = self.choose
        self.choose.chosen.connect(self.take)
        self.mapping.asked.connect(self._mapped)
        self.mapping.sheet_chosen.connect(self._other_sheet)
        self.running.stopped.connect(self.stop)
        self.plan.accepted.connect(self._import)
        self.plan.remap.connect(self._remap)
        self.done.another.connect(self.go_on)
        self.choose.waiting.acted.connect(self.go_on)
        self.done.show_batch.connect(self.finished)

    @property
    def busy(self) -> bool:
        """Whether a file is being read or imported."""
        return self._task is not None

    @property
    def under_way(self) -> bool:
        """Whether a file is chosen and not imported yet."""
        return self.pages.currentWidget() not in {self.choose, self.done}

    @property
    def unsaved(self) -> bool:
        """Whether something is typed on the page that is shown."""
        here = self.pages.currentWidget()
        return (here is self.mapping and self.mapping.edited) or (here is self.plan and self.plan.form.edited)

    @property
    def loses_typed(self) -> bool:
        """Whether something is typed on the page that is shown that would be gone with the program."""
        here = self.pages.currentWidget()
        kept = self.mapping.kept if here is self.mapping else self.plan.kept
        return self.unsaved and (kept is None or not kept.keeper.safe())

    def forget_typed(self) -> None:
        """What was typed or pasted for the file is imported, or its person left it."""
        self.pasted.let_go()
        for kept in self._kept_of_the_file():
            kept.keeper.forget()
        self.plan.forget_typed()

    def _kept(self) -> tuple[KeptForm, ...]:
        return tuple(one for one in (self.mapping.kept, self.plan.kept, self.pasted.kept) if one is not None)

    def _kept_of_the_file(self) -> tuple[KeptForm, ...]:
        """What is kept for the file under way. What was typed for another one, or for another sheet, waits until that is chosen again."""
        mapping = self.mapping.kept if self.mapping.shows(self._look) else None
        plan = self.plan.kept if self.plan.is_of(self._look) else None
        return tuple(one for one in (mapping, plan, self.pasted.kept) if one is not None)

    def settle(self) -> None:
        """What is typed is known of: only what is typed from now on is unsaved."""
        self.mapping.settle()
        self.plan.form.settle()

    def begin(self) -> None:
        """Ask for a file."""
        self._look = self._request = None
        self.pages.setCurrentWidget(self.choose)
        self.choose.begin()

    def take_all(self, paths: Sequence[Path]) -> None:
        """Take several files, one after another: each has its own dry run."""
        self.waiting += [path for path in paths if path not in self.waiting]
        self._say_waiting()
        if not self.busy and not self.under_way:
            self.go_on()

    def go_on(self) -> None:
        """With the next file that waits, or ask for one."""
        if not self.waiting:
            self.begin()
            self.choose.area.ask()
            return
        path = self.waiting.pop(0)
        self._say_waiting()
        self.choose.begin()
        self.take(path)

    def leave_waiting(self) -> None:
        """Forget the files that wait."""
        self.waiting.clear()
        self._say_waiting()

    def _say_waiting(self) -> None:
        name = self.waiting[0].name if self.waiting else ""
        self.choose.show_waiting(name)
        self.done.show_waiting(name, max(0, len(self.waiting) - 1))

    def stop(self) -> None:
        """Stop what runs."""
        if self._task is not None:
            self._task.cancel()

    def take(self, path: Path, encoding: str = "", sheet: str = "") -> None:
        """Look at a file; a known one is checked at once, any other is asked about."""
        self.pasted.make_way(path)
        self._run(
            tr("Looking at “{path}”", path=path.name),
            lambda _progress, _cancelled: look_at(path, encoding=encoding, sheet=sheet),
            self._looked,
            self._sheet_not_read if sheet else self._not_read,
        )

    # What came of looking.

    def _looked(self, look: FileLook) -> None:
        self._look = look
        if look.known is None:
            self._remap()
        else:
            self._check(ImportFile(path=look.path, encoding=look.encoding, sheet=look.sheet))

    def _not_read(self, error: UserError) -> None:
        self.pages.setCurrentWidget(self.choose)
        self.choose.refuse(error)

    def _sheet_not_read(self, error: UserError) -> None:
        self.pages.setCurrentWidget(self.mapping)
        self.mapping.stay(error)

    def _remap(self) -> None:
        look = self._look
        if look is not None:
            self.mapping.show_file(look, self._remembered(look))
            self.pages.setCurrentWidget(self.mapping)

    def _remembered(self, look: FileLook) -> tuple[RememberedMapping, ...]:
        return self._case.look(lambda session: mappings_for(session, look.titles))

    def _other_sheet(self, sheet: str) -> None:
        if self._look is not None:
            self.take(self._look.path, self._look.encoding, sheet)

    def _mapped(self, mapping: ImportMapping, name: str, based_on: int | None) -> None:
        look = self._look
        if look is None:
            return
        if name:
            request = RememberMapping(name=name, titles=look.titles, mapping=mapping, based_on=based_on)
            try:
                self.mapping.remembered_as(self._case.act(remember_mapping, request))
            except Refused as error:
                # That it is remembered as it is already stands in nobody's way.
                if error.rule != _UNCHANGED:
                    # It is to be chosen from the list: as it is by now.
                    self.mapping.offer_remembered(self._remembered(look))
                    self.mapping.notice.refuse(error)
                    return
        self._check(
            ImportFile(path=look.path, encoding=look.encoding, sheet=look.sheet, format=MappedFormat(mapping))
        )

    # What came of checking.

    def _check(self, request: ImportFile) -> None:
        self._request = request
        refused: list[Fault] = []

        def collect(faults: Sequence[Fault]) -> None:
            if len(refused) < MOST_FAULTS:
                refused.extend(faults)

        case, at = self._case, self._case.now()

        def work(progress: Progress, cancelled: Callable[[], bool]) -> ImportPlan:
            listeners = Listeners(progress=_in_parts(progress), cancelled=cancelled, refused=collect)
            asked = replace(request, listeners=listeners)
            with faults_in_words(request.path), case.store.read() as session:
                return plan_import(session, case.actor, asked, at)

        self._run(
            tr("Checking “{path}”", path=request.path.name),
            work,
            lambda plan: self._checked(plan, refused),
            self._not_checked,
            words=tr(
                "Every row is read as an import would read it, and compared with what is here. Nothing is kept."
            ),
        )

    def _checked(self, plan: ImportPlan, refused: Sequence[Fault]) -> None:
        if self._look is not None:
            self.plan.show_plan(self._look, plan, refused)
            self.pages.setCurrentWidget(self.plan)

    def _not_checked(self, error: UserError) -> None:
        if self._request is not None and self._request.format is not None:
            self.pages.setCurrentWidget(self.mapping)
            self.mapping.notice.refuse(error)
        else:
            self._not_read(error)

    # What came of importing.

    def take_focus(self) -> None:
        """To where the step that is shown goes on."""
        here = self.pages.currentWidget()
        if isinstance(here, ChoosePage | MappingPage | PlanPage):
            here.take_focus()

    def _import(self) -> None:
        request = self._request
        if request is None:
            return
        page, case = self.plan, self._case
        asked = replace(
            request,
            title=page.batch_title.value(),
            licence=page.licence.value(),
            marking=page.marking.value() or "",
            accept_refusals=True,
        )
        self._before = self._batches()
        with ExitStack() as stack:
            for kept in self._kept_of_the_file():
                stack.enter_context(kept.recording())
            forms = forms_recorded()

        def work(progress: Progress, cancelled: Callable[[], bool]) -> BatchKept:
            told = replace(asked, listeners=Listeners(progress=_in_parts(progress), cancelled=cancelled))
            with recording(*forms):
                return perform(case.store, case.actor, import_file, told)

        self._run(
            tr("Importing “{path}”", path=request.path.name),
            work,
            self._imported,
            self._not_imported,
            words=tr("All rows are kept together at the end, or none of them."),
        )

    def _imported(self, kept: BatchKept) -> None:
        self.forget_typed()
        self.done.show_kept(kept)
        self.pages.setCurrentWidget(self.done)
        self._case.changed.emit()

    def _not_imported(self, error: UserError) -> None:
        self.pages.setCurrentWidget(self.plan)
        self.plan.take_focus()
        self.plan.refuse(error)
        self._case.changed.emit()

    def _batches(self) -> frozenset[str]:
        return frozenset(batch.number for batch in self._case.look(batch_lines))

    # Work off the window's thread.

    def _run(
        self,
        title: str,
        work: Callable[[Progress, Callable[[], bool]], object],
        done: Callable[..., None],
        failed: Callable[[UserError], None],
        *,
        words: str = "",
    ) -> None:
        here = self.pages.currentWidget()
        if here is not self.running and here is not None:
            self._left = here
        self.running.begin(title, words)
        self.pages.setCurrentWidget(self.running)
        task = self._case.tasks.run(
            work, done, failed, self.running.tell, title=title, owner=self, on_close=OnClose.CANCEL
        )
        self._task = task
        self.busy_changed.emit()
        task.ended.connect(lambda: self._ended(task))

    def _ended(self, task: Task) -> None:
        if self._task is not task:
            return
        self._task = None
        for kept in self._kept():
            # Nothing where the act was done.
            kept.keeper.act_failed()
        self.busy_changed.emit()
        if self.pages.currentWidget() is not self.running:
            return
        # Nothing came of it: it was cancelled, or a bug is shown elsewhere.
        self.pages.setCurrentWidget(self._left)
        self.mapping.name_sheet()
        self.take_focus()
        if self._left is self.plan and task.cancelled:
            self._stopped_import()
            return
        for page in (self.choose, self.mapping):
            if self._left is page and task.cancelled:
                page.notice.tell(Tone.INFO, tr("The reading of the file was stopped; nothing was kept."))

    def _stopped_import(self) -> None:
        """Whoever cancels in the last moment may be too late: say what is true."""
        late = self._batches() - self._before
        if late:
            self.forget_typed()
            self._case.changed.emit()
            # The plan says that nothing is kept, and offers the import again: both are untrue by now.
            self.finished.emit(max(late))
            self._frame.tell(
                Tone.WARN, tr("The import was complete before it could be stopped: {late}.", late=', '.join(sorted(late))),
                remedy=tr("If it should not count, a focal point can withdraw the batch."),
            )  # fmt: skip
        else:
            self.plan.stopped()


def _in_parts(progress: Progress) -> Callable[[int, int], None]:
    """Bytes told as parts of the whole: the window counts no further than two thousand million."""

    def tell(done: int, total: int) -> None:
        progress(done * PARTS // max(1, total), PARTS)

    return tell
