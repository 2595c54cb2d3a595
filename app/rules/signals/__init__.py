"""The three signs of early onset, and the watch that they make together (DESIGN, Signals of early onset).

Pure: events and settings in, findings out. A finding carries its numbers and the formula with the numbers put in, so
that a reader can follow it with a pocket calculator. It never changes a phase: people do.
"""

from app.rules.signals.civilians import CiviliansSign, OneSidedFinding, ShareFinding, civilians_sign
from app.rules.signals.facts import EventFact
from app.rules.signals.infrastructure import (
    Attack,
    CodedItem,
    InfrastructureSign,
    attacks_on_infrastructure,
    infrastructure_sign,
)
from app.rules.signals.lexicon import Lexicon
from app.rules.signals.months import Month, month_of, months_between
from app.rules.signals.pattern import Part, PatternSign, Run, pattern_sign
from app.rules.signals.series import MonthCount, Series, SeriesBuilder, facts_by_month, monthly_series
from app.rules.signals.settings import (
    SignalSettings,
    Threshold,
    changed_from_default,
    settings_from,
    thresholds,
)
from app.rules.signals.verdicts import Verdict
from app.rules.signals.watch import WatchFinding, WatchLevel, watch_finding, watch_levels, weighted_deaths

__all__ = [
    "Attack",
    "CiviliansSign",
    "CodedItem",
    "EventFact",
    "InfrastructureSign",
    "Lexicon",
    "Month",
    "MonthCount",
    "OneSidedFinding",
    "Part",
    "PatternSign",
    "Run",
    "Series",
    "SeriesBuilder",
    "ShareFinding",
    "SignalSettings",
    "Threshold",
    "Verdict",
    "WatchFinding",
    "WatchLevel",
    "attacks_on_infrastructure",
    "changed_from_default",
    "civilians_sign",
    "facts_by_month",
    "infrastructure_sign",
    "month_of",
    "monthly_series",
    "months_between",
    "pattern_sign",
    "settings_from",
    "thresholds",
    "watch_finding",
    "watch_levels",
    "weighted_deaths",
]
