"""Files as they arrive, sound and hostile."""

import io
import struct
import zlib

import pypdf
from PIL import Image

PNG_START = b"\x89PNG\r\n\x1a\n"
JPEG_START = b"\xff\xd8\xff\xe0"


def png(width: int, height: int, *, data: bytes | None = None) -> bytes:
    """A PNG that says it has this size; ``data`` stands in the place of its rows of grey."""
    rows = (
        b"".join(b"\0" + bytes(column % 251 for column in range(width)) for _ in range(height))
        if data is None
        else data
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return PNG_START + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def tiff(mode: str, compression: str | None, *, pages: int = 2, dpi: tuple[int, int] = (200, 200)) -> bytes:
    """A TIFF as a scanner or a fax machine writes it: A4 at 50 to 200 dots, of several pages."""
    out = io.BytesIO()
    sheets = [Image.new(mode, (827, 1169)) for _ in range(pages)]
    sheets[0].save(out, "TIFF", compression=compression, save_all=True, append_images=sheets[1:], dpi=dpi)
    return out.getvalue()


def pdf(*, picture: bool = False) -> bytes:
    """A PDF of one page, empty or with a picture."""
    out = io.BytesIO()
    if picture:
        Image.new("RGB", (40, 40), "maroon").save(out, "PDF")
    else:
        writer = pypdf.PdfWriter()
        writer.add_blank_page(200, 200)
        writer.write(out)
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
