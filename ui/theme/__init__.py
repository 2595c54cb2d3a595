"""How the window looks: colours by role, sizes, type, glyphs, and the one theme in force."""

from ui.theme.metrics import Metrics, TextSize
from ui.theme.palette import Palette
from ui.theme.theme import Theme, ThemeChoice, Tint, current, draw_ahead, install, themed_icon

__all__ = [
    "Metrics",
    "Palette",
    "TextSize",
    "Theme",
    "ThemeChoice",
    "Tint",
    "current",
    "draw_ahead",
    "install",
    "themed_icon",
]
