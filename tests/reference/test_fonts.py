"""The bundled fonts: each can be embedded in a PDF, and together they cover the scripts that names are in."""

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from app.reference.shipped import FONTS

SAMPLES = {
    "NotoSans": "Ünïé ŵłőř Ольга Ελλάς “—…” §",
    "NotoSansArabic": "محمد عدن گچپ",
    "NotoSansBengali": "অমর্ত্য",
    "NotoSansDevanagari": "नेपाल",
    "NotoSansEthiopic": "ኃይለ ሥላሴ",
    "NotoSansMono": "a1b2 │",
    "NotoSansMyanmar": "ကျော်မိုးထွန်း",
}


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.name)
def test_a_font_embeds_and_covers_its_script(path: Path) -> None:
    font = TTFontFile(str(path))
    sample = SAMPLES[path.name.partition("-")[0]]
    missing = [
        character for character in sample if character != " " and ord(character) not in font.charToGlyph
    ]
    assert missing == []


def test_every_script_has_its_font_and_the_licence_is_beside_them() -> None:
    found = {path.name.partition("-")[0] for path in FONTS.glob("*.ttf")}
    assert found == set(SAMPLES)
    assert all((FONTS / f"{family}-Regular.ttf").is_file() for family in SAMPLES)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 6_000_000
