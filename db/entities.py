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
    signals,
)
from db.base import Base
from db.ledger import entries as ledger_entries

metadata = Base.metadata

__all__ = [
    "Base",
    "assessments",
    "countries",
    "decisions",
    "delegations",
    "evidence",
    "imports",
    "ledger_entries",
    "metadata",
    "ministry",
    "people",
    "reports",
    "responses",
    "signals",
]
