"""The small ministry of ``authority_cases.json`` with a country file open for Myanmar."""

from tests.actions.conftest import built_ministry, ministry

__all__ = ["built_ministry", "ministry"]
