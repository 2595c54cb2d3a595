"""A small ministry, made once and copied for each test."""

from pathlib import Path

import pytest

from tests.support.opened import copy_of_ministry, make_small_ministry
from tests.support.templates import Templates


@pytest.fixture
def case_folder(templates: Templates, tmp_path: Path) -> Path:
    """A ministry of one's own, closed."""
    _made, source = templates.get("small-ministry", make_small_ministry)
    return copy_of_ministry(source, tmp_path / "case")
