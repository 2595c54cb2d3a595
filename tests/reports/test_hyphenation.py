"""Long plain words are divided in narrow columns, by the language they are written in; whoever searches finds them whole."""

from io import BytesIO
from itertools import pairwise

import pypdf
import pytest

from app.briefs.data import BriefMarking
from app.briefs.encoding import brief_hash
from language import Language, speaking
from reports.brief import render_brief
from reports.grid import Grid
from reports.hyphenation import divisions, language_of
from reports.page import Furniture, build
from reports.typesetting import Run, Style, lay_out
from tests.briefs.samples.brief import sample_brief
from tests.reports.reading_back import text

ENGLISH = (
    "Responsibility for humanitarian infrastructure rests with the government administration of the country."
)
FRENCH = (
    "La responsabilité internationale des gouvernements exige l’intervention des organisations humanitaires."
)


def lines(words: str, width: float, style: Style | None = None) -> list[str]:
    return [
        "".join(piece.shaped.text for piece in line.pieces)
        for line in lay_out([Run(words)], style or Style(), width)
    ]


def parts(word: str, language: Language) -> str:
    places = divisions(word, language)
    return "-".join(word[start:end] for start, end in pairwise((0, *places, len(word))))


@pytest.mark.parametrize(
    ("word", "language", "divided"),
    [
        ("responsibility", Language.ENGLISH, "respons-ib-il-ity"),
        ("government,", Language.ENGLISH, "gov-ern-ment,"),
        ("responsabilité", Language.FRENCH, "res-pon-sa-bi-lité"),
        ("l’intervention.", Language.FRENCH, "l’inter-ven-tion."),
        ("internationale", Language.FRENCH, "inter-na-tio-nale"),
    ],
)
def test_each_language_divides_by_its_own_patterns(word: str, language: Language, divided: str) -> None:
    assert parts(word, language) == divided


@pytest.mark.parametrize(
    "word",
    [
        "Mandalay-Sagaing",
        "Okonjo-Iweala",
        "Rohingyas",
        "d’Administration",
        "EW-2026-0042",
        "A/HRC/39/64",
        "UNESCO",
        "naming",
        "700,000,000",
        "information@mfa.example",
        "မြန်မာနိုင်ငံ",
    ],
)
def test_names_codes_numbers_and_short_words_are_never_divided(word: str) -> None:
    assert divisions(word, Language.ENGLISH) == divisions(word, Language.FRENCH) == ()


def test_what_was_typed_in_the_other_language_is_divided_as_that() -> None:
    with speaking(Language.FRENCH):
        assert language_of(ENGLISH) is Language.ENGLISH
        assert language_of("organisations") is Language.FRENCH
    assert language_of(FRENCH) is Language.FRENCH


@pytest.mark.parametrize("width", [45.0, 60.0, 90.0, 130.0])
@pytest.mark.parametrize("words", [ENGLISH, FRENCH])
def test_no_line_is_wider_than_its_column_and_no_word_is_lost(words: str, width: float) -> None:
    laid = lay_out([Run(words)], Style(), width)
    assert all(line.width <= width + 0.02 for line in laid)
    assert "".join(lines(words, width)).replace("\u00ad", "").replace(" ", "") == words.replace(" ", "")


def test_where_words_have_room_two_lines_below_each_other_do_not_both_end_in_a_hyphen() -> None:
    found = lines(f"{ENGLISH} {ENGLISH}", 130)
    assert any(line.endswith("\u00ad") for line in found)
    assert not any(one.endswith("\u00ad") and other.endswith("\u00ad") for one, other in pairwise(found))


def test_wide_columns_headings_and_figures_are_not_divided() -> None:
    assert not any("\u00ad" in line for line in lines(ENGLISH * 3, 300))
    assert not any("\u00ad" in line for line in lines(ENGLISH, 90, Style(bold=True)))
    assert not any("\u00ad" in line for line in lines(ENGLISH, 130, Style(mono=True)))


def test_a_divided_word_is_whole_in_what_is_copied_and_in_what_is_attached() -> None:
    furniture = Furniture("EW-2026-0042", "Ministry", "Brief", BriefMarking("INTERNAL"))
    pdf = build([Grid((60, 90, 130, 200), [(ENGLISH, FRENCH, ENGLISH, "")])], furniture)
    raw = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    assert "humanit\u00ad\narian" in raw
    assert "humanit-" not in raw
    assert ENGLISH in text(pdf)
    brief = sample_brief()
    (data,) = pypdf.PdfReader(
        BytesIO(render_brief(brief, frozen_hash=brief_hash(brief)))
    ).attachments.values()
    assert "\u00ad".encode() not in data[0]
