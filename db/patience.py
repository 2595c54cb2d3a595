"""How long a thread waits for its turn to write, while another part of the program is writing.

A large import writes for a minute in one transaction. A worker can wait for it; the thread that draws the window cannot.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST = 10_000
"""Milliseconds that everybody waits who says nothing else."""

A_GLANCE = 50
"""Milliseconds: so long nobody who types notices."""


class _Patience(threading.local):
    milliseconds = LONGEST


_patience = _Patience()


def patience() -> int:
    """Milliseconds that this thread waits."""
    return _patience.milliseconds


def wait_at_most(milliseconds: int) -> None:
    """Let this thread wait no longer from now on. Whoever gets no turn is told that the database is busy."""
    _patience.milliseconds = milliseconds


@contextmanager
def waiting_at_most(milliseconds: int) -> Iterator[None]:
    """Let this thread wait no longer inside the block."""
    before = _patience.milliseconds
    _patience.milliseconds = min(before, milliseconds)
    try:
        yield
    finally:
        _patience.milliseconds = before
