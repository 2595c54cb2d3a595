"""What people type or paste: kept as seen, or refused with one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.refusals import BadInput
from app.rules.entry.texts import clean_line, clean_text, fold, required, required_line, required_text

RLO = "\u202e"
LRI, PDI = "\u2066", "\u2069"


def test_a_line_keeps_any_script_and_emoji() -> None:
    for name in ("Kyaw Moe Tun", "ကျော်မိုးထွန်း", "محمد‌رضا", "ኃይለ ሥላሴ", "Ольга", "🕊️ 👩‍👩‍👧", "অমর্ত্য"):
        assert clean_line(name, "name") == name


def test_a_line_becomes_one_line_in_nfc() -> None:
    assert clean_line("  Côte \r\n d\tIvoire  ", "name") == "Côte d Ivoire"


def test_text_keeps_its_lines_and_indentation() -> None:
    assert clean_text("\nOne  \r\n  two\rthree\u2028four\n\n", "summary") == "One\n  two\nthree\nfour"


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\x1c", "\x7f", "\x9f", "\ud800", "\ufffe", "\ufdd0"]
)
def test_control_characters_are_refused_with_their_place(character: str) -> None:
    for clean in (clean_line, clean_text):
        with pytest.raises(BadInput) as caught:
            clean(f"abc{character}d", "summary")
        assert caught.value.field == "summary"
        assert "position 4" in caught.value.message
        assert f"U+{ord(character):04X}" in caught.value.message


@pytest.mark.parametrize("code", range(0x202A, 0x202F))
def test_overrides_are_refused_everywhere(code: int) -> None:
    for clean in (clean_line, clean_text):
        with pytest.raises(BadInput, match="turns the direction"):
            clean(f"invoice{chr(code)}fdp.exe", "name")


def test_isolates_are_refused_in_a_line_and_must_close_in_text() -> None:
    quoted = f"They call it {LRI}Rakhine{PDI}, he said."
    assert clean_text(quoted, "summary") == quoted
    with pytest.raises(BadInput):
        clean_line(quoted, "name")
    for open_ended in (f"a {LRI}b\nc{PDI}", f"a{PDI} b {LRI}c", f"{LRI}{LRI}a{PDI}"):
        with pytest.raises(BadInput, match="not closed"):
            clean_text(open_ended, "summary")


def test_plain_direction_marks_are_ordinary() -> None:
    assert clean_line("\u200fعدن (A)\u200e", "place") == "\u200fعدن (A)\u200e"


def test_a_megabyte_of_text_gives_one_short_error_with_the_limit() -> None:
    with pytest.raises(BadInput) as caught:
        clean_text("x" * 1_048_576, "summary")
    assert caught.value.message == "Summary has 1,048,576 characters; at most 20,000 fit."
    assert len(str(caught.value)) < 200


def test_the_limit_holds_to_the_character() -> None:
    assert clean_line("x" * 10, "name", 10) == "x" * 10
    with pytest.raises(BadInput):
        clean_line("x" * 11, "name", 10)


@pytest.mark.parametrize("blank", ["", "   ", "\n\t", "\u00a0\u3000", "\u200b\u200e", "\u2060"])
def test_what_cannot_be_seen_is_empty(blank: str) -> None:
    with pytest.raises(BadInput) as caught:
        required(blank, "reason")
    assert caught.value.message == "Reason is empty."


def test_required_variants_clean_first() -> None:
    assert required_line(" a  b ", "name") == "a b"
    assert required_text("a\r\nb", "reason") == "a\nb"
    with pytest.raises(BadInput):
        required_text(" \n ", "reason")


@given(st.text(max_size=300))
def test_cleaning_is_stable_and_never_lets_hidden_characters_through(text: str) -> None:
    for clean in (clean_line, clean_text):
        try:
            once = clean(text, "field")
        except BadInput:
            continue
        assert clean(once, "field") == once
        assert not any(c < " " and c not in "\n\t" for c in once)
        assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e")


@given(st.text(alphabet="ab \n\r\t\u2028\u0085", max_size=60))
def test_a_line_never_holds_a_line_end(text: str) -> None:
    assert len(clean_line(text, "field").splitlines()) <= 1


def test_fold_ignores_case_accents_and_punctuation() -> None:
    assert fold("CÔTE D’IVOIRE") == fold("Cote d'Ivoire") == "cote d ivoire"
    assert fold("Türkiye") == "turkiye"
    assert fold("မြန်မာ") != ""
