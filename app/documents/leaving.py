"""How a copy leaves the program, and what the ledger calls each step of it."""

from enum import StrEnum

BEGUN = "document.begin"
"""A copy has its number."""
LEFT = "document.print"
FAILED = "document.fail"
"""Nothing came of a copy that was begun."""


class Leaving(StrEnum):
    """To a file outside the case, or to a printer."""

    FILE = "file"
    PRINTER = "printer"
