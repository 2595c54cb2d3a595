"""Evidence cited in a text: its number in square brackets, ``[EV-2026-0042]``."""

import re

_CITED = re.compile(r"\[(EV-\d{4}-\d{4,})\]")


def citation(number: str) -> str:
    """How an item is cited in a text."""
    return f"[{number}]"


def citations(text: str) -> tuple[str, ...]:
    """The numbers of the items that a text cites, each once, in the order of the text."""
    return tuple(dict.fromkeys(_CITED.findall(text)))
