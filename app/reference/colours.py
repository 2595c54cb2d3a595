"""Contrast of two colours, as the Web Content Accessibility Guidelines 2.2 define it."""

import re

COLOUR = re.compile(r"#[0-9A-F]{6}")
"""How a colour is written: ``#1C2126``."""

READABLE = 4.5
"""Least contrast of text and ground (WCAG 2.2, success criterion 1.4.3)."""


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours written ``#RRGGBB``, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
