"""The structure of a document for those who hear it or read it by braille: headings, paragraphs, tables, pictures.

reportlab knows nothing of it. A block opens its `Tag` while it draws; what it shows is numbered on its page (marked
content), and the numbers hang in a tree in the order in which they were drawn, which is the order of reading. Rules,
grounds and what stands on every page are artifacts: no part of the text.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from reports.objects import Written


@dataclass(eq=False, slots=True)
class Tag:
    """A part of the text. Blocks that were split over two pages keep the same one, so that they are read as one part. Never
    changed once made (not frozen: see `reports.typesetting.Line`).

    ``role`` is one of the standard's: H1 to H3, P, Sect, Table, TR, TH, TD, Figure, Form. ``alt`` says a picture in
    words; ``columns`` is over how many columns of a table a heading goes; ``of_row``: it heads its row.
    """

    role: str
    alt: str = ""
    columns: int = 1
    of_row: bool = False


@dataclass(eq=False, slots=True)
class _Element:
    tag: Tag
    parent: "_Element | None"
    parts: "list[_Element | _Shown | _Field]" = field(default_factory=list)
    number: int = 0


class _Shown(NamedTuple):
    """Marked content: its number on its page, counted from 0."""

    page: int
    number: int


class _Field(NamedTuple):
    page: int
    reference: PDFObjectReference


class Structure:
    """The tree of one document while it is drawn."""

    def __init__(self) -> None:
        root = _Element(Tag("Document"), None)
        self._open = [root]
        self._elements = [root]
        self._pages: dict[int, list[_Element]] = {}
        self._fields: list[_Element] = []
        self.first = 0
        """The number in the file of the first element, once it is written."""
        self.codes: list[bytes] = []
        """The code of each, as it stands in the file, once it is written."""

    def continues(self, tag: Tag) -> bool:
        """Whether what is opened next under this tag goes on with what was drawn last. What was carried to an annex does
        not: it is read where it stands."""
        parts = self._open[-1].parts
        return bool(parts) and isinstance(parts[-1], _Element) and parts[-1].tag is tag

    def open(self, tag: Tag) -> None:
        """What follows belongs to this part, until `close`."""
        parent = self._open[-1]
        last = parent.parts[-1] if parent.parts else None
        if not isinstance(last, _Element) or last.tag is not tag:
            last = _Element(tag, parent)
            parent.parts.append(last)
            self._elements.append(last)
        self._open.append(last)

    def close(self) -> None:
        """Ends the part opened last."""
        self._open.pop()

    def show(self, page: int) -> int:
        """The number of the next content on this page, which belongs to the open part."""
        shown, part = self._pages.setdefault(page, []), self._open[-1]
        number = len(shown)
        shown.append(part)
        part.parts.append(_Shown(page, number))
        return number

    def field(self, page: int, reference: PDFObjectReference) -> int:
        """Puts a form field into the open part; answers its key in the tree of parents.

        Pages take the even keys and fields the odd ones, because both are counted while neither total is known.
        """
        self._fields.append(self._open[-1])
        self._open[-1].parts.append(_Field(page, reference))
        return 2 * len(self._fields) - 1

    @staticmethod
    def page_key(page: int) -> int:
        """The key of a page in the tree of parents."""
        return 2 * page

    def write(self, document: PDFDocument) -> PDFObjectReference:
        """Adds the tree to the document; the reference of its root."""
        root = _place(document, "structure", "")
        self._number(document)
        numbers = {name: pair[0] for name, pair in document.idToObjectNumberAndVersion.items()}
        self.codes = [_element(element, numbers).encode("ascii") for element in self._elements]
        keyed = sorted(
            [(2 * page, f"[{_refs(shown)}]") for page, shown in self._pages.items()]
            + [(2 * place + 1, f"{one.number} 0 R") for place, one in enumerate(self._fields)]
        )
        parents = " ".join(f"{key} {value}" for key, value in keyed)
        after = keyed[-1][0] + 1 if keyed else 0
        document.idToObject["structure"] = Written(
            f"<</Type /StructTreeRoot /K [{self._elements[0].number} 0 R] /ParentTree <</Nums [{parents}]>> "
            f"/ParentTreeNextKey {after}>>"
        )
        return root

    def _number(self, document: PDFDocument) -> None:
        """Gives each element the next number of the document, which is told no more of them (`codes`)."""
        held = vars(document)
        self.first = held["objectcounter"] + 1
        for number, element in enumerate(self._elements, start=self.first):
            element.number = number
        held["objectcounter"] += len(self._elements)


def _place(document: PDFDocument, name: str, code: str) -> PDFObjectReference:
    reference: PDFObjectReference = document.Reference(Written(code), name)  # type: ignore[no-untyped-call] # stubs
    return reference


def _refs(elements: list[_Element]) -> str:
    return " ".join(f"{one.number} 0 R" for one in elements)


def _element(element: _Element, numbers: dict[str, int]) -> str:
    tag, parts = element.tag, element.parts
    if (
        element.parent is not None
        and len(parts) == 1
        and type(parts[0]) is _Shown
        and not tag.alt
        and tag.role != "TH"
    ):
        # So are most: paragraphs and cells.
        shown, number = parts[0]
        return f"<</S /{tag.role} /P {element.parent.number} 0 R /Pg {numbers[f'Page{shown}']} 0 R /K {number} >>"
    page = next((part.page for part in parts if isinstance(part, _Shown)), None)
    parent = element.parent.number if element.parent else numbers["structure"]
    code = f"<</S /{tag.role} /P {parent} 0 R"
    if page is not None:
        code += f" /Pg {numbers[f'Page{page}']} 0 R"
    if tag.alt:
        code += f" /Alt {_words(tag.alt)}"
    if tag.role == "TH":
        span = f" /ColSpan {tag.columns}" if tag.columns > 1 else ""
        code += f" /A <</O /Table /Scope /{'Row' if tag.of_row else 'Column'}{span}>>"
    if len(parts) == 1:
        code += f" /K {_part(parts[0], page, numbers)}"
    elif parts:
        code += f" /K [{' '.join([_part(part, page, numbers) for part in parts])}]"
    return f"{code} >>"


def _part(part: "_Element | _Shown | _Field", page: int | None, numbers: dict[str, int]) -> str:
    if isinstance(part, _Element):
        return f"{part.number} 0 R"
    if isinstance(part, _Field):
        return (
            f"<</Type /OBJR /Pg {numbers[f'Page{part.page}']} 0 R /Obj {numbers[part.reference.name]} 0 R>>"
        )
    if part.page == page:
        return str(part.number)
    return f"<</Type /MCR /Pg {numbers[f'Page{part.page}']} 0 R /MCID {part.number}>>"


def _words(text: str) -> str:
    marked = f"\ufeff{text}".encode("utf-16-be")
    return f"<{marked.hex().upper()}>"
