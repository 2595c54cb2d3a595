"""Sizes of files in words."""

import math

from language import tr


def size_words(size: int) -> str:
    """``1.4 MB``, of a million bytes. Rounded up: what is above a limit never reads as the limit itself."""
    return tr("{megabytes:,.1f} MB", megabytes=math.ceil(size / 100_000) / 10)
