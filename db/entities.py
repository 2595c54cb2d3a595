"""All mapped classes in one import, so that the metadata is whole wherever it is asked for."""

from db import (
    assessments,
    countries,
    decisions,
    delegations,
    events,
    evidence,
    import_mappings,
    imports,
    ministry,
    people,
    rankings,
    recommendations,
    reports,
    responses,
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
    "events",
    "evidence",
    "import_mappings",
    "imports",
    "ledger_entries",
    "metadata",
    "ministry",
    "people",
    "rankings",
    "recommendations",
    "reports",
    "responses",
]
