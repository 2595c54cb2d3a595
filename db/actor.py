"""Who is acting: the signed-in person, as every entry of the ledger names them."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person. The signing key never leaves memory and is not shown in ``repr``."""

    account_id: str | None
    person_id: str | None
    name: str
    roles: frozenset[Role] = frozenset()
    signing_key: Ed25519PrivateKey | None = field(default=None, repr=False, compare=False)

    def has(self, *roles: Role) -> bool:
        """Whether the person has one of ``roles``."""
        return bool(self.roles.intersection(roles))

    def as_entry(self) -> dict[str, str | None]:
        return {"account": self.account_id, "name": self.name, "person": self.person_id}


TOCSIN = Actor(account_id=None, person_id=None, name="Tocsin")
"""The program itself, for what no person did: a clock that ran out, a decision that lapsed."""
