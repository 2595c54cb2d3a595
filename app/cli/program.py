"""What the command line is handed from outside: print and window stand on floors above, clock and cost in tests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.refusals import Damaged
from db.clock import utc_now

# Every command begins here, “--help” too: what prints and what makes keys is loaded by the commands that do so.
if TYPE_CHECKING:
    import click

    from app.printing import Printer
    from db.vault import KdfParameters


def _no_printer() -> "Printer":
    raise Damaged(
        "This Tocsin was started without its printer.",
        remedy="Start it as “tocsin” or “python -m app”.",
    )


def _no_window(_folder: Path) -> int:
    raise Damaged(
        "This Tocsin was started without its window.",
        remedy="Start it as “tocsin” or “python -m app”.",
    )


@dataclass(frozen=True, slots=True)
class Program:
    """The program around the commands.

    ``window`` opens on a folder and gives the exit status; ``kdf`` is what a passphrase costs in place of the usual.
    """

    printer: Callable[[], "Printer"] = _no_printer
    window: Callable[[Path], int] = _no_window
    clock: Callable[[], datetime] = utc_now
    kdf: "KdfParameters | None" = None


def program_of(context: "click.Context") -> Program:
    """The program that the running command belongs to."""
    found = context.find_object(Program)
    return Program() if found is None else found
