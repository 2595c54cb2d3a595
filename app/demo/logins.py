"""Who can sign in to the demonstration: all that the start window needs to know of it."""

from dataclasses import dataclass

from app.demo.tables import ministry_table
from db.vocabulary import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A person of the demonstration and how to sign in as them."""

    login: str
    name: str
    roles: frozenset[Role]
    office: str


def demo_passphrase() -> str:
    """The passphrase of everybody in the demonstration. It protects nothing and is no secret."""
    return str(ministry_table()["ministry"]["passphrase"])


def demo_logins() -> tuple[Login, ...]:
    """Who can sign in to the demonstration, with the office that they hold at its end."""
    table = ministry_table()
    names = {office["key"]: office["name"] for office in table["offices"]}
    lasting = [row for row in table["holdings"] + table["later_holdings"] if "to" not in row]
    holders = {row["office"]: row["person"] for row in lasting}
    held = {person: names[office] for office, person in holders.items()}
    return tuple(
        Login(
            login=person["login"],
            name=person["name"],
            roles=frozenset(Role(code) for code in person["roles"]),
            office=held.get(person["key"], ""),
        )
        for person in table["people"]
    )
