"""Who signs in with which role; and whom a thing waits for that belongs to a role: the people by name, where they are so few that one
knows whom to call."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.people import Account, Person
from db.store import read_once
from db.vocabulary import Role
from language import tr
from language.lists import or_list

_NAMED = 3
"""So many people are named; of more the role says whom to look for."""


def signing_in(session: Session) -> list[tuple[Person, frozenset[Role]]]:
    """Everybody with an open account, by name, with their roles."""
    return read_once(session, "signing in", lambda: _signing_in(session))


def a_focal_point(session: Session) -> str:
    """The focal points by name, or that it takes one."""
    return _named(session, Role.FOCAL_POINT) or tr("a focal point")


def an_analyst(session: Session) -> str:
    """The analysts and focal points by name, or that it takes one of them."""
    return _named(session, Role.ANALYST, Role.FOCAL_POINT) or tr("an analyst or focal point")


def _named(session: Session, *roles: Role) -> str:
    """Nothing where there are more than are named, or nobody."""
    found = [person.name for person, held in signing_in(session) if held & {*roles}]
    return or_list(found) if len(found) <= _NAMED else ""


def _signing_in(session: Session) -> list[tuple[Person, frozenset[Role]]]:
    rows = session.execute(
        sa.select(Person, Account.roles)
        .join(Account, Account.person_id == Person.id)
        .where(Account.active.is_(True))
        .order_by(Person.name)
    )
    return [(person, frozenset(Role(role) for role in roles)) for person, roles in rows]
