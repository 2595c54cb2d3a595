"""Exit statuses, and which error has which."""

from app.refusals import Damaged, Refused, UserError

DONE = 0
REFUSED = 1
"""A rule forbids it; nothing was changed, and the attempt stands on the ledger."""
BAD_INPUT = 2
"""What was typed cannot be used: wrong usage, unknown name, wrong passphrase."""
DAMAGED = 3
"""The database is damaged, locked by another program, newer, or on a disk that fails."""
BUG = 70
"""Something unforeseen (EX_SOFTWARE of sysexits): never to be taken for a refusal."""
INTERRUPTED = 130
"""Stopped from the keyboard, as shells count it."""


def status_of(error: UserError) -> int:
    """The exit status of an error."""
    from app.faults import Stopped
    from app.refusals import Locked

    if isinstance(error, Refused):
        return REFUSED
    if isinstance(error, Stopped):
        return INTERRUPTED
    # A wrong passphrase is wrong input; the case behind it may be in the best of health.
    if isinstance(error, Locked):
        return BAD_INPUT
    return DAMAGED if isinstance(error, Damaged) else BAD_INPUT
