"""The structure of a document for those who hear it or read it by braille: headings, paragraphs, tables, pictures.

reportlab knows nothing of it. A block opens its `Tag` while it draws; what it shows is numbered on its page (marked
content), and the numbers hang in a tree in the order in which they were drawn, which is the order of reading. Rules,
grounds and what stands on every page are artifacts: no part of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference

from language import tr


@dataclass(frozen=True, eq=False, slots=True)
class Tag:
    """A part of the text. Blocks that were split over two pages keep the same one, so that they are read as one part.

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


@dataclass(frozen=True, slots=True)
class _Shown:
    """Marked content: its number on its page, counted from 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class _Field:
    page: int
    reference: PDFObjectReference


class _Written(PDFObject):
    """An object of the file that is written out already."""

    __RefOnly__ = 1

    def __init__(self, code: str) -> None:
        self._code = code

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 - reportlab's protocol
        return self._code.encode("ascii")


class Structure:
    """The tree of one document while it is drawn."""

    def __init__(self) -> None:
        root = _Element(Tag("Document"), None)
        self._open = [root]
        self._elements = [root]
        self._pages: dict[int, list[_Element]] = {}
        self._fields: list[_Element] = []

    def continues(self, tag: Tag) -> bool:
        """Whether what is opened next under this tag goes on with what was drawn last. What was carried to an annex does
        not: it is read where it stands."""
        parts = self._open[-1].parts
        return bool(parts) and isinstance(parts[-1], _Element) and parts[-1].tag is tag

    def open(self, tag: Tag) -> None:
        """What follows belongs to this part, until `close`."""
        last = self._open[-1].parts[-1] if self.continues(tag) else None
        if not isinstance(last, _Element):
            last = _Element(tag, self._open[-1])
            self._open[-1].parts.append(last)
            self._elements.append(last)
        self._open.append(last)

    def close(self) -> None:
        """Ends the part opened last."""
        self._open.pop()

    def show(self, page: int) -> int:
        """The number of the next content on this page, which belongs to the open part."""
        shown = self._pages.setdefault(page, [])
        shown.append(self._open[-1])
        self._open[-1].parts.append(_Shown(page, len(shown) - 1))
        return len(shown) - 1

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
        numbers = {name: pair[0] for name, pair in document.idToObjectNumberAndVersion.items()}
        root = _place(document, "structure", "")
        for index, element in enumerate(self._elements):
            _place(document, f"structure.{index}", "")
            element.number = document.idToObjectNumberAndVersion[f"structure.{index}"][0]
        top = document.idToObjectNumberAndVersion["structure"][0]
        for index, element in enumerate(self._elements):
            document.idToObject[f"structure.{index}"] = _Written(_element(element, top, numbers))
        keyed = sorted(
            [(2 * page, f"[{_refs(shown)}]") for page, shown in self._pages.items()]
            + [(2 * place + 1, f"{one.number} 0 R") for place, one in enumerate(self._fields)]
        )
        parents = " ".join(f"{key} {value}" for key, value in keyed)
        after = keyed[-1][0] + 1 if keyed else 0
        document.idToObject["structure"] = _Written(
            f"<</Type /StructTreeRoot /K [{self._elements[0].number} 0 R] /ParentTree <</Nums [{parents}]>> "
            f"/ParentTreeNextKey {after}>>"
        )
        return root


def _place(document: PDFDocument, name: str, code: str) -> PDFObjectReference:
    reference: PDFObjectReference = document.Reference(_Written(code), name)  # type: ignore[no-untyped-call] # stubs
    return reference


def _refs(elements: list[_Element]) -> str:
    return " ".join(f"{one.number} 0 R" for one in elements)


def _element(element: _Element, top: int, numbers: dict[str, int]) -> str:
    tag = element.tag
    page = next((part.page for part in element.parts if isinstance(part, _Shown)), None)
    code = [f"<</S /{tag.role} /P {element.parent.number if element.parent else top} 0 R"]
    if page is not None:
        code.append("/Pg {numbers} 0 R".format(numbers=numbers[f"Page{page}"]))
    if tag.alt:
        code.append(f"/Alt {_words(tag.alt)}")
    if tag.role == "TH":
        span = f" /ColSpan {tag.columns}" if tag.columns > 1 else ""
        code.append(
            tr(
                "/A <</O /Table /Scope /{of_row}{span}>>",
                of_row="Row" if tag.of_row else "Column",
                span=span,
            )
        )
    parts = list(_parts(element, page, numbers))
    if len(parts) == 1:
        code.append(f"/K {parts[0]}")
    elif parts:
        code.append(f"/K [{' '.join(parts)}]")
    code.append(">>")
    return " ".join(code)


def _parts(element: _Element, page: int | None, numbers: dict[str, int]) -> Iterator[str]:
    for part in element.parts:
        if isinstance(part, _Element):
            yield f"{part.number} 0 R"
        elif isinstance(part, _Shown):
            here = numbers[f"Page{part.page}"]
            yield (
                str(part.number)
                if part.page == page
                else f"<</Type /MCR /Pg {here} 0 R /MCID {part.number}>>"
            )
        else:
            yield (
                "<</Type /OBJR /Pg {numbers} 0 R /Obj {numbers_2} 0 R>>".format(
                    numbers=numbers[f"Page{part.page}"], numbers_2=numbers[part.reference.name]
                )
            )


def _words(text: str) -> str:
    marked = f"\ufeff{text}".encode("utf-16-be")
    return f"<{marked.hex().upper()}>"
