"""Every text can be read on every ground, in each theme."""

import pytest

from db.vocabulary import Phase
from ui.theme.palette import GROUNDS, PALETTES, TEXTS, Palette, contrast, ink_on

_READABLE = 4.5
_VISIBLE = 3.0


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_reads_on_every_ground(palette: Palette, ground: str, text: str) -> None:
    assert contrast(palette.role(text), palette.role(ground)) >= _READABLE


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_text_reads_on_the_accent_and_on_phases(palette: Palette) -> None:
    assert contrast(palette.on_accent, palette.accent) >= _READABLE
    assert contrast(palette.on_accent, palette.accent_hover) >= _READABLE
    for phase in (None, *Phase):
        assert contrast(palette.on_phase(phase), palette.phase(phase)) >= _READABLE


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("ground", ["window", "surface", "raised", "hover"])
def test_focus_and_edges_of_controls_can_be_seen(palette: Palette, ground: str) -> None:
    assert contrast(palette.focus, palette.role(ground)) >= _VISIBLE
    assert contrast(palette.control, palette.role(ground)) >= _VISIBLE


def test_graver_is_darker_in_light_themes() -> None:
    for palette in PALETTES:
        if not palette.dark:
            ladder = [contrast(palette.phase(phase), "#000000") for phase in (None, *Phase)]
            assert ladder == sorted(ladder, reverse=True), palette.name


def test_high_contrast_has_no_mid_greys() -> None:
    for palette in PALETTES:
        if palette.name.startswith("contrast"):
            plain = {
                palette.window,
                palette.surface,
                palette.raised,
                palette.text,
                palette.muted,
                palette.border,
            }
            assert plain == {"#000000", "#FFFFFF"}


def test_contrast_is_the_standard_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")
    with pytest.raises(ValueError, match="RRGGBB"):
        contrast("red", "#FFFFFF")


def test_some_ink_reads_on_any_ground() -> None:
    greys = [f"#{level:02X}{level:02X}{level:02X}" for level in range(256)]
    assert min(contrast(ink_on(grey), grey) for grey in greys) >= _READABLE
