"""The page of countries, opened at the background of Myanmar."""

from tests.ui.countries.conftest import Show, built_ministry, frame, ministry, show

__all__ = ["Show", "built_ministry", "frame", "ministry", "show"]
