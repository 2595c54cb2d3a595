"""Pictures decoded within limits: one that was made to exhaust the computer's memory is refused by its header."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.refusals import BadInput
from language import tr
from ui.preview.kinds import FileKind

MOST_PIXELS = 50_000_000
"""Largest picture that is decoded: the camera of a good telephone makes as much."""

_MEGABYTES = 256
"""Memory that Qt may take for one picture: :data:`MOST_PIXELS` with their four bytes each, and some room."""

_LONGEST_SIDE = 4_096
"""Pixels of the longer side of what is kept: no screen shows more."""

_FINEST_BLUR = 20
"""Pixels of the longer side that are left of a blurred picture: shapes and colours, and no face."""


@dataclass(frozen=True, slots=True)
class PictureLook:
    """A decoded picture, its blurred likeness, and its true size in pixels."""

    image: QImage
    blurred: QImage
    width: int
    height: int


def decode(content: bytes, kind: FileKind) -> PictureLook:
    """Decode a picture; of a moving one the first frame.

    Raises:
        BadInput: larger than is decoded here, or damaged.
    """
    QImageReader.setAllocationLimit(_MEGABYTES)
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # The decoder is the one that the bytes name: nothing else gets to look at them.
    reader = QImageReader(buffer, QByteArray(kind.value.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise _damaged()
    if size.width() * size.height() > MOST_PIXELS:
        raise too_large(size.width(), size.height())
    # A decoder that can makes it small at once, with less memory.
    reader.setScaledSize(_within(size, _LONGEST_SIDE))
    image = reader.read()
    buffer.close()
    if image.isNull():
        raise _damaged()
    return PictureLook(image, _blurred(image), size.width(), size.height())


def too_large(width: int, height: int) -> BadInput:
    """What is said of a picture with more than :data:`MOST_PIXELS`."""
    return BadInput(
        "file",
        tr(
            "This picture says that it is {width:,} × {height:,} pixels; at most {most_pixels} million "
            "are shown here, so that none can exhaust the computer’s memory.",
            width=width,
            height=height,
            most_pixels=MOST_PIXELS // 1000000,
        ),
        remedy=tr("Ask for a smaller version, or save a copy and open it where that does no harm."),
    )


def _within(size: QSize, longest: int) -> QSize:
    if max(size.width(), size.height()) <= longest:
        return size
    scaled = size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
    return scaled.expandedTo(QSize(1, 1))


def _blurred(image: QImage) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    keep = Qt.AspectRatioMode.IgnoreAspectRatio
    coarse = image.scaled(_within(image.size(), _FINEST_BLUR), keep, smooth)
    # Over several steps, so that no edges of squares are seen.
    for step in (80, 320):
        coarse = coarse.scaled(
            image.size().scaled(step, step, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)),
            keep,
            smooth,
        )
    return coarse


def _damaged() -> BadInput:
    return BadInput(
        "file",
        tr("This picture is damaged, or it is not what it says: it cannot be shown."),
        remedy=tr("Ask whoever sent it to send it again."),
    )
