"""Texts are said in the language spoken at that moment, and filled in as that language writes."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import Phase, ResponseStatus, words
from db.vocabulary.engagement import OpportunityStatus, PolicyArea, Stance, WaiverAnswer
from db.vocabulary.recommendations import UprResponse
from language import Language, Wording, mark, plural, said, speak, speaking, tr
from language.dates import day_words, in_figures, month_words, plain_day
from language.lists import and_list, listed, or_list
from language.numbers import amount, number
from language.pseudo import CLOSING, OPENING
from language.spoken import language_of

NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture
def french() -> Iterator[None]:
    with speaking(Language.FRENCH):
        yield


@pytest.mark.usefixtures("french")
def test_french_sets_numbers_money_and_days_its_own_way() -> None:
    assert number(1234567) == f"1{NARROW}234{NARROW}567"
    assert number(0.125, ".1f") == "0,1"
    assert amount(Decimal(12500), "EUR") == f"12{NARROW}500\N{NO-BREAK SPACE}EUR"
    assert plain_day(date(2021, 10, 22)) == "22 octobre 2021"
    assert plain_day(date(2021, 10, 1)) == "1er octobre 2021"
    assert day_words(date(2021, 10, 22)) == "vendredi 22 octobre 2021"
    assert month_words(date(2021, 8, 1)) == "août 2021"


@pytest.mark.usefixtures("french")
def test_a_text_is_filled_in_after_it_is_looked_up() -> None:
    assert tr("{count:,} rows and {share:.1f}", count=12_345, share=1.25) == f"12{NARROW}345 rows and 1,2"
    assert tr("since {day:%d %B %Y}", day=date(2026, 11, 26)) == "since 26 novembre 2026"


@given(st.text(min_size=1, max_size=40))
def test_no_value_is_looked_into(typed: str) -> None:
    """A name with braces, or one that happens to be a text of the program, stays a name."""
    assert tr("“{name}”", name=typed) == f"“{typed}”"


def test_french_says_nothing_and_one_alike() -> None:
    with speaking(Language.FRENCH):
        none, one, two = (plural("{count:,} day", "{count:,} days", count) for count in (0, 1, 2))
    assert (none, one, two) == ("0 jour", "1 jour", "2 jours")
    assert plural("{count:,} day", "{count:,} days", 0) == "0 days"


def test_a_constant_is_said_by_who_shows_it() -> None:
    phases = Wording({Phase.IMMINENT_RISK: (mark("Imminent risk"), "glyph")})
    english, text = phases[Phase.IMMINENT_RISK], mark("Imminent risk")
    with speaking(Language.FRENCH):
        assert phases[Phase.IMMINENT_RISK] == ("Risque imminent", "glyph")
        assert said(text) == words(Phase.IMMINENT_RISK) == "Risque imminent"
        assert said("Imminent risk") == "Imminent risk", "only what is marked is said"
    assert english == ("Imminent risk", "glyph")


def test_lists_are_joined_as_the_language_joins_them() -> None:
    assert and_list(["a", "b", "c"]) == "a, b and c"
    assert or_list(["a"]) == "a"
    assert and_list([]) == ""
    with speaking(Language.FRENCH):
        assert and_list(["a", "b", "c"]) == "a, b et c"
        assert or_list(["a", "b"]) == "a ou b"


def test_offices_with_commas_in_their_names_are_not_read_as_more_offices() -> None:
    two, third = ["Duty Director, Crisis Centre", "Head, Sanctions Unit"], "Minister"
    assert and_list([*two, third]) == "Duty Director, Crisis Centre; Head, Sanctions Unit and Minister"
    with speaking(Language.FRENCH):
        assert (
            or_list([*two, third])
            == f"Duty Director, Crisis Centre{NARROW}; Head, Sanctions Unit ou Minister"
        )


def test_a_language_for_one_piece_of_work_is_not_that_of_the_others() -> None:
    heard: list[str] = []
    with speaking(Language.FRENCH):
        other = Thread(target=lambda: heard.append(plain_day(date(2021, 8, 2))))
        other.start()
        other.join()
        heard.append(plain_day(date(2021, 8, 2)))
    assert heard == ["2 August 2021", "2 août 2021"]


def test_the_language_of_the_process_is_spoken_in_all_its_threads() -> None:
    heard: list[str] = []
    speak(Language.FRENCH)
    try:
        other = Thread(target=lambda: heard.append(month_words(date(2021, 8, 1))))
        other.start()
        other.join()
    finally:
        speak(Language.ENGLISH)
    assert heard == ["août 2021"]


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("fr_BE.UTF-8", Language.FRENCH),
        ("fr-CA", Language.FRENCH),
        ("en_GB", Language.ENGLISH),
        ("C", None),
        ("de_DE", None),
        ("", None),
    ],
)
def test_the_machine_s_language_is_understood(code: str, language: Language | None) -> None:
    assert language_of(code) is language


def test_the_pseudo_language_shows_what_was_said_and_leaves_names_alone() -> None:
    with speaking(Language.PSEUDO):
        shown = tr("Open {name}", name="Myanmar")
    assert shown.startswith(OPENING)
    assert shown.endswith(CLOSING)
    assert "Myanmar" in shown


def test_the_pseudo_language_makes_a_sentence_longer_by_words_that_can_break() -> None:
    """One word of a hundred letters would ask of the window what no language asks."""
    sentence = (
        "What was learned later changes neither: an event that was entered after a day is not known on it. "
        * 3
    )
    with speaking(Language.PSEUDO):
        shown = tr(sentence)
    assert len(shown) >= 1.3 * len(sentence)
    assert max(len(word) for word in shown.split()) < 20


@pytest.mark.usefixtures("french")
def test_french_sets_a_narrow_blank_before_the_semicolon_of_a_list() -> None:
    assert listed(("Une liste, longue", "", "une autre")) == f"Une liste, longue{NARROW}; une autre"


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Okoro", "Le compte d’Okoro"),
        ("Émile Ferrer", "Le compte d’Émile Ferrer"),
        ("Ferrer", "Le compte de Ferrer"),
        ("Hélène", "Le compte de Hélène"),
        ("EW-2026-0001", "Le compte de EW-2026-0001"),
    ],
)
def test_french_elides_before_a_name_that_begins_with_a_vowel(name: str, said: str) -> None:
    assert tr("The account of {names}", names=name) == said


@pytest.mark.usefixtures("french")
def test_a_code_agrees_with_what_it_is_said_of() -> None:
    """One word of English has several in French, after the gender and the kind of what it is said of."""
    assert (words(ResponseStatus.COMPLETED), words(OpportunityStatus.OPEN)) == ("Achevée", "Ouverte")
    assert (words(UprResponse.SUPPORTED), words(WaiverAnswer.DECLINED)) == ("Acceptée", "Rejetée")
    assert (words(PolicyArea.SANCTIONS), words(Stance.SANCTIONS)) == ("Sanctions", "Sanctionne")


@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ("4 March 2022", "2022-03-04"),
        ("briefs of March 4, 2022 and 1st Feb 2021", "briefs of 2022-03-04 and 2021-02-01"),
        ("march 2022", "2022-03"),
        ("4 mars 2022", "2022-03-04"),
        ("in camp 2022", "in camp 2022"),
    ],
)
def test_a_day_in_words_is_read_as_lists_have_it(typed: str, figures: str) -> None:
    assert in_figures(typed) == figures


def test_months_are_known_in_the_language_spoken_and_in_english() -> None:
    with speaking(Language.FRENCH):
        said = in_figures("1er août 2021, 4 fevrier 2022, 2 déc. 2020, 3 May 2022")
    assert said == "2021-08-01, 2022-02-04, 2020-12-02, 2022-05-03"


@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ("04/03/2022", "2022-03-04"),
        ("4/3/2022", "2022-03-04"),
        ("le 04.03.2022.", "le 2022-03-04."),
        ("du 01/03/2022 au 31/03/2022", "du 2022-03-01 au 2022-03-31"),
        ("03/14/2022", "03/14/2022"),
        ("04/03.2022", "04/03.2022"),
        ("1.2.3.2022", "1.2.3.2022"),
    ],
)
def test_day_month_and_year_in_figures_are_a_day_in_french_and_nobody_can_say_which_in_english(
    typed: str, figures: str
) -> None:
    with speaking(Language.FRENCH):
        assert in_figures(typed) == figures
    assert in_figures(typed) == typed
