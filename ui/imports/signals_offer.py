"""After an import of events: looking for signals in the open files that they are about."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.outside.imports import BatchKept
from app.actions.outside.signals import Looked, LookForSignals, look_for_signals
from app.perform import perform
from app.reading.outside.batches import open_files_of
from app.refusals import UserError
from language import mark, plural, tr
from language.phrases import headed
from ui.case import Case
from ui.frame import Frame
from ui.may import refusal
from ui.tasks import Cancelled, OnClose, Progress, Task
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import Words

_UNDER_WAY = mark("The look is under way; the line at the foot of the window can cancel it.")


class SignalsOffer(QWidget):
    """Hidden where the import brought no events of a country with an open file. Each file is looked at for itself."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self._kept: BatchKept | None = None
        self._files: dict[str, str] = {}
        self._task: Task | None = None
        self._looked: list[Looked] = []
        self._refused: dict[str, str] = {}
        self.act = ActButton(tr("Look for signals"), icon="search", primary=True)
        self.act.acted.connect(self.look)
        self.said = Words(running=True, selectable=True)
        self._places = QWidget()
        self._open = FlowLayout(self._places)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.inside)
        for widget in (self.act, self.said, self._places):
            column.addWidget(widget)

    def offer(self, kept: BatchKept) -> None:
        """Offer a look at the files that an import is about."""
        self._kept = kept
        self._files = dict(self._case.look(lambda session: open_files_of(session, kept.batch_id)))
        self._open.empty()
        self._show_found(())
        names = list(self._files.values())
        self.act.set_words(
            tr("Look for signals in the file of {country}", country=names[0])
            if len(names) == 1
            else plural(
                "Look for signals in {count} country file",
                "Look for signals in {count} country files",
                len(names),
            )
        )
        self.act.allow()
        self.setVisible(bool(names))

    def look(self) -> None:
        """Judge the newest months of each file; what is seen waits in it for an answer."""
        kept, case, files = self._kept, self._case, tuple(self._files)
        if kept is None:
            return
        self._looked, self._refused = [], {}
        looked, refused = self._looked, self._refused

        def work(progress: Progress, cancelled: Callable[[], bool]) -> None:
            for place, country in enumerate(files):
                if cancelled():
                    raise Cancelled
                progress(place, len(files), self._files[country])
                request = LookForSignals(country=country, dataset=kept.dataset)
                try:
                    looked.append(perform(case.store, case.actor, look_for_signals, request))
                except UserError as error:
                    refused[country] = error.message

        self.act.set_verdict(refusal(tr(_UNDER_WAY)))
        self._open.empty()
        self._task = case.tasks.run(
            work, title=tr("Looking for signals"), owner=self, on_close=OnClose.CANCEL
        )
        self._task.ended.connect(self._ended)

    def _ended(self) -> None:
        """Say what was found, also where the look was stopped midway or failed: what was raised stays raised."""
        stopped = self._task is not None and self._task.cancelled
        self._task = None
        self.act.allow()
        lines = [self._line(each) for each in self._looked]
        lines += [headed(self._files[country], message) for country, message in self._refused.items()]
        left = len(self._files) - len(lines)
        if stopped and left:
            lines.append(
                plural(
                    "Stopped: {count} file was not looked at.",
                    "Stopped: {count} files were not looked at.",
                    left,
                )
            )
        self._show_found(lines)
        self._case.changed.emit()

    def _show_found(self, lines: Sequence[str]) -> None:
        """Say a line a file, and lead to those in which something waits for an answer."""
        raised = [each.country for each in self._looked if each.raised] if lines else []
        self.said.setText("\n".join(lines))
        self.said.setVisible(bool(lines))
        for country in raised:
            self._add_way(country)
        self._places.setVisible(bool(raised))

    def _line(self, looked: Looked) -> str:
        name = self._files[looked.country]
        if looked.raised:
            return tr("{name}: raised {raised}.", name=name, raised=", ".join(looked.raised))
        if looked.updated:
            return tr(
                "{name}: nothing new; the numbers of {updated} are brought up to date.",
                name=name,
                updated=", ".join(looked.updated),
            )
        return tr(
            "{name}: nothing new is seen in the three months up to {last_month}.",
            name=name,
            last_month=looked.last_month,
        )

    def _add_way(self, country: str) -> None:
        way = ActButton(tr("Open the file of {files}", files=self._files[country]))
        way.acted.connect(lambda: self._frame.go("countries", country))
        self._open.addWidget(way)
        way.show()
