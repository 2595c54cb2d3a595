"""Who can decide, in one line: for someone who asks for the name and opens nothing."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from app.reading.authority.authority import AuthorityQuestion, CandidateLine, phase_at
from app.reading.authority.register import register
from app.reading.authority.who_answer import able_to
from app.reading.authority.who_words import Terms, first_answer, who_words
from app.reading.ministry.organisation import first_office_of, office_views
from app.reading.ministry.settings import ministry_day, read_settings
from app.rules.authority.wording import listed
from app.rules.entry.money import Money
from db.actor import Actor
from db.vocabulary import Urgency
from language import tr
from language.dates import plain_day
from language.lists import LINE, and_list
from language.phrases import headed


def who_shortly(
    session: Session, actor: Actor, *, country: str, tool: str, at: datetime, now: datetime
) -> str:
    """``Today: Marisol Quintero (Minister for Foreign Affairs)``, a line for each who can, or that nobody may.

    The same people in the same order as in the form that is opened with this question: a routine measure that costs nothing, in
    the phase of the file, asked from one’s own office. ``at``: the instant that is asked about; ``now``: the reader's.
    """
    own = first_office_of(actor.person_id, office_views(session, now))
    question = AuthorityQuestion(
        tool=tool,
        country=country,
        phase=phase_at(session, country, at),
        urgency=Urgency.ROUTINE,
        cost=Money(Decimal(0), read_settings(session).currency),
        at=at,
        near_id=own.office_id if own else "",
    )
    lines, terms = able_to(session, question, register(session, whole=True))
    today, day = ministry_day(session, now), ministry_day(session, at)
    if not lines:
        return first_answer(session, question, lines, terms, today=today).sentence
    when = tr("Today") if day == today else tr("On {day}", day=plain_day(day))
    able = [_with_terms(line, one) for line, one in zip(lines, terms, strict=True)]
    return LINE.join((headed(when, able[0]), *(headed(tr("Or"), one) for one in able[1:])))


def _with_terms(line: CandidateLine, terms: Terms) -> str:
    """Nobody is told a name without what makes the power less than it seems."""
    who = who_words(line)
    if terms.ratifier:
        who = tr("{who} as an emergency, to be ratified by {ratifier}", who=who, ratifier=terms.ratifier)
    if terms.second_signatures:
        who = tr(
            "{who} with the second signature of {signers}", who=who, signers=listed(terms.second_signatures)
        )
    if terms.owed:
        who = tr("{who}; to be recorded first: {owed}", who=who, owed=and_list(terms.owed))
    return who
