"""The answers to the first set-up, from a file: the same that the window's guide asks for.

An object with ``ministry`` (name, country, time_zone, currency, marking_scheme, ceiling, default_marking),
``founder`` (name, login, roles, title, contact), ``people`` (key, name, title, contact), ``offices`` (key, name,
superior, department, external, grade, holder, held_since) from the highest down, and ``authority`` (office, basis,
since, number). ``superior``, ``holder`` and ``office`` are keys; “founder” is the founder's.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from app.actions.ministry.found_ministry import (
    FirstOffice,
    FirstPerson,
    Founder,
    FoundMinistry,
    OriginalAuthority,
)
from app.cli.values import code_of, instant_of
from app.reference.calendars import ministry_zone
from app.reference.countries import countries
from app.refusals import BadInput
from app.settings import Settings
from db.vocabulary import Role

Value = TypeVar("Value")
_LARGEST = 1 << 20
_MINISTRY = ("name", "country", "time_zone", "currency", "marking_scheme", "ceiling", "default_marking")


def read_answers(path: Path) -> dict[str, Any]:
    """What the file holds.

    Raises:
        BadInput: it cannot be read, or is not a JSON object; names the line.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise BadInput(str(path), f"“{path}” is too large for answers.", remedy="Check the file's name.")
        raw = json.loads(content)
    except OSError as error:
        raise BadInput(
            str(path), f"“{path}” cannot be read: {error.strerror}.", remedy="Check the file's name."
        ) from None
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        where = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadInput(
            str(path), f"“{path}”{where}: this is not JSON.", remedy="Correct the file; nothing was made."
        ) from None
    if not isinstance(raw, dict):
        raise BadInput(
            str(path), f"“{path}” does not hold a JSON object.", remedy="Start it with a brace; see --help."
        )
    return raw


def founding(raw: dict[str, Any]) -> FoundMinistry:
    """The first set-up that answers ask for.

    Raises:
        BadInput: something is missing, unknown or of another kind; names where.
    """
    part = _Part(raw, "")
    ministry, founder, authority = part.part("ministry"), part.part("founder"), part.part("authority")
    settings = _settings(ministry)
    request = FoundMinistry(
        founder=Founder(
            name=founder.text("name"),
            login=founder.text("login"),
            roles=_roles(founder),
            title=founder.text("title", ""),
            contact=founder.text("contact", ""),
        ),
        people=tuple(
            FirstPerson(
                key=person.text("key"),
                name=person.text("name"),
                title=person.text("title", ""),
                contact=person.text("contact", ""),
            )
            for person in part.parts("people")
        ),
        offices=tuple(_office(office, settings.time_zone) for office in part.parts("offices")),
        authority=OriginalAuthority(
            office=authority.text("office"),
            basis=authority.text("basis"),
            since=authority.instant("since", settings.time_zone),
            number=authority.text("number", "D-001"),
        ),
        settings=settings,
    )
    for each in part.opened:
        each.nothing_left()
    return request


def _settings(part: "_Part") -> Settings:
    default = Settings()
    name, country = part.text("name"), part.text("country", "")
    time_zone = part.text("time_zone", default.time_zone)
    ministry_zone(time_zone)  # days in the other answers are counted in it
    return Settings(
        ministry_name=name,
        country=countries().find(country).alpha3 if country else "",
        time_zone=time_zone,
        currency=part.text("currency", default.currency).upper(),
        marking_scheme=part.text("marking_scheme", default.marking_scheme),
        ceiling=part.text("ceiling", default.ceiling),
        default_marking=part.text("default_marking", default.default_marking),
    )


def _roles(part: "_Part") -> frozenset[Role]:
    given = part.take("roles", list, [Role.ADMINISTRATOR.value])
    return frozenset(code_of(Role, str(role), "role") for role in given)


def _office(part: "_Part", zone: str) -> FirstOffice:
    return FirstOffice(
        key=part.text("key"),
        name=part.text("name"),
        superior=part.text("superior", ""),
        department=part.text("department", ""),
        external=part.take("external", bool, False),
        grade=part.take("grade", int, 0) or None,
        holder=part.text("holder", ""),
        held_since=part.instant("held_since", zone),
    )


class _Part:
    """One object of the answers; every name in it has to be known."""

    def __init__(self, raw: dict[str, Any], where: str, opened: "list[_Part] | None" = None) -> None:
        self._raw = dict(raw)
        self._where = where
        self.opened = [] if opened is None else opened
        self.opened.append(self)

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default it has to be there."""
        return self.take(name, str, default)

    def instant(self, name: str, zone: str) -> datetime | None:
        """An instant or a day, or none."""
        typed = self.text(name, "")
        return instant_of(typed, self._path(name), zone) if typed else None

    def take(self, name: str, kind: type[Value], default: Value | None = None) -> Value:
        """A value of a kind."""
        value = self._raw.pop(name, default)
        if value is None:
            raise BadInput(self._path(name), f"The answers lack {self._path(name)}.", remedy="Add it.")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise BadInput(
                self._path(name),
                f"{self._path(name)} in the answers is of another kind.",
                remedy=f"Write a {kind.__name__} there.",
            )
        return value

    def part(self, name: str) -> "_Part":
        """An object inside."""
        raw: dict[str, Any] = self.take(name, dict)
        return _Part(raw, self._path(name), self.opened)

    def parts(self, name: str) -> Iterator["_Part"]:
        """A list of objects inside."""
        items: list[Any] = self.take(name, list, [])
        for place, item in enumerate(items, start=1):
            where = f"{self._path(name)}[{place}]"
            if not isinstance(item, dict):
                raise BadInput(where, f"{where} in the answers is not an object.", remedy="Correct it.")
            yield _Part(item, where, self.opened)

    def nothing_left(self) -> None:
        """Refuse names that nobody knows: a slip of the pen would be lost silently."""
        for name in self._raw:
            raise BadInput(
                self._path(name),
                f"The answers hold {self._path(name)}, which is not asked.",
                remedy="Remove it.",
            )

    def _path(self, name: str) -> str:
        return f"{self._where}.{name}" if self._where else name
