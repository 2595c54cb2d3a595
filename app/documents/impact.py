"""The human rights impact assessments of a country, as frozen data."""

from dataclasses import dataclass
from datetime import datetime

from app.briefs.annex_rows import RightsFinding, RightsPart
from app.documents.cover import Cover


@dataclass(frozen=True, slots=True)
class ImpactSheet:
    """One assessment with its six considerations. ``missing``: what a draft lacks before it may be signed."""

    number: str
    policy: str
    engagement: str
    author: str
    started_at: datetime
    signer: str = ""
    signed_at: datetime | None = None
    supersedes: str = ""
    missing: tuple[str, ...] = ()
    parts: tuple[RightsPart, ...] = ()
    findings: tuple[RightsFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class ImpactPaper:
    """Those in force, then drafts. ``superseded`` names the others; ``besides`` is what the file says around them."""

    cover: Cover
    sheets: tuple[ImpactSheet, ...] = ()
    superseded: tuple[str, ...] = ()
    besides: str = ""
