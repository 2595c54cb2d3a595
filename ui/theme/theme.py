"""The one theme in force: which palette, which sizes, and telling everyone when it changes."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from language import ptr, tr
from ui.theme import icons
from ui.theme.fonts import ui_font
from ui.theme.metrics import TEXT_SCALES, Metrics
from ui.theme.palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Palette
from ui.theme.sheet import SHEET_GLYPHS, style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_DRESSED = "dressed"
"""Property of the windows that wear the sheet."""

EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class ThemeChoice(StrEnum):
    """What the user asked for; ``SYSTEM`` follows the desktop, its wish for high contrast included."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"

    @property
    def label(self) -> str:
        return {
            "system": tr("As the system"),
            "light": ptr("colours", "Light"),
            "dark": ptr("colours", "Dark"),
            "contrast": tr("High contrast"),
        }[self.value]


class Theme(QObject):
    """Applies palette and type to the whole application, and the style sheet to every window.

    The sheet is the windows' own rather than the application's: under a sheet of the application Qt dresses all that
    lies in a widget again each time it is put into another, seven times and more until a page stands in its window.

    Made once per process by :func:`install`. ``changed`` is sent after anything visible changed;
    ``choice_changed`` carries the user's new choice, to be kept in the settings.
    """

    changed = Signal()
    choice_changed = Signal(str)

    def __init__(self, app: QApplication, choice: ThemeChoice, metrics: Metrics) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._metrics = metrics
        self._palette = LIGHT
        self._still = False
        self._dark: bool | None = None
        self._blink = app.cursorFlashTime()
        # Windows alone tells what its users chose, and only before the effects are switched off below.
        self._system_still = sys.platform == "win32" and not app.isEffectEnabled(Qt.UIEffect.UI_General)
        for effect in EFFECTS:
            # Nothing slides or fades in: what is asked for is there at once.
            app.setEffectEnabled(effect, False)
        self._glyphs = QTemporaryDir()
        self._sheet = ""
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    @property
    def palette(self) -> Palette:
        return self._palette

    @property
    def metrics(self) -> Metrics:
        return self._metrics

    @property
    def still(self) -> bool:
        """Whether the user, or the system, wants no motion."""
        return self._still or self._system_still

    @property
    def keeps_still(self) -> bool:
        """Whether the user asked for it here, whatever the system says."""
        return self._still

    def dress(self, window: QWidget | None) -> None:
        """Put the style sheet on a window, now and whenever it changes; best when all that it holds is in it.

        What has a parent wears what that wears.
        """
        if window is None or window.parentWidget() is not None:
            return
        if window.styleSheet() != self._sheet:
            window.setProperty(_DRESSED, True)
            window.setStyleSheet(self._sheet)

    def keep_still(self, *, wanted: bool) -> None:
        """Show no motion: the caret does not blink, and bars of work of unknown length stand."""
        if wanted != self._still:
            self._still = wanted
            self._apply()

    def choose(self, choice: ThemeChoice) -> None:
        """Take up the user's choice at once."""
        if choice is not self._choice:
            self._choice = choice
            self._apply()
            self.choice_changed.emit(choice.value)

    def suppose_ground(self, *, dark: bool) -> None:
        """Take the desktop's ground to be dark, or light: for pictures, drawn where no desktop is there to be asked."""
        self._dark = dark
        self._system_changed()

    def toggle(self) -> None:
        """From a light ground to a dark one, or back."""
        self.choose(ThemeChoice.LIGHT if self._palette.dark else ThemeChoice.DARK)

    def resize(self, *, text_scale: float | None = None, comfortable: bool | None = None) -> None:
        """Change the size of type (1.0 to 2.0) or the height of rows."""
        metrics = self._metrics
        if text_scale is not None:
            metrics = metrics._replace(text_scale=min(2.0, max(1.0, text_scale)))
        if comfortable is not None:
            metrics = metrics._replace(comfortable=comfortable)
        if metrics != self._metrics:
            self._metrics = metrics
            self._apply()

    def step_text(self, by: int) -> None:
        """The next larger size of type (1), or the next smaller (-1); at the end of the sizes, no other."""
        now = self._metrics.text_scale
        place = min(range(len(TEXT_SCALES)), key=lambda number: abs(TEXT_SCALES[number] - now))
        self.resize(text_scale=TEXT_SCALES[min(len(TEXT_SCALES) - 1, max(0, place + by))])

    def _system_changed(self) -> None:
        if self._choice in {ThemeChoice.SYSTEM, ThemeChoice.CONTRAST}:
            self._apply()

    def _chosen(self) -> Palette:
        hints = QGuiApplication.styleHints()
        dark = hints.colorScheme() is Qt.ColorScheme.Dark if self._dark is None else self._dark
        if self._choice is ThemeChoice.SYSTEM:
            wants_contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
            if not wants_contrast:
                return DARK if dark else LIGHT
        elif self._choice is not ThemeChoice.CONTRAST:
            return DARK if self._choice is ThemeChoice.DARK else LIGHT
        return CONTRAST_DARK if dark else CONTRAST_LIGHT

    def _apply(self) -> None:
        self._palette = self._chosen()
        focus = 3 if self._palette in {CONTRAST_DARK, CONTRAST_LIGHT} else 2
        self._metrics = self._metrics._replace(focus=focus)
        self._app.setCursorFlashTime(0 if self.still else self._blink)
        self._app.setFont(ui_font(self._metrics))
        self._app.setPalette(qt_palette(self._palette))
        self._sheet = style_sheet(self._palette, self._metrics, self._write_glyphs())
        for window in self._app.topLevelWidgets():
            if window.property(_DRESSED):
                window.setStyleSheet(self._sheet)
        self.changed.emit()

    def _write_glyphs(self) -> str:
        """Style sheets take pictures from files only; these few are tinted into a folder of this process."""
        folder = Path(self._glyphs.path())
        for name, role in SHEET_GLYPHS.items():
            file = folder / f"{name}-{self._palette.name}.svg"
            if not file.exists():
                file.write_bytes(icons.tinted_svg(name, self._palette.role(role)))
        return folder.as_posix()


class _Installed:
    """Holds the one theme of the process, as Qt holds its one palette and one style sheet."""

    theme: Theme | None = None


def install(
    app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM, metrics: Metrics | None = None
) -> Theme:
    """Make the theme of the process, once; later calls return the same."""
    if _Installed.theme is None:
        _Installed.theme = Theme(app, choice, metrics or Metrics())
    return _Installed.theme


def current() -> Theme:
    """The theme in force, for widgets that paint themselves.

    Raises:
        RuntimeError: no application has been made yet.
    """
    if _Installed.theme is None:
        raise RuntimeError("ui.theme.install has not been called")
    return _Installed.theme


def themed_icon(name: str, role: str = "text", side: int = 0, apart: int = 0) -> QIcon:
    """Our glyph in the colour of ``role`` in the palette in force; ``side`` and ``apart`` as of :func:`ui.theme.icons.icon`."""
    palette = current().palette
    return icons.icon(name, palette.role(role), palette.muted, side, apart)


_ICON = 16
"""Side of an icon at text scale 1, in device-independent pixels."""
_APART = 4
"""Pixels between an icon and its words beyond the four that Qt leaves."""


def draw_ahead(*names: str) -> None:
    """Draw glyphs of buttons with words that are still to be made, which then find them drawn."""
    for name in names:
        themed_icon(name, side=_icon_side(), apart=_APART)


def _icon_side() -> int:
    return round(_ICON * current().metrics.text_scale)


class Tint(QObject):
    """Keeps the icon of a button or an action in the colour of its role while themes change, as long as it lives."""

    def __init__(self, button: "QAbstractButton | QAction", name: str, role: str = "text") -> None:
        super().__init__(button)
        self._button = button
        self._name = name
        self._role = role
        current().changed.connect(self._tint)
        self._tint()

    def repaint_as(self, name: str, role: str) -> None:
        """Show another glyph or another role from now on."""
        self._name = name
        self._role = role
        self._tint()

    def _tint(self) -> None:
        side = _icon_side()
        apart = _APART if isinstance(self._button, QPushButton) and self._button.text() else 0
        self._button.setIcon(themed_icon(self._name, self._role, side, apart))
        if isinstance(self._button, QAbstractButton):
            self._button.setIconSize(QSize(side + apart, side))


def qt_palette(palette: Palette) -> QPalette:
    """The same roles as Qt's own palette, for what Qt draws itself (check marks, carets, selections)."""
    role = QPalette.ColorRole
    made = QPalette()
    for key, colour in (
        (role.Window, palette.window),
        (role.Base, palette.surface),
        (role.AlternateBase, palette.raised),
        (role.Button, palette.raised),
        (role.ToolTipBase, palette.raised),
        (role.WindowText, palette.text),
        (role.Text, palette.text),
        (role.ButtonText, palette.text),
        (role.ToolTipText, palette.text),
        (role.BrightText, palette.danger),
        (role.PlaceholderText, palette.hint),
        (role.Highlight, palette.accent),
        (role.HighlightedText, palette.on_accent),
        (role.Accent, palette.accent),
        (role.Link, palette.accent),
        (role.LinkVisited, palette.accent),
        (role.Light, palette.raised),
        (role.Midlight, palette.hover),
        (role.Mid, palette.border),
        (role.Dark, palette.control),
        (role.Shadow, palette.control),
    ):
        made.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(palette.muted))
    return made
