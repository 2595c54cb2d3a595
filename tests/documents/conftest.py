"""A ministry whose documents are printed as its people print them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.reports import Report
from tests.actions.conftest import built_ministry
from tests.documents.support import DocumentDesk
from tests.support.carrying import open_file, prepared
from tests.support.ministry import Ministry, copy_of
from tests.support.templates import Templates

__all__ = ["built_ministry"]


@pytest.fixture(scope="session")
def _with_casework(templates: Templates, built_ministry: tuple[Ministry, Path]) -> tuple[Ministry, Path, str]:
    def build(folder: Path) -> tuple[Ministry, str]:
        with copy_of(*built_ministry, folder) as made:
            case = prepared(made, open_file(made), "VE-4", "VE-1")
            return made, made.row(Report, case.report_id).number

    (made, report), folder = templates.get("documents", build)
    return made, folder, report


@pytest.fixture
def desk(_with_casework: tuple[Ministry, Path, str], tmp_path: Path) -> Iterator[DocumentDesk]:
    template, source, report = _with_casework
    with copy_of(template, source, tmp_path / "case") as made:
        yield DocumentDesk(made, report)
