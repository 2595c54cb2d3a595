"""What a file is by its bytes: its name is only what someone called it."""

from enum import StrEnum
from pathlib import PurePath

from language import tr


class FileKind(StrEnum):
    """How a file is shown. ``OTHER`` is not shown."""

    PNG = "png"
    JPEG = "jpeg"
    GIF = "gif"
    BMP = "bmp"
    WEBP = "webp"
    TIFF = "tiff"
    PDF = "pdf"
    TEXT = "text"
    OTHER = "other"

    @property
    def is_picture(self) -> bool:
        """One that Qt decodes; a TIFF has pages, and is shown as a document."""
        return self not in {FileKind.TIFF, FileKind.PDF, FileKind.TEXT, FileKind.OTHER}

    @property
    def label(self) -> str:
        return {
            "png": tr("a PNG picture"),
            "jpeg": tr("a JPEG picture"),
            "gif": tr("a GIF picture"),
            "bmp": tr("a BMP picture"),
            "webp": tr("a WebP picture"),
            "tiff": tr("a TIFF scan"),
            "pdf": tr("a PDF document"),
            "text": tr("a text"),
            "other": tr("of a kind that is not shown here"),
        }[self.value]


_BY_START = (
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"BM", FileKind.BMP),
    (b"II*\0", FileKind.TIFF),
    (b"MM\0*", FileKind.TIFF),
    (b"II+\0", FileKind.TIFF),
    (b"MM\0+", FileKind.TIFF),
    (b"%PDF-", FileKind.PDF),
)
_BY_NAME = {
    "png": FileKind.PNG,
    "jpg": FileKind.JPEG,
    "jpeg": FileKind.JPEG,
    "gif": FileKind.GIF,
    "bmp": FileKind.BMP,
    "webp": FileKind.WEBP,
    "tif": FileKind.TIFF,
    "tiff": FileKind.TIFF,
    "pdf": FileKind.PDF,
    **dict.fromkeys(
        ("txt", "csv", "tsv", "md", "log", "json", "xml", "html", "htm", "eml", "srt"), FileKind.TEXT
    ),
}
_BMP_HEADER = 14
_PDF_WITHIN = 1024
"""A PDF may have other bytes before its mark, within so many."""


def by_bytes(content: bytes) -> FileKind | None:
    """The kind that the first bytes tell; none where they tell of no picture and no PDF."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind.WEBP
    for start, kind in _BY_START:
        if content.startswith(start) and (kind is not FileKind.BMP or _is_bmp(content)):
            return kind
    return FileKind.PDF if b"%PDF-" in content[:_PDF_WITHIN] else None


def by_name(name: str) -> FileKind:
    """The kind that a file's name promises."""
    return _BY_NAME.get(PurePath(name.lower()).suffix.removeprefix("."), FileKind.OTHER)


def _is_bmp(content: bytes) -> bool:
    """Two letters are too little to tell a picture from a text: the size in the header has to fit too."""
    return len(content) > _BMP_HEADER and int.from_bytes(content[2:6], "little") == len(content)
