"""What the guide holds in memory of the first people until everything is made."""

from dataclasses import dataclass

from app.actions.ministry.found_ministry import FirstPerson
from app.opening.setting_up import FirstAccount


@dataclass(frozen=True, slots=True)
class EnteredPerson:
    """A person, with the way to sign in where they get one."""

    person: FirstPerson
    account: FirstAccount | None = None
