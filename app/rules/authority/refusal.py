"""A rule of authority in words, and a refusal under it."""

from dataclasses import dataclass

from app.refusals import Refused


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table. ``message`` and ``remedy`` hold names in braces, filled in where it is reported.

    ``unasked``: the remedy where a measure is only thought of and there is no report to refer; empty where ``remedy`` fits both.
    """

    code: str
    number: int
    sentence: str
    message: str
    remedy: str
    unasked: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal in words: what stands in the way, under which rule, and what can be done, with a report or before there is one."""

    code: str
    number: int
    message: str
    remedy: str
    unasked: str = ""

    def as_error(self) -> Refused:
        """The same as an error that a use case raises."""
        return Refused(self.code, self.message, remedy=self.remedy)
