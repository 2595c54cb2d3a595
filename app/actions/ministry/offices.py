"""Offices and who holds them."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from app.actions.common import alike, find, optional_reason, require_current, require_role, unchanged
from app.refusals import BadInput, Refused
from app.rules.entry.dates import in_order
from app.rules.entry.texts import clean_line, required_line, required_text
from db.actor import Actor
from db.people import Holding, Office, Person
from db.vocabulary import HoldingKind, Role
from db.work import Work
from language import tr

HIGHEST_GRADE = 99
"""Grades are ranks within one ministry; two digits hold every ladder that is in use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOffice:
    """A new post. ``superior_id`` is the office it answers to; ``grade`` its rank, higher is more senior."""

    name: str
    superior_id: str | None = None
    department: str = ""
    external: bool = False
    grade: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameOffice:
    """A new name for the same post. ``based_on`` is the version that was looked at."""

    office_id: str
    based_on: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOffice:
    """Another superior for a post, or none. ``based_on`` is the version that was looked at."""

    office_id: str
    based_on: int
    superior_id: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegradeOffice:
    """Another department or grade for a post. ``based_on`` is the version that was looked at."""

    office_id: str
    based_on: int
    department: str
    grade: int | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeKept:
    """An office as it now stands."""

    office_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appoint:
    """A person in an office from an instant on; ``ends_at`` is the first instant that no longer counts."""

    office_id: str
    person_id: str
    kind: HoldingKind
    starts_at: datetime
    ends_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndHolding:
    """The end of a holding, which may be known before or after the day.

    ``based_on`` is the version that was looked at.
    """

    holding_id: str
    based_on: int
    ends_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingKept:
    """A holding as it now stands."""

    holding_id: str
    office_id: str
    person_id: str


def add_office(work: Work, actor: Actor, request: AddOffice) -> OfficeKept:
    """Enter a post of the ministry, or an office outside it that works with it.

    Raises:
        Refused: ``role``; ``office.name_taken``.
        BadInput: unusable text or grade, or no such superior.
    """
    require_role(actor, Role.ADMINISTRATOR)
    name = _free_name(work, request.name)
    if request.superior_id is not None:
        find(work, Office, request.superior_id, "superior office")
    office = Office(
        name=name,
        superior_id=request.superior_id,
        department=clean_line(request.department, "department"),
        external=request.external,
        grade=_grade(request.grade),
    )
    work.act("office.add", office_id=office.id)
    work.add(office)
    return OfficeKept(office_id=office.id, name=name)


def rename_office(work: Work, actor: Actor, request: RenameOffice) -> OfficeKept:
    """Give a post another name; what it decided stays with it.

    Raises:
        Refused: ``role``; ``office.stale``; ``office.name_taken``; ``unchanged``.
        BadInput: no such office, no reason, or unusable text.
    """
    require_role(actor, Role.ADMINISTRATOR)
    office = find(work, Office, request.office_id, "office")
    reason = required_text(request.reason, "reason")
    name = _free_name(work, request.name, besides=office.id)
    if name == office.name:
        raise unchanged(tr("The office already has this name."))
    require_current(office, request.based_on, "office", office.name)
    work.act("office.rename", reason=reason, office_id=office.id)
    office.name = name
    work.save()
    return OfficeKept(office_id=office.id, name=name)


def move_office(work: Work, actor: Actor, request: MoveOffice) -> OfficeKept:
    """Put a post under another superior.

    Raises:
        Refused: ``role``; ``office.stale``; ``office.circle``, when it would end up above its own superior; ``unchanged``.
        BadInput: no such office, or no reason.
    """
    require_role(actor, Role.ADMINISTRATOR)
    office = find(work, Office, request.office_id, "office")
    reason = required_text(request.reason, "reason")
    if request.superior_id == office.superior_id:
        raise unchanged(tr("The office already answers to this superior."))
    _refuse_circle(work, office, request.superior_id)
    require_current(office, request.based_on, "office", office.name)
    work.act("office.move", reason=reason, office_id=office.id)
    office.superior_id = request.superior_id
    work.save()
    return OfficeKept(office_id=office.id, name=office.name)


def regrade_office(work: Work, actor: Actor, request: RegradeOffice) -> OfficeKept:
    """Correct the department or grade of a post. The grade decides what a principle reaches (Authority rule 21).

    Raises:
        Refused: ``role``; ``office.stale``; ``unchanged``.
        BadInput: no such office, no reason, or an unusable grade.
    """
    require_role(actor, Role.ADMINISTRATOR)
    office = find(work, Office, request.office_id, "office")
    reason = required_text(request.reason, "reason")
    department, grade = clean_line(request.department, "department"), _grade(request.grade)
    if (department, grade) == (office.department, office.grade):
        raise unchanged(tr("Department and grade are as they were."))
    require_current(office, request.based_on, "office", office.name)
    work.act("office.regrade", reason=reason, office_id=office.id)
    office.department, office.grade = department, grade
    work.save()
    return OfficeKept(office_id=office.id, name=office.name)


def appoint(work: Work, actor: Actor, request: Appoint) -> HoldingKept:
    """Enter a person as substantive or acting holder of an office (Authority rules 3 and 5).

    Raises:
        Refused: ``role``; ``holding.substantive``, when someone else holds the office substantively in that
            time; ``holding.twice``, when the person is in the office then already.
        BadInput: no such office or person, or an end that is not after the start.
    """
    require_role(actor, Role.ADMINISTRATOR)
    office = find(work, Office, request.office_id, "office")
    person = find(work, Person, request.person_id, "person")
    _check_term(request.starts_at, request.ends_at)
    for other in _overlapping(work, request):
        if other.person_id == person.id:
            raise Refused(
                "holding.twice",
                tr(
                    "{person} is in the office {office} in that time already.",
                    person=person.name,
                    office=office.name,
                ),
                remedy=tr("End the other holding first, or choose dates that do not overlap."),
            )
        if request.kind is HoldingKind.SUBSTANTIVE and other.kind is HoldingKind.SUBSTANTIVE:
            holder = find(work, Person, other.person_id, "person")
            raise Refused(
                "holding.substantive",
                tr(
                    "{holder} holds the office {office} substantively in that time.",
                    holder=holder.name,
                    office=office.name,
                ),
                remedy=tr(
                    "End the holding of {holder} first, or appoint {person} as acting.",
                    holder=holder.name,
                    person=person.name,
                ),
            )
    holding = Holding(
        office_id=office.id,
        person_id=person.id,
        kind=request.kind,
        starts_at=request.starts_at,
        ends_at=request.ends_at,
    )
    work.act("holding.begin", reason=optional_reason(request.reason), office_id=office.id)
    work.add(holding)
    return HoldingKept(holding_id=holding.id, office_id=office.id, person_id=person.id)


def end_holding(work: Work, actor: Actor, request: EndHolding) -> HoldingKept:
    """Enter the end of a holding. What the holder decided before it stands.

    Raises:
        Refused: ``role``; ``holding.ended``, when it is over already; ``holding.stale``.
        BadInput: no such holding, no reason, or an end that is not after the start.
    """
    require_role(actor, Role.ADMINISTRATOR)
    holding = find(work, Holding, request.holding_id, "holding")
    reason = required_text(request.reason, "reason")
    if holding.ends_at is not None and holding.ends_at <= work.at:
        raise Refused(
            "holding.ended",
            tr("This holding ended on {ends_at:%d %B %Y}.", ends_at=holding.ends_at),
            remedy=tr("Enter a new appointment if the person came back."),
        )
    require_current(holding, request.based_on, "holding", tr("The holding"))
    _check_term(holding.starts_at, request.ends_at)
    work.act("holding.end", reason=reason, office_id=holding.office_id)
    holding.ends_at = request.ends_at
    work.save()
    return HoldingKept(holding_id=holding.id, office_id=holding.office_id, person_id=holding.person_id)


def _free_name(work: Work, typed: str, *, besides: str = "") -> str:
    name = required_line(typed, "name of the office")
    for office in work.all(sa.select(Office).where(Office.id != besides)):
        if alike(office.name, name):
            raise Refused(
                "office.name_taken",
                tr("There already is an office called {office}.", office=office.name),
                remedy=tr("Choose a name that tells the two apart."),
            )
    return name


def _grade(grade: int | None) -> int | None:
    if grade is not None and not 0 <= grade <= HIGHEST_GRADE:
        raise BadInput(
            "grade",
            tr("{grade} is not a grade.", grade=grade),
            remedy=tr("Give a whole number from 0 to {highest_grade}.", highest_grade=HIGHEST_GRADE),
        )
    return grade


def _check_term(starts_at: datetime, ends_at: datetime | None) -> None:
    if ends_at is None:
        return
    in_order(starts_at, ends_at, "start", "end")
    if starts_at == ends_at:
        raise BadInput(
            "end", tr("The holding would end at the instant it begins."), remedy=tr("Give a later end.")
        )


def _refuse_circle(work: Work, office: Office, superior_id: str | None) -> None:
    step = superior_id
    while step is not None:
        above = find(work, Office, step, "superior office")
        if above.id == office.id:
            raise Refused(
                "office.circle",
                tr("{office} would answer to itself.", office=office.name),
                remedy=tr("Choose a superior that does not answer to this office."),
            )
        step = above.superior_id


def _overlapping(work: Work, request: Appoint) -> list[Holding]:
    statement = sa.select(Holding).where(
        Holding.office_id == request.office_id,
        sa.or_(Holding.ends_at.is_(None), Holding.ends_at > request.starts_at),
    )
    if request.ends_at is not None:
        statement = statement.where(Holding.starts_at < request.ends_at)
    return list(work.all(statement.order_by(Holding.starts_at)))
