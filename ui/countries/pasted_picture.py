"""A picture that was copied, not a file: kept as PNG, without touching the disk."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from app.actions.evidence.attachments import NewFile


def picture_of(data: QMimeData, *, ordinal: int = 1) -> NewFile:
    """The picture on the clipboard, or that was dropped; the ``ordinal`` tells it from those that came before."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(QImage(data.imageData()))
    name = "pasted picture.png" if ordinal == 1 else f"pasted picture {ordinal}.png"
    return NewFile(name=name, content=bytes(buffer.data().data()), media_type="image/png")
