"""Evidence items as lists and the report page show them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.evidence.links import NO_LINKS, EvidenceLinks, links_of
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_violations
from app.rules.evidence.displacement import coding_gap, crime_hints
from db.evidence import (
    Attachment,
    Displacement,
    EvidenceAttachment,
    EvidenceItem,
    LegalHold,
    ProtectedIdentity,
    Source,
)
from db.reports import Report, ReportEvidence
from db.vocabulary import Credibility, Crime, DatePrecision, Reliability, SourceKind
from db.vocabulary.evidence import DisplacementManner
from language.phrases import headed


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """A file of an evidence item."""

    attachment_id: str
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplacementView:
    """A movement of people; base the next coding on ``version``. A withdrawn one says why."""

    displacement_id: str
    version: int
    manner: DisplacementManner
    basis: str
    people_least: int | None
    people_most: int | None
    origin: str
    destination: str
    coded_by: str
    withdrawn_at: datetime | None
    withdrawal_reason: str

    @property
    def standing(self) -> bool:
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """An evidence item. The identity of a protected source is never among its fields."""

    evidence_id: str
    number: str
    version: int
    country: str
    title: str
    original_wording: str
    summary: str
    source_id: str
    source: str
    source_kind: SourceKind
    protected: bool
    occurred_on: date
    occurred_until: date | None
    precision: DatePrecision
    reported_on: date | None
    received_at: datetime
    place: str
    reliability: Reliability
    credibility: Credibility
    violations: tuple[str, ...]
    violation_labels: tuple[str, ...]
    groups: str
    marking: str
    caution: str
    citation: str
    recorded_by: str
    attachments: tuple[AttachmentView, ...]
    links: EvidenceLinks
    displacements: tuple[DisplacementView, ...]
    crime_hints: tuple[Crime, ...]
    """Crimes that what is coded may be part of: a hint, and never a finding."""
    coding_gap: str
    """Where violations and movements do not say the same."""
    cited_by: tuple[str, ...]

    @property
    def grade(self) -> str:
        """Letter and number, such as ``B2``: never averaged or ranked."""
        return f"{self.reliability.value}{self.credibility.value}"

    @property
    def file_names(self) -> tuple[str, ...]:
        return tuple(file.name for file in self.attachments)

    @property
    def contradicts(self) -> tuple[str, ...]:
        """What contradicts the item, a line each."""
        return tuple(headed(link.other.number, link.note) for link in self.links.contradictions)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source in the register; base the next edit on ``version``."""

    source_id: str
    version: int
    name: str
    kind: SourceKind
    reliability: Reliability
    protected: bool
    identity: str
    """``none``, ``sealed`` or ``erased``; never the identity itself."""
    held: bool
    notes: str
    items: int


def evidence_of_country(session: Session, country: str) -> tuple[EvidenceView, ...]:
    """The evidence on a country file, newest occurrence first."""
    return _views(session, EvidenceItem.country == country)


def evidence_items(session: Session, ids: Collection[str]) -> tuple[EvidenceView, ...]:
    """The items of these identifiers, newest occurrence first."""
    return _views(session, EvidenceItem.id.in_(ids))


def evidence_of_report(session: Session, report_id: str) -> tuple[EvidenceView, ...]:
    """The evidence that a report stands on, newest occurrence first."""
    cited = sa.select(ReportEvidence.evidence_id).where(
        ReportEvidence.report_id == report_id, ReportEvidence.removed_at.is_(None)
    )
    return _views(session, EvidenceItem.id.in_(cited))


def evidence_of_source(session: Session, source_id: str) -> tuple[EvidenceView, ...]:
    """The evidence that a source gave, on every country, newest occurrence first."""
    return _views(session, EvidenceItem.source_id == source_id)


def attachment_content(session: Session, attachment_id: str) -> bytes:
    """The bytes of an attachment, for an explicit export."""
    return session.get_one(Attachment, attachment_id).content


def source_views(session: Session) -> tuple[SourceView, ...]:
    """The register of sources by name."""
    count = sa.select(EvidenceItem.source_id, sa.func.count().label("items")).group_by(EvidenceItem.source_id)
    counts = {row.source_id: row.items for row in session.execute(count)}
    identities = {row.source_id: row for row in session.scalars(sa.select(ProtectedIdentity))}
    held = set(session.scalars(sa.select(LegalHold.source_id).where(LegalHold.lifted_at.is_(None))))
    views = []
    for row in session.scalars(sa.select(Source).order_by(Source.name)):
        identity = identities.get(row.id)
        state = "none" if identity is None else ("erased" if identity.erased_at else "sealed")
        views.append(
            SourceView(
                source_id=row.id,
                version=row.ledger_entry,
                name=row.name,
                kind=row.kind,
                reliability=row.reliability,
                protected=row.protected,
                identity=state,
                held=row.id in held,
                notes=row.notes,
                items=counts.get(row.id, 0),
            )
        )
    return tuple(views)


def _views(session: Session, condition: sa.ColumnElement[bool]) -> tuple[EvidenceView, ...]:
    rows = session.execute(
        sa.select(EvidenceItem, Source)
        .join(Source, Source.id == EvidenceItem.source_id)
        .where(condition)
        .order_by(EvidenceItem.occurred_on.desc(), EvidenceItem.number.desc())
    ).all()
    ids = [item.id for item, _ in rows]
    attachments = _attachments(session, ids)
    links = links_of(session, ids)
    moved = _displacements(session, ids)
    citing = _citing(session, ids)
    kinds = current_violations(session)
    labels = {violation.code: violation.label for violation in kinds}
    crimes = {violation.code: violation.crimes for violation in kinds}
    return tuple(
        EvidenceView(
            evidence_id=item.id,
            number=item.number,
            version=item.ledger_entry,
            country=item.country,
            title=item.title,
            original_wording=item.original_wording,
            summary=item.summary,
            source_id=source.id,
            source=source.name,
            source_kind=source.kind,
            protected=source.protected,
            occurred_on=item.occurred_on,
            occurred_until=item.occurred_until,
            precision=item.precision,
            reported_on=item.reported_on,
            received_at=item.received_at,
            place=item.place,
            reliability=item.reliability,
            credibility=item.credibility,
            violations=tuple(item.violations),
            violation_labels=tuple(labels.get(code, code) for code in item.violations),
            groups=item.groups,
            marking=item.marking,
            caution=item.caution,
            citation=item.citation,
            recorded_by=person_named(session, item.recorded_by_id).name,
            attachments=tuple(attachments.get(item.id, ())),
            links=links.get(item.id, NO_LINKS),
            displacements=tuple(moved.get(item.id, ())),
            crime_hints=crime_hints(item.violations, _manners(moved, item.id), crimes),
            coding_gap=coding_gap(item.violations, _manners(moved, item.id)),
            cited_by=tuple(citing.get(item.id, ())),
        )
        for item, source in rows
    )


def _attachments(session: Session, ids: list[str]) -> dict[str, list[AttachmentView]]:
    found: dict[str, list[AttachmentView]] = {}
    rows = session.execute(
        sa.select(EvidenceAttachment.evidence_id, Attachment)
        .join(Attachment, Attachment.id == EvidenceAttachment.attachment_id)
        .where(EvidenceAttachment.evidence_id.in_(ids))
        .order_by(Attachment.name)
    )
    for evidence_id, row in rows:
        found.setdefault(evidence_id, []).append(
            AttachmentView(
                attachment_id=row.id,
                name=row.name,
                media_type=row.media_type,
                size=row.size,
                sha256=row.sha256,
            )
        )
    return found


def _displacements(session: Session, ids: list[str]) -> dict[str, list[DisplacementView]]:
    found: dict[str, list[DisplacementView]] = {}
    rows = session.scalars(
        sa.select(Displacement).where(Displacement.evidence_id.in_(ids)).order_by(Displacement.id)
    )
    for row in rows:
        found.setdefault(row.evidence_id, []).append(
            DisplacementView(
                displacement_id=row.id,
                version=row.ledger_entry,
                manner=row.manner,
                basis=row.basis,
                people_least=row.people_least,
                people_most=row.people_most,
                origin=row.origin,
                destination=row.destination,
                coded_by=person_named(session, row.coded_by_id).name,
                withdrawn_at=row.withdrawn_at,
                withdrawal_reason=row.withdrawal_reason,
            )
        )
    return found


def _manners(moved: dict[str, list[DisplacementView]], item_id: str) -> set[DisplacementManner]:
    """How people moved, of the movements that stand."""
    return {movement.manner for movement in moved.get(item_id, ()) if movement.standing}


def _citing(session: Session, ids: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = session.execute(
        sa.select(ReportEvidence.evidence_id, Report.number)
        .join(Report, Report.id == ReportEvidence.report_id)
        .where(ReportEvidence.evidence_id.in_(ids), ReportEvidence.removed_at.is_(None))
        .order_by(Report.number)
    )
    for evidence_id, number in rows:
        found.setdefault(evidence_id, []).append(number)
    return found
