"""Which function draws which document."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reportlab.platypus import Flowable

from app.documents.cover import Document
from app.documents.coverage import CoveragePage
from reports.documents.coverage import coverage_story

_DRAW: Mapping[type[Any], Callable[[Any], Sequence[Flowable]]] = {
    CoveragePage: coverage_story,
}


def story_of(document: Document) -> Sequence[Flowable]:
    """What stands between the head and the proof of a document."""
    return _DRAW[type(document)](document)
