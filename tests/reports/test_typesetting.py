"""Lines: nothing lost, nothing too wide, each script in its own order and font."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.bidi import embedding_levels, visual_order
from reports.typesetting import Line, Run, Style, lay_out, text_width
from tests.support.examples import up_to

STYLE = Style()
LATIN = st.text("abc XYZ.,-/é ", min_size=0, max_size=120)
MIXED = st.text("ab عمر (12) မြန်မာ नरेन्द्र Ж-", min_size=0, max_size=80)


def shown(line: Line) -> str:
    """A line's text in reading order, for text from left to right."""
    return "".join(piece.shaped.text for piece in line.pieces)


@given(LATIN, st.floats(10, 400))
@example("/Y.", 10.0)
@example(" XX//", 18.0)
@settings(max_examples=up_to(80), deadline=None)
def test_no_character_is_lost_and_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    lines = lay_out((Run(text),), STYLE, width)
    assert "".join(shown(line) for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= width + 0.02 for line in lines)


@given(MIXED, st.floats(30, 300))
@example("Жာာာာ", 30.0)
@settings(max_examples=up_to(80), deadline=None)
def test_any_mix_of_scripts_keeps_its_characters_and_its_column(text: str, width: float) -> None:
    """But for a letter with so many marks that it is wider than the column: it is never cut into pieces."""
    lines = lay_out((Run(text),), STYLE, width)
    found = sorted("".join(shown(line) for line in lines).replace(" ", ""))
    assert found == sorted(_normal(text).replace(" ", ""))
    assert all(line.width <= width + 0.02 or _is_one_letter(shown(line)) for line in lines)


def _is_one_letter(text: str) -> bool:
    return all(unicodedata.category(mark).startswith("M") for mark in text.strip()[1:])


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def test_line_ends_and_blank_lines_are_kept() -> None:
    lines = lay_out((Run("one\r\n\ntwo\u2028three"),), STYLE, 200)
    assert [shown(line) for line in lines] == ["one", "", "two", "three"]


def test_an_empty_text_has_one_empty_line() -> None:
    assert [line.width for line in lay_out((Run(""),), STYLE, 100)] == [0]


def test_references_do_not_break_at_their_dashes_but_words_may() -> None:
    lines = lay_out((Run("EW-2026-0042 north-west"),), STYLE, text_width("EW-2026-0042 north-", STYLE) + 1)
    assert [shown(line) for line in lines] == ["EW-2026-0042 north-", "west"]


def test_burmese_breaks_between_syllables() -> None:
    words = "မြန်မာနိုင်ငံ"
    lines = [shown(line) for line in lay_out((Run(words),), STYLE, 30)]
    assert lines[0] in {"မြန်", "မြန်မာ"}
    assert "".join(lines) == words


def test_bold_runs_join_without_a_gap_of_their_own() -> None:
    one = lay_out((Run("Caution", bold=True), Run(": none")), STYLE, 500)
    assert len(one) == 1
    assert one[0].width == pytest.approx(
        text_width("Caution", Style(bold=True)) + text_width(": none", STYLE), abs=0.01
    )


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Nkosi", "NotoSans-Regular"),
        ("Зеленський", "NotoSans-Regular"),
        ("Ελλάδα", "NotoSans-Regular"),
        ("عمر", "NotoSansArabic-Regular"),
        ("မြန်မာ", "NotoSansMyanmar-Regular"),
        ("অভিজিৎ", "NotoSansBengali-Regular"),
        ("ኃይለ", "NotoSansEthiopic-Regular"),
        ("→", "NotoSansMono-Regular"),
    ],
)
def test_each_script_is_set_whole_in_one_font_that_has_it(text: str, face: str) -> None:
    (line,) = lay_out((Run(text),), STYLE, 500)
    assert [piece.shaped.face.name for piece in line.pieces] == [face]
    assert all(glyph.gid != 0 for piece in line.pieces for glyph in piece.shaped.glyphs)


def test_devanagari_has_glyphs_and_its_reordered_vowel_stands_before_its_consonant() -> None:
    (line,) = lay_out((Run("हि"),), STYLE, 500)
    glyphs = line.pieces[0].shaped.glyphs
    (alone,) = lay_out((Run("ह"),), STYLE, 500)
    assert len(glyphs) == 2
    assert glyphs[1].gid == alone.pieces[0].shaped.glyphs[0].gid


def test_arabic_letters_join() -> None:
    (line,) = lay_out((Run("بب"),), STYLE, 500)
    first, second = line.pieces[0].shaped.glyphs
    assert first.gid != second.gid


def test_taller_scripts_make_room_for_their_line() -> None:
    (latin,), (burmese,) = lay_out((Run("Ag"),), STYLE, 90), lay_out((Run("ကျွန်ုပ်တို့"),), STYLE, 90)
    assert latin.height == pytest.approx(STYLE.leading)
    assert burmese.height > latin.height


def test_right_to_left_text_stands_at_the_right_and_latin_at_the_left() -> None:
    assert lay_out((Run("عمر البشير (2019)"),), STYLE, 200)[0].rtl
    assert not lay_out((Run("Omar عمر"),), STYLE, 200)[0].rtl


def test_brackets_after_an_arabic_name_stay_whole() -> None:
    _, levels = embedding_levels("x عمر (2019) y")
    assert levels == [0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 1, 0, 0]


def test_a_label_does_not_turn_what_follows_around() -> None:
    alone = lay_out((Run("عمر OHCHR خبر"),), STYLE, 500)[0]
    labelled = lay_out((Run("Legal: ", bold=True), Run("عمر OHCHR خبر")), STYLE, 500)[0]
    words = [piece.shaped.text for piece in labelled.pieces if piece.shaped.text.strip()]
    assert words == ["Legal:", *(piece.shaped.text for piece in alone.pieces if piece.shaped.text.strip())]


def test_pieces_are_reversed_by_level() -> None:
    assert visual_order([0, 1, 1, 2, 1, 0]) == [0, 4, 3, 2, 1, 5]
    assert visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert visual_order([0, 0]) == [0, 1]
    assert visual_order([]) == []
