"""Encrypting and signing a PDF with pyHanko; what may be asked of it is judged in `app.protection`, which loads this late."""

import re
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf

_CLAIM = re.compile(rb"\s*<pdfaid:\w+>[^<]*</pdfaid:\w+>")
_FIELD = "Tocsin-signature"
_RESERVED = 32_768
"""Hexadecimal digits kept free for the signature and its chain of certificates: an estimate from a trial comes out too
short for elliptic curves."""


def encrypted(pdf: bytes, password: str) -> bytes:
    """The document under a password, without the claim to be PDF/A, which does not hold any more."""
    writer = copy_into_new_writer(PdfFileReader(BytesIO(pdf)))
    kind = {NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")}
    packet = StreamObject(kind, stream_data=_CLAIM.sub(b"", writer.root["/Metadata"].data))
    writer.root["/Metadata"] = writer.add_object(packet)
    _keep_metadata(writer)
    writer.encrypt(owner_pass=password, user_pass=password)  # type: ignore[no-untyped-call]  # half annotated there
    target = BytesIO()
    writer.write(target)  # type: ignore[no-untyped-call]  # half annotated there
    return target.getvalue()


def signed(pdf: bytes, *, key: bytes, passphrase: str, password: str) -> bytes:
    """The document with an invisible signature over all of it.

    ``key`` is the content of a PKCS#12 file that ``passphrase`` opens; ``password`` that of the document, if it has one.
    """
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    _keep_metadata(writer)
    if password:
        writer.encrypt(password)  # type: ignore[no-untyped-call]  # half annotated there
    signer = SimpleSigner.load_pkcs12_data(key, other_certs=[], passphrase=passphrase.encode() or None)
    target = BytesIO()
    sign_pdf(
        writer,
        PdfSignatureMetadata(field_name=_FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES),
        signer=signer,
        new_field_spec=SigFieldSpec(_FIELD),
        bytes_reserved=_RESERVED,
        output=target,
    )
    return target.getvalue()


def _keep_metadata(writer: Any) -> None:
    """pyHanko would write itself and the minute into the metadata, and throw away what it does not know."""
    writer._update_meta = lambda: None  # noqa: SLF001 - it has no setting for it
