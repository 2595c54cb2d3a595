"""The printer that use cases are handed: each document by its own module.

The modules are loaded when the first document is drawn: what they draw with takes as long to load as the window to open.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from app.briefs.data import BriefData
from app.briefs.fit import BodyFit
from app.briefs.released import ReleasedCopy
from app.documents.cover import Document
from app.documents.volume import Volume
from app.paper import Paper
from app.rules.reports.completeness import Missing


class PdfPrinter:
    """Draws PDF (see :class:`app.printing.Printer`)."""

    def __init__(self, paper: Paper = Paper.A4) -> None:
        self._paper = paper

    def on(self, paper: Paper) -> "PdfPrinter":
        """The same printer with paper of this size."""
        return PdfPrinter(paper)

    def brief(self, brief: BriefData, *, frozen_hash: str, missing: Sequence[Missing] = ()) -> bytes:
        """The brief's pages, NOT FOR SUBMISSION across each where something is missing."""
        from reports.brief import render_brief  # noqa: PLC0415 - late, as above

        with _uncollected():
            return render_brief(brief, frozen_hash=frozen_hash, missing=missing, paper=self._paper)

    def body_fit(self, brief: BriefData, *, missing: Sequence[Missing] = ()) -> BodyFit:
        """Whether the body fits its two pages, and which parts are too long."""
        from reports.brief import body_fit  # noqa: PLC0415 - late, as above

        return body_fit(brief, missing=missing, paper=self._paper)

    def released(self, copy: ReleasedCopy) -> bytes:
        """A copy for a partner or the public."""
        from reports.released import render_released  # noqa: PLC0415 - late, as above

        with _uncollected():
            return render_released(copy, paper=self._paper)

    def document(self, document: Document) -> bytes:
        """A document of any kind."""
        from reports.documents.frame import render_document  # noqa: PLC0415 - late, as above

        with _uncollected():
            return render_document(document, paper=self._paper)

    def volume(self, volume: Volume, documents: Iterable[Document]) -> bytes:
        """Documents bound in one file, one held at a time."""
        from reports.documents.frame import render_volume  # noqa: PLC0415 - late, as above

        return render_volume(volume, documents, paper=self._paper)


@contextmanager
def _uncollected() -> Iterator[None]:
    """What a document is drawn from is all needed until it is written: looking for garbage meanwhile takes a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
