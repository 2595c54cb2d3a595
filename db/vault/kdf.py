"""From a passphrase to a key: Argon2id, slow on purpose (RFC 9106)."""

import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

KEY_BYTES = 32
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """Cost of Argon2id. The bounds keep a tampered header from asking for the whole machine (ValueError)."""

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        if not (8 * self.lanes <= self.memory_kib <= 2 * 1024 * 1024):
            raise ValueError(f"{self.memory_kib} KiB for {self.lanes} lanes")
        if not (1 <= self.passes <= 32 and 1 <= self.lanes <= 32):
            raise ValueError(f"{self.passes} passes in {self.lanes} lanes")


RFC_9106_LOW_MEMORY = KdfParameters(memory_kib=64 * 1024, passes=3, lanes=4)
"""The second recommended option of RFC 9106, section 4: 64 MiB, 3 passes, 4 lanes."""


def passphrase_bytes(passphrase: str) -> bytes:
    """The bytes that are hashed: composed (NFC), every kind of space made a plain one (RFC 8265, OpaqueString).

    So that the same keys pressed on another system or keyboard open the same vault.
    """
    spaced = "".join(" " if unicodedata.category(mark) == "Zs" else mark for mark in passphrase)
    return unicodedata.normalize("NFC", spaced).encode("utf-8", "surrogatepass")


def stretch(passphrase: str, salt: bytes, cost: KdfParameters) -> bytes:
    """The 32-byte key that ``passphrase`` stands for."""
    return hash_secret_raw(
        passphrase_bytes(passphrase),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
