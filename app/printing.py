"""What the use cases ask of print. The printer itself stands a floor above and is handed in."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from app.briefs.data import BriefData
from app.briefs.fit import BodyFit
from app.briefs.released import ReleasedCopy
from app.documents.cover import Document
from app.documents.volume import Volume
from app.paper import Paper
from app.rules.reports.completeness import Missing


class Printer(Protocol):
    """Draws documents as PDF; the same input gives the same bytes."""

    def on(self, paper: Paper) -> "Printer":
        """The same printer with paper of this size."""
        ...

    def brief(self, brief: BriefData, *, frozen_hash: str, missing: Sequence[Missing] = ()) -> bytes:
        """The brief's pages. ``frozen_hash`` is the hash of the frozen data, printed as text and QR code."""
        ...

    def body_fit(self, brief: BriefData, *, missing: Sequence[Missing] = ()) -> BodyFit:
        """Whether the brief's body fits its two pages, and what runs over by how many lines; nothing is drawn."""
        ...

    def released(self, copy: ReleasedCopy) -> bytes:
        """A copy for a partner or the public, drawn from what was left when passages were taken out."""
        ...

    def document(self, document: Document) -> bytes:
        """A document of any kind of `app.documents.kinds`."""
        ...

    def volume(self, volume: Volume, documents: Iterable[Document]) -> bytes:
        """Documents bound in one file, taken one after another as they are drawn."""
        ...
