"""Evidence items that support one another, and whether their sources know it each by themselves."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.common import find, person_of, require_role, unchanged
from app.refusals import BadInput, Refused
from app.rules.entry.texts import required_text
from db.actor import Actor
from db.evidence import EvidenceCorroboration, EvidenceItem
from db.vocabulary import Role
from db.vocabulary.evidence import Independence
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCorroboration:
    """Two items that support one another: on what, and whether their sources are independent."""

    evidence_id: str
    other_id: str
    independence: Independence
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCorroboration:
    """Why two items are not held to support one another any more, or not in the way that was recorded."""

    corroboration_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorroborationKept:
    """A link between two items as it now stands."""

    corroboration_id: str
    numbers: tuple[str, str]


def record_corroboration(work: Work, actor: Actor, request: RecordCorroboration) -> CorroborationKept:
    """Record that two items support one another. It raises no grade: that is judged, and never reckoned.

    Raises:
        Refused: ``role``; ``corroboration.same_source``, when one source is called independent of itself;
            ``unchanged``, when a link between the two stands already.
        BadInput: no such items, the same item twice, or no note.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    item = find(work, EvidenceItem, request.evidence_id, "evidence")
    other = find(work, EvidenceItem, request.other_id, "evidence")
    note = required_text(request.note, "note")
    if item is other:
        raise BadInput("evidence", tr("An item does not support itself."), remedy=tr("Choose another item."))
    if item.source_id == other.source_id and request.independence is Independence.YES:
        raise Refused(
            "corroboration.same_source",
            tr(
                "{number} and {other_number} come from one source, which is not independent of itself.",
                number=item.number,
                other_number=other.number,
            ),
            remedy=tr("Say that they are not independent, or enter the original sources apart."),
        )
    first, second = sorted((item, other), key=lambda one: one.id)
    standing = sa.select(EvidenceCorroboration).where(
        EvidenceCorroboration.evidence_id == first.id,
        EvidenceCorroboration.other_id == second.id,
        EvidenceCorroboration.ended_at.is_(None),
    )
    if work.one(standing) is not None:
        raise Refused(
            "unchanged",
            tr(
                "That {number} and {other_number} support one another is on record.",
                number=item.number,
                other_number=other.number,
            ),
            remedy=tr("To judge their independence anew, end the link with a reason and record it again."),
        )
    work.act("evidence.corroborate", topic=item.country, reason=note)
    link = work.add(
        EvidenceCorroboration(
            evidence_id=first.id,
            other_id=second.id,
            independence=request.independence,
            note=note,
            recorded_at=work.at,
            recorded_by_id=person_of(actor),
        )
    )
    return CorroborationKept(corroboration_id=link.id, numbers=(item.number, other.number))


def end_corroboration(work: Work, actor: Actor, request: EndCorroboration) -> CorroborationKept:
    """End a link, with a reason; that it stood, and how long, stays on record.

    Raises:
        Refused: ``role``; ``unchanged``, when it was ended before.
        BadInput: no such link, or no reason.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    link = find(work, EvidenceCorroboration, request.corroboration_id, "link")
    reason = required_text(request.reason, "reason")
    item = find(work, EvidenceItem, link.evidence_id, "evidence")
    other = find(work, EvidenceItem, link.other_id, "evidence")
    if link.ended_at is not None:
        raise unchanged(tr("This link was ended before."))
    work.act("evidence.end_corroboration", topic=item.country, reason=reason)
    link.ended_at = work.at
    link.ended_by_id = person_of(actor)
    link.end_reason = reason
    work.save()
    return CorroborationKept(corroboration_id=link.id, numbers=(item.number, other.number))
