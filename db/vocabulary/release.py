"""Codes of released copies."""

from enum import StrEnum


class ReleaseAudience(StrEnum):
    """For whom a copy is made."""

    PARTNER = "partner"
    PUBLIC = "public"


class ReleasedKind(StrEnum):
    """What a copy is made of."""

    BRIEF = "brief"
    DECISION_RECORD = "decision_record"
