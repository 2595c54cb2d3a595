"""The desktop's own keys beside ours."""

from PySide6.QtGui import QKeySequence

_STANDARD = {
    "Alt+Left": QKeySequence.StandardKey.Back,
    "Alt+Right": QKeySequence.StandardKey.Forward,
    "F5": QKeySequence.StandardKey.Refresh,
    "F1": QKeySequence.StandardKey.HelpContents,
    "Ctrl++": QKeySequence.StandardKey.ZoomIn,
    "Ctrl+-": QKeySequence.StandardKey.ZoomOut,
}
"""Acts that every desktop has a key of its own for. Ours stands first, and is the one that sheet and manual name."""


def with_the_system_s(key: str, *more: str) -> list[QKeySequence]:
    """Keys of ours for an act, then those that the desktop has for it."""
    ours = [QKeySequence(one) for one in (key, *more)]
    return [*ours, *(one for one in _of_the_system(key) if one not in ours)]


def _of_the_system(key: str) -> list[QKeySequence]:
    """The desktop's own keys for the act of a key of ours; a plain Backspace belongs to whatever has the focus."""
    standard = _STANDARD.get(key)
    if standard is None:
        return []
    others = (QKeySequence("Backspace"), QKeySequence("Shift+Backspace"))
    return [one for one in QKeySequence.keyBindings(standard) if one not in others]
