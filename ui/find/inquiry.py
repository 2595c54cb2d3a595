"""The questions of an inquiry: who types one, with a country or in its file, is led to its answer."""

from collections.abc import Mapping

from app.documents.inquiry import QUESTIONS, question_words
from app.reference.countries import CountryTable
from app.rules.finding import Query
from language import mark, tr
from ui.find.commands import Command, asked_about, matching
from ui.window import MainWindow

_ALSO = mark("inquiry commission question")
"""What else people type when they look for the questions."""


def inquiry_questions(
    window: MainWindow, files: Mapping[str, str], countries: CountryTable, query: Query
) -> tuple[Command, ...]:
    """The questions that are asked for, about the country that is typed or whose file is open.

    Without a country: the way to all questions, for each open file, where the words ask for an inquiry. ``files``: the
    names of the open files by their codes.
    """
    about, name, terms = asked_about(window, countries, query)
    if not terms or "countries" not in window.pages:
        return ()
    wanted = Query(terms=terms, kinds=query.kinds)
    if about in files:
        return matching([_question(window, about, name, number) for number in _NUMBERS], wanted)
    if about:
        return ()
    return matching([_all(window, code, called) for code, called in files.items()], wanted)


_NUMBERS = range(1, len(QUESTIONS) + 1)


def _question(window: MainWindow, country: str, name: str, number: int) -> Command:
    return Command(
        tr("{country}: {question}", country=name, question=question_words(number)),
        "",
        lambda: window.go("countries", f"{country}/inquiry/{number}"),
        tr(_ALSO),
    )


def _all(window: MainWindow, country: str, name: str) -> Command:
    return Command(
        tr("{country}: what an inquiry will ask", country=name),
        "",
        lambda: window.go("countries", f"{country}/inquiry"),
        tr(_ALSO),
    )
