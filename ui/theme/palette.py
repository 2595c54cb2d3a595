"""Colours by their role. A widget names a role, never a colour."""

from typing import NamedTuple

from db.vocabulary import Phase


class Palette(NamedTuple):
    """One theme's colours, each as ``#RRGGBB``.

    Every text role reads at 4.5:1 or more on every ground role; ``control`` and ``focus`` stand at 2.5:1
    or more (3:1 off the selection). A test measures them all.
    """

    name: str
    dark: bool
    window: str
    surface: str
    raised: str
    hover: str
    selection: str
    border: str
    control: str
    text: str
    muted: str
    hint: str
    accent: str
    on_accent: str
    accent_hover: str
    focus: str
    ok: str
    warn: str
    danger: str
    phase_none: str
    phase_risk_present: str
    phase_violence_escalation: str
    phase_imminent_risk: str
    on_phase_none: str
    on_phase_risk_present: str
    on_phase_violence_escalation: str
    on_phase_imminent_risk: str

    def phase(self, phase: Phase | None) -> str:
        """Ground of a phase; ``None`` is a file without a phase."""
        return str(getattr(self, f"phase_{phase.value if phase else 'none'}"))

    def on_phase(self, phase: Phase | None) -> str:
        """Ink of letters and patterns on :meth:`phase`."""
        return str(getattr(self, f"on_phase_{phase.value if phase else 'none'}"))

    def role(self, name: str) -> str:
        """Colour of a role by its name, such as ``danger``.

        Raises:
            AttributeError: no such role.
        """
        return str(getattr(self, name))


GROUNDS = ("window", "surface", "raised", "hover", "selection")
TEXTS = ("text", "muted", "hint", "accent", "ok", "warn", "danger")

LIGHT = Palette(
    name="light",
    dark=False,
    window="#F6F5F2",
    surface="#FFFFFF",
    raised="#FBFAF8",
    hover="#ECEAE4",
    selection="#DCE8F4",
    border="#D5D2CA",
    control="#7F868D",
    text="#1C2126",
    muted="#5A626B",
    hint="#5A626B",
    accent="#1F4E79",
    on_accent="#FFFFFF",
    accent_hover="#173B5C",
    focus="#0B6BCB",
    ok="#1E6B43",
    warn="#8A5A00",
    danger="#A3142B",
    phase_none="#C9CCCF",
    phase_risk_present="#E3B341",
    phase_violence_escalation="#D9702B",
    phase_imminent_risk="#8E1535",
    on_phase_none="#1C2126",
    on_phase_risk_present="#1C2126",
    on_phase_violence_escalation="#14181C",
    on_phase_imminent_risk="#FFFFFF",
)

DARK = Palette(
    name="dark",
    dark=True,
    window="#14181C",
    surface="#1B2026",
    raised="#232A31",
    hover="#2C343C",
    selection="#24405C",
    border="#3A434C",
    control="#75808B",
    text="#E8EAED",
    muted="#A7B0BA",
    hint="#A7B0BA",
    accent="#7DB3E8",
    on_accent="#0C1A28",
    accent_hover="#A3CBF2",
    focus="#8CC4FF",
    ok="#6FCF97",
    warn="#F0B849",
    danger="#FF8A94",
    phase_none="#59626B",
    phase_risk_present="#E3B341",
    phase_violence_escalation="#F08A4B",
    phase_imminent_risk="#F2647E",
    on_phase_none="#FFFFFF",
    on_phase_risk_present="#1C2126",
    on_phase_violence_escalation="#14181C",
    on_phase_imminent_risk="#14181C",
)

# High contrast: black or white ground, no mid greys. Muted text is plain text, but what an
# empty field says is grey, or it would be taken for what somebody typed (0.00 of a cost); phases keep their hue because
# it is the one thing a map cannot say in black and white, and their pattern and letter say it again.
CONTRAST_LIGHT = Palette(
    name="contrast-light",
    dark=False,
    window="#FFFFFF",
    surface="#FFFFFF",
    raised="#FFFFFF",
    hover="#FFF3B0",
    selection="#CFE6FF",
    border="#000000",
    control="#000000",
    text="#000000",
    muted="#000000",
    hint="#595959",
    accent="#00336B",
    on_accent="#FFFFFF",
    accent_hover="#000000",
    focus="#0047B3",
    ok="#00522B",
    warn="#5E3C00",
    danger="#8A0019",
    phase_none="#FFFFFF",
    phase_risk_present="#F2C230",
    phase_violence_escalation="#E37B2F",
    phase_imminent_risk="#7A0026",
    on_phase_none="#000000",
    on_phase_risk_present="#000000",
    on_phase_violence_escalation="#000000",
    on_phase_imminent_risk="#FFFFFF",
)

CONTRAST_DARK = Palette(
    name="contrast-dark",
    dark=True,
    window="#000000",
    surface="#000000",
    raised="#000000",
    hover="#33301A",
    selection="#00305C",
    border="#FFFFFF",
    control="#FFFFFF",
    text="#FFFFFF",
    muted="#FFFFFF",
    hint="#B3B3B3",
    accent="#9CD0FF",
    on_accent="#000000",
    accent_hover="#FFFFFF",
    focus="#FFE066",
    ok="#8CF0B4",
    warn="#FFD466",
    danger="#FFA8B0",
    phase_none="#000000",
    phase_risk_present="#F2C230",
    phase_violence_escalation="#FF9B57",
    phase_imminent_risk="#FF7C96",
    on_phase_none="#FFFFFF",
    on_phase_risk_present="#000000",
    on_phase_violence_escalation="#000000",
    on_phase_imminent_risk="#000000",
)

PALETTES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance in sRGB).

    Raises:
        ValueError: not written as ``#RRGGBB``.
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(ground: str) -> str:
    """Black or white, whichever reads better on ``ground``; one of them always reaches 4.5:1."""
    return max("#000000", "#FFFFFF", key=lambda ink: contrast(ink, ground))


def _luminance(colour: str) -> float:
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"A colour is written #RRGGBB, not {colour!r}")
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
