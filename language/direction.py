"""What depends on the way one reads: arrows, and words of another direction within a line."""

from language.spoken import spoken

_MIRRORED = {"→": "←", "↗": "↖", "↘": "↙"}
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def onward() -> str:
    """The arrow from what was to what is."""
    return along("→")


def along(arrow: str) -> str:
    """An arrow that points as time runs: turned where the language spoken is written from right to left."""
    return _MIRRORED[arrow] if spoken().right_to_left else arrow


def isolated(text: str) -> str:
    """A text that runs as its own words do, whatever stands around it: a day, or a title in Latin letters."""
    return f"{_ISOLATE}{text}{_END}"
