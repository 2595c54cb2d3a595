"""All mapped classes in one import, so that the metadata is whole wherever it is asked for."""

from db import (
    assessments,
    atrocities,
    countries,
    decisions,
    delegations,
    evidence,
    groups,
    imports,
    mechanisms,
    ministry,
    people,
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
    "evidence",
    "groups",
    "imports",
    "ledger_entries",
    "mechanisms",
    "metadata",
    "ministry",
    "people",
    "reports",
    "responses",
    "structures",
]
