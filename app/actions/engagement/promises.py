"""What others committed themselves to, and what they then did."""

from dataclasses import dataclass
from datetime import date

from app.actions.common import country_file, find, next_number, person_of, require_role
from app.actions.engagement.common import WRITERS, call_review, evidence_numbers, past_day
from app.reading.engagement.promises import conducts_of
from app.rules.engagement.conduct import is_reversal, reversal_words
from app.rules.entry.dates import in_order
from app.rules.entry.texts import required_line, required_text
from db.actor import Actor
from db.engagement.promises import Commitment, ConductObservation
from db.vocabulary.engagement import Conduct
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCommitment:
    """A promise: who made it, to whom, when, in which words, and where that is written."""

    country: str
    made_by: str
    made_to: str
    made_on: date
    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObserveConduct:
    """What was seen of a promise on a day."""

    commitment_id: str
    observed_on: date
    conduct: Conduct
    words: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentKept:
    """A promise on record; ``review_called``: what was seen of it brought the review of the file forward."""

    commitment_id: str
    number: str
    review_called: bool = False


def record_commitment(work: Work, actor: Actor, request: RecordCommitment) -> CommitmentKept:
    """Put a promise on record (S-65).

    Raises:
        Refused: ``role``.
        BadInput: no such file, an empty field, or a day in the future.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    row = Commitment(
        number=next_number(work, Commitment.number, "CM"),
        country=file.country,
        made_by=required_line(request.made_by, "made by"),
        made_to=required_line(request.made_to, "made to"),
        made_on=past_day(work, request.made_on, "day of the commitment"),
        text=required_text(request.text, "commitment"),
        source=required_line(request.source, "source", 1_000),
        recorded_by_id=person_of(actor),
    )
    work.act("engagement.commitment", topic=file.country)
    work.add(row)
    return CommitmentKept(commitment_id=row.id, number=row.number)


def observe_conduct(work: Work, actor: Actor, request: ObserveConduct) -> CommitmentKept:
    """Set conduct beside a promise. A broken promise brings the review of the country file forward to today.

    Raises:
        Refused: ``role``.
        BadInput: no such promise, a day in the future or before it, no words, or evidence that is not known.
    """
    require_role(actor, *WRITERS)
    row = find(work, Commitment, request.commitment_id, "commitment")
    day = past_day(work, request.observed_on, "day of the conduct")
    in_order(row.made_on, day, "day of the commitment", "day of the conduct")
    words = required_text(request.words, "conduct")
    reversal = is_reversal(request.conduct)
    before = conducts_of(work.session, [row.id]).get(row.id, ())
    reason = (
        tr("{number} was {before}: {words}", number=row.number, before=reversal_words(before), words=words)
        if reversal
        else words
    )
    work.act("engagement.reversal" if reversal else "engagement.conduct", topic=row.country, reason=reason)
    work.add(
        ConductObservation(
            commitment_id=row.id,
            observed_on=day,
            conduct=request.conduct,
            words=words,
            evidence=evidence_numbers(work, row.country, request.evidence),
            recorded_at=work.at,
            recorded_by_id=person_of(actor),
        )
    )
    if reversal:
        call_review(work, row.country)
    return CommitmentKept(commitment_id=row.id, number=row.number, review_called=reversal)
