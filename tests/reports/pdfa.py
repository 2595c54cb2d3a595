"""What ISO 19005-2 and 19005-3, level B, ask of files like ours, clause by clause: `faults` names what is not met.

No validator can be had from the registries, so this one reads the file with pypdf, and the fonts with HarfBuzz; it shares nothing with the
code that wrote the file. Clauses on what our files never hold (images, sound, optional content, layers …) are met by refusing
that it is there.
"""

import re
from collections.abc import Iterator
from hashlib import md5
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import uharfbuzz as hb
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject, StreamObject

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
_OPERATORS = frozenset(
    [
        "q",
        "Q",
        "cm",
        "w",
        "m",
        "l",
        "c",
        "h",
        "re",
        "S",
        "f",
        "f*",
        "B",
        "n",
        "BT",
        "ET",
        "Tm",
        "Tf",
        "TJ",
        "Tj",
        "Ts",
        "rg",
        "RG",
        "g",
        "G",
        "Do",
        "BMC",
        "BDC",
        "EMC",
        "J",
        "j",
        "d",
        "W",
        "W*",
        "gs",
    ]
)
_RGB_OR_GREY = frozenset({"rg", "RG", "g", "G"})
_OTHER_COLOURS = frozenset({"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"})
_FORBIDDEN_IN_CATALOGUE = ("/AA", "/OpenAction", "/Requirements", "/NeedsRendering", "/OCProperties")


def faults(pdf: bytes) -> list[str]:
    """Every clause that the file does not meet, with what was found."""
    return [f"{clause}: {found}" for clause, found in _faults(pdf)]


def claimed(pdf: bytes) -> tuple[str, str]:
    """Part and level that the file claims, as in ``("3", "B")``."""
    packet = _packet(pypdf.PdfReader(BytesIO(pdf)))
    return packet.findtext(".//pdfaid:part", "", NAMES), packet.findtext(".//pdfaid:conformance", "", NAMES)


def _faults(pdf: bytes) -> Iterator[tuple[str, str]]:
    reader: Any = pypdf.PdfReader(BytesIO(pdf), strict=True)
    catalogue = reader.root_object
    yield from _file(pdf, reader)
    yield from _objects(reader)
    yield from _output_intent(catalogue)
    yield from _metadata(reader)
    yield from _fonts(reader)
    yield from _pages(reader)
    yield from _annotations(reader, catalogue)
    yield from _attachments(reader, catalogue)
    for key in _FORBIDDEN_IN_CATALOGUE:
        if key in catalogue:
            yield "6.5.2, 6.9, 6.11", f"{key} in the catalogue"
    if not re.fullmatch("[a-z]{2}(-[A-Z]{2})?", str(catalogue.get("/Lang", ""))):
        yield "6.7.3.4", f"language {catalogue.get('/Lang')!r}"


def _file(pdf: bytes, reader: Any) -> Iterator[tuple[str, str]]:
    first, second = pdf.split(b"\n", 2)[:2]
    if not re.fullmatch(rb"%PDF-1\.[0-7]", first):
        yield "6.1.2", f"header {first!r}"
    if second[:1] != b"%" or len(second) < 5 or min(second[1:5]) < 128:
        yield "6.1.2", f"comment after the header {second!r}"
    if not pdf.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "6.1.3", "something after the end"
    identity = reader.trailer.get("/ID", [])
    if len(identity) != 2 or not identity[0]:
        yield "6.1.3", f"identity {identity!r}"
    if "/Encrypt" in reader.trailer:
        yield "6.1.3", "encrypted"
    for found in re.finditer(rb"(?<!end)stream(\r?\n|.)", pdf):
        if found.group(1) not in {b"\n", b"\r\n"} and pdf[found.start() - 3 : found.start()] in {
            b">>\n",
            b">> ",
        }:
            yield "6.1.7.1", f"stream keyword at {found.start()}"
    for found in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", pdf):
        end = found.end() + int(found.group(1))
        if pdf[end : end + 10] != b"\nendstream":
            yield "6.1.7.1", f"length of the stream at {found.start()}: {pdf[end : end + 12]!r}"


def _all(reader: Any) -> Iterator[Any]:
    for number in range(1, int(reader.trailer["/Size"])):
        try:
            yield reader.get_object(IndirectObject(number, 0, reader))
        except pypdf.errors.PdfReadError:
            continue


def _is_dictionary(thing: Any) -> bool:
    return isinstance(thing, DictionaryObject)


def _objects(reader: Any) -> Iterator[tuple[str, str]]:
    for thing in _all(reader):
        if isinstance(thing, StreamObject):
            filters = thing.get("/Filter", [])
            names = filters if isinstance(filters, list) else [filters]
            if set(names) - {"/FlateDecode", "/ASCII85Decode"}:
                yield "6.1.7.2", f"filters {names}"
            if {"/F", "/FFilter", "/FDecodeParms"} & set(thing):
                yield "6.1.7.1", "a stream outside the file"
            if thing.get("/Subtype") in {"/Image", "/PS"} or "/Ref" in thing or "/OPI" in thing:
                yield "6.2.8, 6.2.9", f"a {thing.get('/Subtype')} among the objects"
        if _is_dictionary(thing):
            if thing.get("/S") in {
                "/JavaScript",
                "/Launch",
                "/Sound",
                "/Movie",
                "/URI",
                "/SubmitForm",
                "/Named",
            }:
                yield "6.5.1", f"action {thing['/S']}"
            if thing.get("/Type") == "/ExtGState" or thing.get("/S") == "/Transparency" or "/SMask" in thing:
                yield "6.2.10", "transparency or a state of graphics"


def _output_intent(catalogue: Any) -> Iterator[tuple[str, str]]:
    intents = catalogue.get("/OutputIntents", [])
    if len(intents) != 1:
        yield "6.2.3", f"{len(intents)} output intents"
        return
    intent = intents[0].get_object()
    if intent["/S"] != "/GTS_PDFA1" or not intent.get("/OutputConditionIdentifier"):
        yield "6.2.3", f"output intent {intent}"
    profile = intent["/DestOutputProfile"]
    data = profile.get_data()
    if profile["/N"] != 3 or data[16:20] != b"RGB " or data[12:16] not in {b"mntr", b"prtr"}:
        yield "6.2.3", "the profile is not of a screen or printer in RGB"
    if data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") != len(data) or data[8] > 4:
        yield "6.2.3", "the profile is damaged"


def _packet(reader: Any) -> ET.Element:
    return ET.fromstring(reader.root_object["/Metadata"].get_data())


def _metadata(reader: Any) -> Iterator[tuple[str, str]]:
    stream: Any = reader.root_object["/Metadata"]
    if stream["/Type"] != "/Metadata" or stream["/Subtype"] != "/XML" or "/Filter" in stream:
        yield "6.6.2.1", "the metadata stream is compressed or not of its type"
    if not stream.get_data().startswith('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode()):
        yield "6.6.2.1", "the packet has another head"
    packet, info = _packet(reader), reader.trailer["/Info"]
    if packet.findtext(".//pdfaid:part", "", NAMES) not in {"2", "3"}:
        yield "6.6.4", "no part of the standard"
    if packet.findtext(".//pdfaid:conformance", "", NAMES) != "B":
        yield "6.6.4", "no level of the standard"
    pairs = {
        "/Title": ".//dc:title/rdf:Alt/rdf:li",
        "/Author": ".//dc:creator/rdf:Seq/rdf:li",
        "/Subject": ".//dc:description/rdf:Alt/rdf:li",
        "/Producer": ".//pdf:Producer",
        "/Creator": ".//xmp:CreatorTool",
    }
    for key, path in pairs.items():
        if info.get(key) != packet.findtext(path, None, NAMES):
            yield "6.6.3", f"{key} is {info.get(key)!r} and {packet.findtext(path, None, NAMES)!r}"
    for key, path in {"/CreationDate": ".//xmp:CreateDate", "/ModDate": ".//xmp:ModifyDate"}.items():
        written, said = info.get(key), packet.findtext(path, None, NAMES)
        digits = [re.sub(r"\D", "", text)[:14] if text else None for text in (written, said)]
        if digits[0] != digits[1]:
            yield "6.6.3", f"{key} is {written!r} and {said!r}"
    if set(info) - set(pairs) - {"/CreationDate", "/ModDate"}:
        yield "6.6.3", f"entries without their like: {sorted(info)}"


def _fonts(reader: Any) -> Iterator[tuple[str, str]]:
    for font in _all(reader):
        if not _is_dictionary(font) or font.get("/Type") != "/Font":
            continue
        kind = font["/Subtype"]
        if kind == "/Type0":
            (below,) = [one.get_object() for one in font["/DescendantFonts"]]
            if font["/Encoding"] != "/Identity-H" or "/ToUnicode" not in font:
                yield "6.2.11.3", f"encoding of {font['/BaseFont']}"
            if below["/BaseFont"] != font["/BaseFont"]:
                yield "6.2.11.2", f"names of {font['/BaseFont']}"
            continue
        descriptor = font.get("/FontDescriptor")
        if descriptor is None or "/FontFile2" not in descriptor:
            yield "6.2.11.4", f"{font['/BaseFont']} is not embedded"
            continue
        data = descriptor["/FontFile2"].get_data()
        if int(descriptor["/FontFile2"]["/Length1"]) != len(data):
            yield "6.2.11.4", f"length of {font['/BaseFont']}"
        if not re.match("/[A-Z]{6}\\+", font["/BaseFont"]):
            yield "6.2.11.4", f"{font['/BaseFont']} does not say that it is a subset"
        if kind == "/CIDFontType2" and font.get("/CIDToGIDMap") != "/Identity":
            yield "6.2.11.3.2", f"map of {font['/BaseFont']}"
        if kind == "/TrueType" and font.get("/Encoding") != "/WinAnsiEncoding":
            yield "6.2.11.6", f"encoding of {font['/BaseFont']}"
        yield from _widths(font, hb.Font(hb.Face(data)))


def _widths(font: Any, inside: Any) -> Iterator[tuple[str, str]]:
    scale = 1000 / inside.face.upem
    if font["/Subtype"] == "/TrueType":
        codes = range(int(font["/FirstChar"]), int(font["/LastChar"]) + 1)
        letters = [bytes([code]).decode("cp1252", errors="ignore") for code in codes]
        gids = [inside.get_nominal_glyph(ord(letter)) if letter else None for letter in letters]
        stated = list(zip(gids, font["/Widths"], strict=True))
    else:
        flat: Any = font["/W"]
        stated = [(int(flat[n]), flat[n + 1][0]) for n in range(0, len(flat), 2)]
    for gid, width in stated:
        if gid and abs(inside.get_glyph_h_advance(gid) * scale - float(width)) > 1:
            yield "6.2.11.5", f"width of glyph {gid} of {font['/BaseFont']}"


def _pages(reader: Any) -> Iterator[tuple[str, str]]:
    for number, page in enumerate(reader.pages, start=1):
        content = page.get_contents()
        assert content is not None
        yield from _content(content, page["/Resources"], f"page {number}")
        for name, form in page["/Resources"].get("/XObject", {}).items():
            held = form.get_object()
            yield from _content(ContentStream(held, reader), held["/Resources"], name)
        width, height = (float(size) for size in page.mediabox[2:])
        if not 3 <= min(width, height) <= max(width, height) <= 14_400:
            yield "6.1.13", f"size of page {number}"
        if "/AA" in page or "/PresSteps" in page:
            yield "6.5.2, 6.10", f"actions or steps on page {number}"


def _content(content: Any, resources: Any, where: str) -> Iterator[tuple[str, str]]:
    depth = marked = 0
    widths: dict[int, float] = {}
    for operands, operator in content.operations:
        name = operator.decode()
        depth += {"q": 1, "Q": -1}.get(name, 0)
        marked += {"BMC": 1, "BDC": 1, "EMC": -1}.get(name, 0)
        if depth > 28 or depth < 0 or marked < 0:
            yield "6.1.13", f"states nested {depth} deep on {where}"
        if name in _OTHER_COLOURS:
            yield "6.2.4.3", f"colour operator {name} on {where}"
        elif name not in _OPERATORS:
            yield "6.2.2", f"operator {name} on {where}"
        if name == "Tf":
            font = resources["/Font"].get(operands[0])
            if font is None:
                yield "6.2.11.4", f"font {operands[0]} on {where} is not there"
                continue
            below = font.get_object()["/DescendantFonts"][0].get_object()["/W"]
            widths = {int(below[n]): float(below[n + 1][0]) for n in range(0, len(below), 2)}
        if name == "TJ":
            for part in operands[0]:
                if isinstance(part, (str, bytes)):
                    raw: Any = getattr(part, "original_bytes", part)
                    for gid in (int.from_bytes(raw[n : n + 2], "big") for n in range(0, len(raw), 2)):
                        if gid == 0 or gid not in widths:
                            yield "6.2.11.8", f"glyph {gid} on {where}"
    if depth or marked:
        yield "6.1.13", f"{where} ends within a state"


def _annotations(reader: Any, catalogue: Any) -> Iterator[tuple[str, str]]:
    for page in reader.pages:
        for reference in page.get("/Annots", []):
            note = reference.get_object()
            if note["/Subtype"] not in {"/Widget", "/Link"}:
                yield "6.3.1", f"a {note['/Subtype']}"
            if int(note.get("/F", 0)) & 0b100111 != 0b100:
                yield "6.3.2", f"flags {note.get('/F')} of {note.get('/T')}"
            if {"/A", "/AA"} & set(note):
                yield "6.4.1", f"an action of {note.get('/T')}"
            left, bottom, right, top = map(float, note["/Rect"])
            if (left, bottom) == (right, top) and "/AP" not in note:
                continue
            shown = note.get("/AP", {}).get("/N")
            if shown is None or set(note["/AP"]) != {"/N"}:
                yield "6.3.3", f"appearance of {note.get('/T')}"
            elif (note["/FT"] == "/Btn") is isinstance(shown.get_object(), StreamObject):
                yield "6.3.3", f"kind of appearance of {note.get('/T')}"
    form = catalogue.get("/AcroForm")
    if form is not None and (form.get_object().get("/NeedAppearances") or "/XFA" in form.get_object()):
        yield "6.4.1", "the reader is asked to draw the fields"


def _attachments(reader: Any, catalogue: Any) -> Iterator[tuple[str, str]]:
    part = claimed_part = _packet(reader).findtext(".//pdfaid:part", "", NAMES)
    names: Any = catalogue.get("/Names", {})
    listed = names.get("/EmbeddedFiles", {}).get("/Names", [])
    related = [one.idnum for one in catalogue.get("/AF", [])]
    if listed and part != "3":
        yield "6.8", f"files attached to a file of part {claimed_part}"
    for reference in listed[1::2]:
        file = reference.get_object()
        if not {"/F", "/UF", "/AFRelationship", "/EF"} <= set(file):
            yield "6.8 (part 3)", f"keys of the attached file {sorted(file)}"
        inside = file["/EF"]["/F"]
        if inside.get("/Subtype") != "/application/json":
            yield "6.8 (part 3)", f"kind of the attached file {inside.get('/Subtype')}"
        data, stated = inside.get_data(), inside["/Params"]
        checksum = stated["/CheckSum"]
        raw = getattr(checksum, "original_bytes", checksum)
        if stated["/Size"] != len(data) or raw != md5(data, usedforsecurity=False).digest():
            yield "6.8 (part 3)", "size or checksum of the attached file"
        if reference.idnum not in related:
            yield "6.8 (part 3)", "an attached file that belongs to nothing"
