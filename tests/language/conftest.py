"""The small ministry and its papers, a copy for each test."""

from tests.actions.conftest import built_ministry, ministry
from tests.documents.conftest import _with_casework, desk

__all__ = ["_with_casework", "built_ministry", "desk", "ministry"]
