"""What a test of a sign comes to, the same for every sign."""

from enum import StrEnum

from language import Wording, mark


class Verdict(StrEnum):
    """Whether a sign is seen. Not being able to judge is said, and never shown as calm."""

    FIRES = "fires"
    QUIET = "quiet"
    TOO_FEW = "too_few"
    SHORT_BASELINE = "short_baseline"

    @property
    def words(self) -> str:
        """The verdict for people."""
        return _WORDS[self]


_WORDS = Wording(
    {
        Verdict.FIRES: mark("seen"),
        Verdict.QUIET: mark("not seen"),
        Verdict.TOO_FEW: mark("too few to judge"),
        Verdict.SHORT_BASELINE: mark("no baseline to judge by"),
    }
)


def strongest(*verdicts: Verdict) -> Verdict:
    """One verdict of several tests: what fires first, then what was judged, then what could not be."""
    order = (Verdict.FIRES, Verdict.QUIET, Verdict.TOO_FEW, Verdict.SHORT_BASELINE)
    return min(verdicts, key=order.index)
