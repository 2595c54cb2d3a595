"""PDF documents opened with PDFium, which is not made for several threads.

Every use holds one lock for the whole program and lets nothing of PDFium live beyond it. Loaded late: PDFium is a
large library.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.refusals import BadInput
from language import tr

if TYPE_CHECKING:
    import pypdfium2

_lock = threading.Lock()


@contextmanager
def opened(content: bytes) -> Iterator["pypdfium2.PdfDocument"]:
    """The document, while the lock is held.

    Raises:
        BadInput: not a PDF document, a damaged one, or one that needs a password.
    """
    import pypdfium2  # noqa: PLC0415 - late: it is large, and most windows show no document

    with _lock:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise BadInput(
                "document",
                tr(
                    "This document cannot be shown: it is not a PDF, or it is damaged or locked with a password."
                ),
                remedy=tr(
                    "Save it to a file and open it with another program, or ask for it to be made again."
                ),
            ) from error
        try:
            yield document
        finally:
            document.close()
