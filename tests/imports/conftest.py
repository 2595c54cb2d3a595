"""The small ministry, and a file looked at and imported as its analyst does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.actions.outside.imports import BatchKept, ImportFile, ImportPlan, import_file, plan_import
from app.imports.formats import Format, Layout
from app.imports.opening import open_sheet
from app.imports.places import Places
from app.imports.registry import recognise
from app.perform import reading
from app.reference.countries import countries
from app.reference.crosswalk import CROSSWALK, Crosswalk
from tests.actions.conftest import built_ministry, ministry
from tests.support.ministry import Ministry

__all__ = ["built_ministry", "ministry"]

Importing = Callable[..., BatchKept]
Planning = Callable[..., ImportPlan]


@pytest.fixture
def places() -> Places:
    """The shipped countries and codes."""
    return Places(Crosswalk(CROSSWALK.shipped(), countries()))


@pytest.fixture
def imported(ministry: Ministry) -> Importing:
    """Imports a file as the analyst."""

    def run(path: Path, **options: Any) -> BatchKept:
        return ministry.do("P-AN1", import_file, ImportFile(path=path, **options))

    return run


@pytest.fixture
def planned(ministry: Ministry) -> Planning:
    """Looks at a file as the analyst."""

    def run(path: Path, **options: Any) -> ImportPlan:
        actor = ministry.actors["P-AN1"]
        with reading(ministry.store, actor, "import.plan") as session:
            return plan_import(session, actor, ImportFile(path=path, **options), ministry.clock.at)

    return run


def recognised(path: Path) -> tuple[Format, Layout]:
    """The format and layout of a file."""
    with open_sheet(path) as sheet:
        return recognise(sheet)
