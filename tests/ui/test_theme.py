"""The theme in force: what follows a choice, and what can be seen of it."""

import re
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.vocabulary import Phase
from tests.ui.support import count_pixels
from ui.theme import Metrics, Theme, ThemeChoice, themed_icon
from ui.theme.fonts import load_bundled, ui_font
from ui.theme.phases import fill_phase
from ui.theme.resources import ICONS
from ui.widgets.words import Words

_CHOICES = [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST]


def test_a_choice_reaches_windows_palette_and_listeners(theme: Theme, qtbot: QtBot) -> None:
    window, inner = QWidget(), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(inner)
    theme.dress(window)
    theme.dress(inner)
    with qtbot.waitSignals([theme.changed, theme.choice_changed]):
        theme.choose(ThemeChoice.DARK)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert theme.palette.dark
    assert theme.palette.window in window.styleSheet()
    assert not inner.styleSheet(), "what lies in a window wears what the window wears"
    assert app.palette().window().color().name().upper() == theme.palette.window


def test_toggle_goes_to_the_other_ground_and_back(theme: Theme) -> None:
    theme.toggle()
    assert theme.palette.name == "dark"
    theme.toggle()
    assert theme.palette.name == "light"


def test_high_contrast_has_a_wider_focus(theme: Theme) -> None:
    usual = theme.metrics.focus
    theme.choose(ThemeChoice.CONTRAST)
    assert theme.metrics.focus == usual + 1


def test_sizes_stay_between_once_and_twice(theme: Theme) -> None:
    theme.resize(text_scale=5.0, comfortable=True)
    assert theme.metrics.text_scale == 2.0
    assert theme.metrics.row == 68
    theme.resize(text_scale=1.0)
    assert theme.metrics.row == 34


@pytest.mark.parametrize("choice", _CHOICES)
@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QCheckBox, QComboBox, QSpinBox, QTableView])
def test_focus_can_be_seen(theme: Theme, qtbot: QtBot, choice: ThemeChoice, kind: type[QWidget]) -> None:
    theme.choose(choice)
    window = QWidget()
    qtbot.addWidget(window)
    widget, other = kind(window), QPushButton("Other", window)
    widget.setGeometry(10, 10, 160, 60)
    other.setGeometry(10, 90, 160, 40)
    window.resize(200, 150)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    without = count_pixels(widget.grab().toImage(), theme.palette.focus)
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    ring = count_pixels(widget.grab().toImage(), theme.palette.focus)
    assert ring - without > 100


@pytest.mark.parametrize("choice", _CHOICES)
def test_the_ring_of_a_filled_button_leaves_its_words_alone(
    theme: Theme, qtbot: QtBot, choice: ThemeChoice
) -> None:
    """Ground shows between ring and fill; where the words are, the button is painted as it is without the focus."""
    theme.choose(choice)
    window = QWidget()
    qtbot.addWidget(window)
    button, other = QPushButton("Escalate", window), QPushButton("Other", window)
    button.setProperty("kind", "primary")
    button.setGeometry(10, 10, 160, 30)
    other.setGeometry(10, 90, 160, 40)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    inner = button.rect().adjusted(6, 6, -6, -6)
    before = button.grab(inner).toImage()
    ring = count_pixels(button.grab().toImage(), theme.palette.focus)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.grab(inner).toImage() == before
    assert count_pixels(button.grab().toImage(), theme.palette.focus) - ring > 100


@pytest.mark.parametrize("file", sorted(ICONS.glob("*.svg")), ids=lambda file: file.stem)
def test_glyphs_have_one_colour_that_a_role_gives(theme: Theme, file: object) -> None:
    path = ICONS / str(file)
    drawing = path.read_text(encoding="utf-8")
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing)) - {"none"}
    assert colours == {"currentColor"}
    image = themed_icon(path.stem, "danger").pixmap(32, 32).toImage()
    assert count_pixels(image, theme.palette.danger) > 5


def test_patterns_get_denser_as_phases_get_graver(theme: Theme) -> None:
    ink = []
    for phase in (None, *Phase):
        image = QImage(64, 64, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        fill_phase(painter, QRectF(0, 0, 64, 64), phase, theme.palette)
        painter.end()
        ground, letter = (QColor(theme.palette.role(f"{on}phase_{phase or 'none'}")) for on in ("", "on_"))
        span = abs(letter.lightness() - ground.lightness())
        found = sum(
            abs(image.pixelColor(x, y).lightness() - ground.lightness()) for x in range(64) for y in range(64)
        )
        ink.append(found / span)
    assert ink[0] == 0
    assert all(denser > 1.3 * fainter for fainter, denser in pairwise(ink))


def test_the_bundled_typeface_is_there_where_a_system_has_none() -> None:
    assert "Noto Sans" in load_bundled()


@pytest.mark.parametrize("name", ["မြန်မာ", "বাংলা", "हिन्दी", "አማርኛ", "السودان", "Київ"])
def test_a_name_in_the_script_of_its_country_is_never_drawn_as_boxes(qapp: QApplication, name: str) -> None:
    written = QTextLayout(name, ui_font(Metrics()))
    written.beginLayout()
    written.createLine()
    written.endLayout()
    glyphs = [number for run in written.glyphRuns() for number in run.glyphIndexes()]
    assert glyphs
    assert 0 not in glyphs, "a font without the letter draws its box"
    assert QFontDatabase.hasFamily("Noto Sans")


def test_the_font_in_force_is_a_sans_of_the_body_size(theme: Theme) -> None:
    font = QApplication.font()
    assert font.pixelSize() == 13
    assert not QFontInfo(font).fixedPitch()


def test_sizes_of_type_differ(qtbot: QtBot) -> None:
    from ui.theme import TextSize

    heights = []
    for size in TextSize:
        words = Words("Ag", size=size)
        qtbot.addWidget(words)
        words.ensurePolished()
        heights.append(words.sizeHint().height())
    assert heights == sorted(heights)
    assert len(set(heights)) == 4


def test_what_a_source_wrote_is_never_markup(qtbot: QtBot) -> None:
    words = Words("<b>bold</b> & <img src=x>")
    qtbot.addWidget(words)
    assert words.textFormat().name == "PlainText"
    assert "<b>" in words.text()
