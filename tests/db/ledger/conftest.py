"""One small database, built once; each test takes it as it is, a copy of it, or tampers and takes it back."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.engine import DATABASE, open_database, writing
from db.store import Store
from tests.support.small_ledger import KEY, Small, TickingClock, build_small
from tests.support.tampering import Disarmed, disarm, schema_of


@pytest.fixture(scope="session")
def built_small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Small, Path]:
    folder = tmp_path_factory.mktemp("small") / "case"
    small = build_small(folder)
    # Closed, so that the whole database is in its one file.
    small.store.close()
    return small, folder


@pytest.fixture
def small(built_small: tuple[Small, Path], tmp_path: Path) -> Iterator[Small]:
    """A copy that the test may change for good."""
    template, source = built_small
    folder = tmp_path / "small"
    folder.mkdir()
    shutil.copyfile(source / DATABASE, folder / DATABASE)
    clock = TickingClock()
    clock.at = template.store.clock()
    store = Store(open_database(folder, KEY), clock=clock)
    yield replace(template, store=store)
    store.close()


@pytest.fixture(scope="session")
def disarmed(built_small: tuple[Small, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disarmed]:
    """A copy without any trigger, which counts as its right schema: what is found is something else.

    Tests take back whatever they do to it.
    """
    folder = tmp_path_factory.mktemp("disarmed")
    shutil.copyfile(built_small[1] / DATABASE, folder / DATABASE)
    engine = open_database(folder, KEY)
    with writing(engine).begin() as connection:
        disarm(connection)
    with engine.connect() as connection:
        schema = schema_of(connection)
    yield Disarmed(engine, schema)
    engine.dispose()
