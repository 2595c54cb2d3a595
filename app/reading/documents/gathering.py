"""Which function gathers which kind of document."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from app.documents.cover import Document
from app.reading.documents.asked import Asked
from app.reading.documents.coverage import coverage_page

Gather = Callable[[Session, Asked], Document]

_GATHER: Mapping[str, Gather] = {
    "coverage": coverage_page,
}


def gather(session: Session, asked: Asked) -> Document:
    """The document as everything stands now, or stood on the day that is asked for.

    Raises:
        BadInput: there is nothing of that name.
        Refused: ``marking.missing``.
    """
    return _GATHER[asked.kind.code](session, asked)
