"""What every printed document carries, whatever it is about."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from app.briefs import typed_json
from app.briefs.data import BriefMarking, LedgerHead
from app.briefs.later import LATER
from language import Language


@dataclass(frozen=True, slots=True)
class Cover:
    """Furniture and proof of a document.

    ``kind`` is the code of `app.documents.kinds`. ``reference`` stands on each page and in the properties of the file,
    so it names the subject only where the marking lets a name show it; ``subject`` stands on the page alone. ``on`` is
    the day that the document speaks of, ``made_at`` the instant at which it was gathered. ``copy_number`` is none while
    the document is only looked at. ``language`` is that of its fixed words, in which it is drawn.
    """

    kind: str
    title: str
    reference: str
    subject: str
    ministry: str
    marking: BriefMarking
    zone: str
    on: date
    made_at: datetime
    made_by: str
    demo: bool = False
    copy_number: int | None = None
    ledger_head: LedgerHead | None = None
    topic: str = ""
    """The country, report or instrument in whose history it stands that the document was printed; often empty."""
    language: Language = field(default=Language.ENGLISH, metadata=LATER)


class Document(Protocol):
    """A frozen data class of this package: everything that its pages show."""

    @property
    def cover(self) -> Cover:
        """What stands on every page."""


D = TypeVar("D", bound=Document)


def numbered(document: D, copy_number: int) -> D:
    """The same document as a numbered copy."""
    changed: Any = document
    copy: D = replace(changed, cover=replace(document.cover, copy_number=copy_number))
    return copy


def encode_document(document: Document) -> bytes:
    """Canonical JSON (RFC 8785) of the document, the same for all its copies.

    Raises:
        BadInput: a text holds half of a character pair.
    """
    changed: Any = document
    bare = replace(changed, cover=replace(document.cover, copy_number=None))
    return typed_json.to_bytes(bare, f"tocsin.{document.cover.kind}/1")


def document_hash(document: Document) -> str:
    """SHA-256 of `encode_document`, in lower-case hexadecimal: printed in the foot of each page, kept on the ledger."""
    return hashlib.sha256(encode_document(document)).hexdigest()
