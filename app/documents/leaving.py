"""How a copy leaves the program."""

from enum import StrEnum


class Leaving(StrEnum):
    """To a file outside the case, or to a printer."""

    FILE = "file"
    PRINTER = "printer"
