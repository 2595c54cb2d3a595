"""The small ministry of ``authority_cases.json``."""

from tests.actions.conftest import built_ministry, ministry

__all__ = ["built_ministry", "ministry"]
