"""The twenty questions in their order, each with the function that answers it."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from app.documents.inquiry import QUESTIONS, Answer, InquiryAnswers
from app.reading.documents.asked import Asked, cover_of, markings_of_country
from app.reading.documents.files import file_asked_for
from app.reading.inquiry.acting import outside_authority, training
from app.reading.inquiry.deciding import dissent, no_action, options_put, powers
from app.reading.inquiry.delays import delays
from app.reading.inquiry.knowing import first_known, on_days, told
from app.reading.inquiry.policy import interests, partners, plan_ready, voices
from app.reading.inquiry.readers import readers
from app.reading.inquiry.results import borne_out, lessons, measures
from app.reading.inquiry.scope import Scope
from app.reading.inquiry.wordings import held_back, wording
from app.reading.reports.reports import report_by_number
from language.phrases import headed

_ANSWERS: Final[tuple[Callable[[Scope], Answer], ...]] = (
    first_known,
    told,
    powers,
    options_put,
    delays,
    wording,
    held_back,
    voices,
    interests,
    no_action,
    dissent,
    plan_ready,
    partners,
    measures,
    borne_out,
    outside_authority,
    training,
    lessons,
    readers,
    on_days,
)


def answer_to(session: Session, number: int, country: str, now: datetime, report: str = "") -> Answer:
    """The answer to one question (1 to 20) about a country file, or about one report of it."""
    return _ANSWERS[number - 1](Scope(session, country, now, report))


def inquiry_answers(session: Session, country: str, now: datetime, report: str = "") -> tuple[Answer, ...]:
    """The answers to all questions, in their order."""
    scope = Scope(session, country, now, report)
    return tuple(answer(scope) for answer, _question in zip(_ANSWERS, QUESTIONS, strict=True))


def country_inquiry(session: Session, asked: Asked) -> InquiryAnswers:
    """The answers on the country that is asked for.

    Raises:
        BadInput: no such country, or no file is open for it.
    """
    file, name = file_asked_for(session, asked.subject)
    cover = cover_of(session, asked, name, markings_of_country(session, file.country), topic=file.country)
    return InquiryAnswers(cover, inquiry_answers(session, file.country, asked.now))


def report_inquiry(session: Session, asked: Asked) -> InquiryAnswers:
    """The answers on the report that is asked for.

    Raises:
        BadInput: there is none.
    """
    report = report_by_number(session, asked.subject)
    # What partners said and how the file was judged is told beside it: it rests on all that is on the file.
    parts = markings_of_country(session, report.country)
    cover = cover_of(session, asked, headed(report.number, report.title), parts, topic=report.number)
    return InquiryAnswers(cover, inquiry_answers(session, report.country, asked.now, report.number))
