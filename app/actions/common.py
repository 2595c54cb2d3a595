"""What every use case needs: looking things up with a clear error, and asking for a role."""

import unicodedata
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from app.reading.ministry.settings import read_settings
from app.reading.reports.standing import conflicted
from app.refusals import BadInput, Refused
from app.rules.entry.texts import required_text, shown
from app.rules.roles import role_verdict
from app.rules.verdict import Verdict
from app.settings import Settings
from db.actor import Actor
from db.base import Base
from db.countries import CountryFile
from db.people import Person
from db.vocabulary import Role
from db.work import Work
from language import tr

Row = TypeVar("Row", bound=Base)


def find(work: Work, kind: type[Row], row_id: str, what: str) -> Row:
    """The row with this identifier.

    Raises:
        BadInput: there is none.
    """
    # What is not ASCII is no identifier, and half a character cannot even be asked for.
    row = work.get(kind, row_id) if row_id.isascii() else None
    if row is None:
        raise BadInput(
            what,
            tr("There is no {what} with the identifier {row_id}.", what=tr(what), row_id=shown(row_id)),
            remedy=tr("Choose a {what}.", what=tr(what)),
        )
    return row


def require_role(actor: Actor, *roles: Role) -> None:
    """Refuse who has none of ``roles``.

    Raises:
        Refused: rule ``role``.
    """
    enforce(role_verdict(actor.roles, *roles))


def person_of(actor: Actor) -> str:
    """The acting person's identifier; the program itself is not a person.

    Raises:
        Refused: rule ``role``, when the program acts.
    """
    if actor.person_id is None:
        raise Refused("role", tr("Only a person may do this."))
    return actor.person_id


def enforce(verdict: Verdict) -> None:
    """Raise what a rule refuses.

    Raises:
        Refused: with the rule, reason and remedy of the verdict.
    """
    if not verdict.allowed:
        raise Refused(verdict.rule, verdict.reason, remedy=verdict.remedy)


def require_current(row: Base, based_on: int, topic: str, what: str) -> None:
    """Refuse a change of what someone else changed meanwhile: nobody overwrites or settles another's text unread.

    Raises:
        Refused: ``<topic>.stale``.
    """
    if row.ledger_entry != based_on:
        raise Refused(
            f"{topic}.stale",
            tr("{what} was changed by someone else after you opened it.", what=what),
            remedy=tr("Look at what stands there now, then do it again."),
        )


def settings_of(work: Work) -> Settings:
    """The settings in force."""
    return read_settings(work.session)


def today_of(work: Work) -> date:
    """The ministry's calendar day at the instant of the work."""
    return work.at.astimezone(ZoneInfo(settings_of(work).time_zone)).date()


def country_file(work: Work, country: str) -> CountryFile:
    """The country file of an ISO 3166-1 alpha-3 code.

    Raises:
        BadInput: no file is open for it.
    """
    wanted = sa.select(CountryFile).where(CountryFile.country == country)
    file = work.one(wanted) if country.isascii() else None
    if file is None:
        raise BadInput(
            "country",
            tr("No country file is open for {country}.", country=shown(country)),
            remedy=tr("Open the country file first."),
        )
    return file


def has_conflict(work: Work, person_id: str, country: str) -> bool:
    """Whether the person has a declared conflict of interest with the country now (Authority rule 6)."""
    return conflicted(work.session, person_id, country, work.at)


def person_name(work: Work, person_id: str) -> str:
    """A person's name."""
    return find(work, Person, person_id, "person").name


def next_number(work: Work, column: InstrumentedAttribute[str], prefix: str, *, width: int = 4) -> str:
    """The next issued number, such as ``EW-2026-0042``: counted within the ministry's year.

    Two that are issued at once would collide on the column's unique constraint, never coincide.
    """
    start = f"{prefix}-{today_of(work).year}-"
    # By length first: as text, 10000 sorts before 9999.
    latest = work.session.scalar(
        sa.select(column)
        .where(column.startswith(start, autoescape=True))
        .order_by(sa.func.length(column).desc(), column.desc())
        .limit(1)
    )
    count = int(latest.removeprefix(start)) if latest else 0
    return f"{start}{count + 1:0{width}d}"


def unchanged(message: str) -> Refused:
    """The refusal of a change that changes nothing: the ledger records changes."""
    return Refused("unchanged", message, remedy=tr("Nothing needs to be done."))


def optional_reason(reason: str) -> str:
    """A reason that may be left out, cleaned where it is given.

    Raises:
        BadInput: unusable text.
    """
    return required_text(reason, "reason") if reason else ""


def alike(one: str, other: str) -> bool:
    """Whether two names are taken for one another on paper: the same but for case and width."""
    return compared(one) == compared(other)


def compared(name: str) -> str:
    """A name as it is compared: without case and width."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
