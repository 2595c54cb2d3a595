"""Putting a backup in the place of a case."""

from pathlib import Path

from PySide6.QtCore import Signal

from app.actions.keeping.backups import RestoreBackup
from app.refusals import UserError
from language import tr
from ui.fields.folder_field import FolderField
from ui.fields.text_field import TextField
from ui.start.start_page import StartPage


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
            ),
        )
        self._folder = folder
        self.backup = FolderField(
            tr("Backup"),
            name="backup",
            required=True,
            hint=tr("Its folder is named as in tocsin-20260302T091500Z."),
        )
        if (folder / "backups").is_dir():
            self.backup.set_value(folder / "backups")
        self.form.add(self.backup)
        self.form.add_section(
            tr("Who restores"),
            tr(
                "With your login and passphrase the backup is read through before it is used, and the ledger records who "
                "restored it. Without them only its files are compared with its list: note by hand who did it, and why."
            ),
        )
        self.login = TextField(tr("Login"), hint=tr("As it was at the time of the backup."))
        self.passphrase = TextField(tr("Passphrase"), secret=True)
        self.form.add_row(self.login, self.passphrase)
        self.form.settle()
        self.add_act(tr("Put the backup in place"), self._want)
        self.add_back(tr("Back"), self.back.emit)

    def failed(self, error: UserError) -> None:
        """Show why it was not restored."""
        self.set_busy(busy=False)
        self.refuse(error)

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
        self.notice.clear()
        self.set_busy(busy=True)
        self.wanted.emit(
            RestoreBackup(
                path=path, folder=self._folder, login=self.login.value(), passphrase=self.passphrase.value()
            )
        )
