"""The code of a file's objects. reportlab keeps them; it writes each name, number and reference at some cost, hundreds of times
in a document with form fields, so the common kinds are written here. Any other is written by it.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    OutlineEntryObject,
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFResourceDictionary,
    PDFStream,
    PDFString,
)

_ESCAPED = re.compile(r"[\\()]")


class Written(PDFObject):
    """An object of the file that is written out already."""

    __RefOnly__ = 1

    def __init__(self, code: str) -> None:
        self.code = code.encode("ascii")

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 - reportlab's protocol
        return self.code


def written_out(thing: Any, document: PDFDocument) -> bytes:
    """The code of an object, as it stands by itself in the file."""
    write = _KINDS.get(type(thing))
    return write(thing, document) if write is not None else _by_reportlab(thing, document, toplevel=True)


def _by_reportlab(thing: object, document: PDFDocument, *, toplevel: bool = False) -> bytes:
    code: bytes = pdfdoc.format(thing, document, toplevel=toplevel)
    return code


def _value(thing: object, document: PDFDocument) -> bytes:
    """The code of what stands within an object; of what must stand by itself, a reference to it."""
    write = _KINDS.get(type(thing))
    if write is None or hasattr(thing, "__RefOnly__"):
        return _by_reportlab(thing, document)
    return write(thing, document)


def _entries(entries: Iterable[tuple[str, object]], document: PDFDocument) -> bytes:
    parts = [b"/%b %b" % (name.encode("ascii"), _value(value, document)) for name, value in sorted(entries)]
    return b"<<%b>>" % b" ".join(parts)


def _dictionary(thing: Any, document: PDFDocument) -> bytes:
    return _entries(thing.dict.items(), document)


def _array(thing: Any, document: PDFDocument) -> bytes:
    return b"[%b]" % b" ".join([_value(one, document) for one in thing.sequence])


def _stream(thing: Any, document: PDFDocument) -> bytes:
    content, entries = thing.content, dict(thing.dictionary.dict)
    if "Filter" not in entries and thing.filters:
        for one in reversed(thing.filters):
            content = one.encode(content)
        entries["Filter"] = PDFArray([PDFName(one.pdfname) for one in thing.filters])
    entries["Length"] = len(content)
    return b"%b\nstream\n%bendstream\n" % (_entries(entries.items(), document), content)


def _reference(thing: Any, document: PDFDocument) -> bytes:
    return b"%d %d R" % document.idToObjectNumberAndVersion[thing.name]


def _string(thing: Any, document: PDFDocument) -> bytes:
    text = thing.s
    if not isinstance(text, str):
        return _by_reportlab(thing, document)
    if text.isascii() and text.isprintable():
        return b"(%b)" % _ESCAPED.sub(r"\\\g<0>", text).encode("ascii")
    return b"<%b>" % f"\ufeff{text}".encode("utf-16-be").hex().upper().encode("ascii")


def _catalog(thing: Any, document: PDFDocument) -> bytes:
    """A page, or the catalogue of the document: what is set of what it may have."""
    thing.check_format(document)
    names = {**dict.fromkeys(thing.__NoDefault__), **thing.__Defaults__}
    found = {name: getattr(thing, name, default) for name, default in names.items()}
    found = {name: value for name, value in found.items() if value is not None}
    for name in set(thing.__Refs__) & set(found):
        found[name] = document.Reference(found[name])  # type: ignore[no-untyped-call] # stubs
    return _entries(found.items(), document)


def _outline_entry(thing: Any, document: PDFDocument) -> bytes:
    found = {"Title": PDFString(thing.Title), "Parent": thing.Parent, "Dest": thing.Dest}
    more = {name: getattr(thing, name) for name in ("Prev", "Next", "First", "Last", "Count")}
    return _entries(
        [*found.items(), *((name, one) for name, one in more.items() if one is not None)], document
    )


def _resources(thing: Any, document: PDFDocument) -> bytes:
    found = {name: getattr(thing, name) for name in (*thing.dict_attributes, "ProcSet")}
    kept = {
        name: PDFDictionary(one) if isinstance(one, dict) else PDFArray(one) if isinstance(one, list) else one
        for name, one in found.items()
        if one
    }
    return _entries(kept.items(), document)


_KINDS: dict[type, Callable[[Any, PDFDocument], bytes]] = {
    Written: lambda thing, _: thing.code,
    str: lambda thing, _: thing.encode("ascii"),
    bytes: lambda thing, _: thing,
    int: lambda thing, _: b"%d" % thing,
    PDFDictionary: _dictionary,
    PDFArray: _array,
    PDFStream: _stream,
    PDFObjectReference: _reference,
    PDFString: _string,
    PDFCatalog: _catalog,
    PDFPage: _catalog,
    PDFResourceDictionary: _resources,
    OutlineEntryObject: _outline_entry,
}
