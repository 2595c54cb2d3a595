"""Errors that carry words for people, so that window and command line say the same.

Anything else that is raised is a bug.
"""

from collections.abc import Sequence


class UserError(Exception):
    """Something a person can put right.

    ``message`` says what happened in one or two sentences; ``remedy`` says what to do.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class Refused(UserError):
    """A rule forbids the act. ``rule`` is a stable code that names it, such as ``authority.ceiling``."""

    def __init__(self, rule: str, message: str, *, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.rule = rule


class BadInput(UserError):
    """What was entered or read cannot be used. ``field`` names the field, column or file at fault."""

    def __init__(self, field: str, message: str, *, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.field = field


def together(errors: Sequence[UserError]) -> UserError:
    """One error that tells all of several, so that nobody mends one only to meet the next.

    It has the rule of the first refusal among them; where nothing but input is at fault, the field of the first.
    """
    first = next((one for one in errors if isinstance(one, Refused)), errors[0])
    if len(errors) == 1:
        return first
    message = " ".join(dict.fromkeys(one.message for one in errors))
    remedy = " ".join(dict.fromkeys(one.remedy for one in errors if one.remedy))
    if isinstance(first, Refused):
        return Refused(first.rule, message, remedy=remedy)
    if isinstance(first, BadInput):
        return BadInput(first.field, message, remedy=remedy)
    return UserError(message, remedy=remedy)


class Damaged(UserError):
    """The database or its vault cannot be opened or trusted: damaged, locked, newer, on a full disk."""


class Busy(Damaged):
    """Another part of the program is writing, for longer than whoever asked can wait. Nothing was changed."""


class Locked(Damaged):
    """The keys cannot be had with what was entered. ``retry_after``: seconds to wait before the next attempt."""

    def __init__(self, message: str, *, remedy: str, retry_after: int = 0) -> None:
        super().__init__(message, remedy=remedy)
        self.retry_after = retry_after
