"""Where the files that are not code lie."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ICONS = RESOURCES / "icons"
FONTS = RESOURCES / "fonts"
