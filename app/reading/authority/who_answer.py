"""Who can decide? One sentence first, then everyone else who can, then the chain: for someone who asks for the first time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.reading.authority.authority import Answer, AuthorityQuestion, CandidateLine, answers, line_of
from app.reading.authority.instrument_chain import link_views
from app.reading.authority.register import register
from app.reading.authority.who_words import (
    FirstAnswer,
    Terms,
    first_answer,
    terms_of,
    terms_words,
    under_words,
    who_words,
)
from app.reading.ministry.reference import current_toolbox
from app.reading.reports.options import ChainLinkView
from app.reference.toolbox import Tool, akin
from app.rules.authority.register import Register
from db.vocabulary import words
from language import tr
from language.lists import and_list, or_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusable:
    """A tool that may be meant as well, and in one line how it differs and who decides it."""

    tool: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoAnswer:
    """The answer to a question of authority.

    ``able`` are all that can, the nearest first, each with its ``terms`` in words and with what it is ``owed``: what must be
    recorded first, shortly. ``chain`` is that of the first. ``unable`` are all others, nearest first, each with its reason.
    ``before`` says in full what must be recorded before the first can decide. ``signing`` has the offices by their identifier
    whose second signature one of the able needs, with the instruments that ask for it.
    """

    first: FirstAnswer
    before: tuple[str, ...]
    chain: tuple[ChainLinkView, ...]
    able: tuple[CandidateLine, ...]
    terms: tuple[str, ...]
    owed: tuple[str, ...]
    unable: tuple[CandidateLine, ...]
    signing: Mapping[str, tuple[str, ...]]
    confusable: tuple[Confusable, ...]


def who_answer(session: Session, question: AuthorityQuestion, *, today: date) -> WhoAnswer:
    """Who could decide a measure that is thought of. ``today``: the reader's day, on which the sentence says "Today".

    Where nobody asks from an office of their own, the office lowest in the organisation comes first.
    """
    offices = register(session, whole=True)
    found = _found(session, question, offices)
    able = [answer for answer in found if answer[0].can]
    lines, terms = _able(session, question, able, offices)
    return WhoAnswer(
        first=first_answer(session, question, lines, terms, today=today),
        before=lines[0].conditions if lines else (),
        chain=_chain(session, able, offices, question),
        able=lines,
        terms=tuple(under_words(one) for one in terms),
        owed=tuple(and_list(one.owed) if one.owed else "" for one in terms),
        unable=tuple(
            line_of(session, answer, offices, unasked=True) for answer in found if not answer[0].can
        ),
        signing=_signing(able),
        confusable=_confusable(session, question, (lines, terms), offices),
    )


Able = tuple[tuple[CandidateLine, ...], tuple[Terms, ...]]
"""What each office that can could do, and the terms of each."""


def able_to(session: Session, question: AuthorityQuestion, offices: Register) -> Able:
    """Those who can, in the order of :func:`who_answer`, and on what terms each."""
    return _able(
        session, question, [one for one in _found(session, question, offices) if one[0].can], offices
    )


def _found(session: Session, question: AuthorityQuestion, offices: Register) -> list[Answer]:
    found = list(answers(session, question, offices))
    if not question.near_id:
        found.sort(key=lambda answer: -offices.height(answer[0].office.id))
    return found


def _able(session: Session, question: AuthorityQuestion, able: Sequence[Answer], offices: Register) -> Able:
    lines = tuple(line_of(session, answer, offices, unasked=True) for answer in able)
    terms = tuple(
        terms_of(session, answer, line, question, offices) for answer, line in zip(able, lines, strict=True)
    )
    return lines, terms


def _signing(able: Sequence[Answer]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for answer, _missing in able:
        for link in answer.verdict.chain:
            signer, number = link.instrument.second_signature, link.instrument.number
            if signer in answer.verdict.owed_signatures and number not in found.get(signer, ()):
                found[signer] = (*found.get(signer, ()), number)
    return found


def _chain(
    session: Session, able: Sequence[Answer], offices: Register, question: AuthorityQuestion
) -> tuple[ChainLinkView, ...]:
    if not able:
        return ()
    links = (link.instrument for link in able[0][0].verdict.chain)
    return link_views(session, links, offices, question.at)


def _confusable(
    session: Session, question: AuthorityQuestion, here: Able, offices: Register
) -> tuple[Confusable, ...]:
    """Whoever asks for “sanctions” may mean either of two tools: whether that matters is said, so that nobody has to ask twice."""
    toolbox = current_toolbox(session)
    asked = next((one for one in toolbox if one.code == question.tool), None)
    if asked is None:
        return ()
    told = []
    for other in akin(asked, toolbox):
        there = able_to(session, replace(question, tool=other.code), offices)
        told.append(Confusable(tool=other.code, said=_difference(asked, other, here, there)))
    return tuple(told)


def _difference(asked: Tool, other: Tool, here: Able, there: Able) -> str:
    named = f"{other.name} ({other.code})"
    if here[0] and _people(here) == _people(there) and here[1] == there[1]:
        # Whichever was meant, the answer is the same: nobody has to read what sets them apart.
        return tr("The same holds for {other}.", other=named)
    phase, its_phase = words(asked.phase).lower(), words(other.phase).lower()
    if phase == its_phase:
        made = tr("{other} and {code} are both made for {phase}.", other=named, code=asked.code, phase=phase)
    else:
        made = tr(
            "{other} is made for {its_phase}, {code} for {phase}.",
            other=named,
            its_phase=its_phase,
            code=asked.code,
            phase=phase,
        )
    return f"{made} {_who_besides(named, other.code, here, there)}"


def _who_besides(named: str, code: str, here: Able, there: Able) -> str:
    """Who may decide the other tool. Of several only the names: their terms are a question of their own."""
    (lines, terms), (own, _own_terms) = there, here
    if not lines:
        return tr("Nobody may decide {other}.", other=named) if own else tr("Nobody may decide either.")
    if _people(here) == _people(there):
        return tr("The same people may decide both, but not on the same terms.")
    if len(lines) == 1:
        return tr(
            "{other} may be decided by {who}, {terms}.",
            other=code,
            who=who_words(lines[0]),
            terms=terms_words(terms[0]),
        )
    return tr("{other} may be decided by {who}.", other=code, who=or_list(list(map(who_words, lines))))


def _people(able: Able) -> list[tuple[str, str]]:
    return [(one.office_id, one.person) for one in able[0]]
