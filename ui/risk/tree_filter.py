"""Which indicators of an assessment under way are shown."""

from enum import StrEnum

from app.rules.entry.texts import has_words
from app.rules.risk.ratings import Finding, IndicatorRating
from language import tr


class Shown(StrEnum):
    """A choice of indicators."""

    ALL = "all"
    NOT_JUDGED = "not_judged"
    SEEN = "seen"
    WITHOUT_EVIDENCE = "without_evidence"

    @property
    def label(self) -> str:
        return {
            "all": tr("All indicators"),
            "not_judged": tr("Not yet judged"),
            "seen": tr("Seen"),
            "without_evidence": tr("Seen, with no evidence named"),
        }[self.value]


def shows(shown: Shown, found: IndicatorRating | None, words: str, text: str) -> bool:
    """Whether an indicator with these words is among those that are shown and hold ``text``."""
    if not has_words(words, text):
        return False
    seen = found is not None and found.finding is Finding.SEEN
    match shown:
        case Shown.ALL:
            return True
        case Shown.NOT_JUDGED:
            return found is None
        case Shown.SEEN:
            return seen
        case Shown.WITHOUT_EVIDENCE:
            return seen and not (found and found.evidence)
