"""A picture that was copied, not a file: kept as PNG, without touching the disk."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from app.actions.evidence.attachments import MEGABYTE, NewFile
from app.rules.entry.sizes import size_words
from language import tr


def picture_of(data: QMimeData) -> NewFile:
    """The picture on the clipboard, or that was dropped."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(QImage(data.imageData()))
    return NewFile(name="pasted picture.png", content=bytes(buffer.data().data()), media_type="image/png")


def why_no_picture(picture: NewFile, *, most_mb: int) -> str:
    """Why it cannot be kept, said as it comes and not after all else was typed; empty where it can."""
    if not picture.content:
        return tr("The picture cannot be read. Save it as a file, and choose that.")
    if len(picture.content) > most_mb * MEGABYTE:
        return tr(
            "The picture has {size}; at most {limit} MB are kept here. Copy a part of it, and say where the whole lies.",
            size=size_words(len(picture.content)),
            limit=most_mb,
        )
    return ""
