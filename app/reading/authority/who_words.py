"""Who can decide, in one sentence: who, in which office, under what, until when, and what it still takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.reading.authority.authority import Answer, AuthorityQuestion, CandidateLine
from app.reading.authority.matters import certificates
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_countries, current_toolbox
from app.reading.ministry.settings import ministry_day, ministry_time, read_settings
from app.rules.authority.holders import exercising
from app.rules.authority.lasting import lasts_until
from app.rules.authority.preconditions import precondition_label
from app.rules.authority.refusal import Refusal
from app.rules.authority.register import Register
from app.rules.authority.requests import Certificate
from app.rules.authority.wording import listed
from app.rules.departments import not_consulted
from db.vocabulary import TrainingRule, words
from language import tr
from language.dates import plain_day, plain_moment
from language.lists import and_list
from language.phrases import headed


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms an office can decide. ``instrument`` is the deciding one; ``until`` is none where no end is known.

    ``ratify_by`` is in the ministry's own zone. ``owed`` names shortly what has to be recorded before.
    """

    instrument: str
    until: date | None
    second_signatures: tuple[str, ...]
    ratifier: str
    ratify_by: datetime | None
    owed: tuple[str, ...]


def terms_of(
    session: Session, answer: Answer, line: CandidateLine, question: AuthorityQuestion, offices: Register
) -> Terms:
    """The terms of an office that can."""
    found, missing = answer
    end = lasts_until(
        found.verdict.chain, found.person or "", question.at, offices, required=_required(session)
    )
    return Terms(
        instrument=found.verdict.chain[0].instrument.number,
        until=ministry_day(session, end) if end else None,
        second_signatures=tuple(
            _signer(session, each, question.at, offices) for each in found.verdict.owed_signatures
        ),
        ratifier=line.ratifying_office,
        ratify_by=ministry_time(session, line.ratify_by) if line.ratify_by else None,
        owed=tuple(one for refusal in missing for one in _owed(session, refusal, answer, question)),
    )


def _required(session: Session) -> tuple[Certificate, ...] | None:
    """The certificates of training, where nobody decides without one (Authority rule 23)."""
    settings = read_settings(session)
    return certificates(session, settings.time_zone) if settings.training is TrainingRule.BARS else None


def _signer(session: Session, office: str, at: datetime, offices: Register) -> str:
    """``Permanent Secretary (Kwabena Osei)``; the office alone where nobody exercises it then."""
    name = offices.office_name(office)
    holders = [person_named(session, each.person).name for each in exercising(office, at, offices)]
    return tr("{office} ({person})", office=name, person=and_list(holders)) if holders else name


def who_words(line: CandidateLine) -> str:
    """``Sanna Virtanen (Head, Sanctions Unit)``."""
    return tr("{person} ({office})", person=line.person, office=line.office)


def terms_words(terms: Terms) -> str:
    """Under what, until when, with whose signature, and what is to be recorded before."""
    said = [under_words(terms)]
    if terms.owed:
        said.append(tr("to be recorded first: {owed}", owed=and_list(terms.owed)))
    return tr("; ").join(said)


def under_words(terms: Terms) -> str:
    """Under what, until when and with whose signature: what is to be recorded before is said apart, beside the mark that stands for it."""
    said = [
        tr("under instrument {instrument}", instrument=terms.instrument),
        tr("until {day}", day=plain_day(terms.until)) if terms.until else tr("with no end date"),
    ]
    if terms.second_signatures:
        said.append(tr("with the second signature of {signers}", signers=listed(terms.second_signatures)))
    whole = [", ".join(said)]
    if terms.ratify_by is not None:
        whole.append(
            tr(
                "{ratifier} must ratify it before {ratify_by}",
                ratifier=terms.ratifier,
                ratify_by=plain_moment(terms.ratify_by),
            )
        )
    return tr("; ").join(whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAnswer:
    """Who can decide, as a whole ``sentence``, and the same in two parts for who has three seconds: ``who``, and what and how, without
    what is to be recorded first."""

    sentence: str
    who: str
    how: str = ""


def first_answer(
    session: Session,
    question: AuthorityQuestion,
    able: Sequence[CandidateLine],
    terms: Sequence[Terms],
    *,
    today: date,
) -> FirstAnswer:
    """Who can decide it, or that nobody can. ``today``: the reader's day, on which it says "Today"."""
    day = ministry_day(session, question.at)
    tool = next((one for one in current_toolbox(session) if one.code == question.tool), None)
    told = {
        "when": tr("Today") if day == today else tr("On {day}", day=plain_day(day)),
        "measure": f"{tool.name} ({tool.code})" if tool else question.tool,
        "country": current_countries(session).name(question.country),
    }
    if not able:
        phase = words(question.phase).lower() if question.phase else tr("no phase")
        nobody = tr(
            "{when} nobody may decide {measure} for {country}, which is in phase: {phase}.",
            **told,
            phase=phase,
        )
        return FirstAnswer(sentence=nobody, who=nobody)
    told |= {"who": who_words(able[0]), "terms": terms_words(terms[0])}
    shortly = told | {"terms": under_words(terms[0])}
    who = headed(told["when"], told["who"])
    if terms[0].ratifier:
        return FirstAnswer(
            sentence=tr("{when} {who} may decide {measure} for {country} as an emergency, {terms}.", **told),
            who=who,
            how=tr("May decide {measure} for {country} as an emergency, {terms}.", **shortly),
        )
    return FirstAnswer(
        sentence=tr("{when} {who} may decide {measure} for {country}, {terms}.", **told),
        who=who,
        how=tr("May decide {measure} for {country}, {terms}.", **shortly),
    )


def _owed(session: Session, refusal: Refusal, answer: Answer, question: AuthorityQuestion) -> Iterable[str]:
    match refusal.code:
        case "authority.precondition":
            tool = next(one for one in current_toolbox(session) if one.code == question.tool)
            return [precondition_label(one) for one in tool.preconditions if one not in question.recorded]
        case "authority.consult":
            asked = frozenset[str]().union(*(link.instrument.consult for link in answer[0].verdict.chain))
            missing = not_consulted(asked, question.consulted)
            return [tr("the consultation of {departments}", departments=listed(missing))]
        case "authority.legal_advice":
            return [tr("legal advice")]
        case "authority.out_of_phase_reason":
            return [tr("the reason for a tool of a later phase")]
        case _:
            return [refusal.message.rstrip(".")]
