"""What the signed-in person's roles allow, by the rule that the use cases enforce."""

from app.rules.roles import role_verdict
from app.rules.verdict import ALLOWED, Verdict
from db.vocabulary import Role
from language import said
from ui.case import Case


def may(case: Case, *roles: Role) -> Verdict:
    """Whether the person has one of the roles."""
    return role_verdict(case.actor.roles, *roles)


def first_refusal(*verdicts: Verdict) -> Verdict:
    """The first of several verdicts that refuses, or the permission of all."""
    return next((verdict for verdict in verdicts if not verdict.allowed), ALLOWED)


def every_refusal(*verdicts: Verdict) -> Verdict:
    """All reasons of the verdicts that refuse, and then what to do; or the permission of all.

    For what is still missing: who is told one thing after another comes back as often.
    """
    refused = [verdict for verdict in verdicts if not verdict.allowed]
    if len(refused) <= 1:
        return first_refusal(*verdicts)
    return Verdict(
        allowed=False,
        reason=" ".join(said(verdict.reason) for verdict in refused),
        remedy=" ".join(said(verdict.remedy) for verdict in refused if verdict.remedy),
    )


def refusal(reason: str, remedy: str = "", *, unless: bool = False) -> Verdict:
    """A verdict that refuses with a reason, unless the condition holds."""
    return ALLOWED if unless else Verdict(allowed=False, reason=reason, remedy=remedy)
