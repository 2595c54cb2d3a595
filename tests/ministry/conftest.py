"""A real ministry in a temporary folder, with a vault that is cheap to open."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.actions.ministry.found_ministry import Founded
from app.opening.ministry import CreatedMinistry, create_ministry, open_ministry
from tests.support.filling import migrated_as_before
from tests.support.founding import FAST, PASSPHRASE, founding
from tests.support.ministry import NOW, SetClock
from tests.support.templates import Templates


@pytest.fixture(scope="module", autouse=True)
def _filled_as_before() -> Iterator[None]:
    """New ministries are filled as the first one was; tests/migrations run the revisions themselves."""
    with migrated_as_before():
        yield


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def created(templates: Templates, tmp_path: Path, clock: SetClock) -> Iterator[CreatedMinistry]:
    """A ministry made a moment ago, opened again by its founder."""
    (founded, recovery_key), source = templates.get("founded", _founded)
    shutil.copytree(source, tmp_path / "case")
    with open_ministry(tmp_path / "case", "l.ferrer", PASSPHRASE, clock=clock) as ministry:
        yield CreatedMinistry(ministry=ministry, founded=founded, recovery_key=recovery_key)


def _founded(folder: Path) -> tuple[Founded, str]:
    made = create_ministry(folder, founding(), passphrase=PASSPHRASE, kdf=FAST, clock=SetClock(NOW))
    made.ministry.close()
    return made.founded, made.recovery_key
