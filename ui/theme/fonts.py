"""The typeface: the system's own sans, or the Noto Sans that we carry where there is none; and letters for all our scripts."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from ui.theme.metrics import Metrics, TextSize
from ui.theme.resources import FONTS

_BUNDLED = "Noto Sans"
# Names and sources are kept in the script of their country, which the system's sans need not have: a name must never be boxes.
_SCRIPTS = ("Arabic", "Bengali", "Devanagari", "Ethiopic", "Myanmar")
# What Qt answers when a system knows no typeface at all.
_NOT_A_SANS = {"", "Sans", "Monospace", "Serif"}


def load_bundled(folder: Path = FONTS) -> list[str]:
    """Make our own fonts known to Qt; returns the families that were added."""
    return _load(sorted(folder.glob("*.ttf")) + sorted(folder.glob("*.otf")))


@cache
def load_scripts() -> list[str]:
    """Make our fonts of other scripts known once, for Qt to fall back on; a system's own letters come before them."""
    return _load([file for script in _SCRIPTS for file in sorted(FONTS.glob(f"NotoSans{script}-*.ttf"))])


def _load(files: list[Path]) -> list[str]:
    families: list[str] = []
    for file in files:
        number = QFontDatabase.addApplicationFont(str(file))
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return families


def ui_font(metrics: Metrics) -> QFont:
    """Font of the whole window, body size, with figures of equal width so that columns of numbers align."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if QFontInfo(font).family() in _NOT_A_SANS or not _has_sans():
        load_bundled()
        font = QFont(_BUNDLED)
    load_scripts()
    font.setPixelSize(metrics.text(TextSize.BODY))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _has_sans() -> bool:
    """Whether the default family really exists, and is not a stand-in of fixed width."""
    info = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    return not info.fixedPitch() and QFontDatabase.hasFamily(info.family())
