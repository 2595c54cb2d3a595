"""Codes by which tools of the toolbox and measures of a plan are classed."""

from enum import StrEnum


class Coercion(StrEnum):
    """How coercive a tool is (S-09). The military class leaves the ministry's remit."""

    NON_COERCIVE = "non_coercive"
    NON_MILITARY_COERCIVE = "non_military_coercive"
    MILITARY = "military"


class Target(StrEnum):
    """On whom a tool works (S-08)."""

    PERPETRATOR = "perpetrator"
    VICTIM = "victim"
    CONTEXT = "context"


class OutcomeClass(StrEnum):
    """What a tool can bring about (S-46): accountability alone protects nobody."""

    STRUCTURAL = "structural"
    PRESSURE = "pressure"
    ACCOUNTABILITY = "accountability"
    PROTECTION = "protection"


class Strand(StrEnum):
    """Structural prevention works on conditions, direct prevention on a crisis (S-07)."""

    STRUCTURAL = "structural"
    DIRECT = "direct"
