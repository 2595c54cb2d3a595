"""Messages that our state and its partners gave on a country."""

from dataclasses import dataclass
from datetime import date

from app.actions.common import country_file, find, next_number, person_of, require_role
from app.actions.engagement.common import WRITERS, ordered_days, past_day, sound_day
from app.refusals import Refused
from app.rules.entry.texts import clean_line, required_line, required_text
from db.actor import Actor
from db.engagement.messages import Message
from db.vocabulary.engagement import Stance
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class LogMessage:
    """What was said or shown: by whom, to whom, on what subject, from which stance.

    It stands until ``until``, or else until the same speaker speaks on the subject again.
    """

    country: str
    ours: bool
    given_by: str
    given_to: str
    given_on: date
    subject: str
    stance: Stance
    text: str
    until: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndMessage:
    """The last day on which the message stands, and why it ends."""

    message_id: str
    until: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKept:
    """A message on record."""

    message_id: str
    number: str


def log_message(work: Work, actor: Actor, request: LogMessage) -> MessageKept:
    """Put a message on the log (S-47).

    Raises:
        Refused: ``role``.
        BadInput: no such file, an empty field, or days out of order.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    given = past_day(work, request.given_on, "day of the message")
    if request.until is not None:
        sound_day(request.until, "last day")
    ordered_days(given, request.until, "last day")
    row = Message(
        number=next_number(work, Message.number, "MS"),
        country=file.country,
        ours=request.ours,
        given_by=required_line(request.given_by, "given by"),
        given_to=required_line(request.given_to, "given to"),
        given_on=given,
        until=request.until,
        subject=required_line(request.subject, "subject"),
        stance=request.stance,
        text=required_text(request.text, "message"),
        source=clean_line(request.source, "source", 1_000),
        recorded_by_id=person_of(actor),
    )
    work.act("engagement.message", topic=file.country)
    work.add(row)
    return MessageKept(message_id=row.id, number=row.number)


def end_message(work: Work, actor: Actor, request: EndMessage) -> MessageKept:
    """Record when a message ceased to stand.

    Raises:
        Refused: ``role``; ``message.ended``.
        BadInput: no such message, a day before it was given, or no reason.
    """
    require_role(actor, *WRITERS)
    row = find(work, Message, request.message_id, "message")
    if row.until is not None:
        raise Refused(
            "message.ended",
            tr("{number} stood until {until}.", number=row.number, until=row.until.isoformat()),
            remedy=tr("Log a new message where the stance changed again."),
        )
    sound_day(request.until, "last day")
    ordered_days(row.given_on, request.until, "last day")
    reason = required_text(request.reason, "reason")
    work.act("engagement.message_ended", topic=row.country, reason=reason)
    row.until = request.until
    work.save()
    return MessageKept(message_id=row.id, number=row.number)
