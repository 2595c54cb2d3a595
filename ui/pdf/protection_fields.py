"""A password and a signing key for a file that leaves: folded away until somebody wants them."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.protection import NO_ARCHIVE, SHORTEST, UNPROTECTED, Protection, read_key, require_usable
from app.refusals import UserError
from db.clock import utc_now
from language import tr
from ui.fields.file_field import FileField
from ui.fields.form import Form
from ui.fields.text_field import TextField


class ProtectionFields(QWidget):
    """Nothing is chosen beforehand; what was folded away again does not count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = QCheckBox(tr("Protect the file with a password or a signature"))
        self.password = TextField(
            tr("Password of the file"),
            name="password",
            secret=True,
            hint=tr(
                "At least {shortest} characters; empty: not encrypted. {no_archive}",
                shortest=SHORTEST,
                no_archive=NO_ARCHIVE,
            ),
        )
        self.key = FileField(
            tr("Signing key"),
            name="signing key",
            kinds=tr("PKCS#12 (*.p12 *.pfx);;All files (*)"),
            hint=tr("A PKCS#12 file with your key and certificate; empty: not signed."),
        )
        self.passphrase = TextField(tr("Passphrase of the signing key"), name="passphrase", secret=True)
        self.form = Form()
        for field in (self.password, self.key, self.passphrase):
            self.form.add(field)
        self.form.hide()
        self.wanted.toggled.connect(self.form.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.wanted)
        column.addWidget(self.form)

    def chosen(self) -> Protection | None:
        """What was chosen, and can be used; none where a refusal stands beneath its field."""
        if not self.wanted.isChecked():
            return UNPROTECTED
        try:
            file = self.key.value()
            found = Protection(
                password=self.password.editor.text(),
                key=read_key(file) if file is not None else b"",
                passphrase=self.passphrase.editor.text(),
            )
            require_usable(found, utc_now())
        except UserError as error:
            self.form.show_refusal(error)
            return None
        return found
