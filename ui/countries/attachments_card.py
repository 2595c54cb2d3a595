"""The files of an evidence item: looked at inside the program, or copied out when someone asks for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.reading.evidence.items import AttachmentView, EvidenceView
from language import tr
from ui.files import size_words
from ui.theme import TextSize
from ui.widgets.card import Card
from ui.widgets.words import Words


class AttachmentsCard(Card):
    """``look_asked`` and ``copy_asked`` carry the file."""

    look_asked = Signal(object)
    copy_asked = Signal(object)

    def __init__(self, item: EvidenceView) -> None:
        super().__init__(tr("Files"))
        if not item.attachments:
            self.body.addWidget(Words(tr("No file is attached."), role="muted"))
        for file in item.attachments:
            self._add(file)
        self.body.addStretch(1)

    def _add(self, file: AttachmentView) -> None:
        self.body.addWidget(Words(f"{file.name}, {size_words(file.size)}", wrap=True))
        digest = Words(tr("SHA-256 {sha256}…", sha256=file.sha256[:16]), size=TextSize.CAPTION, role="muted")
        digest.setToolTip(file.sha256)
        self.body.addWidget(digest)
        line = QHBoxLayout()
        for words, name, signal in (
            (tr("Look at it…"), tr("Look at {file}", file=file.name), self.look_asked),
            (tr("Save a copy…"), tr("Save a copy of {file}", file=file.name), self.copy_asked),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(file))
            line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)
