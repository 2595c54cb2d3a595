"""The waiver of a risk annex: proposed by a focal point, confirmed or declined by the authority that it names (S-60)."""

from dataclasses import dataclass

from app.rules.verdict import ALLOWED, Verdict, forbidden
from db.vocabulary import words
from db.vocabulary.engagement import TriggerStatus, WaiverAnswer, WaiverState
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverFacts:
    """A waiver as somebody has it before them.

    ``named``: they are the authority that it names. ``stands``: the authority still exercises the office, a power over the country
    reaches it, and they declared no conflict of interest.
    """

    number: str
    status: TriggerStatus
    authority: str
    office: str
    answer: WaiverAnswer | None
    named: bool
    stands: bool


def waiver_state(answer: WaiverAnswer | None, *, paper_waits: bool, asked: bool) -> WaiverState:
    """Where a waiver stands. ``asked``: it was recorded since the authority is asked to confirm it."""
    if answer is not None:
        return WaiverState(answer.value)
    if paper_waits:
        return WaiverState.PAPER_TO_CONFIRM
    return WaiverState.PROPOSED if asked else WaiverState.UNCONFIRMED


def may_answer_waiver(facts: WaiverFacts) -> Verdict:
    """Whether they may confirm or decline it in the program."""
    over = _unanswered(facts)
    if not over.allowed:
        return over
    if not facts.named:
        return forbidden(
            "waiver.authority",
            tr(
                "Only {authority}, {office}, may confirm or decline it.",
                authority=facts.authority,
                office=facts.office,
            ),
            tr("Ask them to sign in, or record their signed paper."),
        )
    if not facts.stands:
        return forbidden(
            "waiver.authority",
            tr(
                "You exercise no power in force in {office}, or declared a conflict of interest.",
                office=facts.office,
            ),
            tr("The focal point names the present holder in a new waiver."),
        )
    return ALLOWED


def may_record_waiver_paper(facts: WaiverFacts) -> Verdict:
    """Whether they may record the authority's signed paper."""
    over = _unanswered(facts)
    if not over.allowed:
        return over
    if facts.named:
        return forbidden(
            "paper.own",
            tr("An authority does not record their own paper."),
            tr("Confirm or decline it in the program, or let a member of staff record the paper."),
        )
    return ALLOWED


def may_confirm_waiver_paper(facts: WaiverFacts, *, recorded: bool, recorded_it: bool) -> Verdict:
    """Whether they may confirm that the newest paper says what was recorded. ``recorded``: there is a paper."""
    over = _unanswered(facts)
    if not over.allowed:
        return over
    if not recorded:
        return forbidden("waiver.paper", tr("No paper is recorded."), tr("Record the signed paper first."))
    if recorded_it:
        return forbidden(
            "paper.second_person",
            tr("Whoever recorded the paper does not confirm it."),
            tr("Ask a second person to compare the record with the scan."),
        )
    return ALLOWED


def _unanswered(facts: WaiverFacts) -> Verdict:
    if facts.answer is not None:
        return forbidden(
            "waiver.answered",
            tr("It was {answer} already.", answer=words(facts.answer).lower()),
            tr("Nothing is left to do here."),
        )
    if facts.status is not TriggerStatus.PROPOSED:
        return forbidden(
            "trigger.settled",
            tr(
                "{facts_number} is {status} already.",
                facts_number=facts.number,
                status=words(facts.status).lower(),
            ),
            tr("Nothing is left to do here."),
        )
    return ALLOWED
