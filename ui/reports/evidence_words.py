"""Evidence items in words, for lists to choose from."""

from app.reading.evidence import EvidenceView
from app.reading.evidence_links import OtherItem
from ui.reports.evidence_reading import when


def in_a_line(item: EvidenceView) -> str:
    """``B2 · 2026-01-10 · Villages burned in Maungdaw · Post in Yangon``."""
    return " · ".join((item.grade, when(item), item.title, source_name(item)))


def source_name(item: EvidenceView | OtherItem) -> str:
    """The source as it may be named; a protected one says so."""
    return f"{item.source} (protected)" if item.protected else item.source
