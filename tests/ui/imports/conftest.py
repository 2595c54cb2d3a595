"""A ministry of its own for each test of imported data, shown on the Countries page."""

from tests.actions.conftest import built_ministry, ministry
from tests.ui.countries.conftest import frame, show

__all__ = ["built_ministry", "frame", "ministry", "show"]
