"""Interests weighed, and who put which first."""

from dataclasses import dataclass
from datetime import date

from app.actions.citing import require_citable
from app.actions.common import country_file, enforce, find, person_of, require_role
from app.actions.engagement.common import WRITERS, end_of, engagement_of, past_day
from app.reading.engagement.lens import lens_on, stands_for
from app.refusals import BadInput
from app.rules.engagement.interests import may_put_first
from app.rules.entry.texts import required_line, required_text
from db.actor import Actor
from db.decisions import Decision
from db.engagement.register import InterestWeighing
from db.people import Office, Person
from db.vocabulary.engagement import Interest
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One interest and what weighed for it."""

    interest: Interest
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighInterests:
    """Interests weighed for one decision or engagement, and which was put first, by whom, in which office."""

    country: str
    subject: str
    weighed_on: date
    weighed: tuple[Weighed, ...]
    put_first: Interest
    reason: str
    put_first_by_id: str | None = None
    office_id: str | None = None
    engagement_id: str | None = None
    decision_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighingKept:
    """A weighing on record; ``override``: another interest was put before prevention while the risk was clear."""

    weighing_id: str
    override: bool


def weigh_interests(work: Work, actor: Actor, request: WeighInterests) -> WeighingKept:
    """Put on record which interests were weighed, and who put which first (S-37).

    Raises:
        Refused: ``role``; ``interests.unauthorised``, when another interest is put before prevention where the risk
            is clear, and no holder of an office with a power in force is named for it.
        BadInput: no such file or engagement, a decision whose record was refused, nothing weighed, the interest put first is not among those weighed,
            prevention gives way with nothing said of it, or no reason.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    day = past_day(work, request.weighed_on, "day")
    decision = find(work, Decision, request.decision_id, "decision") if request.decision_id else None
    if decision is not None and decision.country != file.country:
        raise BadInput(
            "decision",
            tr("That decision is about another country."),
            remedy=tr("Choose one of this country."),
        )
    if decision is not None:
        require_citable(work, decision.id, "decision")
    engagement = engagement_of(work, file.country, request.engagement_id)
    weighed = _weighed(request)
    lens = lens_on(work.session, file.country, day)
    named = request.put_first_by_id is not None and request.office_id is not None
    authorised = False
    if request.put_first_by_id is not None and request.office_id is not None:
        person = find(work, Person, request.put_first_by_id, "person")
        office = find(work, Office, request.office_id, "office")
        authorised = stands_for(work.session, person.id, office.id, file.country, end_of(work, day))
    enforce(may_put_first(request.put_first, lens, named=named, authorised=authorised))
    override = lens.risk_clear and request.put_first is not Interest.ATROCITY_PREVENTION
    if override and all(each.interest is not Interest.ATROCITY_PREVENTION for each in weighed):
        raise BadInput(
            "atrocity prevention",
            tr("Prevention gives way here, and nothing is said of what it loses by that."),
            remedy=tr("Say what weighed for prevention."),
        )
    reason = required_text(request.reason, "reason")
    work.act("engagement.interests", topic=file.country, reason=reason, office_id=request.office_id)
    row = work.add(
        InterestWeighing(
            country=file.country,
            engagement_id=engagement.id if engagement else None,
            decision_id=decision.id if decision else None,
            subject=required_line(request.subject, "subject"),
            weighed_on=day,
            weighed=[{"interest": each.interest.value, "words": each.words} for each in weighed],
            put_first=request.put_first,
            reason=reason,
            risk_clear=lens.risk_clear,
            put_first_by_id=request.put_first_by_id,
            office_id=request.office_id,
            recorded_by_id=person_of(actor),
            recorded_at=work.at,
        )
    )
    return WeighingKept(weighing_id=row.id, override=override)


def _weighed(request: WeighInterests) -> tuple[Weighed, ...]:
    weighed = tuple(
        Weighed(
            interest=each.interest, words=required_text(each.words, each.interest.value.replace("_", " "))
        )
        for each in request.weighed
    )
    interests = [each.interest for each in weighed]
    if len(set(interests)) < len(interests):
        raise BadInput(
            "interests", tr("An interest is weighed twice."), remedy=tr("Say all of it in one place.")
        )
    if request.put_first not in interests:
        raise BadInput(
            "put first",
            tr("Nothing is said of the interest that was put first."),
            remedy=tr("Say what weighed for it."),
        )
    return weighed
