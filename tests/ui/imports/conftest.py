"""A ministry of its own for each test of imported data, shown on the Countries page."""

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.actions.conftest import built_ministry, ministry
from tests.ui.countries.conftest import frame, show

__all__ = ["built_ministry", "frame", "ministry", "show"]


@pytest.fixture(autouse=True)
def _closed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """To import begins with the dialog of the system: it is closed without a file unless the test chooses one."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
