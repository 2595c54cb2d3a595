"""What a policy area of ours does to rights in the country."""

from dataclasses import dataclass

from app.actions.common import country_file, person_of, require_role
from app.actions.engagement.common import WRITERS, evidence_numbers
from app.rules.entry.texts import required_text
from db.actor import Actor
from db.engagement.register import RightsEffect
from db.vocabulary.engagement import PolicyArea
from db.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeRightsEffect:
    """The effect of a policy area on patterns of discrimination, on grievance and on internal conflict.

    Where we do nothing there, each part says so in words.
    """

    country: str
    area: PolicyArea
    discrimination: str
    grievance: str
    internal_conflict: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsEffectKept:
    """A judgement on record."""

    effect_id: str
    area: PolicyArea


def judge_rights_effect(work: Work, actor: Actor, request: JudgeRightsEffect) -> RightsEffectKept:
    """Put a judgement on record; the newest of an area counts, and earlier ones stay (S-18).

    Raises:
        Refused: ``role``.
        BadInput: no such file, a part that is empty, or evidence that is not known.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    row = RightsEffect(
        country=file.country,
        area=request.area,
        discrimination=required_text(request.discrimination, "discrimination"),
        grievance=required_text(request.grievance, "grievance"),
        internal_conflict=required_text(request.internal_conflict, "internal conflict"),
        evidence=evidence_numbers(work, file.country, request.evidence),
        judged_at=work.at,
        judged_by_id=person_of(actor),
    )
    work.act("engagement.rights", topic=file.country)
    work.add(row)
    return RightsEffectKept(effect_id=row.id, area=row.area)
