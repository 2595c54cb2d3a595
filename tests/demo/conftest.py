"""The demonstration, played once for all tests; each test process opens a copy of its own."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.demo.logins import demo_passphrase
from app.demo.outputs import CASE
from app.demo.play import AUDITOR, play
from app.opening.ministry import OpenMinistry, open_ministry
from app.reading.reports.report import ReportView, report_view
from app.reading.reports.reports import report_by_number
from reports.printer import PdfPrinter
from tests.ministry.conftest import _filled_as_before
from tests.support.filling import migrated_as_before
from tests.support.templates import Templates

__all__ = ["_filled_as_before"]


@dataclass(frozen=True, slots=True)
class Played:
    """What a play left: its folder and the lines that it told."""

    out: Path
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A copy of the played case, open for the auditor."""

    ministry: OpenMinistry

    def read(self) -> Session:
        """A read session; the caller closes it."""
        return Session(self.ministry.store.engine, autoflush=False)

    def report(self, number: str) -> ReportView:
        """A report as the auditor sees it."""
        with self.read() as session:
            report = report_by_number(session, number)
            return report_view(session, report.id, self.ministry.actor, self.ministry.store.clock())


@pytest.fixture(scope="session")
def played(templates: Templates) -> Played:
    def build(folder: Path) -> tuple[str, ...]:
        with migrated_as_before():
            return tuple(play(folder, PdfPrinter()))

    lines, out = templates.get("demonstration", build)
    return Played(out, lines)


@pytest.fixture(scope="session")
def case(played: Played, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("demo") / CASE
    shutil.copytree(played.out / CASE, folder)
    with open_ministry(folder, AUDITOR, demo_passphrase()) as ministry:
        yield Case(ministry)
