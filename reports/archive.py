"""The file that leaves the printer: PDF/A-3b where its data are attached, else PDF/A-2b (ISO 19005-3, 19005-2).

reportlab keeps the objects; it writes them as PDF 1.3 with streams that PDF/A refuses. They are written here: version 1.7,
small objects packed together, an identity that is a hash of the bytes. Time and chance have no part in it.
"""

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from reports.colour import CONDITION, srgb_profile
from reports.metadata import Properties, information, packet, pdf_instant
from reports.objects import written_out
from reports.structure import Structure

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_END = b"endstream\n"
_JSON = "/application#2Fjson"
_EFFORT = 4
"""Of zlib: 5 % larger than by its own choice, in three fifths of the time."""
_ROW = Struct(">BIH")
_PACKED = 200
"""Objects in one object stream."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """The frozen data that the pages were drawn from, so that a machine can check one against the other."""

    name: str
    content: bytes
    description: str


def complete(
    document: PDFDocument, properties: Properties, structure: Structure, attachment: Attachment | None
) -> None:
    """Adds to a drawn document what an archive asks for; `written` comes next."""
    held = vars(document)
    catalog: Any = held["Catalog"]
    properties = properties.clean
    catalog.Metadata = _stream(
        document,
        "metadata",
        packet(properties, 3 if attachment else 2),
        packed=False,
        Type=PDFName("Metadata"),
        Subtype=PDFName("XML"),
    )
    catalog.OutputIntents = PDFArray([_output_intent(document)])
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.Lang = PDFString(properties.language)
    if attachment is not None:
        file = _attached(document, attachment, properties)
        names = PDFDictionary({"Names": PDFArray([PDFString(attachment.name), file])})
        catalog.Names = PDFDictionary({"EmbeddedFiles": names})
        catalog.AF = PDFArray([file])
    catalog.StructTreeRoot = structure.write(document)
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.__Refs__ = ["Outlines", "Pages", "Dests"]
    for number, page in enumerate(held["Pages"].pages, start=1):
        page.Trans = None
        # reportlab would write each page in letters (ASCII85), a quarter longer.
        page.Contents = _stream(document, f"contents.{number}", page.stream.encode("ascii"))
        page.StructParents = structure.page_key(number)
        page.Tabs = PDFName("S")
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    held["info"] = PDFDictionary({key: PDFString(value) for key, value in information(properties).items()})


def written(document: PDFDocument, structure: Structure, canvas: object) -> bytes:
    """The bytes of a document. The same objects give the same bytes."""
    held = vars(document)
    for fonts in held["delayedFonts"]:
        fonts.addObjects(document)
    root = _refer(document, held["Catalog"])
    info = _refer(document, held["info"])
    held["Outlines"].prepare(document, canvas)
    if held["Outlines"].ready < 0:
        held["Catalog"].Outlines = None
    return _file(_objects(document, structure), written_out(root, document), written_out(info, document))


def _objects(document: PDFDocument, structure: Structure) -> Iterator[tuple[int, bytes]]:
    """Every object's number and code. Objects may be added while others are written."""
    held = vars(document)
    number = 1
    while True:
        if number == structure.first:
            # Most of a file are parts of the text, which reportlab does not know.
            yield from enumerate(structure.codes, number)
            number += len(structure.codes)
        if number not in held["numberToId"]:
            return
        thing = held["idToObject"][held["numberToId"][number]]
        yield number, written_out(thing, document)
        number += 1


def _file(objects: Iterator[tuple[int, bytes]], root: bytes, info: bytes) -> bytes:
    """Header, streams, the other objects packed into streams, and the table of where each stands."""
    parts = [_HEADER]
    length = len(_HEADER)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 255)}

    def add(number: int, code: bytes) -> None:
        nonlocal length
        places[number] = (1, length, 0)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, code))
        length += len(parts[-1])

    small: list[tuple[int, bytes]] = []
    for number, code in objects:
        if code.endswith(_END):
            # reportlab leaves out the line end before the word, which PDF/A asks for.
            add(number, code[: -len(_END)] + b"\nendstream")
        else:
            small.append((number, code.rstrip(b"\n")))
    following = max([*places, *(number for number, _ in small)]) + 1
    for start in range(0, len(small), _PACKED):
        group = small[start : start + _PACKED]
        for index, (number, _) in enumerate(group):
            places[number] = (2, following, index)
        add(following, _packed(group))
        following += 1
    places[following] = (1, length, 0)
    identity = hashlib.sha256(b"".join(parts)).hexdigest()[:32].encode()
    parts.append(
        _table(following, places, b"/Root %b /Info %b /ID [<%b> <%b>]" % (root, info, identity, identity))
    )
    parts.append(b"startxref\n%d\n%%%%EOF\n" % length)
    return b"".join(parts)


def _packed(group: Sequence[tuple[int, bytes]]) -> bytes:
    """An object stream."""
    heads, bodies, offset = [], [], 0
    for number, code in group:
        heads.append(b"%d %d" % (number, offset))
        bodies.append(code)
        offset += len(code) + 1
    head = b" ".join(heads) + b"\n"
    return _compressed(b"/Type /ObjStm /N %d /First %d" % (len(group), len(head)), head + b"\n".join(bodies))


def _table(number: int, places: dict[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    """A cross-reference stream, itself the last object."""
    rows = b"".join(_ROW.pack(*place) for _, place in sorted(places.items()))
    entries = b"/Type /XRef /Size %d /W [1 4 2] %b" % (number + 1, trailer)
    return b"%d 0 obj\n%b\nendobj\n" % (number, _compressed(entries, rows))


def _compressed(entries: bytes, content: bytes) -> bytes:
    data = zlib.compress(content, _EFFORT)
    return b"<<%b /Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def _output_intent(document: PDFDocument) -> PDFDictionary:
    profile = _stream(document, "profile", srgb_profile(), N=3)
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(CONDITION),
            "Info": PDFString(CONDITION),
            "RegistryName": PDFString("http://www.color.org"),
            "DestOutputProfile": profile,
        }
    )


def _attached(document: PDFDocument, attachment: Attachment, properties: Properties) -> PDFObjectReference:
    """The file specification of the attached data."""
    checksum = hashlib.md5(attachment.content, usedforsecurity=False).hexdigest()
    parameters = {"Size": len(attachment.content), "CheckSum": f"<{checksum}>"}
    if properties.made_at is not None:
        parameters["ModDate"] = PDFString(pdf_instant(properties.made_at))
    content = _stream(
        document,
        "attachment.content",
        attachment.content,
        Type=PDFName("EmbeddedFile"),
        Subtype=_JSON,
        Params=PDFDictionary(parameters),
    )
    specification = {
        "Type": PDFName("Filespec"),
        "F": PDFString(attachment.name),
        "UF": PDFString(attachment.name),
        "Desc": PDFString(attachment.description),
        "AFRelationship": PDFName("Data"),
        "EF": PDFDictionary({"F": content, "UF": content}),
    }
    return _refer(document, PDFDictionary(specification), "attachment")


def _stream(
    document: PDFDocument, name: str, content: bytes, *, packed: bool = True, **entries: object
) -> PDFObjectReference:
    filters = {"Filter": PDFName("FlateDecode")} if packed else {}
    data = zlib.compress(content, _EFFORT) if packed else content
    return _refer(document, PDFStream(PDFDictionary({**entries, **filters}), data), name)


def _refer(document: PDFDocument, thing: object, name: str | None = None) -> PDFObjectReference:
    reference: PDFObjectReference = document.Reference(thing, name)  # type: ignore[no-untyped-call] # stubs
    return reference
