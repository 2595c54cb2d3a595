"""The cover of a volume, from the documents that it holds."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from app.documents.cover import Cover, Document, document_hash
from app.documents.kinds import Kind
from app.documents.volume import Bound, Volume
from app.reading.documents.asked import printed_marking
from app.reading.ministry.reference import current_marking_scheme
from app.rules.markings import Marking, combine
from language import tr


def bound_cover(session: Session, kind: Kind, documents: Iterable[Document]) -> Volume:
    """The volume: the marking of all its documents together, and a hash of each. One is held at a time.

    Raises:
        Refused: ``marking.missing``: no document.
    """
    parts: set[Marking] = set()
    contents: list[Bound] = []
    last: Cover | None = None
    for document in documents:
        last = document.cover
        parts.add(
            Marking(last.marking.level, frozenset(last.marking.caveats), frozenset(last.marking.release))
        )
        contents.append(Bound(last.subject, document_hash(document)))
    scheme = current_marking_scheme(session)
    marking = combine(parts, scheme)
    if last is None:  # pragma: no cover - combine() has refused it
        raise LookupError(kind.code)
    cover = replace(
        last,
        title=kind.titles,
        reference=f"{kind.titles} {last.on.isoformat()}",
        subject=tr("{documents} bound in one volume", documents=len(contents)),
        marking=printed_marking(marking, scheme),
        topic="",
    )
    return Volume(cover, tuple(contents))
