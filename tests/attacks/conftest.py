"""The small ministry of ``authority_cases.json``, and a real one with a vault, to be attacked."""

from tests.actions.conftest import built_ministry, ministry
from tests.ministry.conftest import clock, created

__all__ = ["built_ministry", "clock", "created", "ministry"]
