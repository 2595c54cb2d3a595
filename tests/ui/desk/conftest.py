"""A ministry with one report before the Director-General and one that waits to be assessed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.conftest import built_ministry
from tests.support.carrying import escalated, open_file, prepared, submitted
from tests.support.ministry import Ministry, copy_of
from tests.support.templates import Templates

__all__ = ["built_ministry"]


@pytest.fixture(scope="session")
def _busy(templates: Templates, built_ministry: tuple[Ministry, Path]) -> tuple[Ministry, Path]:
    def build(folder: Path) -> Ministry:
        with copy_of(*built_ministry, folder) as ministry:
            item = open_file(ministry)
            escalated(ministry, prepared(ministry, item, "VE-4", "VE-1"), "dg_political")
            submitted(ministry, item)
        return ministry

    return templates.get("desk", build)


@pytest.fixture
def ministry(_busy: tuple[Ministry, Path], tmp_path: Path) -> Iterator[Ministry]:
    """A copy to be changed."""
    template, source = _busy
    with copy_of(template, source, tmp_path / "desk") as made:
        yield made
