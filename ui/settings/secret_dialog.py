"""A provisional passphrase that was just made, shown once."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from app.opening.setting_up import HandOver
from language import tr
from ui.dialogs.reading import ReadingDialog
from ui.theme import TextSize
from ui.widgets.marking_strip import MarkingView
from ui.widgets.notice import Notice, Tone
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
        self._warned = False
        self.notice = Notice()
        self.body.addWidget(Words(tr("Login: {login}", login=hand_over.login), selectable=True))
        self.secret = Words(hand_over.passphrase, size=TextSize.PAGE, selectable=True)
        self.secret.setAccessibleName(
            tr("Provisional passphrase: {passphrase}", passphrase=hand_over.passphrase)
        )
        self.body.addWidget(self.secret)
        self.body.addWidget(self.notice)
        copy = QPushButton(tr("Copy"))
        copy.setAccessibleName(tr("Copy the provisional passphrase"))
        copy.clicked.connect(self.copy)
        self.foot.insertWidget(0, copy)
        self._close.setText(tr("It is noted: close"))
        self._close.clicked.disconnect()
        self._close.clicked.connect(self.accept)
        self.setModal(True)

    def reject(self) -> None:
        """Esc of habit: it is shown only now, so that is said first."""
        if self._warned:
            super().reject()
            return
        self._warned = True
        self.notice.tell(
            Tone.WARN, tr("Nobody can show this again."), remedy=tr("Press Esc again to close without it.")
        )
        self.adjustSize()

    def copy(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self._secret)
