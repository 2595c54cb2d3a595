"""Each kind that Print offers, printed of what it is about: PDF/A with its data, tagged, on paper of either size."""

import hashlib
import json
from io import BytesIO

import pypdf
import pytest
import sqlalchemy as sa

from app.actions.outside.documents import PrintDocument, PrintVolume, print_document, print_volume
from app.documents.kinds import KINDS, About, Kind
from app.paper import Paper
from db.delegations import Instrument
from tests.documents.support import PRINTER, DocumentDesk
from tests.reports.pdfa import claimed, faults
from tests.reports.reading_back import text
from tests.support.casework import opened


def subject(desk: DocumentDesk, kind: Kind) -> str:
    """What there is of what the kind is about."""
    match kind.about:
        case About.COUNTRY | About.FILE:
            return "MMR"
        case About.REPORT:
            return desk.report
        case About.INSTRUMENT:
            with desk.ministry.store.read() as session:
                return session.scalars(sa.select(Instrument.number)).first() or ""
        case About.MINISTRY:
            return ""


@pytest.mark.parametrize("kind", KINDS, ids=[kind.code for kind in KINDS])
def test_each_kind_is_an_archive_file_whose_data_prove_its_hash(desk: DocumentDesk, kind: Kind) -> None:
    request = PrintDocument(kind=kind.code, subject=subject(desk, kind), paper=Paper.LETTER, printer=PRINTER)
    printed = desk.ministry.draw("P-FP", print_document, request)
    assert faults(printed.content) == []
    assert claimed(printed.content) == ("3", "B")
    reader = pypdf.PdfReader(BytesIO(printed.content))
    (attached,) = reader.attachments.values()
    assert hashlib.sha256(attached[0]).hexdigest() == printed.data_sha256
    assert round(float(reader.pages[0].mediabox.width)) == 612
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("code", "subjects"), [("profile", ("MMR", "TCD", "SSD")), ("instrument", ())])
def test_a_volume_is_an_archive_file_whose_data_prove_the_hash_of_each_part(
    desk: DocumentDesk, code: str, subjects: tuple[str, ...], paper: Paper
) -> None:
    with desk.ministry.store.read() as session:
        numbers = session.scalars(sa.select(Instrument.number).order_by(Instrument.number)).all()
    for country in subjects[1:]:
        opened(desk.ministry, country)
    about = subjects or tuple(numbers)
    request = PrintVolume(kind=code, subjects=about, paper=paper, printer=PRINTER)
    printed = desk.ministry.draw("P-FP", print_volume, request)
    assert faults(printed.content) == []
    assert claimed(printed.content) == ("3", "B")
    reader = pypdf.PdfReader(BytesIO(printed.content))
    (attached,) = reader.attachments.values()
    assert hashlib.sha256(attached[0]).hexdigest() == printed.data_sha256
    contents = json.loads(attached[0])["value"]["contents"]
    assert len(contents) == len(about)
    said = text(printed.content).replace(" ", "")
    # In the list of contents, and at the foot of the document itself.
    assert all(said.count(one["hash"]) == 2 for one in contents)
