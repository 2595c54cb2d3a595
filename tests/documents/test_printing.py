"""Every printed document alike: numbered, marked, on the ledger before it is out, the same bytes for the same data."""

import hashlib
from datetime import date
from io import BytesIO

import pypdf
import pytest

from app.actions.outside.documents import PrintDocument, print_document
from app.documents.cover import document_hash
from app.documents.kinds import KINDS, About, kind_of
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.refusals import BadInput
from reports.words import short_hash
from tests.documents.support import PRINTER, DocumentDesk
from tests.reports.reading_back import pages
from tests.support.ministry import NOW

SUBJECTS = {About.COUNTRY: "MMR", About.FILE: "MMR", About.MINISTRY: "", About.INSTRUMENT: "D-003"}


def subject_of(desk: DocumentDesk, about: About) -> str:
    return desk.report if about is About.REPORT else SUBJECTS[about]


@pytest.fixture(params=[kind.code for kind in KINDS])
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_each_page_is_marked_twice_and_numbered_and_the_copy_is_on_the_ledger(
    desk: DocumentDesk, code: str
) -> None:
    kind = kind_of(code)
    subject = subject_of(desk, kind.about)
    first, second = (desk.printed(code, subject) for _ in range(2))
    assert (first.copy_number, second.copy_number) == (1, 2)
    found = pages(second.content)
    for number, page in enumerate(found, start=1):
        assert page.startswith(f"{second.marking} ")
        assert page.endswith(f" {second.marking}")
        assert f"Page {number} of {len(found)}" in page
        assert "Copy 2" in page
        assert f"Data {short_hash(second.data_sha256)}" in page
    entry = desk.recorded()[-1]["detail"]
    assert (entry["kind"], entry["copy"], entry["marking"]) == (code, 2, second.marking)
    assert entry["sha256"] == hashlib.sha256(second.content).hexdigest()
    assert entry["data_sha256"] == second.data_sha256
    assert (entry["to"], entry["file"]) == ("file", second.file_name)


def test_the_same_data_give_the_same_bytes_and_its_outline_and_language_are_there(
    desk: DocumentDesk, code: str
) -> None:
    kind = kind_of(code)
    with desk.ministry.store.read() as session:
        asked = Asked(kind, subject_of(desk, kind.about), NOW, "Lucía Ferrer")
        document, again = gather(session, asked), gather(session, asked)
    assert document_hash(document) == document_hash(again)
    drawn = PRINTER.document(document)
    assert drawn == PRINTER.document(again)
    reader = pypdf.PdfReader(BytesIO(drawn))
    assert reader.outline
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == f"{document.cover.reference} ({document.cover.title})"


def test_a_country_is_found_by_name_and_another_day_counts_its_own_copies(desk: DocumentDesk) -> None:
    desk.printed("coverage", "MMR")
    assert desk.printed("coverage", "Myanmar").copy_number == 2
    assert desk.printed("coverage", "Myanmar", on=date(2025, 6, 1)).copy_number == 1


@pytest.mark.parametrize(
    ("kind", "subject", "field"),
    [("sonnet", "", "kind"), ("coverage", " ", "subject"), ("coverage", "Atlantis", "country")],
)
def test_what_cannot_be_printed_is_refused_by_name_and_nothing_is_recorded(
    desk: DocumentDesk, kind: str, subject: str, field: str
) -> None:
    request = PrintDocument(kind=kind, subject=subject, printer=PRINTER)
    assert desk.ministry.rejection(lambda: desk.ministry.draw("P-FP", print_document, request)).field == field
    assert desk.recorded() == []


def test_a_copy_that_could_not_be_written_is_not_recorded(desk: DocumentDesk) -> None:
    def hold(_name: str) -> None:
        raise BadInput("out", "It cannot be written.", remedy="Elsewhere.")

    request = PrintDocument(kind="coverage", subject="MMR", printer=PRINTER, hold=hold)
    assert desk.ministry.rejection(lambda: desk.ministry.draw("P-FP", print_document, request)).field == "out"
    assert desk.recorded() == []
