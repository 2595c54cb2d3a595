"""Every kind of document is PDF/A: what archives ask for, and what a machine can check the pages against."""

import hashlib
import zlib
from io import BytesIO
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageCms

from app.briefs.encoding import brief_hash, decode
from app.documents.cover import encode_document
from reports.colour import srgb_profile
from tests.briefs.samples.record import sample_record
from tests.reports.kinds import KINDS, documents
from tests.reports.pdfa import claimed, faults
from tests.reports.reading_back import text
from tests.reports.record_paper import record_paper


def reader(kind: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(documents()[kind]))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_meets_every_clause_of_the_standard_that_concerns_it(kind: str) -> None:
    assert faults(documents()[kind]) == []


def test_a_document_with_frozen_data_is_part_3_and_one_without_is_part_2() -> None:
    assert {kind: claimed(documents()[kind]) for kind in KINDS} == {
        "brief": ("3", "B"),
        "preview": ("2", "B"),
        "record": ("3", "B"),
        "recovery-key": ("2", "B"),
    }


def test_the_attached_data_are_the_frozen_brief_whose_hash_stands_on_the_paper() -> None:
    ((name, contents),) = reader("brief").attachments.items()
    assert name == "EW-2021-0042-v3.json"
    assert brief_hash(decode(contents[0])) == hashlib.sha256(contents[0]).hexdigest()
    assert hashlib.sha256(contents[0]).hexdigest() in text(documents()["brief"]).replace(" ", "")


def test_the_record_carries_its_own_data() -> None:
    (contents,) = reader("record").attachments.values()
    assert contents[0] == encode_document(record_paper(sample_record()))


def test_the_recovery_key_is_nowhere_but_on_its_page() -> None:
    found = reader("recovery-key")
    assert found.attachments == {}
    assert "ABCD" not in str(found.metadata) + str(
        found.xmp_metadata and found.xmp_metadata.stream.get_data()
    )
    assert b"ABCD" not in documents()["recovery-key"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_properties_say_reference_kind_and_ministry_and_no_word_of_the_content(kind: str) -> None:
    info: Any = reader(kind).metadata
    packet: Any = reader(kind).root_object["/Metadata"]
    said = " ".join(map(str, info.values())) + packet.get_data().decode()
    assert info["/Author"] in said
    for word in ("Ethiopia", "Tigray", "sanctions", "atrocit"):
        assert word not in said


def test_the_profile_is_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    transform = ImageCms.buildTransform(ours, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    colours = bytes(value % 256 for n in range(256) for value in (n, 255 - n, 7 * n))
    image = Image.frombytes("RGB", (16, 16), colours)
    shown = ImageCms.applyTransform(image, transform)
    assert shown is not None
    assert max(abs(a - b) for a, b in zip(colours, shown.tobytes(), strict=True)) <= 1


ALTERED = [
    (b"%PDF-1.7", b"%PDF-2.0", "6.1.2"),
    (b"/N 3", b"/N 4", "6.2.3"),
    (b"<pdfaid:part>3", b"<pdfaid:part>2", "6.8"),
    (b"<pdfaid:conformance>B", b"<pdfaid:conformance>X", "6.6.4"),
    (b"<pdf:Producer>Tocsin", b"<pdf:Producer>Toxsin", "6.6.3"),
]


@pytest.mark.parametrize(("old", "new", "clause"), ALTERED)
def test_the_checker_sees_what_is_wrong_in_the_file(old: bytes, new: bytes, clause: str) -> None:
    pdf = documents()["record"]
    assert old in pdf
    assert any(fault.startswith(clause) for fault in faults(pdf.replace(old, new, 1)))


OBJECTS = [
    (b"/F 4", b"/F 6", "6.3.2"),
    (b"/S /GTS_PDFA1", b"/S /GTS_PDFX3", "6.2.3"),
    (b"/FontFile2", b"/FontFileX", "6.2.11.4"),
    (b"/AFRelationship", b"/AXRelationship", "6.8 (part 3)"),
    (b"/N 3", b"/N 4", "6.2.3"),
]


@pytest.mark.parametrize(("old", "new", "clause"), OBJECTS)
def test_the_checker_sees_what_is_wrong_in_an_object(old: bytes, new: bytes, clause: str) -> None:
    assert any(fault.startswith(clause) for fault in faults(unpacked(documents()["brief"]).replace(old, new)))


def unpacked(pdf: bytes) -> bytes:
    """The file with its object streams not compressed, so that a test can write in them."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf))
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def test_small_objects_are_packed() -> None:
    pdf = documents()["brief"]
    assert b"/Type /ObjStm" in pdf
    assert b"/StructElem" not in pdf
    assert len(pdf) < 160_000
    assert zlib.decompress(pdf.split(b"/ObjStm")[1].split(b"stream\n", 1)[1])
