"""What a rule says of an act: that it is allowed, or which rule forbids it and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an act is allowed, and if not, the rule and the reason in words."""

    allowed: bool
    rule: str = ""
    reason: str = ""
    remedy: str = ""


ALLOWED = Verdict(allowed=True)


def forbidden(rule: str, reason: str, remedy: str) -> Verdict:
    """That ``rule`` forbids an act, in words."""
    return Verdict(allowed=False, rule=rule, reason=reason, remedy=remedy)
