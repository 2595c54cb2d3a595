"""The codes of the vocabulary that a brief holds, for the floor above, which does not reach down to ``db``."""

from db.vocabulary import (
    Confidence,
    ConsultationReply,
    Credibility,
    DatePrecision,
    InstrumentKind,
    Ongoing,
    Outcome,
    Phase,
    Reliability,
    RiskLevel,
    SourceKind,
)

__all__ = [
    "Confidence",
    "ConsultationReply",
    "Credibility",
    "DatePrecision",
    "InstrumentKind",
    "Ongoing",
    "Outcome",
    "Phase",
    "Reliability",
    "RiskLevel",
    "SourceKind",
]
