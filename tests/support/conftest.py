"""The small ministry, for tests of what tests rely on."""

from tests.actions.conftest import built_ministry

__all__ = ["built_ministry"]
