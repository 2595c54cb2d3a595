"""Writes placed glyphs into a PDF and embeds the used part of each font.

Each face becomes one composite font addressed by glyph number (Type 0, Identity-H), subset by HarfBuzz. Text
stays copyable: a glyph maps to its text, and where that alone would not read right (joined, reordered or
right-to-left text) the span carries its text in reading order (ActualText).
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from reports.fonts import Face, Glyph, Shaped
from reports.typesetting import Line, Piece

_DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2", "post", "STAT", "meta", "DSIG", "gasp")
_TYPED = "".join(
    bytes([code]).decode("cp1252", errors="ignore") for code in range(0x20, 0x100) if code != 0x7F
)
"""What people type into form fields: the letters of Western Europe, which is all that a simple font can address."""
_SYMBOLIC, _NONSYMBOLIC = 4, 32
_UNSEEN = "?"
"""Stands for what a text looks like in an array of glyphs until it is first drawn."""
_NOT_COPIED = "\u200b"
_BYTE_ORDER = "\ufeff"


class EmbeddedFace:
    """One face in one document: its resource name, the glyphs used, and what text each stands for."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.texts: dict[int, str] = {}
        self._known: dict[Shaped, str | None] = {}

    def level(self, shaped: Shaped) -> str | None:
        """What stands in an array of glyphs for a text, which it notes; none where the numbers of its glyphs alone do not give
        it back when copied, or where some stand off the baseline."""
        found = self._known.get(shaped, _UNSEEN)
        if found is _UNSEEN:
            found = self._known[shaped] = _level(shaped) if self.shows(shaped) else None
        return found

    def shows(self, shaped: Shaped) -> bool:
        """Notes the glyphs of a text; answers whether their numbers alone give it back when copied."""
        texts, exact = self.texts, True
        for glyph in shaped.glyphs:
            known = texts.get(glyph.gid) or texts.setdefault(glyph.gid, glyph.text)
            if known != glyph.text or not known:
                exact = self.use(glyph) and exact
        return exact

    def use(self, glyph: Glyph) -> bool:
        """Notes a glyph; answers whether its number alone gives its text back when copied."""
        known = self.texts.get(glyph.gid)
        if not known:
            known = self.texts[glyph.gid] = glyph.text
        return known == glyph.text and glyph.text != ""


class DocumentFonts:
    """The faces used in one document. The canvas calls `addObjects` when it writes the file."""

    def __init__(self, document: PDFDocument) -> None:
        self._faces: dict[str, EmbeddedFace] = {}
        self._shown: dict[Line, str] = {}
        document.delayedFonts.append(self)

    def embedded(self, face: Face) -> EmbeddedFace:
        """The face in this document, known to it from now on."""
        if face.name not in self._faces:
            self._faces[face.name] = EmbeddedFace(face, f"T{len(self._faces)}")
        return self._faces[face.name]

    def operators(self, line: Line, x: float, baseline: float) -> str:
        """The text object that shows a line with its left end at ``x``."""
        shown = self._shown.get(line)
        if shown is None:
            shown = self._shown[line] = " ".join(self._show(line))
        return f"BT 1 0 0 1 {x:.3f} {baseline:.3f} Tm {shown} ET"

    def _show(self, line: Line) -> list[str]:
        code: list[str] = []
        face: EmbeddedFace | None = None
        size, colour = 0.0, ""
        waiting: list[str] = []
        for shaped, level, ink, own_size in line.pieces:
            if face is None or shaped.face is not face.face or own_size != size:
                _flush(waiting, code)
                face, size = self.embedded(shaped.face), own_size
                code.append(f"/{face.name} {_number(size)} Tf")
            if ink != colour:
                _flush(waiting, code)
                colour = ink
                code.append(f"{rgb(colour)} rg")
            glyphs = face.level(shaped)
            if glyphs is not None:
                waiting.append(glyphs)
            else:
                _flush(waiting, code)
                code.extend(_shown(Piece(shaped, level, ink, size), face))
        _flush(waiting, code)
        return code

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - reportlab calls it by this name
        """Adds each font with its used glyphs to the document."""
        fonts = document.idToObject["BasicFonts"]
        if not isinstance(fonts, PDFDictionary):  # pragma: no cover - reportlab makes it so
            raise TypeError(fonts)
        for embedded in self._faces.values():
            fonts[embedded.name] = _font_objects(document, embedded)


@lru_cache(maxsize=1_000)
def rgb(colour: str) -> str:
    """``#RRGGBB`` as the three numbers of a PDF colour operator."""
    return " ".join(_number(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))


def _shown(piece: Piece, face: EmbeddedFace) -> Iterator[str]:
    """Operators that show a piece. Glyphs whose number alone does not give their text back carry it as
    ActualText: the whole piece from left to right; only the cluster from right to left, because readers
    put the clusters of right-to-left text in order themselves."""
    rtl = piece.level % 2 == 1
    if face.shows(piece.shaped):
        yield _show(piece, piece.shaped.glyphs)
    elif not rtl:
        yield f"{_actual(piece.shaped.text)} {_show(piece, piece.shaped.glyphs)} EMC"
    else:
        for glyphs in _clusters(piece.shaped.glyphs):
            text = glyphs[-1].text
            plain = len(glyphs) == 1 and face.use(glyphs[0])
            shown = _show(piece, glyphs)
            yield shown if plain else f"{_actual(text)} {shown} EMC"


def _clusters(glyphs: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    """Right-to-left glyphs by cluster: the last from the left carries the text."""
    start = 0
    for end, glyph in enumerate(glyphs, start=1):
        if glyph.text:
            yield glyphs[start:end]
            start = end
    if start < len(glyphs):  # pragma: no cover - the last glyph of a cluster always carries its text
        yield glyphs[start:]


def _actual(text: str) -> str:
    marked = (_BYTE_ORDER + text).encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText <{marked}>>> BDC"


def _flush(waiting: list[str], code: list[str]) -> None:
    """Shows the pieces that wait, as one array of glyphs."""
    if waiting:
        code.append("[{waiting}] TJ".format(waiting=" ".join(waiting)).replace("> <", ""))
        waiting.clear()


@lru_cache(maxsize=50_000)
def _level(shaped: Shaped) -> str | None:
    """What stands in an array of glyphs for a text whose glyphs all stand on the baseline, in any size."""
    if any(glyph.dy for glyph in shaped.glyphs):
        return None
    return " ".join(_array(shaped.face, shaped.glyphs)).replace("> <", "")


def _array(face: Face, glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Glyph numbers, and the corrections between them in thousandths of the size."""
    pending = 0.0
    for glyph in glyphs:
        pending -= glyph.dx
        if abs(pending) > 0.01:
            yield _number(pending)
        yield f"<{glyph.gid:04X}>"
        pending = glyph.dx + face.advance(glyph.gid) - glyph.advance
    if abs(pending) > 0.01:
        yield _number(pending)


def _show(piece: Piece, glyphs: Sequence[Glyph]) -> str:
    """TJ operators: glyph numbers, and the corrections between them in thousandths of the size."""
    face = piece.shaped.face
    parts: list[str] = []
    run: list[str] = []
    pending = rise = 0.0
    for glyph in glyphs:
        if glyph.dy != rise:
            parts.append(_joined(run))
            run = []
            rise = glyph.dy
            parts.append(f"{_number(rise * piece.size / 1000)} Ts")
        pending -= glyph.dx
        if abs(pending) > 0.01:
            run.append(_number(pending))
        run.append(f"<{glyph.gid:04X}>")
        pending = glyph.dx + face.advance(glyph.gid) - glyph.advance
    if abs(pending) > 0.01:
        run.append(_number(pending))
    parts.append(_joined(run))
    if rise:
        parts.append("0 Ts")
    return " ".join(filter(None, parts))


def _joined(run: Sequence[str]) -> str:
    return "[{run}] TJ".format(run="".join(run)).replace("><", "") if run else ""


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _font_objects(document: PDFDocument, embedded: EmbeddedFace) -> PDFObjectReference:
    face = embedded.face
    gids = sorted(embedded.texts)
    data = _subset(face, gids)
    letters = hashlib.sha256(repr(gids).encode()).digest()
    base = "".join(chr(65 + byte % 26) for byte in letters[:6]) + "+" + face.name
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(base),
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": _descriptor(document, face, base, data, _SYMBOLIC),
            "CIDToGIDMap": PDFName("Identity"),
            "DW": 0,
            "W": _widths(face, gids),
        }
    )
    font = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(base),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([_refer(document, descendant, f"descendant.{base}")]),
            "ToUnicode": _stream(document, _to_unicode(embedded.texts, gids), f"unicode.{base}"),
        }
    )
    return _refer(document, font, f"font.{base}")


def typing_font(document: PDFDocument, face: Face) -> PDFObjectReference:
    """The font that form fields are typed in: simple, because readers type in no other, and embedded."""
    data = _typing_data(face)
    base = f"TYPING+{face.name}"
    descriptor = _descriptor(document, face, base, data, _NONSYMBOLIC)
    font = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("TrueType"),
        "BaseFont": PDFName(base),
        "Encoding": PDFName("WinAnsiEncoding"),
        "FirstChar": 0x20,
        "LastChar": 0xFF,
        "Widths": f"[{' '.join(_typed_width(face, code) for code in range(0x20, 0x100))}]",
        "FontDescriptor": descriptor,
    }
    return _refer(document, PDFDictionary(font), "form.font")


@cache
def _typing_data(face: Face) -> bytes:
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.unicode_set.update(ord(character) for character in _TYPED)
    _drop(wanted, [table for table in _DROPPED_TABLES if table != "cmap"])
    return bytes(hb.subset(face.hb_face, wanted).blob.data)


def _typed_width(face: Face, code: int) -> str:
    character = bytes([code]).decode("cp1252", errors="ignore")
    gid = face.nominal_glyph(character) if character else None
    return _number(face.advance(gid)) if gid else "0"


def _descriptor(document: PDFDocument, face: Face, base: str, data: bytes, flags: int) -> PDFObjectReference:
    descriptor = PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(base),
            "Flags": flags,
            "FontBBox": PDFArray([-1000, round(face.descent), 3000, round(face.ascent)]),
            "ItalicAngle": 0,
            "StemV": 80 if face.name.endswith("Regular") else 140,
            "FontFile2": _stream(document, data, f"data.{base}", Length1=len(data)),
            "Ascent": round(face.ascent),
            "Descent": round(face.descent),
            "CapHeight": 714,
        }
    )
    return _refer(document, descriptor, f"descriptor.{base}")


def _drop(wanted: hb.SubsetInput, tables: Iterable[str]) -> None:
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in tables)


def _subset(face: Face, gids: Iterable[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    wanted.glyph_set.update(gids)
    _drop(wanted, _DROPPED_TABLES)
    return bytes(hb.subset(face.hb_face, wanted).blob.data)


def _widths(face: Face, gids: Iterable[int]) -> str:
    """The array of widths, written out already: reportlab takes long over thousands of numbers."""
    return f"[{' '.join(f'{gid} [{_number(face.advance(gid))}]' for gid in gids)}]"


def _to_unicode(texts: dict[int, str], gids: Sequence[int]) -> bytes:
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(gids), 100):
        chunk = gids[start : start + 100]
        lines.append(f"{len(chunk)} beginbfchar")
        lines += [
            f"<{gid:04X}> <{(texts[gid] or _NOT_COPIED).encode('utf-16-be').hex().upper()}>" for gid in chunk
        ]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def _stream(document: PDFDocument, data: bytes, name: str, **entries: int) -> PDFObjectReference:
    filtered = {**entries, "Filter": PDFName("FlateDecode")}
    return _refer(document, PDFStream(PDFDictionary(filtered), _compressed(data)), name)


@lru_cache(maxsize=8)
def _compressed(data: bytes) -> bytes:
    """What forms are typed in is the same in every document, and so may be what a series is printed in."""
    return zlib.compress(data)


def _refer(document: PDFDocument, thing: PDFDictionary | PDFStream, name: str) -> PDFObjectReference:
    reference: PDFObjectReference = document.Reference(thing, name)  # type: ignore[no-untyped-call] # stubs
    return reference
