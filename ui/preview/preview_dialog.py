"""A file of an evidence item looked at inside the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.actions.evidence.attachments import (
    ExportAttachment,
    PreviewAttachment,
    export_attachment,
    preview_attachment,
)
from app.perform import perform
from app.reading.evidence.items import AttachmentView
from app.refusals import UserError
from language import plural, tr
from ui.case import Case
from ui.dialogs.reading import ReadingDialog
from ui.files import size_words
from ui.frame import Frame
from ui.pdf.view import PdfView
from ui.preview.looking import Look, PdfLook, look_into
from ui.preview.picture_view import PictureView
from ui.preview.pictures import PictureLook
from ui.preview.texts import MOST_CHARACTERS, TextLook
from ui.theme import current
from ui.widgets.notice import Notice, Tone
from ui.widgets.words import Words

_WIDTH, _HEIGHT = 860, 680


class PreviewDialog(ReadingDialog):
    """That it was looked at stands on the ledger before a byte is shown. Nothing of the file is ever run.

    ``save`` asks where to, and copies the file out. A file that cannot be shown says why in one sentence.
    """

    def __init__(
        self,
        case: Case,
        frame: Frame,
        file: AttachmentView,
        *,
        topic: str,
        save: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(file.name, frame.marking, parent=parent)
        self._case = case
        self._file = file
        self._topic = topic
        self.setModal(True)
        self.notice = Notice()
        self.shown: QWidget | None = None
        self._room = QVBoxLayout()
        self._room.setSpacing(current().metrics.inside)
        self._waiting = Words(tr("The file is being read…"), role="muted")
        self.body.addWidget(
            Words(
                tr("{size} · SHA-256 {sha256}", size=size_words(file.size), sha256=file.sha256),
                role="muted",
                wrap=True,
            )
        )
        self.body.addWidget(self.notice)
        self.body.addLayout(self._room, 1)
        self._room.addWidget(self._waiting, 1, Qt.AlignmentFlag.AlignTop)
        self.copy = QPushButton(tr("Save a copy…"))
        self.copy.setAutoDefault(False)
        self.copy.setAccessibleName(tr("Save a copy of {file}", file=file.name))
        self.copy.clicked.connect(lambda: save())  # noqa: PLW0108 - the signal's argument is not the act's
        self.foot.insertWidget(0, self.copy)
        self.resize(_WIDTH, _HEIGHT)
        # Once the dialog is shown, so that opening it is not held up by the file.
        QTimer.singleShot(0, self, self._read)

    def _read(self) -> None:
        request = PreviewAttachment(attachment_id=self._file.attachment_id, topic=self._topic)
        try:
            content = self._case.act(preview_attachment, request)
        except UserError as error:
            self._refused(error)
            return
        name = self._file.name
        self._case.tasks.run(
            lambda _progress, _cancelled: look_into(content, name), self._show, self._refused, owner=self
        )

    def _show(self, look: Look) -> None:
        self._waiting.hide()
        if look.caution:
            self.notice.tell(Tone.WARN, look.caution)
        match look.shown:
            case PictureLook() as picture:
                self._put(PictureView(self._file.name, picture))
            case TextLook() as text:
                self._put(_text(self._file.name, text))
            case PdfLook() as document:
                self._show_document(document)

    def _show_document(self, document: PdfLook) -> None:
        if not document.pictures:
            self._open_document(document)
            return
        pages = plural("{count:,} page", "{count:,} pages", document.pages)
        ask = QPushButton(tr("Show the pages"))
        ask.setAutoDefault(False)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            Words(
                tr(
                    "The document has {pages} with pictures, which may show violence or identify people. It "
                    "opens when you ask for it.",
                    pages=pages,
                ),
                role="muted",
                running=True,
            )
        )
        column.addWidget(ask, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        ask.clicked.connect(lambda: self._open_document(document))
        self._put(held)
        ask.setFocus()

    def _open_document(self, document: PdfLook) -> None:
        # Its own button saves the document, where that is the file itself.
        self.copy.setVisible(not document.own)
        view = PdfView(self._case.tasks, before_saving=self._record_saving, leaves=document.own)
        self._put(view)
        view.show_pdf(document.content, file_name=self._file.name, title=self._file.name)

    def _record_saving(self, _path: Path) -> None:
        """Called off the window's thread, with the document about to be written."""
        request = ExportAttachment(attachment_id=self._file.attachment_id, topic=self._topic)
        perform(self._case.store, self._case.actor, export_attachment, request)

    def _refused(self, error: UserError) -> None:
        self._waiting.hide()
        self.notice.refuse(error)

    def _put(self, widget: QWidget) -> None:
        if self.shown is not None:
            self._room.removeWidget(self.shown)
            self.shown.hide()
            self.shown.deleteLater()
        self.shown = widget
        self._room.addWidget(widget, 1)


def _text(name: str, look: TextLook) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    guess = tr(" (a guess: nothing in the file tells)") if look.guessed else ""
    cut = (
        tr(" Only the first {most_characters:,} characters are shown.", most_characters=MOST_CHARACTERS)
        if look.cut
        else ""
    )
    column.addWidget(
        Words(
            tr("Read as {encoding}{guess}.{cut}", encoding=look.encoding, guess=guess, cut=cut),
            role="muted",
            wrap=True,
        )
    )
    page = QPlainTextEdit(look.text)
    page.setReadOnly(True)
    page.setAccessibleName(tr("Text of {name}", name=name))
    page.setTabChangesFocus(True)
    column.addWidget(page, 1)
    return held
