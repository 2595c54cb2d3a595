"""Several things in one sentence."""

from collections.abc import Iterable

from language.speech import tr

LINE = "\u2028"
"""Between things of which each begins a line of its own."""


def and_list(items: Iterable[str]) -> str:
    """``a, b and c``, in the order given; empty for nothing. Where one has a comma of its own: ``a, x; b and c``."""
    return _joined(list(items), tr("{first} and {last}"))


def or_list(items: Iterable[str]) -> str:
    """``a, b or c``, in the order given; empty for nothing. Where one has a comma of its own: ``a, x; b or c``."""
    return _joined(list(items), tr("{first} or {last}"))


def listed(items: Iterable[str]) -> str:
    """``a; b; c``, for things that have commas or verbs of their own; what is empty is left out."""
    return tr("; ").join(filter(None, items))


def _joined(items: list[str], pattern: str) -> str:
    if len(items) < 2:
        return "".join(items)
    # Offices have commas in their names (“Head, Sanctions Unit”): two offices are not to be read as three.
    between = tr("; ") if any("," in item for item in items) else ", "
    return pattern.format(first=between.join(items[:-1]), last=items[-1])
