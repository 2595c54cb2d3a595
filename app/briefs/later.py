"""Fields that a layout got after something had been frozen in it."""

from collections.abc import Mapping

KEY = "later"

LATER: Mapping[str, bool] = {KEY: True}
"""Metadata of such a field. What was frozen before has its default and keeps its bytes and its hash: with that value it is
not written."""
