"""Which roles an act asks for: one answer for the buttons of the window and for the use cases."""

from collections.abc import Collection

from app.rules.verdict import ALLOWED, Verdict
from db.vocabulary import Role, words
from language import tr
from language.lists import or_list


def role_verdict(held: Collection[Role], *wanted: Role) -> Verdict:
    """Whether one of the roles ``held`` is one of those ``wanted``; rule ``role``."""
    if any(role in held for role in wanted):
        return ALLOWED
    named = or_list(words(role).lower() for role in wanted)
    return Verdict(
        allowed=False,
        rule="role",
        reason=tr("Only a person with the role {named} may do this.", named=named),
        remedy=tr("Ask such a person, or an administrator for the role."),
    )
