"""A password and a signature, each only where it was chosen, and on the ledger."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pypdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from app.actions.outside.documents import PrintDocument, print_document
from app.protection import Protection, protected
from app.refusals import BadInput
from tests.documents.support import PRINTER, DocumentDesk
from tests.reports.kinds import documents
from tests.reports.pdfa import faults
from tests.reports.reading_back import spelt

pytest.importorskip("pyhanko", reason="pyHanko is not installed here: it encrypts and signs")

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PASSWORD = "correct horse battery"


def key_file(passphrase: str, valid: tuple[datetime, datetime]) -> bytes:
    """A key with a certificate that it signed itself, as a person would bring it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Helena Mårsh")])
    usage = x509.KeyUsage(True, True, False, False, False, True, True, False, False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(4711)
        .not_valid_before(valid[0])
        .not_valid_after(valid[1])
        .add_extension(usage, critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    locked = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(b"test", key, certificate, None, locked)


VALID = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC))
KEY = key_file("open sesame", VALID)


def judged(pdf: bytes, password: str = "") -> Any:
    """What pyHanko's validator says of the only signature, trusting the test's own certificate."""
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    reader = PdfFileReader(BytesIO(pdf))
    if password:
        reader.decrypt(password)
    _, certificate, _ = pkcs12.load_key_and_certificates(KEY, b"open sesame")
    assert certificate is not None
    from cryptography.hazmat.primitives.serialization import Encoding

    roots = list(load_certs_from_pemder_data(certificate.public_bytes(Encoding.DER)))
    (signature,) = reader.embedded_signatures
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    return validate_pdf_signature(signature, ValidationContext(trust_roots=roots, allow_fetching=False))


def test_nothing_is_changed_where_nothing_was_chosen() -> None:
    pdf = documents()["record"]
    copy = protected(pdf, Protection(), NOW)
    assert (copy.content, copy.detail) == (pdf, {})


def test_a_signature_is_valid_and_covers_the_whole_file() -> None:
    copy = protected(documents()["record"], Protection(key=KEY, passphrase="open sesame"), NOW)
    found = judged(copy.content)
    assert found.bottom_line
    assert found.coverage.name == "ENTIRE_FILE"
    assert copy.signed_by == "CN=Helena Mårsh"
    assert len(copy.detail["certificate_sha256"]) == 64


def test_a_signed_document_is_still_an_archive_file() -> None:
    copy = protected(documents()["record"], Protection(key=KEY, passphrase="open sesame"), NOW)
    assert faults(copy.content) == []
    assert spelt(copy.content) == spelt(documents()["record"])


def test_a_changed_byte_breaks_the_signature() -> None:
    copy = protected(documents()["record"], Protection(key=KEY, passphrase="open sesame"), NOW)
    altered = copy.content.replace(b"<pdf:Producer>Tocsin", b"<pdf:Producer>Tocsim", 1)
    assert altered != copy.content
    assert not judged(altered).bottom_line


def test_a_password_encrypts_everything_and_the_file_does_not_claim_to_be_an_archive_file() -> None:
    copy = protected(documents()["record"], Protection(password=PASSWORD), NOW)
    reader = pypdf.PdfReader(BytesIO(copy.content))
    assert reader.is_encrypted
    assert not reader.decrypt("wrong horse battery")
    assert b"tocsin.decision-record" not in copy.content
    assert reader.decrypt(PASSWORD)
    assert reader.trailer["/Encrypt"]["/R"] == 6  # type: ignore[index]
    assert " ".join(reader.pages[0].extract_text().split()) == " ".join(
        pypdf.PdfReader(BytesIO(documents()["record"])).pages[0].extract_text().split()
    )
    packet: Any = reader.root_object["/Metadata"]
    assert b"dc:title" in packet.get_data()
    assert b"<pdfaid" not in packet.get_data()


def test_both_together() -> None:
    chosen = Protection(password=PASSWORD, key=KEY, passphrase="open sesame")
    copy = protected(documents()["record"], chosen, NOW)
    assert copy.detail["encrypted"] == "AES-256"
    assert judged(copy.content, PASSWORD).bottom_line


@pytest.mark.parametrize(
    ("chosen", "field", "said"),
    [
        (Protection(key=KEY, passphrase="wrong"), "signing key", "its passphrase is wrong"),
        (Protection(key=b"no key", passphrase="x"), "signing key", "not PKCS#12"),
        (Protection(password="short"), "password", "at least 12 characters"),
        (Protection(password="ü" * 64), "password", "at most 127 bytes"),
    ],
)
def test_what_cannot_be_used_is_one_clear_error(chosen: Protection, field: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as caught:
        protected(documents()["record"], chosen, NOW)
    assert caught.value.field == field
    assert caught.value.remedy


def test_an_expired_certificate_is_refused() -> None:
    old = key_file("x", (VALID[0], NOW - timedelta(days=1)))
    with pytest.raises(BadInput, match="valid from 2020-01-01 to 2026-03-01"):
        protected(documents()["record"], Protection(key=old, passphrase="x"), NOW)


def test_the_ledger_says_who_signed_and_that_it_was_encrypted_but_no_secret(desk: DocumentDesk) -> None:
    chosen = Protection(password=PASSWORD, key=KEY, passphrase="open sesame")
    request = PrintDocument(kind="coverage", subject="MMR", protection=chosen, printer=PRINTER)
    printed = desk.ministry.draw("P-FP", print_document, request)
    (entry,) = desk.recorded()
    assert entry["detail"]["signed_by"] == "CN=Helena Mårsh"
    assert entry["detail"]["encrypted"] == "AES-256"
    assert entry["detail"]["sha256"] == printed.sha256
    assert PASSWORD not in str(entry) + repr(request)
    assert "open sesame" not in str(entry) + repr(request)
