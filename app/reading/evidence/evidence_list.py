"""The list of a country's evidence: of what is looked for, as many items as are shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.evidence.filter import EvidenceFilter, filtered
from app.reading.evidence.items import EvidenceView, evidence_items
from app.reading.ministry.reference import current_violations
from db.evidence import Attachment, EvidenceAttachment, EvidenceItem, Source
from db.vocabulary import Credibility, DatePrecision, Reliability, SourceKind

PAGE = 200
"""Items that are read at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFound:
    """What fits, newest occurrence first. ``total``: all items on the file that may be looked for; ``more``: older ones fit too."""

    items: tuple[EvidenceView, ...]
    total: int
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gist:
    """What an item is found by (`Gist`), as it is stored."""

    id: str
    number: str
    title: str
    original_wording: str
    summary: str
    source: str
    source_kind: SourceKind
    place: str
    groups: str
    caution: str
    citation: str
    occurred_on: date
    occurred_until: date | None
    precision: DatePrecision
    reliability: Reliability
    credibility: Credibility
    violations: Sequence[str]
    violation_labels: Sequence[str]
    file_names: Sequence[str]


def evidence_found(
    session: Session,
    country: str,
    wanted: EvidenceFilter,
    *,
    limit: int = PAGE,
    through: str = "",
    without: Collection[str] = (),
) -> EvidenceFound:
    """At most ``limit`` items of the file of a country, or as many as lead to the one with the number ``through``.

    ``without``: identifiers of items that are not looked for.

    Nothing is put together that is not looked at.
    """
    total = session.scalar(
        sa.select(sa.func.count())
        .select_from(EvidenceItem)
        .where(EvidenceItem.country == country, EvidenceItem.id.not_in(without))
    )
    ids = [one for one in _ids(session, country, wanted) if one not in without]
    if through:
        sought = session.scalar(sa.select(EvidenceItem.id).where(EvidenceItem.number == through))
        limit = max(limit, ids.index(sought) + 1 if sought in ids else 0)
    if wanted.mark is None:
        return EvidenceFound(
            items=evidence_items(session, ids[:limit]), total=total or 0, more=len(ids) > limit
        )
    pages = (evidence_items(session, ids[start : start + PAGE]) for start in range(0, len(ids), PAGE))
    # Links are read with the items alone.
    fits = list(islice(chain.from_iterable(filtered(page, wanted) for page in pages), limit + 1))
    return EvidenceFound(items=tuple(fits[:limit]), total=total or 0, more=len(fits) > limit)


def _ids(session: Session, country: str, wanted: EvidenceFilter) -> list[str]:
    """What may fit of a file's evidence, newest occurrence first: told from a few of its columns, before any is put together."""
    newest = (EvidenceItem.occurred_on.desc(), EvidenceItem.number.desc())
    if wanted == EvidenceFilter():
        every = sa.select(EvidenceItem.id).where(EvidenceItem.country == country).order_by(*newest)
        return list(session.scalars(every))
    labels = {violation.code: violation.label for violation in current_violations(session)}
    names = _file_names(session, country)
    rows = session.execute(
        sa.select(
            EvidenceItem.id,
            EvidenceItem.number,
            EvidenceItem.title,
            EvidenceItem.original_wording,
            EvidenceItem.summary,
            Source.name.label("source"),
            Source.kind.label("source_kind"),
            EvidenceItem.place,
            EvidenceItem.groups,
            EvidenceItem.caution,
            EvidenceItem.citation,
            EvidenceItem.occurred_on,
            EvidenceItem.occurred_until,
            EvidenceItem.precision,
            EvidenceItem.reliability,
            EvidenceItem.credibility,
            EvidenceItem.violations,
        )
        .join(Source, Source.id == EvidenceItem.source_id)
        .where(EvidenceItem.country == country)
        .order_by(*newest)
    )
    gists = (
        _Gist(
            **row,
            violation_labels=[labels.get(code, code) for code in row["violations"]],
            file_names=names.get(row["id"], ()),
        )
        for row in rows.mappings()
    )
    return [gist.id for gist in gists if wanted.fits_gist(gist)]


def _file_names(session: Session, country: str) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    rows = session.execute(
        sa.select(EvidenceAttachment.evidence_id, Attachment.name)
        .join(Attachment, Attachment.id == EvidenceAttachment.attachment_id)
        .join(EvidenceItem, EvidenceItem.id == EvidenceAttachment.evidence_id)
        .where(EvidenceItem.country == country)
    )
    for evidence_id, name in rows:
        found.setdefault(evidence_id, []).append(name)
    return found
