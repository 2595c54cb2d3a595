"""Exit, sanctions relief, recognition, normalisation: decided with a risk annex or a confirmed waiver (S-60)."""

from collections.abc import Collection
from datetime import date

from app.rules.verdict import ALLOWED, Verdict
from db.vocabulary import words
from db.vocabulary.engagement import TriggerStatus, WaiverState
from language import Wording, mark, tr


def annex_serves(annex_on: date | None, decided_on: date, max_age_days: int) -> bool:
    """Whether an annex of that day carries a decision: not later than it, and not too old for it."""
    return annex_on is not None and 0 <= (decided_on - annex_on).days <= max_age_days


def may_decide_event(
    status: TriggerStatus,
    annex_on: date | None,
    decided_on: date,
    max_age_days: int,
    *,
    waived_on: date | None = None,
    waivers: Collection[WaiverState] = (),
) -> Verdict:
    """Whether the event may be marked as decided on ``decided_on``.

    ``waived_on``: the day from which a waiver is confirmed; an event that was decided before it was decided without.
    """
    if status is not TriggerStatus.PROPOSED:
        return Verdict(
            allowed=False,
            rule="trigger.settled",
            reason=tr("The event is {status} already.", status=words(status).lower()),
            remedy=tr("Propose a new one."),
        )
    waived = waived_on is not None and waived_on <= decided_on
    if waived or annex_serves(annex_on, decided_on, max_age_days):
        return ALLOWED
    if annex_on is None:
        why = tr("It has no risk annex.")
    elif annex_on > decided_on:
        why = tr(
            "Its risk annex of {annex_on} was written after the decision.", annex_on=annex_on.isoformat()
        )
    else:
        age = (decided_on - annex_on).days
        why = tr(
            "Its risk annex of {annex_on} was {age} days old, and {max_age_days} are allowed.",
            annex_on=annex_on.isoformat(),
            age=age,
            max_age_days=max_age_days,
        )
    unconfirmed = [state for state in _UNCONFIRMED if state in waivers]
    if waived_on is not None:
        why += tr(
            " Its waiver was confirmed on {waived_on}, after the decision.", waived_on=waived_on.isoformat()
        )
    elif unconfirmed:
        why += f" {_UNCONFIRMED[unconfirmed[-1]]}"
    return Verdict(
        allowed=False,
        rule="trigger.annex",
        reason=tr("Such an act is not decided without a look at the risk. {why}", why=why),
        remedy=tr(
            "Attach a risk annex, or propose a waiver that a named authority confirms, with the reason."
        ),
    )


_UNCONFIRMED = Wording(
    {
        WaiverState.DECLINED: mark("Its waiver was declined."),
        WaiverState.UNCONFIRMED: mark(
            "Its waiver was recorded before confirmation was asked for, and nobody confirmed it."
        ),
        WaiverState.PAPER_TO_CONFIRM: mark("The paper of its waiver waits for a second person."),
        WaiverState.PROPOSED: mark("Its waiver waits for the authority."),
    }
)
"""Why a waiver does not carry a decision; of several the last that there is says most."""
