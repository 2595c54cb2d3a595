"""The small ministry of ``authority_cases.json``, and a real one with a vault, to be attacked."""

from tests.actions.conftest import built_ministry, ministry
from tests.ministry.conftest import clock, created
from tests.support.refusing import case

__all__ = ["built_ministry", "case", "clock", "created", "ministry"]
