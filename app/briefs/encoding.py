"""The frozen brief as bytes: what is hashed, stored at escalation and handed to an inquiry."""

import hashlib

from app.briefs import typed_json
from app.briefs.data import BriefData

SCHEMA = "tocsin.brief/2"
"""Version of the layout of the bytes. A change of `app.briefs.data` gives it a new number and a reader for
the old one: a brief frozen today is read in ten years."""

EARLIER = "tocsin.brief/1"
"""The first layout: annexes in words, without `app.briefs.annex_rows`. What it lacks is empty."""


def encode(brief: BriefData) -> bytes:
    """Canonical JSON (RFC 8785) of the whole brief, with its schema.

    Raises:
        BadInput: a text holds half of a character pair.
    """
    return typed_json.to_bytes(brief, SCHEMA)


def decode(data: bytes) -> BriefData:
    """The brief that was encoded. ``decode(encode(brief)) == brief``; also one of the first layout.

    The hash of a brief is that of its stored bytes: one of the first layout would be written otherwise today.

    Raises:
        BadInput: damaged, or of another schema.
    """
    if typed_json.schema_of(data) == EARLIER:
        return typed_json.from_bytes(data, EARLIER, BriefData, fill=True)
    return typed_json.from_bytes(data, SCHEMA, BriefData)


def brief_hash(brief: BriefData) -> str:
    """SHA-256 of `encode`, in lower-case hexadecimal: the number that the paper carries."""
    return hashlib.sha256(encode(brief)).hexdigest()
