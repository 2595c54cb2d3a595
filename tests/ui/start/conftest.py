"""A small ministry, made once and copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.filling import migrated_as_before
from tests.support.opened import copy_of_ministry, make_small_ministry
from tests.support.templates import Templates


@pytest.fixture(scope="module", autouse=True)
def _filled_as_before() -> Iterator[None]:
    """New ministries are filled as the first one was; tests/migrations run the revisions themselves."""
    with migrated_as_before():
        yield


@pytest.fixture
def case_folder(templates: Templates, tmp_path: Path) -> Path:
    """A ministry of one's own, closed."""
    _made, source = templates.get("small-ministry", make_small_ministry)
    return copy_of_ministry(source, tmp_path / "case")
