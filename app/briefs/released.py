"""A released copy as frozen data: the redacted document, and nothing that stood in the original and was taken out."""

import hashlib
from dataclasses import dataclass, field

from app.briefs import typed_json
from app.briefs.data import BriefData
from app.briefs.decision_record import DecisionRecord
from app.briefs.later import LATER
from language import Language

SCHEMA = "tocsin.release/1"


@dataclass(frozen=True, slots=True)
class WithheldPart:
    """A part of which the whole, or items of it, were taken out; ``mark`` stands in their place."""

    part: str
    mark: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which something was withheld, with what it means. The outside is told no more."""

    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ReleasedCopy:
    """One released copy: its number, for whom, on what grounds something is missing, and what is left.

    Either ``brief`` or ``record`` is there. No hash of the original, no place and no length of what was taken out.
    ``language`` is that of its fixed words; that of the original may be another.
    """

    number: str
    recipient: str
    grounds: tuple[Ground, ...] = ()
    withheld: tuple[WithheldPart, ...] = ()
    brief: BriefData | None = None
    record: DecisionRecord | None = None
    language: Language = field(default=Language.ENGLISH, metadata=LATER)

    @property
    def document(self) -> BriefData | DecisionRecord:
        """What is left of the original.

        Raises:
            ValueError: neither is there (a bug of the caller).
        """
        found = self.brief or self.record
        if found is None:
            raise ValueError(self.number)
        return found


def encode_copy(copy: ReleasedCopy) -> bytes:
    """Canonical JSON (RFC 8785) of the copy.

    Raises:
        BadInput: a text holds half of a character pair.
    """
    return typed_json.to_bytes(copy, SCHEMA)


def decode_copy(data: bytes) -> ReleasedCopy:
    """The copy that was encoded.

    Raises:
        BadInput: damaged, or of another schema.
    """
    return typed_json.from_bytes(data, SCHEMA, ReleasedCopy)


def copy_hash(copy: ReleasedCopy) -> str:
    """SHA-256 of `encode_copy`: the copy is known by it. It says nothing of what was taken out."""
    return hashlib.sha256(encode_copy(copy)).hexdigest()


def copy_stamp(copy: ReleasedCopy, digest: str) -> str:
    """The words of the copy's QR code: its number and its own hash."""
    return f"TOCSIN:R1:{copy.number}:{digest}".upper()
