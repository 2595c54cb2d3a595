"""What can be found, by kind."""

from enum import StrEnum

from language import Wording, mark


class ThingKind(StrEnum):
    """Kinds of things that a search finds, in the order in which they are shown."""

    FILE = "file"
    REPORT = "report"
    COMMENT = "comment"
    DECISION = "decision"
    BRIEF = "brief"
    EVIDENCE = "evidence"
    OPTION = "option"
    RESPONSE = "response"
    SIGNAL = "signal"
    PLAN = "plan"
    LEVER = "lever"
    RISK = "risk"
    GROUP = "group"
    ENGAGEMENT = "engagement"
    LESSON = "lesson"
    SOURCE = "source"
    PERSON = "person"
    OFFICE = "office"
    INSTRUMENT = "instrument"
    EVENT = "event"
    HISTORY = "history"
    ACT = "act"

    @property
    def label(self) -> str:
        """What several of them are called."""
        return _LABELS[self]


_LABELS = Wording(
    {
        ThingKind.FILE: mark("Country files"),
        ThingKind.REPORT: mark("Reports"),
        ThingKind.COMMENT: mark("Comments and dissent"),
        ThingKind.DECISION: mark("Decisions"),
        ThingKind.BRIEF: mark("Briefs shown"),
        ThingKind.EVIDENCE: mark("Evidence"),
        ThingKind.OPTION: mark("Options"),
        ThingKind.RESPONSE: mark("Responses"),
        ThingKind.SIGNAL: mark("Signals"),
        ThingKind.PLAN: mark("Plans and measures"),
        ThingKind.LEVER: mark("Levers"),
        ThingKind.RISK: mark("Risk assessments"),
        ThingKind.GROUP: mark("Groups and perpetrators"),
        ThingKind.ENGAGEMENT: mark("Engagement"),
        ThingKind.LESSON: mark("Lessons"),
        ThingKind.SOURCE: mark("Sources"),
        ThingKind.PERSON: mark("People"),
        ThingKind.OFFICE: mark("Offices"),
        ThingKind.INSTRUMENT: mark("Instruments"),
        ThingKind.EVENT: mark("Events"),
        ThingKind.HISTORY: mark("History"),
        ThingKind.ACT: mark("Acts and pages"),
    }
)

OPEN_TO_ALL = frozenset({ThingKind.PERSON, ThingKind.OFFICE, ThingKind.INSTRUMENT, ThingKind.ACT})
"""Kinds that say nothing of casework: an administrator finds them too."""


def coded_word(code: str) -> str:
    """The word of the index for a code of a table: nobody types it, so that it stands for the code and nothing else."""
    return f"0x{code.replace('_', '')}"
