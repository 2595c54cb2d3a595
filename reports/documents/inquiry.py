"""Answers to an inquiry: all twenty in short on the first page, then each question from the head of a page of its own.

That page can be handed on by itself: it carries the question, the answer, where the facts are kept, and the facts.
"""

from collections.abc import Iterator

from reportlab.platypus import Flowable, PageBreak

from app.documents.inquiry import Answer, InquiryAnswers
from language import tr
from language.phrases import headed
from reports.blocks import Block, Heading, Stack, Text
from reports.grid import GUTTER, Grid
from reports.styles import ANNEX, BODY, MUTED, STRONG
from reports.typesetting import Run, text_width


def inquiry_story(page: InquiryAnswers) -> list[Flowable]:
    """The overview, then a page for each question; a longer answer runs on."""
    return [_overview(page), *(part for one in page.answers for part in _answer(one))]


def _overview(page: InquiryAnswers) -> Block:
    rows = [
        (str(one.number), Stack([Text([Run(one.question, bold=True)]), Text(one.said)]))
        for one in page.answers
    ]
    return Grid((18, 490), rows, header=("", tr("Question, and the answer in short")), styles=(STRONG, BODY))


def _answer(one: Answer) -> Iterator[Flowable]:
    yield PageBreak()
    yield Heading(f"{one.number}.  {one.question}", ANNEX, key=f"question-{one.number}")
    said = Stack([Text(one.said), Text(headed(tr("Kept in"), one.kept), MUTED)], 2)
    said.spaceAfter = 6
    yield said
    if one.rows:
        header = [column.heading for column in one.columns]
        yield Grid(
            _widths(one),
            [row.cells for row in one.rows],
            header=header,
            styles=[BODY] * len(header),
        )


_ROOM = 511.0
"""Points between the margins of an A4 page, by which the widths are reckoned; other paper keeps their shares."""


def _widths(one: Answer) -> list[float]:
    """Each column its share, but a number or a day is not broken: what these need is taken from the running texts."""
    room = _ROOM - GUTTER * (len(one.columns) - 1)
    whole = sum(column.share for column in one.columns)
    needed = [_longest(one, place) for place in range(len(one.columns))]
    fixed = {
        place: need
        for place, (column, need) in enumerate(zip(one.columns, needed, strict=True))
        if need > column.share * room / whole
    }
    left = room - sum(fixed.values())
    shares = sum(column.share for place, column in enumerate(one.columns) if place not in fixed)
    return [
        fixed.get(place, column.share * left / shares if shares else 0.0)
        for place, column in enumerate(one.columns)
    ]


def _longest(one: Answer, place: int) -> float:
    """The width of the longest word with a digit in a column, and of its heading's longest word."""
    words = [*one.columns[place].heading.split()]
    for row in one.rows:
        words += [word for word in row.cells[place].split() if any(letter.isdecimal() for letter in word)]
    return 1.0 + max((text_width(word, BODY) for word in set(words)), default=0.0)
