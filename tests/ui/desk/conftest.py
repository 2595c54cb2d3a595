"""A ministry with one report before the Director-General and one that waits to be assessed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.carrying import escalated, open_file, prepared, submitted
from tests.support.ministry import Ministry, build_ministry, copy_of


@pytest.fixture(scope="session")
def _busy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ministry, Path]:
    folder = tmp_path_factory.mktemp("desk")
    ministry = build_ministry(folder)
    item = open_file(ministry)
    escalated(ministry, prepared(ministry, item, "VE-4", "VE-1"), "dg_political")
    submitted(ministry, item)
    ministry.store.close()
    return ministry, folder


@pytest.fixture
def ministry(_busy: tuple[Ministry, Path], tmp_path: Path) -> Iterator[Ministry]:
    """A copy to be changed."""
    template, source = _busy
    with copy_of(template, source, tmp_path / "desk") as made:
        yield made
