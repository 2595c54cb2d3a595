"""What can be found, by kind."""

from enum import StrEnum


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


_LABELS = {
    ThingKind.FILE: "Country files",
    ThingKind.REPORT: "Reports",
    ThingKind.COMMENT: "Comments and dissent",
    ThingKind.DECISION: "Decisions",
    ThingKind.BRIEF: "Briefs shown",
    ThingKind.EVIDENCE: "Evidence",
    ThingKind.OPTION: "Options",
    ThingKind.RESPONSE: "Responses",
    ThingKind.SIGNAL: "Signals",
    ThingKind.PLAN: "Plans and measures",
    ThingKind.LEVER: "Levers",
    ThingKind.RISK: "Risk assessments",
    ThingKind.GROUP: "Groups and perpetrators",
    ThingKind.ENGAGEMENT: "Engagement",
    ThingKind.LESSON: "Lessons",
    ThingKind.SOURCE: "Sources",
    ThingKind.PERSON: "People",
    ThingKind.OFFICE: "Offices",
    ThingKind.INSTRUMENT: "Instruments",
    ThingKind.EVENT: "Events",
    ThingKind.HISTORY: "History",
    ThingKind.ACT: "Acts and pages",
}

OPEN_TO_ALL = frozenset({ThingKind.PERSON, ThingKind.OFFICE, ThingKind.INSTRUMENT, ThingKind.ACT})
"""Kinds that say nothing of casework: an administrator finds them too."""
