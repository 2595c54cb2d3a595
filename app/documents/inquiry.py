"""What an inquiry asks of a country file, and the answers that the record gives, as frozen data.

The twenty questions are those of the requirements, in their order and under their numbers: a secretary asks for
question 5 by its number. Window and paper show the same answers.
"""

from dataclasses import dataclass
from typing import Final

from app.documents.cover import Cover
from language import mark, tr

QUESTIONS: Final = (
    mark("When did you first know, from whom, and how good was the source?"),
    mark("Who was told, when, and did they open it?"),
    mark("Who could act, under which instrument?"),
    mark("Which options were put, which were dropped, by whom, and why?"),
    mark("Who delayed, how long, and at which step?"),
    mark("Was wording from the field changed on its way up?"),
    mark("Were figures held back as unverified, and who objected?"),
    mark("Was there one strategy, or several voices?"),
    mark("Did other interests prevail, and was that written down?"),
    mark("Was taking no action a decision?"),
    mark("Was dissent recorded?"),
    mark("Was a plan ready beforehand?"),
    mark("What did partners do?"),
    mark("Did the measure work?"),
    mark("How many warnings were not borne out, and what was missed?"),
    mark("Which acts were outside authority, and were they ratified?"),
    mark("Which training did the deciders have?"),
    mark("Was the lesson closed?"),
    mark("Who read what, and when?"),
    mark("What did the file say on a given day?"),
)


def question_words(number: int) -> str:
    """A question by its number, in the language spoken."""
    return tr(QUESTIONS[number - 1])


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: its heading, and its share of the width."""

    heading: str
    share: int = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of an answer, a text for each column. ``page`` and ``key``: where the window shows it in full."""

    cells: tuple[str, ...]
    page: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says to one question: a sentence or two, then the facts behind it.

    An answer that the record cannot give says so in its sentence: nothing is filled in. ``kept`` says in which
    registers of the program the facts stand.
    """

    number: int
    said: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    kept: str = ""

    @property
    def question(self) -> str:
        return question_words(self.number)


@dataclass(frozen=True, slots=True)
class InquiryAnswers:
    """The twenty answers on a country file, or on one report of it."""

    cover: Cover
    answers: tuple[Answer, ...]
