"""A ministry of its own for each test, copied from one that is built once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import DATABASE, open_database
from db.store import Store
from tests.support.ministry import KEY, NOW, Ministry, SetClock, build_ministry, copy_of, new_store


@pytest.fixture(scope="session")
def built_ministry(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ministry, Path]:
    folder = tmp_path_factory.mktemp("built-ministry")
    ministry = build_ministry(folder)
    # Closed, so that the whole database is in its one file.
    ministry.store.close()
    return ministry, folder


@pytest.fixture
def ministry(built_ministry: tuple[Ministry, Path], tmp_path: Path) -> Iterator[Ministry]:
    """The small ministry of ``authority_cases.json``, its clock at :data:`NOW`."""
    template, source = built_ministry
    with copy_of(template, source, tmp_path / "case") as copy:
        yield copy


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty-database")
    new_store(folder, SetClock(NOW)).close()
    return folder


@pytest.fixture
def store(empty_database: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty migrated database."""
    shutil.copyfile(empty_database / DATABASE, tmp_path / DATABASE)
    opened = Store(open_database(tmp_path, KEY), clock=SetClock(NOW))
    yield opened
    opened.close()
