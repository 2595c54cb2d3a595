"""A real ministry in a temporary folder, with a vault that is cheap to open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.opening.ministry import CreatedMinistry, create_ministry
from tests.support.founding import FAST, PASSPHRASE, founding
from tests.support.ministry import NOW, SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def created(tmp_path: Path, clock: SetClock) -> Iterator[CreatedMinistry]:
    """A ministry just made, open."""
    made = create_ministry(tmp_path / "case", founding(), passphrase=PASSPHRASE, kdf=FAST, clock=clock)
    yield made
    made.ministry.close()
