"""A country file on its page, as the tests of the country pages show it."""

from tests.actions.conftest import built_ministry, ministry
from tests.ui.countries.conftest import frame, show

__all__ = ["built_ministry", "frame", "ministry", "show"]
