"""Human rights impact assessments: begun, written, signed, superseded."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.common import (
    country_file,
    find,
    has_conflict,
    next_number,
    person_of,
    require_role,
    unchanged,
)
from app.actions.engagement.common import WRITERS, engagement_of, evidence_numbers, require_current
from app.reading.engagement.impact import answers_of
from app.refusals import BadInput, Refused
from app.rules.engagement.impact import PARTS, Answer, missing_parts
from app.rules.entry.texts import clean_text, required_line
from db.actor import Actor
from db.engagement.impact import ImpactAssessment
from db.vocabulary import Role
from db.vocabulary.engagement import Consideration, ImpactStatus
from db.work import Work
from language import tr
from language.lists import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class StartImpactAssessment:
    """A new assessment of a policy; ``supersedes_id`` names a signed one whose text it begins with."""

    country: str
    policy: str
    engagement_id: str | None = None
    supersedes_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactContent:
    """What an assessment says: the parts in words, and the answers to the six policy considerations."""

    policy: str
    groups: str = ""
    effect: str = ""
    grievance_risk: str = ""
    mitigations: str = ""
    residual_risk: str = ""
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteImpactAssessment:
    """The draft as it should be. ``based_on`` is the version that the writer had before them."""

    impact_id: str
    based_on: int
    content: ImpactContent


@dataclass(frozen=True, slots=True, kw_only=True)
class SignImpactAssessment:
    """The signature under the draft of that version: what was read is what is signed."""

    impact_id: str
    based_on: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactKept:
    """An assessment as it now stands; ``missing`` is what it lacks before it may be signed."""

    impact_id: str
    number: str
    version: int
    status: ImpactStatus
    missing: tuple[str, ...]


def start_impact_assessment(work: Work, actor: Actor, request: StartImpactAssessment) -> ImpactKept:
    """Begin a human rights impact assessment (S-43).

    Raises:
        Refused: ``role``; ``impact.superseded``, when the earlier one is a draft or was superseded already.
        BadInput: no such file, engagement or earlier assessment, or no policy.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    engagement = engagement_of(work, file.country, request.engagement_id)
    earlier = _earlier(work, file.country, request.supersedes_id)
    row = ImpactAssessment(
        number=next_number(work, ImpactAssessment.number, "HR"),
        country=file.country,
        engagement_id=earlier.engagement_id if earlier else (engagement.id if engagement else None),
        policy=required_line(request.policy, "policy"),
        author_id=person_of(actor),
        started_at=work.at,
        supersedes_id=earlier.id if earlier else None,
    )
    if earlier is not None:
        for part in PARTS:
            setattr(row, part, getattr(earlier, part))
        row.considerations = list(earlier.considerations)
    work.act("impact.start", topic=file.country)
    work.add(row)
    return _kept(row)


def write_impact_assessment(work: Work, actor: Actor, request: WriteImpactAssessment) -> ImpactKept:
    """Keep the draft; parts may still be empty.

    Raises:
        Refused: ``role``; ``impact.signed``; ``engagement.stale``; ``unchanged``.
        BadInput: no such assessment, no policy, unusable text, or evidence that the file has not.
    """
    require_role(actor, *WRITERS)
    row = _draft(work, request.impact_id)
    require_current(request.based_on, row.ledger_entry, row.number)
    content = request.content
    columns: dict[str, object] = {"policy": required_line(content.policy, "policy")}
    columns |= {part: clean_text(getattr(content, part), part.replace("_", " ")) for part in PARTS}
    given = {answer.consideration: answer for answer in content.answers}
    columns["considerations"] = [
        _considered(work, row.country, given[each]) for each in Consideration if each in given
    ]
    if all(getattr(row, name) == value for name, value in columns.items()):
        raise unchanged(tr("{number} says all this already.", number=row.number))
    work.act("impact.write", topic=row.country)
    for name, value in columns.items():
        setattr(row, name, value)
    work.save()
    return _kept(row)


def sign_impact_assessment(work: Work, actor: Actor, request: SignImpactAssessment) -> ImpactKept:
    """Sign the assessment with one's own key; it never changes again, and takes the place of the one before.

    Raises:
        Refused: ``role``; ``impact.signed``; ``engagement.stale``; ``impact.conflict`` (Authority rule 6);
            ``impact.missing``, naming what is not written; ``impact.superseded``.
        BadInput: no such assessment.
    """
    require_role(actor, Role.FOCAL_POINT, Role.AUTHORITY)
    row = _draft(work, request.impact_id)
    require_current(request.based_on, row.ledger_entry, row.number)
    signer = person_of(actor)
    if has_conflict(work, signer, row.country):
        raise Refused(
            "impact.conflict",
            tr("You declared a conflict of interest with this country."),
            remedy=tr("Ask a focal point or authority without one to sign."),
        )
    missing = _missing(row)
    if missing:
        raise Refused(
            "impact.missing",
            tr("{number} is not whole yet: {missing}.", number=row.number, missing=listed(missing)),
            remedy=tr("Answer each part, or say why it does not apply."),
        )
    _earlier(work, row.country, row.supersedes_id)
    work.act("impact.sign", topic=row.country, signed=True)
    row.status, row.signer_id, row.signed_at = ImpactStatus.SIGNED, signer, work.at
    work.save()
    return _kept(row)


def _considered(work: Work, country: str, answer: Answer) -> dict[str, object]:
    code = answer.consideration.value
    kept: dict[str, object] = {
        "code": code,
        "applies": answer.applies,
        "answer": clean_text(answer.words, code),
    }
    if answer.evidence:
        try:
            kept["evidence"] = evidence_numbers(work, country, answer.evidence)
        except BadInput as error:
            # Six considerations have six fields for it.
            raise BadInput(f"{code} evidence", error.message, remedy=error.remedy) from error
    if answer.mitigation.strip():
        kept["mitigation"] = clean_text(answer.mitigation, f"{code} mitigation")
    return kept


def _missing(row: ImpactAssessment) -> tuple[str, ...]:
    return missing_parts({part: getattr(row, part) for part in PARTS}, answers_of(row))


def _draft(work: Work, impact_id: str) -> ImpactAssessment:
    row = find(work, ImpactAssessment, impact_id, "impact assessment")
    if row.status is ImpactStatus.SIGNED:
        raise Refused(
            "impact.signed",
            tr("{number} is signed and cannot be changed.", number=row.number),
            remedy=tr("Begin a new one that supersedes it."),
        )
    return row


def _earlier(work: Work, country: str, impact_id: str | None) -> ImpactAssessment | None:
    """The signed assessment that is to be superseded."""
    if not impact_id:
        return None
    row = find(work, ImpactAssessment, impact_id, "impact assessment")
    if row.country != country:
        raise BadInput(
            "impact assessment",
            tr("That one is about another country."),
            remedy=tr("Choose one of this country."),
        )
    later = work.all(
        sa.select(ImpactAssessment.number).where(
            ImpactAssessment.supersedes_id == row.id, ImpactAssessment.status == ImpactStatus.SIGNED
        )
    )
    if row.status is ImpactStatus.DRAFT or later:
        why = (
            tr("{number} was superseded by {later}.", number=row.number, later=later[0])
            if later
            else tr("{number} is not signed itself.", number=row.number)
        )
        raise Refused(
            "impact.superseded", why, remedy=tr("Go on from the newest signed one, or with the draft.")
        )
    return row


def _kept(row: ImpactAssessment) -> ImpactKept:
    return ImpactKept(
        impact_id=row.id,
        number=row.number,
        version=row.ledger_entry,
        status=row.status,
        missing=() if row.status is ImpactStatus.SIGNED else _missing(row),
    )
