"""Verdicts and typed input of the rules in French: values filled in, one and many, and what is typed understood."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from string import Formatter

import pytest

from app.refusals import BadInput
from app.rules.authority import resolve
from app.rules.authority.codes import refusal
from app.rules.authority.obstacles import OBSTACLES
from app.rules.authority.paperwork import PAPERWORK
from app.rules.authority.refusal import Rule
from app.rules.entry.money import Money, parse_money
from app.rules.entry.numbers import parse_number
from app.rules.evidence.displacement import parse_people, people_number, people_words
from app.rules.plans.levers import readiness
from app.rules.release.words import holds_mark, mark_of, without_marks
from app.rules.reports.clocks import Term, duration_words, hours, parse_term, working_days
from app.rules.reports.flow import Act, Standing, may
from app.rules.risk.likelihood import mixed_sentence
from db.vocabulary import Phase, ReportStatus, Role
from db.vocabulary.plans import LeverState
from language import Language, speaking
from tests.rules.authority.build import line, register, request

THIN, NO_BREAK = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@pytest.fixture
def french() -> Iterator[None]:
    with speaking(Language.FRENCH):
        yield


BOTH = (Language.ENGLISH, Language.FRENCH)


@pytest.mark.parametrize("rule", [*OBSTACLES, *PAPERWORK], ids=lambda rule: rule.code)
def test_a_refusal_of_authority_names_in_french_what_it_names_in_english(rule: Rule) -> None:
    named = {
        name for text in (rule.message, rule.remedy) for _, name, _, _ in Formatter().parse(text) if name
    }
    told = {name: f"<{name}>" for name in named}
    english = refusal(rule.code, told)
    with speaking(Language.FRENCH):
        french = refusal(rule.code, told)
    assert french.message != english.message
    assert french.remedy != english.remedy
    for name in told.values():
        assert (name in english.message) == (name in french.message)
        assert (name in english.remedy) == (name in french.remedy)


def test_a_verdict_reads_in_french_and_keeps_its_rule() -> None:
    asked, known = request(tool="XX-9"), register(line())
    english = resolve(asked, known)
    with speaking(Language.FRENCH):
        french = resolve(asked, known)
    assert french.rule == english.rule == "authority.unknown_tool"
    assert "XX-9" in french.message
    assert french.message != english.message


@pytest.mark.usefixtures("french")
def test_the_flow_refuses_in_french_words_not_in_codes() -> None:
    refused = may(Act.SUBMIT, frozenset({Role.ANALYST}), Standing(status=ReportStatus.ESCALATED))
    assert refused.rule == "flow.submit.state"
    for code in (ReportStatus.ESCALATED.value, ReportStatus.DRAFT.value, "submitted"):
        assert code not in f"{refused.reason} {refused.remedy}"


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1, employé en partie, peut resservir"), (2, "2, employés en partie, peuvent resservir")],
)
def test_levers_partly_spent_are_counted_in_french(count: int, said: str) -> None:
    assert said in readiness(Phase.IMMINENT_RISK, [LeverState.PARTLY_SPENT] * count).alarm


@pytest.mark.usefixtures("french")
def test_people_are_counted_in_french_and_read_back() -> None:
    assert people_words(1, 1) == "1 personne"
    assert people_words(2, 2) == "2 personnes"
    assert people_words(700_000, None) == f"au moins 700{THIN}000 personnes"
    for least, most in ((500, 500), (2_000, 5_000), (700_000, None)):
        assert parse_people(people_number(least, most)) == (least, most)
    assert parse_people("plus de 1 200") == (1_200, None)
    assert parse_people("300 à 500") == (300, 500)


@pytest.mark.parametrize(
    ("term", "language"),
    [(term, one) for term in (hours(72), working_days(1), working_days(10)) for one in BOTH],
)
def test_a_term_is_kept_the_same_and_read_as_it_is_said(term: Term, language: Language) -> None:
    kept = str(term)
    with speaking(language):
        assert str(term) == kept
        assert parse_term(term.words, "clocks") == parse_term(kept, "clocks") == term


@pytest.mark.usefixtures("french")
def test_terms_and_spans_are_said_in_french() -> None:
    assert working_days(1).words == "1 jour ouvré"
    assert working_days(10).words == "10 jours ouvrés"
    assert parse_term("3 jours ouvrables", "clocks") == working_days(3)
    assert parse_term("48 heures", "clocks") == hours(48)
    assert duration_words(timedelta(days=3)) == "3 j"


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    "typed", ["12500,50", "12 500,50", f"12{THIN}500,50", f"12{NO_BREAK}500,5", "12500.50"]
)
def test_money_is_read_as_french_writes_it(typed: str) -> None:
    assert parse_money(typed, "eur") == Money(Decimal("12500.50"), "EUR")


@pytest.mark.usefixtures("french")
def test_french_money_is_never_taken_for_a_thousand_times_as_much() -> None:
    with pytest.raises(BadInput):
        parse_money("1,234", "EUR")
    assert str(Money(Decimal("1234.5"), "EUR")) == f"1{THIN}234,50{NO_BREAK}EUR"


@pytest.mark.parametrize(
    ("typed", "amount"), [("1,234", "1234"), ("1,234.50", "1234.50"), ("12,50", "12.50"), ("1 000", "1000")]
)
def test_english_money_is_read_with_its_signs(typed: str, amount: str) -> None:
    assert parse_money(typed, "EUR").amount == Decimal(amount)


def test_numbers_are_read_with_a_comma_for_decimals() -> None:
    assert parse_number("0,01", "p", whole=False) == 0.01
    with pytest.raises(BadInput):
        parse_number("1,000", "p", whole=False)
    with speaking(Language.FRENCH):
        assert parse_number("0,001", "p", whole=False) == 0.001
        assert parse_number("1 000", "n", whole=True) == 1000
        with pytest.raises(BadInput):
            parse_number("1,5", "n", whole=True)


@pytest.mark.parametrize(("written", "read"), [(one, other) for one in BOTH for other in BOTH])
def test_what_was_withheld_is_seen_in_whatever_language_it_was_marked(
    written: Language, read: Language
) -> None:
    with speaking(written):
        text = f"Seen by {mark_of('Protection of persons')} in May."
    with speaking(read):
        assert holds_mark(text)
        assert "Protection" not in without_marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Il est probable, avec un degré de confiance élevé, que les attaques reprennent.",
        "Très improbable ; confiance faible.",
        "Nous estimons avec une confiance modérée qu’une escalade est très probable.",
    ],
)
def test_likelihood_and_confidence_in_one_french_sentence_are_found(text: str) -> None:
    assert mixed_sentence(text) == text


@pytest.mark.parametrize(
    "text",
    ["Une escalade est probable. Le degré de confiance est modéré.", "Un vote de confiance est probable."],
)
def test_french_sentences_apart_are_left_alone(text: str) -> None:
    assert mixed_sentence(text) is None
