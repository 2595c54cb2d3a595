"""What other evidence says to an item: what supports it, and what contradicts it, each seen from both sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import person_named
from app.rules.evidence.corroboration import ALONE, SourceCount, independent_sources
from db.evidence import EvidenceContradiction, EvidenceCorroboration, EvidenceItem, Source
from db.vocabulary import Credibility, DatePrecision, Reliability
from db.vocabulary.evidence import Independence


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherItem:
    """The item at the other end of a link, as much of it as is read beside the first."""

    evidence_id: str
    number: str
    country: str
    title: str
    original_wording: str
    summary: str
    source: str
    protected: bool
    occurred_on: date
    occurred_until: date | None
    precision: DatePrecision
    reliability: Reliability
    credibility: Credibility

    @property
    def grade(self) -> str:
        """Letter and number, such as ``B2``."""
        return f"{self.reliability.value}{self.credibility.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionView:
    """An item that says something else, and how they differ."""

    other: OtherItem
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorroborationView:
    """An item that supports this one. An ended link says why it was ended."""

    corroboration_id: str
    other: OtherItem
    independence: Independence
    note: str
    recorded_at: datetime
    recorded_by: str
    ended_at: datetime | None
    ended_by: str
    end_reason: str

    @property
    def standing(self) -> bool:
        return self.ended_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLinks:
    """Contradictions, and links of support that stand or were ended, oldest first."""

    contradictions: tuple[ContradictionView, ...] = ()
    corroborations: tuple[CorroborationView, ...] = ()
    independent: SourceCount = ALONE
    """Sources behind the item and what supports it, itself included."""

    @property
    def support(self) -> tuple[CorroborationView, ...]:
        """The links that stand."""
        return tuple(link for link in self.corroborations if link.standing)


NO_LINKS = EvidenceLinks()


def links_of(session: Session, ids: Sequence[str]) -> dict[str, EvidenceLinks]:
    """What is linked to each of these items; an item without a link is not among the keys."""
    contradictions = _by_end(_touching(session, EvidenceContradiction, ids))
    corroborations = _by_end(_touching(session, EvidenceCorroboration, ids))
    ends = sorted({*contradictions, *corroborations})
    others = _others(session, ends)
    # Whether two that support an item are independent of one another stands in a link of their own.
    among = [row for row in _touching(session, EvidenceCorroboration, ends) if row.ended_at is None]
    found: dict[str, EvidenceLinks] = {}
    for item_id in set(ends) & set(ids):
        support = tuple(
            _corroboration(session, row, others[_far_end(row, item_id)][0])
            for row in corroborations.get(item_id, ())
        )
        circle = {item_id, *(link.other.evidence_id for link in support if link.standing)}
        found[item_id] = EvidenceLinks(
            contradictions=tuple(
                ContradictionView(other=others[_far_end(row, item_id)][0], note=row.note)
                for row in contradictions.get(item_id, ())
            ),
            corroborations=support,
            independent=independent_sources(
                {one: others[one][1] for one in sorted(circle)},
                {
                    (row.evidence_id, row.other_id): row.independence
                    for row in among
                    if circle.issuperset((row.evidence_id, row.other_id))
                },
            ),
        )
    return found


_Link = TypeVar("_Link", EvidenceContradiction, EvidenceCorroboration)


def _touching(session: Session, kind: type[_Link], ids: Sequence[str]) -> Sequence[_Link]:
    return session.scalars(
        sa.select(kind).where(sa.or_(kind.evidence_id.in_(ids), kind.other_id.in_(ids))).order_by(kind.id)
    ).all()


def _by_end(rows: Sequence[_Link]) -> dict[str, list[_Link]]:
    found: dict[str, list[_Link]] = {}
    for row in rows:
        for end in (row.evidence_id, row.other_id):
            found.setdefault(end, []).append(row)
    return found


def _far_end(row: EvidenceContradiction | EvidenceCorroboration, item_id: str) -> str:
    return row.other_id if row.evidence_id == item_id else row.evidence_id


def _others(session: Session, ids: Sequence[str]) -> dict[str, tuple[OtherItem, str]]:
    """Each item with the identifier of its source."""
    rows = session.execute(
        sa.select(EvidenceItem, Source)
        .join(Source, Source.id == EvidenceItem.source_id)
        .where(EvidenceItem.id.in_(ids))
    )
    return {
        item.id: (
            OtherItem(
                evidence_id=item.id,
                number=item.number,
                country=item.country,
                title=item.title,
                original_wording=item.original_wording,
                summary=item.summary,
                source=source.name,
                protected=source.protected,
                occurred_on=item.occurred_on,
                occurred_until=item.occurred_until,
                precision=item.precision,
                reliability=item.reliability,
                credibility=item.credibility,
            ),
            source.id,
        )
        for item, source in rows
    }


def _corroboration(session: Session, row: EvidenceCorroboration, other: OtherItem) -> CorroborationView:
    return CorroborationView(
        corroboration_id=row.id,
        other=other,
        independence=row.independence,
        note=row.note,
        recorded_at=row.recorded_at,
        recorded_by=person_named(session, row.recorded_by_id).name,
        ended_at=row.ended_at,
        ended_by=person_named(session, row.ended_by_id).name if row.ended_by_id else "",
        end_reason=row.end_reason,
    )
