"""A ministry with one report before the Director-General, copied afresh for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.actions.reports.escalations import Escalate, escalate
from reports.printer import PdfPrinter
from tests.actions.conftest import built_ministry
from tests.support.carrying import Prepared, open_file, prepared
from tests.support.ministry import Ministry, copy_of
from tests.support.templates import Templates
from tests.ui.reports.seat import Seat
from ui.tasks import Tasks

__all__ = ["built_ministry"]

Sit = Callable[[str], Seat]


@pytest.fixture(scope="session")
def _before_escalation(
    templates: Templates, built_ministry: tuple[Ministry, Path]
) -> tuple[Ministry, Path, Prepared]:
    def build(folder: Path) -> tuple[Ministry, Prepared]:
        with copy_of(*built_ministry, folder) as ministry:
            return ministry, prepared(ministry, open_file(ministry), "VE-4", "VE-1")

    (ministry, report), folder = templates.get("reports-assessed", build)
    return ministry, folder, report


@pytest.fixture(scope="session")
def _escalated(_before_escalation: tuple[Ministry, Path, Prepared], templates: Templates) -> Path:
    template, source, report = _before_escalation

    def build(folder: Path) -> None:
        with copy_of(template, source, folder) as ministry:
            request = Escalate(
                report_id=report.report_id,
                office_id=ministry.offices["dg_political"],
                printer=PdfPrinter(),
            )
            ministry.do("P-FP", escalate, request)

    return templates.get("reports-escalated", build)[1]


@pytest.fixture
def report(_before_escalation: tuple[Ministry, Path, Prepared]) -> Prepared:
    """The report: targeted sanctions, representations, and taking no action."""
    return _before_escalation[2]


@pytest.fixture
def assessed(_before_escalation: tuple[Ministry, Path, Prepared], tmp_path: Path) -> Iterator[Ministry]:
    """The ministry with the report assessed and its options ready."""
    template, source, _ = _before_escalation
    with copy_of(template, source, tmp_path / "assessed") as ministry:
        yield ministry


@pytest.fixture
def ministry(
    _before_escalation: tuple[Ministry, Path, Prepared], _escalated: Path, tmp_path: Path
) -> Iterator[Ministry]:
    """The ministry with the report before the Director-General, Political Affairs."""
    template, _, _ = _before_escalation
    with copy_of(template, _escalated, tmp_path / "escalated") as ministry:
        yield ministry


@pytest.fixture
def sit(qtbot: QtBot, tasks: Tasks, ministry: Ministry) -> Sit:
    """Signs a person in at a window on the escalated report's ministry."""
    return lambda who: Seat(qtbot, tasks, ministry, who)
