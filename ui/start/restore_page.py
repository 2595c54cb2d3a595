"""Putting a backup in the place of a case."""

from pathlib import Path

from PySide6.QtCore import Signal

from app.actions.keeping.backups import RestoreBackup
from app.opening.folders import Standing, look_at
from app.reading.ministry.backups import backups_beside
from app.refusals import Locked, UserError
from db.backup import Backup
from language import tr
from language.numbers import number
from ui.fields.choice_field import ChoiceField
from ui.fields.folder_field import FolderField
from ui.fields.text_field import TextField
from ui.settings.words import megabytes
from ui.start.start_page import StartPage
from ui.widgets.notice import Tone


class RestorePage(StartPage):
    """``wanted`` carries a :class:`RestoreBackup`."""

    wanted = Signal(object)
    back = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__(
            tr("Restore from a backup"),
            tr(
                "The backup takes the place of the case in {folder}. What is there now is kept beside it, in "
                "the folder “replaced”, and never deleted. Passphrases and the recovery key are those of the "
                "time of the backup.",
                folder=folder,
            )
            if look_at(folder).standing is Standing.CASE
            else tr(
                "The case of the backup is put into {folder}. Passphrases and the recovery key are those of the "
                "time of the backup.",
                folder=folder,
            ),
        )
        self._folder = folder
        self._unsigned = False
        """Whether it was said that nobody will be on record as having restored it."""
        self.backup = FolderField(
            tr("Backup"),
            name="backup",
            required=True,
            hint=tr("Its folder is named as in tocsin-20260302T091500Z."),
        )
        self.found: ChoiceField[Path] | None = None
        found = backups_beside(folder)
        if found:
            self.found = ChoiceField(
                tr("Backups in the folder of the case"),
                tuple((one.path, _described(one)) for one in found),
                name="found",
                empty=tr("Choose, or name below one that lies elsewhere"),
            )
            self.found.changed.connect(self._take_found)
            self.backup.changed.connect(self._leave_found)
            self.form.add(self.found)
        self.form.add(self.backup)
        self.form.add_section(
            tr("Who restores"),
            tr(
                "With your login and passphrase the backup is read through before it is used, and the ledger records who "
                "restored it. Without them only its files are compared with its list: note by hand who did it, and why."
            ),
        )
        self.login = TextField(tr("Login"), name="login", hint=tr("As it was at the time of the backup."))
        self.passphrase = TextField(tr("Passphrase"), name="passphrase", secret=True)
        self.form.add_row(self.login, self.passphrase)
        self.form.settle()
        self.add_act(tr("Put the backup in place"), self._want)
        self.add_back(tr("Back"), self.back.emit)

    def failed(self, error: UserError) -> None:
        """Show why it was not restored."""
        self.set_busy(busy=False)
        self.notice.clear()
        if not isinstance(error, Locked):
            self.refuse(error)
            return
        self.notice.refuse(
            error, kept=tr("Login and passphrase count as they were when the backup was made.")
        )
        self.passphrase.editor.selectAll()
        self.passphrase.setFocus()

    def _take_found(self) -> None:
        if self.found is not None and self.found.value() is not None:
            self.backup.set_value(self.found.value())

    def _leave_found(self) -> None:
        """Who names another by hand does not read the one that was chosen above it."""
        if self.found is not None and self.backup.editor.text() != str(self.found.value() or ""):
            self.found.set_value(None)

    def _want(self) -> None:
        if not self.form.check():
            return
        if self.login.is_empty() != self.passphrase.is_empty():
            missing = self.login if self.login.is_empty() else self.passphrase
            missing.set_error(tr("Give both, or neither."))
            missing.setFocus()
            return
        path = self.backup.value()
        if path is None:
            raise AssertionError("a required field was checked")
        if self.login.is_empty() and not self._unsigned:
            self._unsigned = True
            self.tell(
                Tone.WARN,
                tr("Without your login nobody will be on record as having restored it."),
                remedy=tr("Give login and passphrase, or press the button again to go on without."),
            )
            return
        self.set_busy(busy=True)
        self.tell(Tone.INFO, tr("The backup is read through and put in place. That can take some minutes."))
        self.wanted.emit(
            RestoreBackup(
                path=path, folder=self._folder, login=self.login.value(), passphrase=self.passphrase.value()
            )
        )


def _described(one: Backup) -> str:
    """When it was made and how far it reaches: by that one is chosen."""
    return tr(
        "{made:%Y-%m-%d %H:%M %Z}, ledger up to {entry}, {size}",
        made=one.created.astimezone(),
        entry=number(one.content.ledger_number),
        size=megabytes(one.size),
    )
