"""Lines to take on a report, at their own marking, as frozen data."""

from dataclasses import dataclass

from app.documents.cover import Cover


@dataclass(frozen=True, slots=True)
class LinesPaper:
    """The lines and nothing else: what stands in the report may be marked higher. ``own``: they have a marking of their own."""

    cover: Cover
    country: str
    lines: tuple[str, ...]
    own: bool
