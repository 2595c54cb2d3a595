"""Putting one interest before another, and who may (S-37)."""

from app.rules.engagement.lens import Lens
from app.rules.verdict import ALLOWED, Verdict
from db.vocabulary.engagement import Interest
from language import tr


def may_put_first(put_first: Interest, lens: Lens, *, named: bool, authorised: bool) -> Verdict:
    """Whether ``put_first`` may stand before the others.

    Prevention may always. Where the risk is clear, another interest may only under the name of a person who is
    ``authorised``: who exercises, that day, an office with a power in force, and has no conflict of interest.
    """
    if put_first is Interest.ATROCITY_PREVENTION or not lens.risk_clear or authorised:
        return ALLOWED
    who = (
        tr(
            "The person who is named exercises no office with a power in force, or has a conflict of interest."
        )
        if named
        else tr("Nobody is named who put another interest first.")
    )
    return Verdict(
        allowed=False,
        rule="interests.unauthorised",
        reason=tr("The risk of atrocities is clear in this file. {who}", who=who),
        remedy=tr("Name the holder of an office with authority who put it first, or put prevention first."),
    )
