"""Each question of an inquiry has a right answer in the demonstration, and a printed page that says it."""

from collections.abc import Callable
from functools import cache

import pytest

from app.documents.inquiry import QUESTIONS
from app.documents.kinds import kind_of
from app.reading.documents.asked import Asked as DocumentAsked
from app.reading.documents.gathering import gather
from app.reading.inquiry.answers import answer_to
from reports.documents.frame import render_document
from tests.demo.conftest import Case
from tests.inquiry.asked import ASKED, Asked
from tests.reports.reading_back import pages

Paper = Callable[[str], tuple[str, ...]]

BY_NUMBER = pytest.mark.parametrize("asked", ASKED, ids=lambda one: f"question-{one.number}")


@pytest.fixture(scope="session")
def paper(case: Case) -> Paper:
    """The pages of the answers on a country, each as its text in one line."""

    @cache
    def printed(country: str) -> tuple[str, ...]:
        with case.read() as session:
            now = case.ministry.store.clock()
            found = gather(session, DocumentAsked(kind_of("inquiry"), country, now, "A secretary"))
        return tuple(" ".join(page.split()) for page in pages(render_document(found)))

    return printed


def test_there_is_a_test_of_each_question() -> None:
    assert [one.number for one in ASKED] == list(range(1, len(QUESTIONS) + 1))


@BY_NUMBER
def test_the_record_answers_it(case: Case, asked: Asked) -> None:
    with case.read() as session:
        answer = answer_to(session, asked.number, asked.country, case.ministry.store.clock())
    for words in asked.said:
        assert words in answer.said
    for fact in asked.facts:
        assert any(all(words in " | ".join(row.cells) for words in fact) for row in answer.rows), (
            fact,
            answer.rows,
        )
    assert {len(row.cells) for row in answer.rows} == {len(answer.columns)}


@BY_NUMBER
def test_a_page_of_the_paper_answers_it(paper: Paper, asked: Asked) -> None:
    printed = paper(asked.country)
    head = f"{asked.number}. {QUESTIONS[asked.number - 1]}"
    [place] = [number for number, page in enumerate(printed) if head in page]
    page = printed[place]
    for words in asked.said:
        assert words in page
    assert "Kept in:" in page
    # The first page says the whole in short.
    assert QUESTIONS[asked.number - 1] in printed[0]
    assert asked.said[0] in printed[0]
