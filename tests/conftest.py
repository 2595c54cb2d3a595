"""What holds for every test."""

import os
import sys

import hypothesis
import pytest

from tests.support.templates import Templates

# No window is ever shown by a test; set before any Qt module is loaded.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Test files, and our modules in every program that a test starts, are compiled once and not at each start.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A time limit per example would be a timed assertion: two test processes share two cores.
hypothesis.settings.register_profile("tocsin", deadline=None)
hypothesis.settings.load_profile("tocsin")


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Templates:
    """Where what many tests copy is built, once for all test processes of a run."""
    base = tmp_path_factory.getbasetemp()
    # The processes of one run share the folder above their own.
    return Templates((base if worker_id == "master" else base.parent) / "templates")
