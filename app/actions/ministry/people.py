"""People and what is declared about them: conflicts of interest and training."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.actions.common import find, person_of, require_current, require_role, today_of, unchanged
from app.reading.ministry.reference import current_countries
from app.refusals import Refused
from app.rules.entry.dates import in_order, not_future
from app.rules.entry.texts import clean_line, required_line, required_text
from db.actor import Actor
from db.base import new_id
from db.people import ConflictOfInterest, Person, TrainingCertificate
from db.vocabulary import Role
from db.work import Work
from language import tr

CHANGERS = tuple(role for role in Role if role is not Role.AUDITOR)
"""Who may change anything at all: an auditor reads everything and changes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPerson:
    """A human being, who may or may not have an account. ``title`` is a form of address or a rank.

    ``person_id`` is given where the person was named before they were entered: who founds the ministry.
    """

    name: str
    title: str = ""
    contact: str = ""
    person_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPerson:
    """Name, title and contact as they should be. ``based_on`` is the version that was looked at."""

    person_id: str
    based_on: int
    name: str
    title: str
    contact: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonKept:
    """A person as they now stand."""

    person_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareConflict:
    """A conflict of interest of a person with a country (any name or code of it)."""

    person_id: str
    country: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndConflict:
    """Why a declared conflict of interest no longer stands."""

    conflict_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictKept:
    """A declared conflict of interest."""

    conflict_id: str
    person_id: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTraining:
    """A training that a person completed; without ``expires_on`` it holds for good."""

    person_id: str
    course: str
    completed_on: date
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingKept:
    """A recorded training."""

    certificate_id: str
    person_id: str


def add_person(work: Work, actor: Actor, request: AddPerson) -> PersonKept:
    """Enter a person. Two people may have the same name.

    Raises:
        Refused: ``role``.
        BadInput: unusable text, or no name.
    """
    require_role(actor, Role.ADMINISTRATOR)
    person = Person(
        id=request.person_id or new_id(),
        name=required_line(request.name, "name"),
        title=clean_line(request.title, "title"),
        contact=clean_line(request.contact, "contact"),
    )
    work.act("person.add")
    work.add(person)
    return PersonKept(person_id=person.id, name=person.name)


def correct_person(work: Work, actor: Actor, request: CorrectPerson) -> PersonKept:
    """Correct how a person is called, addressed or reached; the ledger keeps what stood there before.

    Raises:
        Refused: ``role``; ``person.stale``; ``unchanged``.
        BadInput: no such person, no reason, or unusable text.
    """
    require_role(actor, Role.ADMINISTRATOR)
    person = find(work, Person, request.person_id, "person")
    reason = required_text(request.reason, "reason")
    name = required_line(request.name, "name")
    title, contact = clean_line(request.title, "title"), clean_line(request.contact, "contact")
    if (name, title, contact) == (person.name, person.title, person.contact):
        raise unchanged(tr("Name, title and contact are as they were."))
    require_current(person, request.based_on, "person", tr("What stands of {person}", person=person.name))
    work.act("person.correct", reason=reason)
    person.name, person.title, person.contact = name, title, contact
    work.save()
    return PersonKept(person_id=person.id, name=person.name)


def declare_conflict(work: Work, actor: Actor, request: DeclareConflict) -> ConflictKept:
    """Record a conflict of interest: from now on it bars assessing and deciding (Authority rule 6).

    Each person declares their own; a focal point or an administrator may record one for someone else.

    Raises:
        Refused: ``role``; ``conflict.declared``, when one with the country stands already.
        BadInput: no such person or country, or no statement.
    """
    require_role(actor, *CHANGERS)
    if request.person_id != actor.person_id:
        require_role(actor, Role.FOCAL_POINT, Role.ADMINISTRATOR)
    person = find(work, Person, request.person_id, "person")
    country = current_countries(work.session).find(request.country)
    statement = required_text(request.statement, "statement")
    standing = sa.select(ConflictOfInterest).where(
        ConflictOfInterest.person_id == person.id,
        ConflictOfInterest.country == country.alpha3,
        ConflictOfInterest.ended_at.is_(None),
    )
    if work.one(standing) is not None:
        raise Refused(
            "conflict.declared",
            tr(
                "A conflict of interest of {person} with {country} stands already.",
                person=person.name,
                country=country.name,
            ),
            remedy=tr("Nothing needs to be done; end the old one first if its grounds have changed."),
        )
    work.act("conflict.declare", topic=country.alpha3)
    row = work.add(
        ConflictOfInterest(
            person_id=person.id, country=country.alpha3, statement=statement, declared_at=work.at
        )
    )
    return ConflictKept(conflict_id=row.id, person_id=person.id, country=country.alpha3)


def end_conflict(work: Work, actor: Actor, request: EndConflict) -> ConflictKept:
    """Record that a conflict of interest no longer stands; what it barred meanwhile stays barred.

    Raises:
        Refused: ``role``; ``conflict.own``: someone else judges that it is over; ``conflict.ended``.
        BadInput: no such conflict of interest, or no reason.
    """
    require_role(actor, Role.FOCAL_POINT, Role.ADMINISTRATOR)
    row = find(work, ConflictOfInterest, request.conflict_id, "conflict of interest")
    reason = required_text(request.reason, "reason")
    if row.ended_at is not None:
        raise Refused(
            "conflict.ended",
            tr("This conflict of interest has been ended."),
            remedy=tr("Nothing needs to be done."),
        )
    if row.person_id == person_of(actor):
        raise Refused(
            "conflict.own",
            tr("Nobody ends their own conflict of interest."),
            remedy=tr("Ask another focal point or an administrator to judge whether it is over."),
        )
    work.act("conflict.end", topic=row.country, reason=reason)
    row.ended_at = work.at
    work.save()
    return ConflictKept(conflict_id=row.id, person_id=row.person_id, country=row.country)


def record_training(work: Work, actor: Actor, request: RecordTraining) -> TrainingKept:
    """Record a completed training (Authority rule 23).

    Raises:
        Refused: ``role``; ``training.own``: nobody certifies their own.
        BadInput: no such person, no course, completed in the future, or expired before it was completed.
    """
    require_role(actor, Role.FOCAL_POINT, Role.ADMINISTRATOR)
    person = find(work, Person, request.person_id, "person")
    if person.id == actor.person_id:
        raise Refused(
            "training.own",
            tr("Nobody records their own training, which may be what lets them decide."),
            remedy=tr("Ask another focal point or an administrator."),
        )
    course = required_line(request.course, "course")
    completed_on = not_future(request.completed_on, today_of(work), "day of completion")
    if request.expires_on is not None:
        in_order(completed_on, request.expires_on, "day of completion", "day of expiry")
    work.act("training.record")
    row = work.add(
        TrainingCertificate(
            person_id=person.id, course=course, completed_on=completed_on, expires_on=request.expires_on
        )
    )
    return TrainingKept(certificate_id=row.id, person_id=person.id)
