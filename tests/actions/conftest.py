"""A ministry of its own for each test, copied from one that is built once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import DATABASE, open_database
from db.store import Store
from tests.support.ministry import KEY, NOW, Ministry, SetClock, closed_ministry, copy_of, new_store
from tests.support.refusing import case, sent
from tests.support.templates import Templates

__all__ = ["case", "sent"]


@pytest.fixture(scope="session")
def built_ministry(templates: Templates) -> tuple[Ministry, Path]:
    return templates.get("ministry", closed_ministry)


@pytest.fixture
def ministry(built_ministry: tuple[Ministry, Path], tmp_path: Path) -> Iterator[Ministry]:
    """The small ministry of ``authority_cases.json``, its clock at :data:`NOW`."""
    template, source = built_ministry
    with copy_of(template, source, tmp_path / "case") as copy:
        yield copy


@pytest.fixture(scope="session")
def empty_database(templates: Templates) -> Path:
    return templates.get("empty-database", lambda folder: new_store(folder, SetClock(NOW)).close())[1]


@pytest.fixture
def store(empty_database: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty migrated database."""
    shutil.copyfile(empty_database / DATABASE, tmp_path / DATABASE)
    opened = Store(open_database(tmp_path, KEY), clock=SetClock(NOW))
    yield opened
    opened.close()
