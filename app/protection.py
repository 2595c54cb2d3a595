"""A password and a digital signature on a document that leaves: each only where a person chose it.

pyHanko does both. The password encrypts with AES-256 (PDF 2.0); the signature is PAdES B-B, made offline with the key of a
PKCS#12 file, and asks no server. What is kept in the case stays as it was drawn: only the copy that leaves is changed.
"""

from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import pkcs12

from app.refusals import BadInput
from language import mark, tr

SHORTEST, LONGEST = 12, 127
"""Characters of a password, and the bytes that PDF takes."""

NO_ARCHIVE = mark(
    "An encrypted file is no PDF/A: it cannot be read without its password, and archives refuse it. "
    "Keep the file without a password for the archive."
)
_KEY_LIMIT = 1_000_000
"""Bytes of a PKCS#12 file that are read; they have a few thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """What a person chose. ``key`` is the content of a PKCS#12 file, and ``passphrase`` opens it."""

    password: str = field(default="", repr=False)
    key: bytes = field(default=b"", repr=False)
    passphrase: str = field(default="", repr=False)

    @property
    def chosen(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.password or self.key)


UNPROTECTED = Protection()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedCopy:
    """The bytes that leave, and what the ledger says of them. ``signed_by`` is the certificate's own name for its holder."""

    content: bytes = field(repr=False)
    encrypted: bool = False
    signed_by: str = ""
    certificate: str = ""

    @property
    def detail(self) -> dict[str, Any]:
        """For the ledger; empty where nothing was chosen."""
        found: dict[str, Any] = {}
        if self.encrypted:
            found["encrypted"] = "AES-256"
        if self.signed_by:
            found |= {"signed_by": self.signed_by, "certificate_sha256": self.certificate}
        return found


def protected(pdf: bytes, protection: Protection, at: datetime) -> ProtectedCopy:
    """The document encrypted, then signed, as was chosen; as it is, where nothing was.

    Raises:
        BadInput: a password that is too short or too long; a key file that is none, that the passphrase does not open,
            that holds no key, or whose certificate is not valid ``at`` this instant.
    """
    if not protection.chosen:
        return ProtectedCopy(content=pdf)
    holder = _holder(protection, at) if protection.key else None
    if protection.password:
        pdf = _sealing().encrypted(pdf, _usable(protection.password))
    if holder is None:
        return ProtectedCopy(content=pdf, encrypted=True)
    return ProtectedCopy(
        content=_sealing().signed(
            pdf, key=protection.key, passphrase=protection.passphrase, password=protection.password
        ),
        encrypted=bool(protection.password),
        signed_by=holder.subject.rfc4514_string(),
        certificate=holder.fingerprint(SHA256()).hex(),
    )


def require_usable(protection: Protection, at: datetime) -> None:
    """Ask beforehand what `protected` would refuse.

    Raises:
        BadInput: as `protected`.
    """
    if protection.password:
        _usable(protection.password)
    if protection.key:
        _holder(protection, at)


def read_key(file: Path) -> bytes:
    """The content of a PKCS#12 file.

    Raises:
        BadInput: it cannot be read.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(_KEY_LIMIT)
    except OSError as error:
        raise BadInput(
            "signing key",
            tr(
                "The signing key cannot be read from “{file}”: {strerror}.",
                file=file,
                strerror=error.strerror,
            ),
            remedy=tr("Check the name of the file and that you may read it."),
        ) from None


def _usable(password: str) -> str:
    if len(password) < SHORTEST or len(password.encode()) > LONGEST:
        raise BadInput(
            "password",
            tr(
                "The password of a document has at least {shortest} characters, and at most {longest} bytes.",
                shortest=SHORTEST,
                longest=LONGEST,
            ),
            remedy=tr("Take four or five words that belong together for nobody but you."),
        )
    return password


def _holder(protection: Protection, at: datetime) -> x509.Certificate:
    """The certificate of the key, judged before anything is drawn on it."""
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(
            protection.key, protection.passphrase.encode() or None
        )
    except ValueError:
        raise BadInput(
            "signing key",
            tr("The signing key cannot be opened: its passphrase is wrong, or the file is not PKCS#12."),
            remedy=tr("Type the passphrase of the .p12 file again, or choose another file."),
        ) from None
    if key is None or certificate is None:
        raise BadInput(
            "signing key",
            tr("The file holds no key with its certificate."),
            remedy=tr("Export both together as PKCS#12 (.p12 or .pfx)."),
        )
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise BadInput(
            "signing key",
            tr(
                "The certificate is valid from {not_valid_before_utc:%Y-%m-%d} to "
                "{not_valid_after_utc:%Y-%m-%d}: nobody would accept the signature.",
                not_valid_before_utc=certificate.not_valid_before_utc,
                not_valid_after_utc=certificate.not_valid_after_utc,
            ),
            remedy=tr("Choose the file of a certificate that is valid today."),
        )
    return certificate


def _sealing() -> Any:
    """`app.sealing`, loaded where somebody chose it: pyHanko brings much with it."""
    return import_module("app.sealing")
