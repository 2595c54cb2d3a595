"""How texts become words, and what is typed a query: in any script, and whatever is typed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from app.rules import finding
from app.rules.asking import only_asks
from app.rules.finding import (
    Term,
    about_countries,
    day_named,
    expression,
    is_whole_title,
    query_of,
    without_perhaps,
)
from app.rules.snippets import snippet
from db.vocabulary.finding import ThingKind
from db.vocabulary.tokens import Token, indexed, tokens
from language import Language, speaking
from migrations.third.find import statements


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


def no_country(_name: str) -> None:
    return None


def myanmar(name: str) -> str | None:
    return "MMR" if name.lower() in {"myanmar", "mmr", "burma"} else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maungdaw’s north", ["maungdaw", "s", "north"]),
        ("Médecins Sans Frontières", ["medecins", "sans", "frontieres"]),
        ("Łódź, Đorđe, Æsir", ["lodz", "dorde", "aesir"]),
        ("Žepa и Сребреница, Алёна", ["zepa", "и", "сребреница", "алена"]),
        ("اَلْخُرْطُوم الخرطوم", ["الخرطوم", "الخرطوم"]),
        ("أبيي إلى", ["ابيي", "الي"]),
        ("ትግራይ፡መቐለ", ["ትግራይ", "መቐለ"]),
        ("रोहिंग्या", ["रोहिंग्या"]),
        ("ရခိုင်", ["ရ", "ခို", "င်"]),
        ("缅甸国", ["缅", "甸", "国"]),
        ("𐴌𐴟𐴇", ["u10d0cu10d1fu10d07"]),
    ],
    ids=[
        "Latin",
        "accents",
        "letters alike",
        "Cyrillic",
        "Arabic vowels",
        "Arabic hamza",
        "Ethiopic",
        "Devanagari",
        "Burmese",
        "Chinese",
        "Rohingya",
    ],
)
def test_words_of_any_script(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=60))
def test_a_word_stands_where_it_is_said_to(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert words(text[token.start : token.end]) == [token.word]


@pytest.fixture(scope="module")
def index() -> Iterator[Any]:
    connection = dbapi2.connect(":memory:", isolation_level=None)
    connection.execute(next(one for one in statements() if "find_words using" in one))
    yield connection
    connection.close()


@given(text=st.text(max_size=60))
def test_every_word_of_a_text_is_found_by_the_index(index: Any, text: str) -> None:
    index.execute("delete from find_words")
    said = indexed(text).encode(errors="ignore").decode()
    index.execute("insert into find_words (rowid, tags, title, words) values (1, '', '', ?)", (said,))
    for token in tokens(text):
        asked = expression((Term((token.word,), begins=False),), "words")
        assert index.execute(
            "select rowid from find_words where find_words match ?", (asked,)
        ).fetchall() == [(1,)]


def test_words_are_beginnings_and_phrases_are_whole() -> None:
    query = query_of('displac "hate speech" in vil', no_country)
    assert query.terms == (
        Term(("displac",), begins=True),
        Term(("hate", "speech"), begins=False),
        Term(("in",), begins=False),
        Term(("vil",), begins=True),
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("contre l'Ukraine", [("contre",), ("l",), ("ukraine",)]),
        ("l’ONU", [("l",), ("onu",)]),
        ("qu’a-t-on dit", [("qu",), ("a", "t", "on"), ("dit",)]),
        ("O’Brien", [("o", "brien")]),
        ("“l’Ukraine”", [("l",), ("ukraine",)]),
    ],
)
def test_a_word_behind_a_french_article_is_a_word_of_its_own(
    typed: str, words: list[tuple[str, ...]]
) -> None:
    """An article that has lost its letter stands in no text of another language: nothing was found of l’Ukraine."""
    assert [term.words for term in query_of(typed, lambda _name: None).terms] == words


@pytest.mark.parametrize(
    ("typed", "countries"),
    [
        ("lAfghanistan", ["AFG"]),
        ("refus dUkraine", ["", "UKR"]),
        ("ukraine’s army", ["UKR", ""]),
        ("South Sudan’s army", ["SSD", ""]),
        ("DR Congo's army", ["COD", ""]),
        ("Papua New Guinea's", ["PNG"]),
        ("in Equatorial Guinea’s", ["", "GNQ"]),
        # With no apostrophe they are words of their own, and of another country’s name no country.
        ("the Americas", ["", ""]),
        ("south lUkraine", ["", ""]),
        ("l’Afghanistan", ["", "AFG"]),
        # Words of their own.
        ("dafghan larmy soman", ["", "", ""]),
    ],
)
def test_a_country_is_understood_with_or_without_the_apostrophe_before_or_behind_it(
    typed: str, countries: list[str]
) -> None:
    def code(words: tuple[str, ...]) -> str | None:
        return {
            "afghanistan": "AFG",
            "ukraine": "UKR",
            "oman": "OMN",
            "south ukraine": "XXA",
            "sudan": "SDN",
            "south sudan": "SSD",
            "congo": "COG",
            "dr congo": "COD",
            "guinea": "GIN",
            "papua new guinea": "PNG",
            "equatorial guinea": "GNQ",
            "america": "USA",
        }.get(" ".join(words))

    terms = about_countries(query_of(typed, no_country), code, 3).terms
    assert [term.country for term in terms] == countries


def test_the_european_union_in_capitals_is_looked_for_and_the_french_word_only_asks() -> None:
    union, small = (query_of(typed, no_country).terms[0] for typed in ("EU sanctions", "eu sanctions"))
    assert (union.perhaps, only_asks(union), small.perhaps, only_asks(small)) == (True, False, False, True)
    assert without_perhaps("sanctions de l’UE contre") == "sanctions de contre"


def test_filters_are_taken_out_of_the_words() -> None:
    query = query_of("kind:reports country:Burma from:2021-02 to:2021 sanctions", myanmar)
    assert query.kinds == (ThingKind.REPORT,)
    assert query.countries == ("MMR",)
    assert (query.since, query.until) == (date(2021, 2, 1), date(2021, 12, 31))
    assert query.terms == (Term(("sanctions",), begins=True),)


def test_a_day_is_looked_for_as_the_list_of_hits_writes_it() -> None:
    query = query_of("Ukraine 2022-03-04", no_country)
    assert (query.since, query.until) == (date(2022, 3, 4), date(2022, 3, 4))
    assert len(query.terms) == 1
    again = query_of("from:2022-01-01 2022-03-04", no_country)
    assert (again.since, again.until, len(again.terms)) == (date(2022, 1, 1), None, 1), (
        "a filter that was set stays"
    )
    assert query_of("2022-03", no_country).since is None
    assert query_of("2022-13-40", no_country).since is None


@pytest.mark.parametrize(
    ("typed", "since", "until", "said"),
    [
        ("4 March 2022", date(2022, 3, 4), date(2022, 3, 4), []),
        ("from:4 March 2022 to:August 2022 Bucha", date(2022, 3, 4), date(2022, 8, 31), ["bucha"]),
        ("Kabul August 2021", None, None, ["kabul", "august", "2021"]),
        ("August 2021", None, None, ["august", "2021"]),
        ('"Bucha, 4 March 2022"', None, None, ["bucha 4 march 2022"]),
        ('"until to:March 2022"', None, None, ["until to march 2022"]),
        ('from:2021 "4 March 2022"', date(2021, 1, 1), None, ["4 march 2022"]),
        ("from: 4 March 2022 Bucha", date(2022, 3, 4), None, ["bucha"]),
    ],
)
def test_a_day_in_words_limits_the_search_where_it_says_so_and_is_text_else(
    typed: str, since: date | None, until: date | None, said: list[str]
) -> None:
    """Turned into figures, *Kabul August 2021* was in no text that has these words."""
    query = query_of(typed, no_country)
    assert (query.since, query.until) == (since, until)
    assert [" ".join(term.words) for term in query.terms] == said


@pytest.mark.parametrize(
    ("typed", "since", "until", "said"),
    [
        ("04/03/2022", date(2022, 3, 4), date(2022, 3, 4), []),
        ("Boutcha 4/3/2022", date(2022, 3, 4), date(2022, 3, 4), ["boutcha"]),
        ("from:04.03.2022 to:31/03/2022 Boutcha", date(2022, 3, 4), date(2022, 3, 31), ["boutcha"]),
        ('"Boutcha, 04/03/2022"', None, None, ["boutcha 04 03 2022"]),
        ("from: 04/03/2022 to: 05/03/2022", date(2022, 3, 4), date(2022, 3, 5), []),
        ("le 1/3/2022, à Kaboul", date(2022, 3, 1), date(2022, 3, 1), ["le", "a", "kaboul"]),
        ("04.03.2022 Ukraine", date(2022, 3, 4), date(2022, 3, 4), ["ukraine"]),
        ("le 04.03.2022 Ukraine", date(2022, 3, 4), date(2022, 3, 4), ["le", "ukraine"]),
        ("ministre 04.03.2022", date(2022, 3, 4), date(2022, 3, 4), ["ministre"]),
        # Points stand in numbers as well.
        ("art. 5.1.2021 §2", None, None, ["art", "5 1 2021", "2"]),
        ("§ 5.1.2021", None, None, ["5 1 2021"]),
        ("note no 5.1.2021", None, None, ["note", "no", "5 1 2021"]),
        ("note n° 5.1.2021", None, None, ["note", "n", "5 1 2021"]),
        ("point 5.13.2021", None, None, ["point", "5 13 2021"]),
    ],
)
def test_a_day_that_is_written_as_in_french_limits_a_search_in_french_alone(
    typed: str, since: date | None, until: date | None, said: list[str]
) -> None:
    with speaking(Language.FRENCH):
        query = query_of(typed, no_country)
        assert (query.since, query.until) == (since, until)
        assert [" ".join(term.words) for term in query.terms] == said
        assert day_named("que savait le ministre le 04/03/2022 ?") == date(2022, 3, 4)
        assert day_named("que savait le ministre le 04.03.2022 ?") == date(2022, 3, 4)
        assert day_named("pourquoi refusé, art. 5.1.2021") is None
    in_english = query_of(typed, no_country)
    assert (in_english.since, in_english.until) == (None, None)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("what did the minister know on 4 March 2022?", date(2022, 3, 4)),
        ("Myanmar 2022-03-04", date(2022, 3, 4)),
        ("from:1 March 2022 to:March 2022 Bucha", date(2022, 3, 31)),
        ("between 1 February 2021 and 4 March 2022, Myanmar", date(2022, 3, 4)),
        ("from:4 March 2022 Bucha", None),
        ("Kabul August 2021", None),
        ('"Bucha, 4 March 2022"', None),
    ],
)
def test_a_question_names_the_last_whole_day_that_is_typed(typed: str, named: date | None) -> None:
    assert day_named(typed) == named


def test_a_filter_that_means_nothing_is_text() -> None:
    query = query_of("kind:nonsense from:yesterday country:Ruritania", no_country)
    assert not query.kinds
    assert [term.words for term in query.terms] == [
        ("kind", "nonsense"),
        ("from", "yesterday"),
        ("country", "ruritania"),
    ]


def test_a_number_is_found_as_people_write_it() -> None:
    assert query_of("EW-2026-0042", no_country).terms == (Term(("ew", "2026", "0042"), begins=True),)


@given(st.text(max_size=80))
def test_nothing_that_can_be_typed_is_an_error_or_means_anything_to_the_index(typed: str) -> None:
    query = query_of(typed, no_country)
    if query.terms:
        said = expression(query.terms, "title")
        inner = said.removeprefix("{title} : (").removesuffix(")")
        for piece in inner.split(" AND "):
            assert piece.startswith('"')
            assert piece.removesuffix(" *").endswith('"')
            assert piece.count('"') == 2


def test_a_snippet_marks_what_was_found() -> None:
    text = "People fled. " * 30 + "Four villages were burned near Maungdaw, and the Médecins left."
    found = snippet(text, query_of("medec village", no_country).terms)
    assert [found.text[start:end] for start, end in found.marks] == ["villages", "Médecins"]
    assert found.text.startswith("… ")
    assert len(found.text) < 240


def test_words_that_end_nothing_do_not_run_into_the_next_line_of_a_snippet() -> None:
    """A brief is found by its title and by why it was referred, which stand on lines of their own."""
    found = snippet(
        "Forced transfer through camps\nNot among the powers of D-002.\nThe unit has them.\n",
        query_of("powers", no_country).terms,
    )
    assert found.text == "Forced transfer through camps · Not among the powers of D-002. The unit has them."
    assert [found.text[start:end] for start, end in found.marks] == ["powers"]


def test_a_short_title_is_shown_from_its_beginning() -> None:
    title = "Rejetée\u00a0: Join the freeze of development aid"
    assert snippet(title, query_of("aid", no_country).terms).text == title.replace("\u00a0", " ")


def test_a_snippet_marks_part_of_a_name_without_blanks() -> None:
    found = snippet("တပ်မတော်သည် ရခိုင်ပြည်နယ်တွင်", query_of("ပြည်နယ်", no_country).terms)
    assert [found.text[start:end] for start, end in found.marks] == ["ပြည်နယ်"]


@pytest.mark.parametrize(
    ("title", "typed", "whole"),
    [
        ("Étude du siège", "etude du siege", True),
        ("« Étude » du siège.", "etude du siege", True),
        ("Étude du siège", "etude du", False),
        ("Étude du siège", "etude du siege maintenant", False),
        ("The siege", "the siege", True),
        ("The siege", "siege", False),
        ("The siege", "", False),
        ("", "", False),
    ],
)
def test_a_title_is_what_was_typed_where_it_has_all_of_its_words_and_no_other(
    title: str, typed: str, whole: bool
) -> None:
    assert is_whole_title(title, words(typed)) is whole


def test_a_title_of_any_language_is_read_no_further_than_it_is_like_what_was_typed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def told(text: str) -> Iterator[Token]:
        for token in tokens(text):
            read.append(token.word)
            yield token

    monkeypatch.setattr(finding, "tokens", told)
    assert not is_whole_title("Étude du siège de la ville, au début de l’été", ["etude", "des", "villes"])
    assert read == ["etude", "du"]
