"""The small ministry with a country file open for Myanmar, and short ways to fill its registers."""

from tests.actions.conftest import built_ministry, ministry

__all__ = ["built_ministry", "ministry"]
