"""How the person at this machine likes the window to look: beside the case, because it is not of the case."""

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_config_path

from db.files import make_private_folder, write_atomically

_LARGEST = 10_000


class Preferences(NamedTuple):
    """``language``: ``system``, or the code of one that Tocsin speaks. ``theme``: ``system``, ``light``, ``dark`` or ``contrast``; ``text_scale`` from 1.0 to 2.0.

    ``clock_notices``: the desktop says when clocks soon run out; ``still``: no motion; ``reopen``: the window opens where it
    was left; ``hints_away``: names of the hints that were put away, with commas between.
    """

    language: str = "system"
    theme: str = "system"
    text_scale: float = 1.0
    comfortable: bool = False
    clock_notices: bool = True
    still: bool = False
    reopen: bool = True
    hints_away: str = ""


def preferences_file() -> Path:
    """Where they are kept."""
    return user_config_path("tocsin", appauthor=False) / "window.json"


def read_preferences(path: Path) -> Preferences:
    """What is kept; the defaults where nothing is, or where it cannot be read: they are never worth an error."""
    try:
        with path.open("rb") as file:
            raw = json.loads(file.read(_LARGEST))
    except (OSError, ValueError):
        return Preferences()
    default = Preferences()
    if not isinstance(raw, dict):
        return default
    kept = {
        name: raw[name] for name, usual in default._asdict().items() if type(raw.get(name)) is type(usual)
    }
    return Preferences(**kept)


def write_preferences(path: Path, preferences: Preferences) -> None:
    """Keep them for the next time; where the folder cannot be written the program goes on without."""
    with suppress(OSError):
        make_private_folder(path.parent)
        write_atomically(path, json.dumps(preferences._asdict()).encode())
