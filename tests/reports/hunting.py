"""Looks for words in every corner of a PDF: text, objects, streams, fonts, in every encoding that a file may use."""

import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
import uharfbuzz as hb
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, StreamObject, TextStringObject

from tests.reports.reading_back import copied, spelt

_ENCODINGS = ("utf-8", "utf-16-be", "utf-16-le", "utf-32-be", "latin-1", "cp1252")


def found_in(pdf: bytes, words: list[str]) -> list[str]:
    """Those of ``words`` that anything in the file still says."""
    said = " ".join((spelt(pdf), copied(pdf), *_strings(pdf)))
    plain = _folded(said)
    corners = b"\n".join((pdf, *_streams(pdf))).lower()
    found = []
    for word in words:
        shapes = {word, word.lower(), word.upper(), word.casefold()}
        encoded = set()
        for shape in shapes:
            for encoding in _ENCODINGS:
                try:
                    raw = shape.encode(encoding)
                except UnicodeEncodeError:
                    continue
                encoded |= {raw.lower(), raw.hex().encode(), raw[::-1].lower()}
        if _folded(word) in plain or any(one in corners for one in encoded if len(one) > 2):
            found.append(word)
    return found


def letters_of_fonts(pdf: bytes) -> set[str]:
    """Every character that a font of the file maps to, or has the shape of."""
    found: set[str] = set()
    for font in _fonts(pdf):
        found |= set("".join(_mapped(font)))
    return found


def glyphs_of_fonts(pdf: bytes) -> dict[str, set[int]]:
    """The glyphs with an outline, by the name of the font without the letters of its subset."""
    shapes: dict[str, set[int]] = {}
    for font in _fonts(pdf):
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        name = str(font["/BaseFont"]).split("+")[-1]
        face = hb.Face(bytes(descriptor["/FontFile2"].get_data()))
        drawn = hb.Font(face)
        shapes.setdefault(name, set()).update(
            gid for gid in range(face.glyph_count) if (ink := drawn.get_glyph_extents(gid)) and ink.width
        )
    return shapes


def _objects(pdf: bytes) -> Iterator[Any]:
    reader = pypdf.PdfReader(BytesIO(pdf))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        yield reader.get_object(number)
    yield reader.trailer


def _streams(pdf: bytes) -> Iterator[bytes]:
    for thing in _objects(pdf):
        if isinstance(thing, StreamObject):
            yield bytes(thing.get_data())


def _strings(pdf: bytes) -> Iterator[str]:
    for thing in _objects(pdf):
        yield from _within(thing)


def _within(thing: Any) -> Iterator[str]:
    if isinstance(thing, DictionaryObject):
        for key, value in thing.items():
            yield str(key)
            yield from _within(value)
    elif isinstance(thing, ArrayObject):
        for value in thing:
            yield from _within(value)
    elif isinstance(thing, TextStringObject | str):
        yield str(thing)
    elif isinstance(thing, ByteStringObject | bytes):
        yield bytes(thing).decode("latin-1")


def _fonts(pdf: bytes) -> Iterator[Any]:
    for thing in _objects(pdf):
        if isinstance(thing, DictionaryObject) and thing.get("/Subtype") == "/Type0":
            yield thing


def _mapped(font: Any) -> Iterator[str]:
    for line in bytes(font["/ToUnicode"].get_data()).decode("ascii").splitlines():
        parts = line.split()
        if len(parts) == 2 and parts[0].startswith("<"):
            yield bytes.fromhex(parts[1].strip("<>")).decode("utf-16-be")


def _folded(value: str) -> str:
    return "".join(unicodedata.normalize("NFKC", value).casefold().split())
