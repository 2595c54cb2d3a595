"""What the signed-in person's roles allow, by the rule that the use cases enforce."""

from app.rules.roles import role_verdict
from app.rules.verdict import ALLOWED, Verdict
from db.vocabulary import Role
from ui.case import Case


def may(case: Case, *roles: Role) -> Verdict:
    """Whether the person has one of the roles."""
    return role_verdict(case.actor.roles, *roles)


def first_refusal(*verdicts: Verdict) -> Verdict:
    """The first of several verdicts that refuses, or the permission of all."""
    return next((verdict for verdict in verdicts if not verdict.allowed), ALLOWED)


def refusal(reason: str, remedy: str = "", *, unless: bool = False) -> Verdict:
    """A verdict that refuses with a reason, unless the condition holds."""
    return ALLOWED if unless else Verdict(allowed=False, reason=reason, remedy=remedy)
