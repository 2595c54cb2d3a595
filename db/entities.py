"""All mapped classes in one import, so that the metadata is whole wherever it is asked for."""

from db import (
    assessments,
    atrocities,
    countries,
    decisions,
    delegations,
    events,
    evidence,
    groups,
    import_mappings,
    imports,
    mechanisms,
    ministry,
    people,
    rankings,
    recommendations,
    reports,
    responses,
    structures,
)
from db.base import Base
from db.ledger import entries as ledger_entries

metadata = Base.metadata

__all__ = [
    "Base",
    "assessments",
    "atrocities",
    "countries",
    "decisions",
    "delegations",
    "events",
    "evidence",
    "groups",
    "import_mappings",
    "imports",
    "ledger_entries",
    "mechanisms",
    "metadata",
    "ministry",
    "people",
    "rankings",
    "recommendations",
    "reports",
    "responses",
    "structures",
]
