"""A small ministry, and what a window needs where a row is about what is seen."""

from tests.actions.conftest import built_ministry, ministry
from tests.ui.conftest import _application, tasks, theme

__all__ = ["_application", "built_ministry", "ministry", "tasks", "theme"]
