"""Form fields laid over what is drawn for the pen, so that the same page can be filled on screen.

Boxes and lines are drawn on the page itself; a field adds only the place to click or to type, and prints nothing
while it is empty. Its text is set by the reader's own program in a font that is in the file for it.
"""

from collections.abc import Sequence
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

from reports.embedding import typing_font
from reports.fonts import bundled
from reports.typesetting import INK

Place = tuple[float, float, float, float]
"""Left, bottom, right, top on the page, in points; before it is placed, x, y, width and height."""

_FONT = "Typing"
_PRINTED = 4
_READ_ONLY = 1
_MULTILINE = 1 << 12
_COMBO = 1 << 17
_TICK = "1.5 4.2 m 3.3 2 l 6.6 6.6 l S"
_SIZE = 8.0
_LOOK = f"/{_FONT} {_SIZE + 1:g} Tf 0 g"


class Form:
    """The fields of one document, in the order in which they were drawn, which is the order of the Tab key."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._fields: list[PDFObjectReference] = []
        self._names: set[str] = set()

    def tick(self, name: str, label: str, place: Place) -> PDFObjectReference | None:
        """A box that can be ticked; its tick is drawn as two strokes. None where the name is taken."""
        wide, high = place[2] - place[0], place[3] - place[1]
        scale = f"{wide / _SIZE:.3f} 0 0 {high / _SIZE:.3f} 0 0 cm"
        ink = " ".join(f"{int(INK[n : n + 2], 16) / 255:.3f}" for n in (1, 3, 5))
        on = self._appearance(
            f"{name}.on",
            f"q {scale} {ink} RG 1.3 w {_TICK} Q",
            wide,
            high,
        )
        off = self._appearance(f"{name}.off", "", wide, high)
        return self._field(
            name,
            label,
            place,
            FT=PDFName("Btn"),
            V=PDFName("Off"),
            AS=PDFName("Off"),
            MK=PDFDictionary({"CA": PDFString("4")}),
            AP=PDFDictionary({"N": PDFDictionary({"Yes": on, "Off": off})}),
        )

    def text(self, name: str, label: str, place: Place, *, lines: bool = False) -> PDFObjectReference | None:
        """A line to type on, or with ``lines`` a space for several."""
        return self._field(
            name,
            label,
            place,
            FT=PDFName("Tx"),
            Ff=_MULTILINE if lines else 0,
            V=PDFString(""),
            DA=PDFString(_LOOK),
            AP=self._empty(name, place),
        )

    def choice(
        self, name: str, label: str, place: Place, choices: Sequence[tuple[str, str]]
    ) -> PDFObjectReference | None:
        """One of several, none of them chosen: what is kept of each, and what is shown."""
        listed = [PDFArray([PDFString(kept), PDFString(shown)]) for kept, shown in choices]
        return self._field(
            name,
            label,
            place,
            FT=PDFName("Ch"),
            Ff=_COMBO,
            Opt=PDFArray(listed),
            V=PDFString(""),
            DA=PDFString(_LOOK),
            AP=self._empty(name, place),
        )

    def stamp(self, name: str, value: str) -> PDFObjectReference | None:
        """A value that nobody sees and nobody's program changes.

        It has no size and is not marked as hidden: an archive keeps nothing that a reader is told not to show.
        """
        return self._field(
            name,
            name,
            (0, 0, 0, 0),
            FT=PDFName("Tx"),
            Ff=_READ_ONLY,
            V=PDFString(value),
            DA=PDFString(_LOOK),
            AP=self._empty(name, (0, 0, 0, 0)),
        )

    def key(self, field: PDFObjectReference, key: int) -> None:
        """Its key in the tree of parents (see `reports.structure`)."""
        held: Any = self._document.idToObject
        held[field.name]["StructParent"] = key

    def close(self) -> None:
        """Names the fields in the catalogue of the document; nothing where there are none."""
        if not self._fields:
            return
        fonts = PDFDictionary({_FONT: typing_font(self._document, bundled().primary())})
        catalog: Any = vars(self._document)["Catalog"]
        catalog.AcroForm = PDFDictionary(
            {
                "Fields": PDFArray(self._fields),
                "DA": PDFString(f"/{_FONT} 0 Tf 0 g"),
                "DR": PDFDictionary({"Font": fonts}),
            }
        )

    def _field(self, name: str, label: str, place: Place, **entries: Any) -> PDFObjectReference | None:
        if name in self._names:
            return None
        self._names.add(name)
        field = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Widget"),
                "T": PDFString(name),
                "TU": PDFString(label),
                "F": _PRINTED,
                "Rect": PDFArray([round(one, 2) for one in place]),
                **{key: value for key, value in entries.items() if value is not None},
            }
        )
        reference = self._refer(field, f"field.{name}")
        self._fields.append(reference)
        return reference

    def _empty(self, name: str, place: Place) -> PDFDictionary:
        wide, high = place[2] - place[0], place[3] - place[1]
        return PDFDictionary({"N": self._appearance(f"{name}.empty", "/Tx BMC EMC", wide, high)})

    def _appearance(self, name: str, code: str, width: float, height: float) -> PDFObjectReference:
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, round(width, 2), round(height, 2)]),
            "Resources": PDFDictionary({}),
        }
        return self._refer(PDFStream(PDFDictionary(entries), code.encode("ascii")), f"appearance.{name}")

    def _refer(self, thing: PDFDictionary | PDFStream, name: str) -> PDFObjectReference:
        reference: PDFObjectReference = self._document.Reference(thing, name)  # type: ignore[no-untyped-call] # stubs
        return reference
