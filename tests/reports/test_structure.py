"""What somebody who hears a document is read: its structure, in the order of the page."""

from io import BytesIO
from typing import Any

import pypdf
import pytest
from pypdf.generic import ContentStream

from tests.reports.kinds import KINDS, documents
from tests.reports.reading_back import body, text


def shown(pdf: bytes) -> tuple[dict[tuple[int, int], int], list[int]]:
    """How much text each piece of marked content shows, by page and number; and what stands outside of every mark."""
    found: dict[tuple[int, int], int] = {}
    outside = []
    for number, page in enumerate(pypdf.PdfReader(BytesIO(pdf)).pages):
        open_: list[tuple[int, int] | str] = []
        content: Any = page.get_contents()
        for operands, operator in content.operations:
            if operator == b"BMC":
                open_.append(str(operands[0]))
            elif operator == b"BDC":
                number_of = operands[1].get("/MCID")
                open_.append((number, int(number_of)) if number_of is not None else str(operands[0]))
            elif operator == b"EMC":
                open_.pop()
            elif operator in {b"TJ", b"re", b"l"}:
                marks = [mark for mark in open_ if mark != "/Span"]
                if not marks:
                    outside.append(number)
                elif operator == b"TJ" and isinstance(marks[0], tuple):
                    found[marks[0]] = found.get(marks[0], 0) + 1
    return found, outside


def elements(pdf: bytes) -> list[tuple[str, dict[str, Any], list[tuple[int, int]]]]:
    """Role, entries and marked content of each element, in the order in which they are read."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    found: list[tuple[str, dict[str, Any], list[tuple[int, int]]]] = []

    def walk(element: Any) -> None:
        own: list[tuple[int, int]] = []
        found.append((str(element["/S"])[1:], element, own))
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            part = kid.get_object() if hasattr(kid, "get_object") else kid
            if isinstance(part, int):
                own.append((pages[element.raw_get("/Pg").idnum], int(part)))
            elif part.get("/Type") == "/MCR":
                own.append((pages[part.raw_get("/Pg").idnum], int(part["/MCID"])))
            elif "/S" in part:
                walk(part)

    root: Any = reader.root_object["/StructTreeRoot"]
    walk(root["/K"].get_object() if not isinstance(root["/K"], list) else root["/K"][0].get_object())
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_everything_shown_is_read_or_is_furniture_and_nothing_is_read_twice(kind: str) -> None:
    pieces, outside = shown(documents()[kind])
    assert outside == []
    read = [piece for _, _, own in elements(documents()[kind]) for piece in own]
    assert len(read) == len(set(read))
    assert set(pieces) <= set(read)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_read_in_the_order_of_the_page(kind: str) -> None:
    read = [piece for role, _, own in elements(documents()[kind]) if role != "Table" for piece in own[:1]]
    assert read == sorted(read)


def test_a_brief_has_one_title_and_a_heading_for_each_part_and_annex() -> None:
    roles = [role for role, _, _ in elements(documents()["brief"])]
    assert roles.count("H1") == 1
    assert roles.count("H2") == 11 + 7 + 1
    assert roles.index("H1") < roles.index("H2")


def test_tables_have_heads_and_their_rows_are_of_one_width() -> None:
    found = elements(documents()["brief"])
    rows: list[int] = []
    tables = heads = 0
    for role, entries, _ in found:
        if role == "Table":
            tables += 1
            rows = []
        elif role == "TR":
            cells = [cell.get_object() for cell in entries["/K"]]
            wide = sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in cells)
            rows.append(wide)
            heads += any(cell["/S"] == "/TH" for cell in cells)
            assert set(rows) == {wide}
    assert tables > 5
    assert heads >= tables


def test_pictures_are_said_in_words() -> None:
    alts = [str(entries["/Alt"]) for role, entries, _ in elements(documents()["brief"]) if role == "Figure"]
    assert len(alts) >= 4
    assert any(alt.startswith("Strip of phases: ") for alt in alts)
    assert any(alt.startswith("QR code: TOCSIN:") for alt in alts)
    assert any(alt.startswith("Bars by month: ") for alt in alts)


def test_each_field_is_in_the_tree_and_says_what_it_is_for() -> None:
    reader = pypdf.PdfReader(BytesIO(documents()["brief"]))
    tree: Any = reader.root_object["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    parents = {int(numbers[n]): numbers[n + 1].get_object() for n in range(0, len(numbers), 2)}
    fields = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert len(fields) > 10
    for field in fields:
        assert parents[field["/StructParent"]]["/S"] == "/Form"
        assert field["/TU"]


def test_the_marking_is_read_once_and_printed_on_every_page() -> None:
    pdf = documents()["brief"]
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    marking = body(pdf)[0].split(" EW-")[0]
    assert all(page.extract_text().count(marking) >= 2 for page in pages)
    first: Any = pages[0].get_contents()
    heads = [o for o in ContentStream(first, None).operations if o[1] == b"BDC" and "/MCID" in o[0][1]]
    assert heads[0][0][1]["/MCID"] == 0
    assert text(pdf).startswith(marking)
