"""What holds for every test."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Generator, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.examples import register_profiles
from tests.support.steps import forget_steps

# The process that hands the tests out to the others runs none, and need not load the program for it.
if TYPE_CHECKING:
    from tests.support.templates import Templates

# No window is ever shown by a test; set before any Qt module is loaded.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Test files, and our modules in every program that a test starts, are compiled once and not at each start.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

register_profiles()

_MEMORY = Path("/dev/shm")
_ROOM = 2 << 30
"""What a run keeps at a time is a third of this; with less the folders of the tests are on the disk."""

_SLOW_FIRST = ("tests/demo/", "tests/ui/walking/", "tests/db/ledger/test_", "tests/flow/test_state_machine")
"""No process may begin on these when the others are through."""

_YOUNG = 200_000
"""New objects from which on the garbage collector looks for what goes: a test makes many, and keeps few."""

_FAILED = pytest.StashKey[bool]()


def _fits_memory() -> bool:
    return os.access(_MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM


# Each act of a case waits until the disk has it, as it must; of the disk under a test nothing is at stake.
if _fits_memory():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Test processes go through neighbouring tests, which share what they build; who is through takes from the other."""
    if config.getvalue("dist") != "load":
        return None
    return import_module("xdist.scheduler").WorkStealingScheduling(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Of what is imported and collected nothing goes: the garbage collector rests meanwhile."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that take long stand at the front; else the order stays."""
    items.sort(key=lambda item: not item.nodeid.startswith(_SLOW_FIRST))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the garbage collector need not go through it again and again, nor now."""
    gc.freeze()
    gc.set_threshold(_YOUNG)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Pytest keeps the folders of three runs, in memory where they fit: steps that were remembered are not among them."""
    if not hasattr(session.config, "workerinput"):
        made: pytest.TempPathFactory = session.config._tmp_path_factory  # type: ignore[attr-defined]  # a hook is handed no fixture
        forget_steps(made.getbasetemp() / "templates")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember of a test that it failed."""
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture
def tmp_path(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder of the test's own, gone after it; the folder of a failed test stays to be looked at."""
    yield tmp_path
    if not request.node.stash.get(_FAILED, False):
        shutil.rmtree(tmp_path, ignore_errors=True)


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Templates:
    """Where what many tests copy is built, once for all test processes of a run."""
    from tests.support.remembering import remember_in
    from tests.support.templates import Templates

    base = tmp_path_factory.getbasetemp()
    # The processes of one run share the folder above their own.
    made = Templates((base if worker_id == "master" else base.parent) / "templates")
    remember_in(made)
    return made
