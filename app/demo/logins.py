"""Who can sign in to the demonstration: all that the start window needs to know of it.

It stands in a table of its own, told beforehand: to read all of the ministry's would take longer than to show the window.
"""

import json
from functools import cache
from typing import Any, NamedTuple

from app.demo.tables import FOLDER
from db.vocabulary import Role


class Login(NamedTuple):
    """A person of the demonstration and how to sign in as them. ``office``: the one that they hold at its end, if any."""

    login: str
    name: str
    roles: frozenset[Role]
    office: str


def demo_passphrase() -> str:
    """The passphrase of everybody in the demonstration. It protects nothing and is no secret."""
    return str(_table()["passphrase"])


@cache
def demo_logins() -> tuple[Login, ...]:
    """Who can sign in to the demonstration."""
    return tuple(
        Login(
            login=person["login"],
            name=person["name"],
            roles=frozenset(Role(code) for code in person["roles"]),
            office=person["office"],
        )
        for person in _table()["people"]
    )


@cache
def _table() -> Any:
    return json.loads((FOLDER / "logins.json").read_bytes())
