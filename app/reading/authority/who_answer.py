"""Who can decide? One sentence first, then the chain, then everyone else: for someone who asks for the first time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.reading.authority.authority import Answer, AuthorityQuestion, CandidateLine, answers, line_of
from app.reading.authority.instrument_chain import link_views
from app.reading.authority.register import register
from app.reading.ministry.reference import current_countries, current_toolbox
from app.reading.ministry.settings import ministry_day
from app.reading.reports.options import ChainLinkView
from app.rules.authority.register import Register
from app.rules.authority.wording import listed
from db.vocabulary import words
from language import Wording, mark, tr
from language.dates import plain_day


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoAnswer:
    """The answer to a question of authority.

    ``able`` are all that can, the nearest first, and ``chain`` is that of the first; ``unable`` are all others, nearest
    first, each with its reason. ``before`` says what must be recorded before the first can decide.
    """

    sentence: str
    before: tuple[str, ...]
    chain: tuple[ChainLinkView, ...]
    able: tuple[CandidateLine, ...]
    unable: tuple[CandidateLine, ...]


def who_answer(session: Session, question: AuthorityQuestion, *, today: date) -> WhoAnswer:
    """Who could decide a measure that is thought of. ``today``: the reader's day, on which the sentence says "Today".

    Where nobody asks from an office of their own, the office lowest in the organisation comes first.
    """
    offices = register(session, whole=True)
    found = list(answers(session, question, offices))
    if not question.near_id:
        found.sort(key=lambda answer: -offices.height(answer[0].office.id))
    able = [answer for answer in found if answer[0].can]
    lines = tuple(line_of(session, answer, offices) for answer in able)
    chain = _chain(session, able, offices, question)
    others = tuple(line_of(session, answer, offices) for answer in found if not answer[0].can)
    return WhoAnswer(
        sentence=_sentence(session, question, lines, chain, today=today),
        before=lines[0].conditions if lines else (),
        chain=chain,
        able=lines,
        unable=others,
    )


def _chain(
    session: Session, able: Sequence[Answer], offices: Register, question: AuthorityQuestion
) -> tuple[ChainLinkView, ...]:
    if not able:
        return ()
    links = (link.instrument for link in able[0][0].verdict.chain)
    return link_views(session, links, offices, question.at)


def _sentence(
    session: Session,
    question: AuthorityQuestion,
    able: Sequence[CandidateLine],
    chain: Sequence[ChainLinkView],
    *,
    today: date,
) -> str:
    day = ministry_day(session, question.at)
    tool = next((one for one in current_toolbox(session) if one.code == question.tool), None)
    told = {
        "when": tr("Today") if day == today else tr("On {day}", day=plain_day(day)),
        "measure": f"{tool.name} ({tool.code})" if tool else question.tool,
        "country": current_countries(session).name(question.country),
        "phase": words(question.phase).lower() if question.phase else tr("no phase"),
    }
    if not able:
        return tr("{when} nobody may decide {measure} for {country}, which is in phase: {phase}.", **told)
    first = able[0]
    told |= {
        "office": first.office,
        "person": first.person,
        # What gave it, and what is missing, stands beneath: the sentence is read at a glance.
        "instrument": chain[0].number,
        "once": tr(", once what is missing is recorded") if first.conditions else "",
        "signers": listed(first.second_signatures),
        "ratifier": first.ratifying_office,
    }
    return _PATTERNS[bool(first.second_signatures), bool(first.ratify_by)].format_map(told)


_PATTERNS = Wording(
    {
        (False, False): mark(
            "{when} {office} ({person}) may decide {measure} for {country}, under {instrument}{once}."
        ),
        (
            True,
            False,
        ): mark(
            "{when} {office} ({person}) may decide {measure} for {country}, with the second signature of "
            "{signers}, under {instrument}{once}."
        ),
        (
            False,
            True,
        ): mark(
            "{when} {office} ({person}) may decide {measure} for {country} as an emergency, under {instrument}{once}; "
            "{ratifier} must ratify it."
        ),
        (
            True,
            True,
        ): mark(
            "{when} {office} ({person}) may decide {measure} for {country} as an emergency, with the second "
            "signature of {signers}, under {instrument}{once}; {ratifier} must ratify it."
        ),
    }
)
