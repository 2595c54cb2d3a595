"""Filling the form of a printed brief as a reader's program does, and altering its pages as nobody should."""

from collections.abc import Mapping
from io import BytesIO

import pypdf
from pypdf.generic import ContentStream, NameObject


def filled(pdf: bytes, values: Mapping[str, str]) -> bytes:
    """The form with these values; boxes are ticked with ``/Yes``. The file is written anew."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, dict(values), auto_regenerate=False)
    return _written(writer)


def covered(pdf: bytes, page: int) -> bytes:
    """A page with a white rectangle over some of its text."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf))
    altered = writer.pages[page]
    content = ContentStream(altered.get_contents(), writer)
    content.set_data(content.get_data() + b"\nq 1 g 120 500 300 40 re f Q\n")
    altered[NameObject("/Contents")] = writer._add_object(content)
    return _written(writer)


def without_last_page(pdf: bytes) -> bytes:
    """A page fewer."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf))
    writer.remove_page(len(writer.pages) - 1)
    return _written(writer)


def with_stamp(pdf: bytes, old: str, new: str) -> bytes:
    """The hidden stamp says something else."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf))
    for page in writer.pages:
        for reference in page.get("/Annots", ()):
            field = reference.get_object()
            if field.get("/T") == "tocsin-stamp":
                value = str(field["/V"]).replace(old, new)
                field[NameObject("/V")] = pypdf.generic.TextStringObject(value)
    return _written(writer)


def _written(writer: pypdf.PdfWriter) -> bytes:
    target = BytesIO()
    writer.write(target)
    return target.getvalue()
