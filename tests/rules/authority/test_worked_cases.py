"""The worked cases that the ministry's lawyers agreed, one test each."""

import pytest

from app.rules.authority import RULES, Register, explain_offices, resolve, who_can_decide
from tests.rules.authority import world

_DATA = world.load()


@pytest.fixture(scope="module")
def register() -> Register:
    return world.register(_DATA)


def test_s27_all_worked_cases_are_there() -> None:
    assert len(world.cases(_DATA)) == 44
    assert len(world.searches(_DATA)) == 6


@pytest.mark.parametrize("case", world.cases(_DATA), ids=lambda case: f"{case.id} {case.title}")
def test_s27_each_worked_case_has_its_answer_and_the_rule_that_decides(
    case: world.WorkedCase, register: Register
) -> None:
    verdict = resolve(case.request, register)

    assert verdict.outcome == case.outcome, verdict.message
    assert (verdict.instrument.number if verdict.instrument else None) == case.instrument
    if verdict.refused:
        assert verdict.rule_number == case.rule, verdict.message
        assert RULES[str(verdict.rule)].number == case.rule
        assert verdict.remedy
    else:
        assert verdict.rule is None
        assert verdict.chain[-1].instrument.original


@pytest.mark.parametrize("case", world.cases(_DATA), ids=lambda case: case.id)
def test_words_name_offices_and_never_identifiers(case: world.WorkedCase, register: Register) -> None:
    said = f"{(verdict := resolve(case.request, register)).message} {verdict.remedy}"

    assert "{" not in said
    assert not any(office["id"] in said for office in _DATA["world"]["offices"] if "_" in office["id"])
    assert not any(held["person"] in said for held in _DATA["world"]["holders"])


@pytest.mark.parametrize("search", world.searches(_DATA), ids=lambda search: search.id)
def test_who_can_decide(search: world.WorkedSearch, register: Register) -> None:
    found = who_can_decide(search.matter, register, near=search.near)

    assert [candidate.office.id for candidate in found] == search.offices


@pytest.mark.parametrize("search", world.searches(_DATA), ids=lambda search: search.id)
def test_every_office_says_why(search: world.WorkedSearch, register: Register) -> None:
    answers = explain_offices(search.matter, register, near=search.near)

    assert len(answers) == len(_DATA["world"]["offices"])
    assert [answer.office.id for answer in answers if answer.can] == search.offices
    assert all(answer.why for answer in answers)
    assert all(answer.verdict.rule_number for answer in answers if not answer.can)
