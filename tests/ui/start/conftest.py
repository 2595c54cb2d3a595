"""New ministries, of which the first is filled by the revisions and the others as it was."""

from collections.abc import Iterator

import pytest

from tests.support.filling import migrated_as_before


@pytest.fixture(scope="module", autouse=True)
def _filled_as_before() -> Iterator[None]:
    """New ministries are filled as the first one was; tests/migrations run the revisions themselves."""
    with migrated_as_before():
        yield
