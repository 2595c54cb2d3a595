"""The small ministry, a copy for each test."""

from tests.actions.conftest import built_ministry, ministry

__all__ = ["built_ministry", "ministry"]
