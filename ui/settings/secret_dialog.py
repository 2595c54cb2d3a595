"""A provisional passphrase that was just made, shown once."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from app.opening.setting_up import HandOver
from language import tr
from ui.dialogs.reading import ReadingDialog
from ui.theme import TextSize
from ui.widgets.marking_strip import MarkingView
from ui.widgets.words import Words


class SecretDialog(ReadingDialog):
    """What a person is handed to sign in once."""

    def __init__(self, hand_over: HandOver, marking: MarkingView, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("To be handed over"),
            marking,
            words=tr(
                "{hand_over} signs in once with this and then chooses a passphrase of their own. Hand it "
                "over in person or on paper. It is shown only now.",
                hand_over=hand_over.name,
            ),
            parent=parent,
        )
        self._secret = hand_over.passphrase
        self.body.addWidget(Words(tr("Login: {login}", login=hand_over.login), selectable=True))
        self.secret = Words(hand_over.passphrase, size=TextSize.PAGE, selectable=True)
        self.secret.setAccessibleName(
            tr("Provisional passphrase: {passphrase}", passphrase=hand_over.passphrase)
        )
        self.body.addWidget(self.secret)
        copy = QPushButton(tr("Copy"))
        copy.setAccessibleName(tr("Copy the provisional passphrase"))
        copy.clicked.connect(self.copy)
        self.foot.insertWidget(0, copy)
        self.setModal(True)

    def copy(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self._secret)
