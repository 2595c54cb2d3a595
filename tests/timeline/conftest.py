"""A ministry for each test of the timeline and of two days compared."""

from tests.actions.conftest import built_ministry, ministry

__all__ = ["built_ministry", "ministry"]
