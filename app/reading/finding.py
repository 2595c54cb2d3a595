"""Things called by their names or issued numbers, as people say them, with a clear error where that fails.

Letters' case, accents and punctuation do not matter. A part of a name is enough where it fits one thing only.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.reference import current_toolbox
from app.reference.toolbox import Tool
from app.refusals import BadInput
from app.rules.entry.texts import fold, shown
from db.decisions import Decision
from db.people import Account, Office, Person
from db.reports import Option
from language import mark, tr
from language.lists import listed

Item = TypeVar("Item")
MOST_NAMED = 8
"""Candidates that an error lists; more than these are counted."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """What is said where a name is unknown, where it fits several, and where there is nothing to be named."""

    unknown: str
    several: str
    none: str


_OFFICE = _Thing(
    mark("There is no office “{shown}”."),
    mark("“{shown}” fits more than one office."),
    mark("No office has been entered yet."),
)
_PERSON = _Thing(
    mark("There is no person “{shown}”."),
    mark("“{shown}” fits more than one person."),
    mark("No person has been entered yet."),
)
_ACCOUNT = _Thing(
    mark("There is no account “{shown}”."),
    mark("“{shown}” fits more than one account."),
    mark("No account has been entered yet."),
)
_TOOL = _Thing(
    mark("There is no tool “{shown}”."),
    mark("“{shown}” fits more than one tool."),
    mark("No tool has been entered yet."),
)


def find_office(session: Session, typed: str, field: str = "office") -> Office:
    """The office of this name.

    Raises:
        BadInput: none, or several; the remedy names them.
    """
    return _one(typed, session.scalars(sa.select(Office)).all(), lambda row: (row.name,), field, _OFFICE)


def find_person(session: Session, typed: str, field: str = "person") -> Person:
    """The person of this name.

    Raises:
        BadInput: none, or several; the remedy names them.
    """
    return _one(typed, session.scalars(sa.select(Person)).all(), lambda row: (row.name,), field, _PERSON)


def find_account(session: Session, typed: str, field: str = "login") -> tuple[Account, Person]:
    """The account with this login, or of the person of this name.

    Raises:
        BadInput: none, or several; the remedy names the logins.
    """
    rows = session.execute(sa.select(Account, Person).join(Person, Person.id == Account.person_id)).all()
    pairs = [(account, person) for account, person in rows]
    return _one(typed, pairs, lambda pair: (pair[0].login, pair[1].name), field, _ACCOUNT)


def find_tool(session: Session, typed: str, field: str = "tool") -> Tool:
    """The tool of the toolbox in use with this code or name.

    Raises:
        BadInput: none, or several; the remedy names them.
    """
    return _one(typed, current_toolbox(session), lambda tool: (tool.code, tool.name), field, _TOOL)


def find_decision(session: Session, typed: str, field: str = "decision") -> Decision:
    """A decision called by its number.

    Raises:
        BadInput: no such decision.
    """
    number = typed.strip().upper()
    found = session.scalars(sa.select(Decision).where(Decision.number == number)).one_or_none()
    if found is None:
        raise BadInput(
            field,
            tr("No decision {number} is on record.", number=shown(typed)),
            remedy=tr("Check the number."),
        )
    return found


def find_option(session: Session, report_id: str, ordinal: int, field: str = "option") -> Option:
    """The option of a report with this number, unless it was dropped.

    Raises:
        BadInput: there is none; the remedy names those there are.
    """
    options = session.scalars(
        sa.select(Option)
        .where(Option.report_id == report_id, Option.dropped_at.is_(None))
        .order_by(Option.ordinal)
    ).all()
    for option in options:
        if option.ordinal == ordinal:
            return option
    there = listed(f"{option.ordinal} {option.title}" for option in options)
    raise BadInput(
        field,
        tr("The report has no option {ordinal}.", ordinal=ordinal),
        remedy=tr("Its options: {there}.", there=there) if there else tr("It has no options yet."),
    )


def _one(
    typed: str, items: Sequence[Item], names: Callable[[Item], tuple[str, ...]], field: str, thing: _Thing
) -> Item:
    wanted = fold(typed)
    whole = [item for item in items if wanted in {fold(name) for name in names(item)}]
    part = [item for item in items if wanted and any(wanted in fold(name) for name in names(item))]
    found = whole or part
    if len(found) == 1:
        return found[0]
    shown = typed.strip()[:60]
    if found:
        raise BadInput(
            field,
            tr(thing.several, shown=shown),
            remedy=tr("Say which: {found}.", found=_listed(_said(names(item)) for item in found)),
        )
    known = {fold(name): item for item in items for name in names(item)}
    close = [known[name] for name in get_close_matches(wanted, known, n=3, cutoff=0.5)] or items
    raise BadInput(
        field,
        tr(thing.unknown, shown=shown),
        remedy=tr("Choose one of: {close}.", close=_listed(_said(names(item)) for item in close))
        if items
        else tr(thing.none),
    )


def _said(names: tuple[str, ...]) -> str:
    first, *others = names
    return f"{first} ({others[0]})" if others and others[0] else first


def _listed(names: Iterable[str]) -> str:
    found = sorted(set(names))
    more = len(found) - MOST_NAMED
    named = listed(found[:MOST_NAMED])
    return tr("{named}; and {more} more", named=named, more=more) if more > 0 else named
