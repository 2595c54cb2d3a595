"""The codes of the vocabulary that a brief holds, for the floor above, which does not reach down to ``db``."""

from db.vocabulary import (
    Confidence,
    ConsultationReply,
    Credibility,
    DatePrecision,
    DecisionEffect,
    InstrumentKind,
    Ongoing,
    Outcome,
    Phase,
    ReceiptManner,
    Reliability,
    RiskLevel,
    SourceKind,
)

__all__ = [
    "Confidence",
    "ConsultationReply",
    "Credibility",
    "DatePrecision",
    "DecisionEffect",
    "InstrumentKind",
    "Ongoing",
    "Outcome",
    "Phase",
    "ReceiptManner",
    "Reliability",
    "RiskLevel",
    "SourceKind",
]
