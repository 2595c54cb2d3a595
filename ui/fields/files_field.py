"""Several files to be read in, such as the attachments of an evidence item."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.actions.evidence.attachments import NewFile
from app.refusals import BadInput
from language import plural, tr
from language.lists import and_list, listed
from ui.dropping import dropped_files, why_not
from ui.fields.form_field import FormField
from ui.fields.unsaved_files import UnsavedFiles
from ui.theme import TextSize, Tint
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import Words, plain


class FilesField(FormField[tuple[Path, ...]]):
    """Paths picked or dropped one after another; each shows as a chip that takes it away again.

    A file of more than ``most_mb`` megabytes is refused as it comes, not after all else was typed. What is on no disk, such
    as a picture that was pasted, stands among them: ``unsaved``. ``at_risk`` says which of it is too large to be kept from a crash.
    """

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        required: bool = False,
        most_mb: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, name=name, hint=hint, required=required, parent=parent)
        self._paths: list[Path] = []
        self._unsaved = UnsavedFiles()
        self._most_mb = most_mb
        self._pick = QPushButton(tr("Choose files…"))
        self._pick.setAutoDefault(False)
        self._pick.clicked.connect(self._choose)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=4)
        self.at_risk = Words(size=TextSize.CAPTION, role="warn", wrap=True)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._pick, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._chips)
        column.addWidget(self.at_risk)
        self._put(both)
        both.setFocusProxy(self._pick)
        self._label.setBuddy(self._pick)
        self._pick.setAccessibleName(tr("{label}: choose files", label=label))
        self._show()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(event.mimeData())

    def take(self, data: QMimeData) -> None:
        """Add the files that were dropped; what is no file is said beneath the field."""
        dropped = dropped_files(data, most_mb=self._most_mb)
        if dropped.files:
            self.set_value([*self._paths, *dropped.files])
        if dropped.refused:
            self.set_error(dropped.words)

    @property
    def editor(self) -> QPushButton:
        return self._pick

    def is_empty(self) -> bool:
        return not self._paths and not self._unsaved

    @property
    def unsaved(self) -> tuple[NewFile, ...]:
        """What was pasted and is on no disk, in the order in which it came."""
        return self._unsaved.files

    @property
    def loses(self) -> bool:
        """Whether something stands here that no journal holds."""
        return bool(self._unsaved.at_risk)

    def add_unsaved(self, file: NewFile) -> None:
        """Put something with the files that is on no disk, under a name that nothing else here had."""
        self._unsaved.add(file)
        self._show()
        self._edited()

    def value(self) -> tuple[Path, ...]:
        """The files, all of which are there.

        Raises:
            BadInput: one of them is gone.
        """
        for path in self._paths:
            if not path.is_file():
                raise BadInput(
                    self.name,
                    tr("There is no file at “{path}” any more.", path=path),
                    remedy=tr("Choose it again."),
                )
        return tuple(self._paths)

    def set_value(self, value: Sequence[Path]) -> None:
        self._paths = list(dict.fromkeys(value))
        self._show()
        self._edited()

    def typed(self) -> list[Any]:
        return [*self._unsaved.typed(), *(str(path) for path in self._paths)]

    def bring_back(self, typed: Sequence[Any]) -> None:
        """What came since goes with the form too."""
        self._unsaved.bring_back(one for one in typed if not isinstance(one, str))
        self.set_value([*(Path(one) for one in typed if isinstance(one, str)), *self._paths])

    def holds(self, typed: Sequence[Any]) -> bool:
        """Whether all of what :meth:`typed` gave before a crash stands here."""
        here = self.typed()
        return all(one in here for one in typed)

    def typed_words(self) -> str:
        return listed([*(file.name for file in self._unsaved.kept), *(path.name for path in self._paths)])

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.label)
        refused = {one: why for one in map(Path, chosen) if (why := why_not(one, most_mb=self._most_mb))}
        taken = [one for one in map(Path, chosen) if one not in refused]
        if taken:
            self.set_value([*self._paths, *taken])
        if refused:
            self.set_error(" ".join(refused.values()))

    def _remove(self, path: Path) -> None:
        self.set_value([one for one in self._paths if one != path])
        self._pick.setFocus()

    def _remove_unsaved(self, file: NewFile) -> None:
        self._unsaved.remove(file)
        self._show()
        self._edited()
        self._pick.setFocus()

    def _show(self) -> None:
        self._flow.empty()
        for file in self._unsaved.files:
            self._add_chip(file.name, partial(self._remove_unsaved, file))
        for path in self._paths:
            self._add_chip(path.name, partial(self._remove, path))
        self._chips.setVisible(not self.is_empty())
        lost = [tr("“{label}”", label=file.name) for file in self._unsaved.at_risk]
        self.at_risk.setText(
            plural(
                "{names} would be lost in a crash: it is too large to be kept before it is recorded. Save it as a file and choose "
                "that, or record it soon.",
                "{names} would be lost in a crash: they are too large to be kept before they are recorded. Save them as files and "
                "choose those, or record them soon.",
                len(lost),
                names=and_list(lost),
            )
            if lost
            else ""
        )
        self.at_risk.setVisible(bool(lost))

    def _add_chip(self, name: str, remove: Callable[[], object]) -> None:
        chip = QToolButton(self._chips)
        chip.setProperty("kind", "chip")
        chip.setText(plain(name))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setAccessibleName(tr("Take away {path}", path=name))
        Tint(chip, "cross", "muted")
        chip.clicked.connect(lambda _checked=False: remove())
        self._flow.addWidget(chip)
        chip.show()
