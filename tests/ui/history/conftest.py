"""A small ministry, made once and copied for each test."""

from pathlib import Path

import pytest

from tests.support.opened import copy_of_ministry, make_small_ministry


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ministry") / "case"
    make_small_ministry(folder)
    return folder


@pytest.fixture
def case_folder(_made: Path, tmp_path: Path) -> Path:
    """A ministry of one's own, closed."""
    return copy_of_ministry(_made, tmp_path / "case")
