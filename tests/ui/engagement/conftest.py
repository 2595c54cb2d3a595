"""The engagement tab of a country file, shown to one of the people."""

from tests.actions.conftest import built_ministry, ministry
from tests.ui.countries.conftest import Show, frame, show

__all__ = ["Show", "built_ministry", "frame", "ministry", "show"]
