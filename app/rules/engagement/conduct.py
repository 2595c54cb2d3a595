"""Commitment against conduct: when a promise is broken (S-65)."""

from collections.abc import Sequence

from db.vocabulary.engagement import Conduct
from language import tr


def standing(conducts: Sequence[Conduct]) -> Conduct | None:
    """How a commitment stands after what was seen of it, oldest first; none: nothing was seen.

    The newest clear observation counts: what is unclear takes nothing back.
    """
    clear = [conduct for conduct in conducts if conduct is not Conduct.UNCLEAR]
    if clear:
        return clear[-1]
    return Conduct.UNCLEAR if conducts else None


def is_reversal(new: Conduct) -> bool:
    """Whether an observation calls for a review of the file: any broken promise does, kept before or not."""
    return new is Conduct.BROKEN


def reversal_words(before: Sequence[Conduct]) -> str:
    """What kind of reversal it is, for the reason of the review."""
    return tr("broken after it was kept") if standing(before) is Conduct.KEPT else tr("broken")
