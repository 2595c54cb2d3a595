"""All mapped classes in one import, so that the metadata is whole wherever it is asked for."""

from db import (
    assessments,
    countries,
    decisions,
    delegations,
    evidence,
    imports,
    ministry,
    people,
    reports,
    responses,
)
from db.base import Base
from db.engagement import (
    exposure,
    impact,
    messages,
    opportunities,
    peace,
    promises,
    register,
    steps,
    triggers,
)
from db.ledger import entries as ledger_entries

metadata = Base.metadata

__all__ = [
    "Base",
    "assessments",
    "countries",
    "decisions",
    "delegations",
    "evidence",
    "exposure",
    "impact",
    "imports",
    "ledger_entries",
    "messages",
    "metadata",
    "ministry",
    "opportunities",
    "peace",
    "people",
    "promises",
    "register",
    "reports",
    "responses",
    "steps",
    "triggers",
]
