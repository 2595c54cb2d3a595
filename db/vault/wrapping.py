"""Keys wrapped in keys: AES-256-GCM, bound to what the wrapped key is for."""

import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES = 12
_TAG_BYTES = 16


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A 32-byte key, encrypted."""

    nonce: bytes
    ciphertext: bytes

    def __post_init__(self) -> None:
        if len(self.nonce) != _NONCE_BYTES or len(self.ciphertext) != 32 + _TAG_BYTES:
            raise ValueError("a wrapped key has another length")


class CannotUnwrap(Exception):
    """The key or the bound description is not the one that was used."""


def wrap(key: bytes, *, under: bytes, bound_to: bytes) -> Wrapped:
    """Encrypt ``key``. It comes out again only with the same ``under`` and the same ``bound_to``."""
    nonce = os.urandom(_NONCE_BYTES)
    return Wrapped(nonce=nonce, ciphertext=AESGCM(under).encrypt(nonce, key, bound_to))


def unwrap(wrapped: Wrapped, *, under: bytes, bound_to: bytes) -> bytes:
    """The key inside. Raises CannotUnwrap."""
    try:
        return AESGCM(under).decrypt(wrapped.nonce, wrapped.ciphertext, bound_to)
    except InvalidTag:
        raise CannotUnwrap from None


def derived(key: bytes, purpose: str, *, salt: bytes = b"") -> bytes:
    """A 32-byte key for one purpose (HKDF-SHA-256, RFC 5869), so that no key does two jobs."""
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=f"tocsin/1/{purpose}".encode()).derive(key)
